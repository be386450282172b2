import { writeFileAtomically } from '@rathaus/client-core/node';
import { createProofContainer, type DeliveryProofReport, proofContainerFiles } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { sealFault } from './seal-fault.ts';
import { readSealKey } from './seal-file.ts';
import type { VerifyOptions } from './verify.ts';

/** Where the container goes and with what it is sealed: known before anything is checked. */
export async function openContainer(output: string, file: string, options: VerifyOptions, context: Context) {
  const { terminal, text } = context;
  const { seal, force, json, mask, metadata } = options;
  if (seal === undefined)
    throw new UsageFault(
      'Womit wird gesiegelt? --seal DATEI nennt Schlüssel und Zertifikate: { "key": "siegel.key.pem", "certificates": ["siegel-kette.pem"] }.',
      'What is it sealed with? --seal FILE names key and certificates: { "key": "seal.key.pem", "certificates": ["seal-chain.pem"] }.',
    );
  if (mask)
    throw new UsageFault(
      '--mask und --asice passen nicht zusammen: im Behälter liegt der Nachweis selbst, unverändert.',
      '--mask and --asice do not go together: the container holds the proof itself, unchanged.',
    );
  const target = openTarget({ output, option: '--asice', inputs: [file, seal], force, json }, context);
  const path = await target.file('nachweis.asice');
  const { signer, certificates } = await readSealKey(seal, terminal.env);
  return {
    isStandard: target.isStandard,
    /** Nothing is written for a proof that failed. */
    async write(proof: Uint8Array, report: DeliveryProofReport, page: string) {
      if (report.verdict === 'failed') {
        context.warn(
          text({
            de: 'Kein Behälter geschrieben: Ein Nachweis, der nicht hält, wird nicht gesiegelt.',
            en: 'No container written: a proof that does not hold is not sealed.',
          }),
        );
        return;
      }
      const { signal, clock } = terminal;
      const bytes = await createProofContainer(
        { proof, report, page, metadata },
        { signer, certificates, clock, signal },
      ).catch((error: unknown) => {
        throw sealFault(seal, error);
      });
      await writeFileAtomically(path, [bytes], { signal });
      await target.deliver(path);
      if (json || target.isStandard) return;
      const { metadata: sent, ...always } = proofContainerFiles;
      const names = [...Object.values(always), ...(metadata ? [sent] : [])].join(', ');
      target.say(`${text({ de: 'Behälter', en: 'Container' })}: ${path} (${names})`);
      target.say(
        text({
          de: 'Das Siegel sagt, dass sein Inhaber diese Dateien zu dieser Zeit hatte, nach der Uhr dieses Rechners. Was die Zustellung belegt, steht im Nachweis.',
          en: 'The seal says that its holder had these files at this time, by the clock of this machine. What shows the delivery is in the proof.',
        }),
      );
    },
    close: () => target.close(),
  };
}

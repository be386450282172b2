import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import type { FailureRules } from '../../program/failures.ts';
import { sandboxAddress, withCommonOptions } from './options.ts';
import type { ProofOptions } from './proof.ts';
import { exchangeReported } from './reported.ts';
import type { VerifyOptions } from './verify.ts';

/** A container that is refused shows nothing; a key that does not seal is wrong use. */
const verifyRules: FailureRules = {
  refused: exitCodes.findings,
  usage: ['exchange.proof.container-refused', 'exchange.proof.seal-refused'],
};

/** Making and checking proofs of delivery. */
export function defineProof(command: Command, context: Context): void {
  const { text } = context;
  const force = text({ de: 'ersetzt eine Datei gleichen Namens', en: 'replaces a file of the same name' });
  const proof = command
    .command('proof')
    .description(
      text({
        de: 'schreibt den Nachweis einer angenommenen Zustellung',
        en: 'writes the proof of an accepted delivery',
      }),
    )
    .argument('<kennung>', text({ de: 'Kennung der Zustellung', en: 'id of the delivery' }))
    .option(
      '-o, --output <ziel>',
      text({
        de: 'Datei, Ordner oder - für die Standardausgabe',
        en: 'file, folder or - for standard output',
      }),
      '.',
    )
    .option('--force', force);
  withCommonOptions(proof, context).action((id: string, options: ProofOptions) =>
    exchangeReported('proof', context, async () => (await import('./proof.ts')).proof(id, options, context)),
  );
  command
    .command('verify')
    .description(
      text({
        de: 'prüft einen Nachweis ohne Netz und schreibt die Seite für die Akte',
        en: 'checks a proof offline and writes the page for the e-file',
      }),
    )
    .argument(
      '<datei>',
      text({
        de: 'Nachweis (JSON) oder Behälter damit (ASiC-E)',
        en: 'proof (JSON) or container with it (ASiC-E)',
      }),
    )
    .option(
      '--trust <datei>',
      text({
        de: 'womit verglichen wird: Wurzeln, Zustelldienst, Empfänger (JSON)',
        en: 'what it is compared with: roots, delivery service, recipient (JSON)',
      }),
    )
    .option(
      '--sandbox',
      text({
        de: 'vergleicht mit der Sandbox auf diesem Rechner',
        en: 'compares with the sandbox on this machine',
      }),
    )
    .option(...sandboxAddress(context))
    .option(
      '--page <ziel>',
      text({ de: 'schreibt die Seite: Datei, Ordner oder -', en: 'writes the page: file, folder or -' }),
    )
    .option(
      '--asice <ziel>',
      text({
        de: 'schreibt Nachweis und Seite in einen versiegelten Behälter: Datei, Ordner oder -',
        en: 'writes proof and page into a sealed container: file, folder or -',
      }),
    )
    .option(
      '--seal <datei>',
      text({
        de: 'womit gesiegelt wird: Schlüssel und Zertifikate (JSON)',
        en: 'what it is sealed with: key and certificates (JSON)',
      }),
    )
    .option(
      '--metadata',
      text({
        de: 'legt die gesendeten Metadaten als eigene Datei in den Behälter',
        en: 'puts the metadata that were sent into the container, too',
      }),
    )
    .option(
      '--sender <text>',
      text({ de: 'auf der Seite: wer abgesendet hat', en: 'on the page: who sent it' }),
    )
    .option(
      '--recipient <text>',
      text({ de: 'auf der Seite: wer empfangen hat', en: 'on the page: who received it' }),
    )
    .option(
      '--subject <text>',
      text({ de: 'auf der Seite: Betreff oder Zeichen', en: 'on the page: subject or reference' }),
    )
    .option(
      '--mask',
      text({ de: 'blendet aus, was Stellen und Personen nennt', en: 'hides what names offices and people' }),
    )
    .option('--force', force)
    .option('--json', text({ de: 'eine Zeile JSON statt Text', en: 'one line of JSON instead of text' }))
    .action((file: string, options: VerifyOptions) =>
      exchangeReported(
        'verify',
        context,
        async () => (await import('./verify.ts')).verify(file, options, context),
        verifyRules,
      ),
    );
}

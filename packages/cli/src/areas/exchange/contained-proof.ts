import { open } from 'node:fs/promises';
import { proofContainerFiles } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';

/** Far more than any container of a proof has: what is beyond was made to cost memory. */
const limits = {
  maxEntries: 100,
  maxEntrySize: 50_000_000,
  maxTotalSize: 100_000_000,
  maxDirectorySize: 100_000,
};

/** Whether a file is a ZIP, as an ASiC-E container is: by its first bytes, whatever it is called. */
export async function isContainer(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PK\x03\x04';
  } finally {
    await handle.close();
  }
}

/**
 * The proof file in a container, as it was put there. The seal is not judged: that is for software which knows who may seal
 * today. Errors: `eakte.package.*` for a container that is damaged or made to harm.
 */
export async function containedProof(
  file: string,
  { terminal: { signal }, warn, text }: Context,
): Promise<Uint8Array> {
  const { readContainer } = await import('@rathaus/eakte-client/package');
  const container = await readContainer(file, { limits, signal });
  try {
    const name = proofContainerFiles.proof;
    const entry = container.find(name);
    if (!entry)
      throw new UsageFault(
        `${file} enthält keinen Zustellnachweis (${name}).`,
        `${file} contains no proof of delivery (${name}).`,
      );
    const chunks: Uint8Array[] = [];
    for await (const chunk of container.open(entry, { signal })) chunks.push(Uint8Array.from(chunk));
    warn(
      text({
        de: `Geprüft wird ${name} aus dem Behälter. Sein Siegel prüft dieses Programm nicht; das kann Software für ASiC-E, etwa DSS der Europäischen Kommission.`,
        en: `What is checked is ${name} of the container. Its seal is not checked by this program; software for ASiC-E can do that, for example DSS of the European Commission.`,
      }),
    );
    return Buffer.concat(chunks);
  } finally {
    await container.close();
  }
}

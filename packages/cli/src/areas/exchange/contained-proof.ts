import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ContainerEntry } from '@rathaus/eakte-client/package';
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

/** Whether bytes are a ZIP, as an ASiC-E container is: by the first of them, whatever the file is called. */
export const isContainer = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';

/**
 * The bytes of a file or of a pipe, read once. Errors: a fault of usage when there are more than `most`.
 */
export async function readBounded(file: string, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of createReadStream(file, { signal }) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most)
      throw new UsageFault(`${file} ist zu groß für einen Nachweis.`, `${file} is too big for a proof.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The proof file in a container, as it was put there. The seal is not judged: that is for software which knows who may seal
 * today. Errors: `eakte.package.*` for a container that is damaged or made to harm.
 */
export async function containedProof(
  file: string,
  { terminal: { signal }, warn, text }: Context,
): Promise<Uint8Array> {
  // Its directory is at the end: it is read from there.
  if (!(await stat(file)).isFile())
    throw new UsageFault(
      `${file} ist ein Behälter, aber keine Datei: Bitte den Behälter als Datei angeben.`,
      `${file} is a container, but no file: please give the container as a file.`,
    );
  const { readContainer } = await import('@rathaus/eakte-client/package');
  const container = await readContainer(file, { limits, signal });
  try {
    const name = proofContainerFiles.proof;
    const entry = container.find(name);
    // By its very name, at the top: what another reader would take from another place was not sealed as this file.
    if (!entry || Buffer.from(entry.rawName).toString('utf8') !== name)
      throw new UsageFault(
        `${file} enthält keinen Zustellnachweis (${name}).`,
        `${file} contains no proof of delivery (${name}).`,
      );
    const proof = await contentOf(entry);
    const manifest = container.find(manifestName);
    if (!manifest || !namesDigestOf(proof, await contentOf(manifest)))
      throw new UsageFault(
        `Das Inhaltsverzeichnis des Behälters (${manifestName}) nennt ${name} nicht mit dieser Prüfsumme: Das Siegel gilt für etwas anderes.`,
        `The manifest of the container (${manifestName}) does not name ${name} with this digest: the seal is of something else.`,
      );
    warn(
      text({
        de: `Geprüft wird ${name} aus dem Behälter. Sein Siegel prüft dieses Programm nicht; das kann Software für ASiC-E, etwa DSS der Europäischen Kommission.`,
        en: `What is checked is ${name} of the container. Its seal is not checked by this program; software for ASiC-E can do that, for example DSS of the European Commission.`,
      }),
    );
    return proof;
  } finally {
    await container.close();
  }

  async function contentOf(entry: ContainerEntry): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of container.open(entry, { signal })) chunks.push(Uint8Array.from(chunk));
    return Buffer.concat(chunks);
  }
}

const manifestName = 'META-INF/ASiCManifest.xml';

/** A digest of these bytes stands for nothing else, wherever in the manifest it is. */
function namesDigestOf(bytes: Uint8Array, manifest: Uint8Array): boolean {
  const text = Buffer.from(manifest).toString('utf8').replace(/\s+/g, '');
  return ['sha256', 'sha384', 'sha512'].some((hash) =>
    text.includes(`DigestValue>${createHash(hash).update(bytes).digest('base64')}<`),
  );
}

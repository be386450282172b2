import { readContainer, readStatedFiles } from '@rathaus/eakte-client/package';

/** Names of the files that the message of a container names and that are not in it. Throws what reading throws. */
export async function missingFiles(path: string, signal: AbortSignal): Promise<readonly string[]> {
  const container = await readContainer(path, { findings: 'collect', signal });
  try {
    const { message, files } = container;
    if (!message || !container.canOpen(message)) return [];
    const there = new Set(files.map(({ name }) => name.normalize('NFC')));
    const missing = new Set<string>();
    const visit = ({ fileName }: { readonly fileName: string }) => {
      if (!there.has(fileName.normalize('NFC'))) missing.add(fileName);
    };
    await readStatedFiles(container.open(message, { signal }), visit, { signal });
    return [...missing];
  } finally {
    await container.close();
  }
}

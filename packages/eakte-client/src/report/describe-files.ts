import { isRathausError } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { Progress } from '@rathaus/client-core/observe';
import { peekMessage } from '../package/peek-message.ts';
import type { Container, ContainerEntry } from '../package/read-container.ts';
import { scanHashAlgorithms } from '../package/scan-hash-algorithms.ts';
import type { EntryFacts } from '../xdomea/finding/container-facts.ts';

/** How the files of a container are described. */
interface DescribeFilesOptions extends Abortable {
  readonly onProgress: ((progress: Progress<'files'>) => void) | undefined;
}

/** Files of the container as the message rules want them, with the digests that the message states (from 4.0). */
export async function describeFiles(
  container: Container,
  { signal, onProgress }: DescribeFilesOptions,
): Promise<{ entries: EntryFacts[]; unread: number }> {
  const { message } = container;
  const algorithms = await statedAlgorithms(container, signal);
  const entries: EntryFacts[] = [];
  let unread = 0;
  const files = container.verify({
    skip: (entry) => entry === message,
    algorithms,
    signal,
    onProgress,
  });
  for await (const { entry, facts } of files) {
    if (!facts) unread++;
    entries.push({
      name: entry.name,
      size: entry.size,
      hashes: algorithms.length > 0 ? facts?.hashes : undefined,
      detected: facts?.detected,
      encrypted: facts?.encrypted,
      truncated: facts?.truncated,
      macros: facts?.macros,
      active: facts?.active,
      zipBehind: facts?.zipBehind,
      pdfaClaim: facts && (facts.pdfaClaim ?? false),
    });
  }
  return { entries, unread };
}

/** Algorithms by which the message states hashes of its files. What is wrong with its bytes is found by the check. */
async function statedAlgorithms(
  container: Container,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { message } = container;
  if (!message || !container.canOpen(message)) return [];
  const open = () => readUntilBroken(container, message, signal);
  const head = await peekMessage(open());
  return head?.version === '4.0.0' ? [...(await scanHashAlgorithms(open(), { signal }))] : [];
}

async function* readUntilBroken(
  container: Container,
  entry: ContainerEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    yield* container.open(entry, { signal });
  } catch (error) {
    if (!isRathausError(error) || !error.code.startsWith('eakte.package.')) throw error;
  }
}

import { createHash } from 'node:crypto';
import type { Abortable } from '@rathaus/client-core/abort';
import { type ContainerSource, readRange } from '../package/byte-source.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { closeTransfer, openTransfer } from '../package/open-transfer.ts';
import type { Container } from '../package/read-container.ts';

/** What tells whether two files say the same, however they are packed. Lower-case hex. */
export interface ContentDigest {
  /** SHA-512 of the message. */
  readonly message: string;
  /** Of names and digests of the other files; undefined for a message without them. */
  readonly files: string | undefined;
}

/** How digests are made. */
export interface ContentDigestOptions extends Abortable {
  limits?: Partial<ContainerLimits> | undefined;
}

/**
 * Digests of message and files. Undefined when the message cannot be read. An own source stays open.
 * Throws the file system's error and `core.aborted`.
 */
export async function contentDigest(
  source: ContainerSource,
  options: ContentDigestOptions,
): Promise<ContentDigest | undefined> {
  const { signal, limits } = options;
  const transfer = await openTransfer(keptOpen(source), { findings: 'collect', limits, signal });
  try {
    const { bytes, container } = transfer;
    if (container) return await digestOf(container, signal);
    return { message: await sha512(readRange(bytes, 0, bytes.size, signal)), files: undefined };
  } finally {
    await closeTransfer(transfer, signal);
  }
}

async function digestOf(
  container: Container,
  signal: AbortSignal | undefined,
): Promise<ContentDigest | undefined> {
  const { message, files } = container;
  if (!message || !container.canOpen(message)) return undefined;
  const lines: string[] = [];
  let text: string | undefined;
  for await (const { entry, facts } of container.verify({ signal })) {
    const digest = facts?.hashes?.['SHA-512'];
    if (digest === undefined) return undefined;
    if (entry === message) text = digest;
    else lines.push(`${entry.name}\0${digest}`);
  }
  if (text === undefined) return undefined;
  const list = createHash('sha512').update(lines.toSorted().join('\n')).digest('hex');
  return { message: text.toLowerCase(), files: files.length > 0 ? list : undefined };
}

async function sha512(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha512');
  for await (const piece of pieces) digest.update(piece);
  return digest.digest('hex');
}

/** Whether both say the same; a message without its files says what the one with them says. */
export function isSameContent(a: ContentDigest | undefined, b: ContentDigest | undefined): boolean {
  if (!a || !b || a.message !== b.message) return false;
  return a.files === undefined || b.files === undefined || a.files === b.files;
}

/** A source of the caller's own that is read several times: the check that comes last closes it. */
export function keptOpen(source: ContainerSource): ContainerSource {
  if (typeof source !== 'object' || !('read' in source)) return source;
  return {
    size: source.size,
    read: (position, length, signal) => source.read(position, length, signal),
    close: async () => undefined,
  };
}

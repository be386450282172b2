import {
  type ByteSource,
  type ContainerSource,
  closeByteSource,
  openByteSource,
  readBytes,
} from './byte-source.ts';
import { type Container, fileNameOf, type ReadContainerOptions, readContainer } from './read-container.ts';

/** A file that is open for reading: a message alone, or a container. Whoever opened it closes it. */
export interface OpenTransfer {
  /** The whole file. */
  readonly bytes: ByteSource;
  /** Undefined for a message alone. */
  readonly container: Container | undefined;
}

/** Bytes of a file that tell its form; enough for white space in front of the first element. */
const headLength = 512;

/**
 * Whether a file is a message alone: it begins like XML in any of its encodings (byte order mark or white space, then
 * `<`). Everything else is read as a container, also with foreign bytes in front of it, because its directory is at the
 * end.
 */
export function isBareMessage(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, headLength)).toString(
    'latin1',
  );
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(text);
}

/**
 * Opens a message or a container; what reads transfers opens them here, so that all agree what a file is.
 * Throws what `readContainer` throws.
 */
export async function openTransfer(
  source: ContainerSource,
  options: ReadContainerOptions,
): Promise<OpenTransfer> {
  const { signal } = options;
  const bytes = await openByteSource(source, signal);
  try {
    const head = await readBytes(bytes, 0, headLength, signal);
    if (isBareMessage(head)) return { bytes, container: undefined };
  } catch (error) {
    await closeByteSource(bytes, signal);
    throw error;
  }
  // It closes what it cannot read.
  const container = await readContainer(bytes, {
    ...options,
    fileName: fileNameOf(source, options.fileName),
  });
  return { bytes, container };
}

/** Closes what `openTransfer` opened. */
export async function closeTransfer(
  { bytes, container }: OpenTransfer,
  signal: AbortSignal | undefined,
): Promise<void> {
  // The container closes what it reads from.
  await (container ? container.close() : closeByteSource(bytes, signal));
}

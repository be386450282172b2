import { type ByteSource, readBytes } from './byte-source.ts';
import type { ContainerLimits } from './limits.ts';
import type { Directory } from './zip-directory.ts';
import { flag, method, signature } from './zip-format.ts';
import type { DirectoryEntry } from './zip-record.ts';

/** The record of an entry that is safe to read before it was judged, with the place of its data; undefined for any other. */
export async function locateEntry(
  source: ByteSource,
  directory: Directory,
  entry: DirectoryEntry,
  limits: ContainerLimits,
  signal: AbortSignal | undefined,
): Promise<DirectoryEntry | undefined> {
  const { flags, size, packed, offset } = entry;
  if (flags & (flag.encrypted | flag.strongEncryption | flag.maskedHeader)) return undefined;
  if (entry.method !== method.store && entry.method !== method.deflate) return undefined;
  if (size > limits.maxEntrySize || (size >= limits.ratioFrom && size > packed * limits.maxRatio))
    return undefined;
  const head = await readBytes(source, offset, 30, signal);
  if (head.length < 30 || head.readUInt32LE(0) !== signature.local) return undefined;
  const dataOffset = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  return dataOffset + packed > directory.start ? undefined : { ...entry, dataOffset };
}

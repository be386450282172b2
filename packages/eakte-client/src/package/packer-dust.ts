import { constants, inflateRawSync } from 'node:zlib';
import { isRathausError } from '@rathaus/client-core';
import { executableExtension } from '../xdomea/rules/a06-executable-file.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import { describeFile } from './describe-file.ts';
import type { ContainerLimits } from './limits.ts';
import { locateEntry } from './locate-entry.ts';
import { unpackEntry } from './unpack-entry.ts';
import type { Directory } from './zip-directory.ts';
import { method } from './zip-format.ts';
import type { DirectoryEntry } from './zip-record.ts';

/** Folders that a packer or a file server adds. */
const dustFolders = new Set([
  '__macosx',
  '.appledouble',
  '@eadir',
  '.fseventsd',
  '.spotlight-v100',
  '.trashes',
]);

/** Files that Finder, Explorer and their relatives leave in folders. */
const dustFiles =
  /^(\._.*|\.ds_store|\.localized|icon\r|thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|\.directory)$/i;

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Whether a path is one at which operating systems and packers leave their files. What it is says only its content. */
export function isDustName(path: string): boolean {
  const parts = path.split('/');
  return (
    dustFiles.test(parts.at(-1)!) || parts.slice(0, -1).some((part) => dustFolders.has(part.toLowerCase()))
  );
}

/** Whether the beginning of a file is what an operating system writes under this name. */
function isDustContent(path: string, size: number, head: Buffer): boolean {
  // Folders of macOS and its marks for the Finder are empty files.
  if (size === 0) return true;
  // AppleDouble (RFC 1740, appendix B): attributes and resources of the file beside it.
  if (head.length >= 4 && head.readUInt32BE(0) === 0x00051607) return true;
  const name = lastOf(path).toLowerCase();
  if (name === '.ds_store') return head.subarray(0, 8).toString('latin1') === '\0\0\0\u0001Bud1';
  if (name === 'desktop.ini' || name === '.directory') return isSettings(head);
  return false;
}

/** Text of settings: its first line that is no comment names a section. */
function isSettings(head: Buffer): boolean {
  const isWide = head.length >= 2 && head.readUInt16LE(0) === 0xfeff;
  const text = isWide
    ? head.subarray(2).toString('utf16le')
    : head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return !text.includes('\0') && /^(\s|[;#][^\r\n]*[\r\n])*\[[^\]\r\n]+\]/.test(text);
}

/** Thumbnails of Windows are an OLE file (MS-CFB) of no class: with one it is an installer or a document. */
const thumbnails = /^(thumbs|ehthumbs(_vista)?)\.db$/i;

/** Bytes of a spoilt one at most: programs that copy between systems cut these files or empty them. */
const spoiltSize = 4096;

/** Where the content of entries is read. */
export interface DustSource {
  readonly source: ByteSource;
  readonly directory: Directory;
  readonly limits: ContainerLimits;
  readonly signal: AbortSignal | undefined;
}

/** Entries that are read at the same time: one read is mostly waiting. */
const together = 16;

/**
 * The entries that only an operating system or a packer needs, by name and content. A program, a message or any other file
 * under such a name is a file like all others.
 */
export async function findDust(
  entries: readonly DirectoryEntry[],
  from: DustSource,
): Promise<Set<DirectoryEntry>> {
  const dust = new Set<DirectoryEntry>();
  for (let at = 0; at < entries.length; at += together) {
    const some = entries.slice(at, at + together);
    const found = await Promise.all(some.map((entry) => isDust(entry, from)));
    for (const [index, entry] of some.entries()) if (found[index]) dust.add(entry);
  }
  return dust;
}

async function isDust(entry: DirectoryEntry, from: DustSource): Promise<boolean> {
  const { path, size } = entry;
  if (size === 0) return true;
  const { source, directory, limits, signal } = from;
  const record = await locateEntry(source, directory, entry, limits, signal);
  if (!record) return false;
  if (isDustContent(path, size, await headOf(source, record, signal))) return true;
  const mayBeThumbnails = thumbnails.test(lastOf(path));
  const mayBeSpoilt = size <= spoiltSize && dustFiles.test(lastOf(path)) && !executableExtension(path);
  if (!mayBeThumbnails && !mayBeSpoilt) return false;
  try {
    const { detected, macros } = await describeFile(unpackEntry(source, record, signal), []);
    if (mayBeThumbnails && detected === 'ole') return !macros;
    return mayBeSpoilt && (detected === 'unknown' || detected === 'text');
  } catch (error) {
    if (!isRathausError(error) || error.code === 'core.aborted') throw error;
    return false;
  }
}

/** Packed bytes that are enough to tell what a file is. */
const headSize = 512;

async function headOf(
  source: ByteSource,
  { dataOffset, packed, method: packing }: DirectoryEntry,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const bytes = await readBytes(source, dataOffset, Math.min(packed, headSize), signal);
  if (packing === method.store) return bytes;
  try {
    return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Damaged: then it is a file like all others, and reading it names the damage.
    return Buffer.alloc(0);
  }
}

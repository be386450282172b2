import { matchesAccept } from './accept.ts';
import type { UploadData } from './upload.ts';

/** Why a file is not taken at all. */
export type FileFault = 'tooBig' | 'wrongType' | 'tooMany' | 'empty' | 'folder';

/**
 * What speaks against a file, the reason first that nothing can be done about.
 *
 * @param taken how many files are there already
 */
export function faultOf(
  file: File,
  folder: boolean,
  taken: number,
  { accept, maxBytes, maxFiles }: Partial<UploadData>,
): FileFault | undefined {
  if (folder) return 'folder';
  if (!file.size) return 'empty';
  if (!matchesAccept(file, accept)) return 'wrongType';
  if (maxBytes && file.size > maxBytes) return 'tooBig';
  return maxFiles && taken >= maxFiles ? 'tooMany' : undefined;
}

/** Whether two are the same file, chosen twice; files that only share a name are two. */
export const sameFile = (one: File, other: File): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

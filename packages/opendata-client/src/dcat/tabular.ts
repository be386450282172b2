import type { Distribution } from './model.ts';
import { codeOf, fileType } from './vocabulary/index.ts';

/**
 * Whether a distribution says that it is a CSV or TSV table; `undefined` when it says nothing about its format, so that
 * the name of the file decides.
 */
export function isTabular({ format, mediaType }: Distribution): boolean | undefined {
  if (format !== undefined)
    return ['CSV', 'TSV'].includes((codeOf(fileType, format) ?? format).toUpperCase());
  return mediaType === undefined ? undefined : /(?:^|\/)text\/(?:csv|tab-separated-values)$/i.test(mediaType);
}

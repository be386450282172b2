import { archiveTexts } from './container-archive.ts';
import { entryTexts } from './container-entries.ts';
import { nameTexts } from './container-names.ts';
import type { ContainerTexts } from './container-words.ts';

/** What the rules about containers say. */
export const containerTexts = {
  ...archiveTexts,
  ...nameTexts,
  ...entryTexts,
} as const satisfies ContainerTexts;

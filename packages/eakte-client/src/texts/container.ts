import { archiveTexts } from './container-archive.ts';
import { entryTexts } from './container-entries.ts';
import { nameTexts } from './container-names.ts';
import { packerTexts } from './container-packers.ts';
import type { ContainerTexts } from './container-words.ts';

/** What the rules about containers say. */
export const containerTexts = {
  ...archiveTexts,
  ...nameTexts,
  ...packerTexts,
  ...entryTexts,
} as const satisfies ContainerTexts;

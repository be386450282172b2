// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { HTMLAttributes } from 'svelte/elements';
import type { RathausElements, RathausHandlers, RathausProperties } from './properties.js';

export type * from './properties.js';

type Host<Tag extends keyof RathausProperties> = Omit<
  HTMLAttributes<RathausElements[Tag]>,
  keyof RathausProperties[Tag]
> &
  RathausProperties[Tag] &
  RathausHandlers<Tag, 'on'>;

type Hosts = { [Tag in keyof RathausProperties]: Host<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Hosts {}
}

// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { JSX } from 'solid-js';
import type { RathausElements, RathausHandlers, RathausProperties } from './properties.js';

export type * from './properties.js';

type Host<Tag extends keyof RathausProperties> = Omit<
  JSX.HTMLAttributes<RathausElements[Tag]>,
  keyof RathausProperties[Tag]
> &
  RathausProperties[Tag] &
  RathausHandlers<Tag, 'on:'> & { 'prop:data'?: RathausProperties[Tag]['data'] };

type Hosts = { [Tag in keyof RathausProperties]: Host<Tag> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Hosts {}
  }
}

// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { RathausElements, RathausHandlers, RathausProperties } from './properties.js';

export type * from './properties.js';

type Host<Tag extends keyof RathausProperties> = Omit<
  DetailedHTMLProps<HTMLAttributes<RathausElements[Tag]>, RathausElements[Tag]>,
  keyof RathausProperties[Tag]
> &
  RathausProperties[Tag] &
  // React 18 writes `className` of a custom element as it stands; `class` is right in both versions.
  RathausHandlers<Tag, 'on'> & { class?: string | undefined };

type Hosts = { [Tag in keyof RathausProperties]: Host<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Hosts {}
  }
}

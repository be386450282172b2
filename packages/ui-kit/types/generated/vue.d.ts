// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { HTMLAttributes, ReservedProps } from 'vue';
import type { RathausEventNames, RathausEvents, RathausProperties } from './properties.js';

export type * from './properties.js';

type Camel<Name extends string> = Name extends `${infer Start}-${infer End}`
  ? `${Capitalize<Start>}${Camel<End>}`
  : Capitalize<Name>;

type Handlers<Tag extends keyof RathausEventNames> = {
  [Name in RathausEventNames[Tag] as `on${Camel<Name>}`]?: ((event: RathausEvents[Name]) => void) | undefined;
};

// In templates Vue calls `max-bytes` `maxBytes`.
type CamelKeys<Properties> = {
  [Key in keyof Properties as Key extends `${infer Start}-${infer End}` ? `${Start}${Camel<End>}` : never]: Properties[Key];
};

type Attributes<Tag extends keyof RathausProperties> = Omit<HTMLAttributes, keyof RathausProperties[Tag]> &
  RathausProperties[Tag] &
  CamelKeys<RathausProperties[Tag]> &
  Handlers<Tag>;

type Components = {
  [Tag in keyof RathausProperties]: new () => {
    $props: Attributes<Tag> & ReservedProps;
    $slots: { default?: (scope: object) => unknown };
  };
};

type Hosts = { [Tag in keyof RathausProperties]: Attributes<Tag> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
  interface IntrinsicElementAttributes extends Hosts {}
}

import { HEAD } from './properties.ts';

const shared = (names: string): string => `import type { ${names} } from './properties.js';\n`;
const reexport = "\nexport type * from './properties.js';\n";

/**
 * JSX of React 19, and of 18 where \`data\` is given as JSON and events are listened to by \`addEventListener\`:
 * \`import type {} from '@rathaus/ui-kit/types/react'\`.
 */
export const react = `${HEAD}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${shared('RathausElements, RathausHandlers, RathausProperties')}${reexport}
type Host<Tag extends keyof RathausProperties> = Omit<
  DetailedHTMLProps<HTMLAttributes<RathausElements[Tag]>, RathausElements[Tag]>,
  keyof RathausProperties[Tag]
> &
  RathausProperties[Tag] &
  // React 18 writes \`className\` of a custom element as it stands; \`class\` is right in both versions.
  RathausHandlers<Tag, 'on'> & { class?: string | undefined };

type Hosts = { [Tag in keyof RathausProperties]: Host<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Hosts {}
  }
}
`;

/** JSX of Preact. */
export const preact = `${HEAD}import type { HTMLAttributes } from 'preact';
${shared('RathausElements, RathausHandlers, RathausProperties')}${reexport}
type Host<Tag extends keyof RathausProperties> = Omit<
  HTMLAttributes<RathausElements[Tag]>,
  keyof RathausProperties[Tag]
> &
  RathausProperties[Tag] &
  RathausHandlers<Tag, 'on'>;

type Hosts = { [Tag in keyof RathausProperties]: Host<Tag> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Hosts {}
  }
}
`;

/** JSX of Solid: \`prop:data\` and \`on:rathaus-upload\`. */
export const solid = `${HEAD}import type { JSX } from 'solid-js';
${shared('RathausElements, RathausHandlers, RathausProperties')}${reexport}
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
`;

/** Templates and JSX of Vue 3. */
export const vue = `${HEAD}import type { HTMLAttributes, ReservedProps } from 'vue';
${shared('RathausEventNames, RathausEvents, RathausProperties')}${reexport}
type Camel<Name extends string> = Name extends \`\${infer Start}-\${infer End}\`
  ? \`\${Capitalize<Start>}\${Camel<End>}\`
  : Capitalize<Name>;

type Handlers<Tag extends keyof RathausEventNames> = {
  [Name in RathausEventNames[Tag] as \`on\${Camel<Name>}\`]?: ((event: RathausEvents[Name]) => void) | undefined;
};

// In templates Vue calls \`max-bytes\` \`maxBytes\`.
type CamelKeys<Properties> = {
  [Key in keyof Properties as Key extends \`\${infer Start}-\${infer End}\` ? \`\${Start}\${Camel<End>}\` : never]: Properties[Key];
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
`;

/** Markup of Svelte 5. */
export const svelte = `${HEAD}import type { HTMLAttributes } from 'svelte/elements';
${shared('RathausElements, RathausHandlers, RathausProperties')}${reexport}
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
`;

/**
 * Angular. A template takes custom elements with \`CUSTOM_ELEMENTS_SCHEMA\`, which checks no name of an attribute. What is
 * checked: a template reference (\`#login\`) has the type of the element, and \`$event\` that of the event, both from the
 * global tables that this import fills.
 */
export const angular = `${HEAD}export type * from './properties.js';\n`;

/** Lit, plain TypeScript: \`document.querySelector('rathaus-login')\`, \`@query\`, \`addEventListener\` are typed. */
export const html = angular;

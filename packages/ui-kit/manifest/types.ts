import { type CustomElement, type CustomElementsManifest, elementsOf } from './manifest.ts';

const HEAD = '// Generated from manifest/elements.ts by `npm run generate`. Do not edit.\n\n';

const imports = (cem: CustomElementsManifest): string =>
  elementsOf(cem)
    .map(({ name, tagName }) => `import type { ${name} } from '@rathaus/ui-kit/${tagName.slice(8)}';\n`)
    .join('');

/** Attributes and the property `data`; strings, as in HTML. */
const attributes = ({ name, attributes: list }: CustomElement): string =>
  list
    .filter((one) => one.name !== 'data' && one.name !== 'lang')
    .map(
      (one) =>
        `  /** ${one.description} */\n  ${one.name.includes('-') ? `'${one.name}'` : one.name}?: string;\n`,
    )
    .concat(`  /** What the element shows. */\n  data?: ${name}['data'] | string;\n`)
    .join('');

const properties = (cem: CustomElementsManifest): string =>
  elementsOf(cem)
    .map((one) => `export interface ${one.name}Properties {\n${attributes(one)}}\n\n`)
    .join('');

const table = (cem: CustomElementsManifest, type: (one: CustomElement) => string, indent: string): string =>
  elementsOf(cem)
    .map((one) => `${indent}'${one.tagName}': ${type(one)};\n`)
    .join('');

/** `on…` handlers of React 19, which listens to custom events by their very names. */
const reactEvents = (one: CustomElement): string =>
  one.events.length === 0
    ? ''
    : ` & { ${one.events.map((event) => `'on${event.name}'?: (event: ${event.type.text}) => void`).join('; ')} }`;

/** Types for JSX of React 19: `import type {} from '@rathaus/ui-kit/types/react'`. */
export const react = (
  cem: CustomElementsManifest,
): string => `${HEAD}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports(cem)}
${properties(cem)}type Host<Element, Properties> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Properties> & Properties;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${table(cem, (one) => `Host<${one.name}, ${one.name}Properties>${reactEvents(one)}`, '      ')}    }
  }
}
`;

/** Types for templates of Vue 3. */
export const vue = (
  cem: CustomElementsManifest,
): string => `${HEAD}import type { DefineComponent } from 'vue';
${imports(cem)}
${properties(cem)}declare module 'vue' {
  interface GlobalComponents {
${table(cem, (one) => `DefineComponent<${one.name}Properties>`, '    ')}  }
}
`;

/** Types for markup of Svelte 5. */
export const svelte = (
  cem: CustomElementsManifest,
): string => `${HEAD}import type { HTMLAttributes } from 'svelte/elements';
${imports(cem)}
${properties(cem)}declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${table(cem, (one) => `Omit<HTMLAttributes<${one.name}>, keyof ${one.name}Properties> & ${one.name}Properties`, '    ')}  }
}
`;

/** Types for Angular: its templates know custom elements by \`CUSTOM_ELEMENTS_SCHEMA\`, its code by these tables. */
export const angular = (cem: CustomElementsManifest): string => `${HEAD}${imports(cem)}
${properties(cem)}/** Element of a tag name, for \`ElementRef<RathausElements['rathaus-login']>\`. */
export interface RathausElements {
${table(cem, (one) => one.name, '  ')}}

/** Event of a name, for \`(rathaus-upload)="done($event)"\` with \`done(event: RathausEvents['rathaus-upload'])\`. */
export interface RathausEvents {
${elementsOf(cem)
  .flatMap((one) => one.events)
  .map((event) => `  '${event.name}': ${event.type.text};\n`)
  .join('')}}
`;

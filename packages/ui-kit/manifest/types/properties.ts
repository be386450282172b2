import { ELEMENTS } from '../elements.ts';
import { attributeType } from '../manifest.ts';

/** First line of every generated file. */
export const HEAD = '// Generated from manifest/elements.ts by `npm run generate`. Do not edit.\n\n';

const elements = Object.entries(ELEMENTS);

const table = (line: (name: string, className: string) => string): string =>
  elements.map(([name, { className }]) => `  'rathaus-${name}': ${line(name, className)};\n`).join('');

/** Attributes as a framework's template takes them; `lang` is one of every element of HTML. */
const properties = elements
  .map(([, doc]) => {
    const lines = Object.entries(doc.attributes)
      .filter(([attribute]) => attribute !== 'data' && attribute !== 'lang')
      .map(
        ([attribute, about]) =>
          `  /** ${about.en} */\n  ${attribute.includes('-') ? `'${attribute}'` : attribute}?: ${attributeType(about)} | undefined;\n`,
      );
    return `export interface Rathaus${doc.className}Properties {
${lines.join('')}  /** What the element shows in place of its children, as object or as JSON. */
  data?: Rathaus${doc.className}['data'];
}
`;
  })
  .join('\n');

const events = elements
  .flatMap(([, doc]) => Object.entries(doc.events))
  .map(([event, { detail, en }]) => `  /** ${en} */\n  '${event}': CustomEvent<${detail}>;\n`)
  .join('');

/** What all frameworks share: properties and events by tag name. */
export const propertiesFile = `${HEAD}${elements
  .map(([name, { className }]) => `import type { Rathaus${className} } from '@rathaus/ui-kit/${name}';\n`)
  .join('')}import type { RathausTagName } from '@rathaus/ui-kit';

${properties}
/** Element of a tag name; the same as in \`HTMLElementTagNameMap\`, which this import fills as well. */
export interface RathausElements extends Record<RathausTagName, HTMLElement> {
${table((_, className) => `Rathaus${className}`)}}

/** Attributes and the property \`data\` of a tag name. */
export interface RathausProperties {
${table((_, className) => `Rathaus${className}Properties`)}}

/** Event of a name. */
export interface RathausEvents {
${events}}

/** Names of the events of a tag name. */
export interface RathausEventNames {
${table((name) => {
  const names = Object.keys(ELEMENTS[name as keyof typeof ELEMENTS].events);
  return names.map((event) => `'${event}'`).join(' | ') || 'never';
})}}

/** Handlers of an element's events, each under its name behind a prefix: \`onrathaus-upload\`, \`on:rathaus-upload\`. */
export type RathausHandlers<Tag extends keyof RathausEventNames, Prefix extends string> = {
  [Name in RathausEventNames[Tag] as \`\${Prefix}\${Name}\`]?: ((event: RathausEvents[Name]) => void) | undefined;
};
`;

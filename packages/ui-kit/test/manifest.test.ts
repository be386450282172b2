import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { ELEMENTS, PROPERTIES } from '../manifest/elements.ts';
import { elementsOf, type manifest } from '../manifest/manifest.ts';
import { RathausAccount } from '../src/account/account-element.ts';
import { RathausConsent } from '../src/consent/consent-element.ts';
import { RathausDataset } from '../src/dataset/dataset-element.ts';
import { RathausDefect } from '../src/defect/defect-element.ts';
import { RathausDelivery } from '../src/delivery/delivery-element.ts';
import { ELEMENT_NAMES } from '../src/element/names.ts';
import { RathausErrorSummary } from '../src/error-summary/error-summary-element.ts';
import { RathausField } from '../src/field/field-element.ts';
import { RathausLanguage } from '../src/language/language-element.ts';
import { RathausLevel } from '../src/level/level-element.ts';
import type { ElementName } from '../src/locales/locale.ts';
import { RathausLogin } from '../src/login/login-element.ts';
import { RathausMailbox } from '../src/mailbox/mailbox-element.ts';
import { stylesheet } from '../src/render/stylesheet.ts';
import { RathausSummaryList } from '../src/summary-list/summary-list-element.ts';
import { RathausTimeline } from '../src/timeline/timeline-element.ts';
import { RathausUpload } from '../src/upload/upload-element.ts';
import { STATES } from './states.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CLASSES: Readonly<
  Record<ElementName, { readonly observedAttributes: readonly string[]; readonly prototype: object }>
> = {
  account: RathausAccount,
  consent: RathausConsent,
  dataset: RathausDataset,
  defect: RathausDefect,
  delivery: RathausDelivery,
  'error-summary': RathausErrorSummary,
  field: RathausField,
  language: RathausLanguage,
  level: RathausLevel,
  login: RathausLogin,
  mailbox: RathausMailbox,
  'summary-list': RathausSummaryList,
  timeline: RathausTimeline,
  upload: RathausUpload,
};
/** Public for the kit only: `@internal`. */
const KIT_ONLY = ['constructor', 'warn'];
/** Names that the sources of a class call `protected`. */
const protectedOf = (name: string): readonly (string | undefined)[] =>
  [`${name}/${name}-element`, 'element/display', 'element/in-place'].flatMap((file) =>
    [
      ...readFileSync(`${root}src/${file}.ts`, 'utf8').matchAll(
        /\bprotected (?:(?:override|abstract|async|readonly|get|set) )*(\w+)/g,
      ),
    ].map((match) => match[1]),
  );
/** Read when something happens, and not watched. */
const HOST_ONLY = ['texts', 'focus'];
const sources = (name: string): string =>
  ['', '-element']
    .map((end) => readFileSync(`${root}src/${name}/${name}${end}.ts`, 'utf8'))
    .concat(readFileSync(`${root}src/define/tag-names.ts`, 'utf8'))
    .join('');

describe('the manifest', () => {
  it('is what the generator writes', () => {
    const result = spawnSync(
      process.execPath,
      ['--conditions=@rathaus/source', 'manifest/generate.ts', '--check'],
      { cwd: root },
    );
    expect(`${result.stderr}`).toBe('');
    expect(result.status).toBe(0);
  });

  it.each(Object.entries(ELEMENTS))('names attributes of %s as the element watches them', (name, doc) => {
    const element = CLASSES[name as ElementName];
    const own = Object.keys(doc.attributes).filter((one) => !HOST_ONLY.includes(one));
    const watched = element.observedAttributes.filter((one) => !HOST_ONLY.includes(one));
    expect(own.sort()).toEqual(watched.sort());
  });

  it.each(Object.entries(ELEMENTS))('names every part that a state of %s shows', (name, doc) => {
    const shown = STATES.filter(({ element }) => element === name).flatMap(({ html }) =>
      [...html().matchAll(/ part="([^"]*)"/g)].flatMap(([, parts]) => parts?.split(' ') ?? []),
    );
    for (const part of shown) expect(doc.parts, `part ${part}`).toHaveProperty(part);
  });

  it.each(Object.entries(ELEMENTS))('names only events and numbered parts that %s has', (name, doc) => {
    for (const event of Object.keys(doc.events)) expect(sources(name)).toContain(`'${event}'`);
    for (const one of doc.anatomy) if (typeof one === 'string') expect(doc.parts).toHaveProperty(one);
  });

  it('documents exactly the custom properties that the styles read', () => {
    const read = new Set([...stylesheet.matchAll(/var\((--rathaus-[a-z-]+)/g)].map((match) => match[1]));
    expect([...read].sort()).toEqual(Object.keys(PROPERTIES).sort());
  });
});

describe('custom-elements.json, by the schema of custom-elements-manifest 2.1.0', () => {
  const cem = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as ReturnType<typeof manifest>;
  const exports = (
    JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      exports: Record<string, { default?: string }>;
    }
  ).exports;

  it('has modules that are entries of the package', () => {
    expect(cem.schemaVersion).toBe('2.1.0');
    const entries = Object.values(exports).map((entry) => entry.default);
    for (const { kind, path } of cem.modules) {
      expect(kind).toBe('javascript-module');
      expect(entries).toContain(`./${path}`);
    }
  });

  it('names only what it declares, and exports nothing that does not run', () => {
    const declared = new Set(
      cem.modules.flatMap(({ path, declarations }) => declarations.map(({ name }) => `${path}#${name}`)),
    );
    for (const { path, exports } of cem.modules)
      for (const { kind, declaration } of exports) {
        expect(['js', 'custom-element-definition']).toContain(kind);
        expect(declared, path).toContain(`${declaration.module}#${declaration.name}`);
        if (kind === 'js') expect(declaration.module).toBe(path);
      }
  });

  it.each(ELEMENT_NAMES)('says where %s is defined: what is imported from there defines it', async (name) => {
    const tag = `rathaus-${name}`;
    const defining = cem.modules.filter((module) =>
      module.exports.some((one) => one.kind === 'custom-element-definition' && one.name === tag),
    );
    expect(defining.map(({ path }) => path)).toEqual([`dist/define/${name}.js`]);
    const registry = new Map<string, { readonly name: string }>();
    vi.stubGlobal('customElements', {
      get: (one: string) => registry.get(one),
      define: (one: string, element: { readonly name: string }) => registry.set(one, element),
    });
    vi.resetModules();
    await import(`../src/define/${name}.ts`);
    vi.unstubAllGlobals();
    expect([...registry].map(([one, { name }]) => [one, name])).toEqual([
      [tag, defining[0]?.exports[0]?.declaration.name],
    ]);
  });

  it.each(elementsOf(cem))('has the members that pages may use of $tagName', ({ tagName, members }) => {
    const name = tagName.replace('rathaus-', '') as ElementName;
    const { prototype } = CLASSES[name];
    const notForPages = [...KIT_ONLY, ...protectedOf(name)];
    const names: string[] = [];
    for (let one = prototype; one !== Object.prototype; one = Object.getPrototypeOf(one) as object)
      names.push(...Object.getOwnPropertyNames(one));
    const own = names.filter((one) => !one.endsWith('Callback') && !notForPages.includes(one));
    expect(members.map((one) => one.name)).toEqual([...new Set(own)].sort());
    for (const one of members) expect(one.description.length, one.name).toBeGreaterThan(20);
  });

  it('says of everything what it is called, what it is for and of which type it is', () => {
    const full = (text: unknown): boolean => typeof text === 'string' && text.length > 3;
    for (const element of elementsOf(cem)) {
      expect(element).toMatchObject({
        kind: 'class',
        customElement: true,
        superclass: { name: 'HTMLElement' },
      });
      expect(element.tagName).toMatch(/^rathaus-[a-z-]+$/);
      const { attributes, events, cssParts, cssProperties, slots } = element;
      for (const one of [...attributes, ...events, ...cssParts, ...cssProperties, ...slots])
        expect(full(one.description), `${element.tagName} ${one.name}`).toBe(true);
      for (const one of [...attributes, ...events]) expect(full(one.type.text), one.name).toBe(true);
    }
  });
});

describe('data for VS Code', () => {
  const data = JSON.parse(readFileSync(`${root}vscode.html-custom-data.json`, 'utf8')) as {
    tags: {
      name: string;
      description: { value: string };
      references: { url: string }[];
      attributes: { name: string; values?: { name: string }[] }[];
    }[];
  };

  it('offers the words of closed lists', () => {
    const values = (tag: string, attribute: string) =>
      data.tags
        .find(({ name }) => name === tag)
        ?.attributes.find(({ name }) => name === attribute)
        ?.values?.map(({ name }) => name);
    expect(values('rathaus-login', 'level')).toEqual([
      'basisregistrierung',
      'niedrig',
      'substanziell',
      'hoch',
    ]);
    expect(values('rathaus-login', 'provider')).toContain('bundid');
    expect(values('rathaus-login', 'href')).toBeUndefined();
  });

  it('describes each tag in German and English and says where to read on', () => {
    expect(data.tags).toHaveLength(Object.keys(ELEMENTS).length);
    for (const { description, references } of data.tags) {
      expect(description.value).toMatch(/^[^*]+\n\n\*[^*]+\*$/);
      expect(references[0]?.url).toMatch(/^https:/);
    }
  });
});

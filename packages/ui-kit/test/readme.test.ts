/**
 * What the README shows is true: its code compiles and runs, its elements, attributes, imports and commands are there.
 * What needs the compiler of a framework is compiled in `types.interop.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CustomElementsManifest, elementsOf } from '../manifest/manifest.ts';
import type { LoginData } from '../src/login/login.ts';
import { contentOf } from '../src/render/content-of.ts';
import { README, readModule, SNIPPETS, type Tag, tagsOfHtml } from './readme-snippets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that its name resolves to its own sources.
const folder = `${root}.rathaus/readme-${process.pid}/`;
const json = <T>(path: string) => JSON.parse(readFileSync(root + path, 'utf8')) as T;

const { exports } = json<{ exports: Record<string, unknown> }>('package.json');
const { scripts } = json<{ scripts: Record<string, string> }>('../../package.json');
const cem = json<CustomElementsManifest>('custom-elements.json');
const elements = new Map(elementsOf(cem).map((one) => [one.tagName, one]));
/** What authors write for the kit on elements of their own. */
const forChildren = new Set(JSON.stringify(cem).match(/\bdata-[a-z]+\b/g));
const parts = new Set(elementsOf(cem).flatMap(({ cssParts }) => cssParts.map(({ name }) => name)));

/** Attributes that every element takes, and what React and Vue read from the place of one. */
const GLOBAL = /^(id|class|className|hidden|lang|dir|title|role|tabindex|slot|key|ref|aria-[a-z]+)$/;

const modules = SNIPPETS.filter(({ title }) => title === 'Server' || title === 'React');
const pages = SNIPPETS.filter(({ title }) => title === 'HTML');
/** HTML in the sentences: `<rathaus-upload action="/upload">`, most of it without an end. */
const mentioned = [...README.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`(<rathaus-[a-z-][^`]*>)`/g)]
  .map(([, html = '']) => html)
  // A name made of others, and what a framework writes.
  .filter((html) => !html.includes('{'));

/** What is wrong with the tags of a snippet, by the manifest. */
function faultsOf(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ name, attributes }) => {
    const element = elements.get(name);
    if (!element && name.includes('-')) return [`no element <${name}>`];
    return [...attributes].flatMap(([key, value]) => {
      if (key === 'part') return value && !parts.has(value) ? [`no part "${value}"`] : [];
      if (!element) return key.startsWith('data-') && !forChildren.has(key) ? [`no attribute ${key}`] : [];
      if (GLOBAL.test(key) || element.events.some((event) => key === `on${event.name}`)) return [];
      const attribute = element.attributes.find((one) => one.name === key);
      if (!attribute) return [`<${name}> has no attribute ${key}`];
      if (value === undefined) return [];
      if (key === 'data') return faultsOfData(name, value);
      const words = attribute.type.text.match(/(?<=')[^' ]*(?=')/g);
      const closed = words && !attribute.type.text.includes('string & {}');
      return closed && !words.includes(value) ? [`<${name} ${key}> knows no "${value}"`] : [];
    });
  });
}

/** What the kit warns of when it shows these data. */
function faultsOfData(tag: string, json: string): string[] {
  const faults: string[] = [];
  const warn = (code: string, about = '') => void faults.push(`${code}: ${about}`);
  contentOf(tag.slice('rathaus-'.length) as 'login', JSON.parse(json) as LoginData, () => ({}), { warn });
  return faults;
}

describe('the code of the README', () => {
  it('is there, and a part of it is HTML', () => {
    expect(modules.length).toBeGreaterThan(4);
    expect(pages.length).toBeGreaterThan(2);
    expect(mentioned.length).toBeGreaterThan(14);
  });

  it.each(pages)('$file is HTML with elements, attributes and data that the kit knows', ({ code }) => {
    expect(faultsOf(tagsOfHtml(code))).toEqual([]);
  });

  it.each(pages)('$file loads files that the package has', ({ code }) => {
    for (const { attributes } of tagsOfHtml(code))
      for (const address of [attributes.get('src'), attributes.get('href')])
        if (address?.startsWith('/rathaus/')) {
          const file = address.slice('/rathaus/'.length);
          expect(exports).toHaveProperty([file.endsWith('.js') ? `./cdn/${file}` : `./${file}`]);
        }
  });

  it.each(mentioned)('%s is known as well', (html) => {
    expect(faultsOf(tagsOfHtml(`${html}</${/[\w-]+/.exec(html)?.[0]}>`))).toEqual([]);
  });

  it.each(modules)('$file has no fault of syntax, and tags that the kit knows', (snippet) => {
    const { tags, faults } = readModule(snippet);
    expect([...faults, ...faultsOf(tags)]).toEqual([]);
  });

  it.each(modules)('$file imports what the entries export', async (snippet) => {
    for (const { from, values } of readModule(snippet).imports.filter((one) =>
      one.from.startsWith('@rathaus/'),
    )) {
      expect(exports).toHaveProperty([from.replace('@rathaus/ui-kit', '.')]);
      if (values.length === 0) continue;
      expect(await import(from)).toMatchObject(
        Object.fromEntries(values.map((one) => [one, expect.anything()])),
      );
    }
  });
});

describe('TypeScript of the README', () => {
  const programs = SNIPPETS.filter(({ title }) => title === 'Server');
  beforeAll(() => mkdirSync(folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Each for itself: what one imports, another may lack.
  it.each(programs)(
    '$file compiles',
    ({ file, code }) => {
      writeFileSync(folder + file, code);
      // Strict as the repository is; what a reader makes of a value comes after the snippet.
      const compilerOptions = { noUnusedLocals: false };
      const options = { extends: '../../../../tsconfig.base.json', compilerOptions, files: [file] };
      writeFileSync(`${folder}tsconfig.json`, JSON.stringify(options));
      const tsc = `${root}../../node_modules/.bin/tsc`;
      const { stdout } = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' });
      expect(stdout).toBe('');
    },
    60_000,
  );

  it('writes a page on a server without a warning', () => {
    const program = programs.find(({ code }) => code.includes('/server'));
    writeFileSync(`${folder}page.ts`, `${program?.code}\nconsole.log(html);`);
    const run = spawnSync(process.execPath, ['--conditions=@rathaus/source', `${folder}page.ts`], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(tagsOfHtml(run.stdout).filter(({ name }) => name === 'a')).toHaveLength(3);
  }, 60_000);
});

describe('the sentences of the README', () => {
  it('tell sizes that the built files have', () => {
    const dist = `${root}dist/`;
    const bytes = (...files: readonly string[]) =>
      files.reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0);
    const kinds = globSync('cdn/*-shown.js', { cwd: dist }).filter((file) => !file.includes('account'));
    const shown = kinds.map((file) => bytes(file));
    const sizes: readonly [of: string, ...bytes: number[]][] = [
      ['login without script', bytes('login.css')],
      ['login with script', bytes('login.css', 'cdn/rathaus-login.js')],
      ['all elements in place', bytes('styles.css', 'cdn/rathaus-ui.js')],
      ['when a page gives data', bytes('cdn/shown.js', 'cdn/locales/de.js')],
      ['and for each kind', Math.min(...shown), Math.max(...shown)],
      ['when a session is about to end', bytes('cdn/account-shown.js')],
      ['when somebody chooses files', bytes('cdn/upload-files.js')],
    ];
    for (const [of, ...built] of sizes) {
      const told = new RegExp(`^\\| ${of}.*\\| ([\\d.–]+) kB \\|$`, 'm').exec(README)?.[1]?.split('–') ?? [];
      expect(told, of).toHaveLength(built.length);
      // What a change of a few words makes of them is no other size.
      built.forEach(
        (size, at) => void expect(Math.abs(Number(told[at]) - size / 1000), of).toBeLessThan(0.2),
      );
    }
  });

  it('name entries that the package exports', () => {
    const named = README.matchAll(/@rathaus\/ui-kit(\/[\w./-]*\w)?/g);
    for (const [, path = ''] of named) expect(exports).toHaveProperty([`.${path}`]);
  });

  it('name commands that the repository has', () => {
    const named = [...README.matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)].map(([, name = '']) => name);
    expect(named).not.toEqual([]);
    // `npm install` is one of npm itself.
    for (const name of named.filter((one) => one !== 'install')) expect(scripts).toHaveProperty([name]);
  });
});

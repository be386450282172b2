import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstalledPackages, installPackages, root, whyUnreachable } from './installed-packages.ts';

/** Paths of Node binaries, separated by colons; each imports every entry. */
const nodes = (process.env.RATHAUS_NODES ?? process.execPath)
  .split(':')
  .filter(Boolean)
  .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() }));

/** They define elements in a page and are no use without one. */
const forPages = /^@rathaus\/ui-kit\/(define|cdn\/.*\.js$)/;
/** Files to copy or to link. */
const notCode = /\.(css|json)$/;
/** Their users have msw 3 (an optional peer). */
const forTests = /\/msw$/;
/** They extend the types of a framework, which their users have. */
const forFrameworks = /^@rathaus\/ui-kit\/types\/(react|vue|svelte)$/;

/** Entries that the READMEs promise to pages; none may lead to a module of Node. */
const forBrowsers = [
  ...[
    '',
    'findings',
    'texts',
    'report',
    'tenants',
    'config',
    'abort',
    'observe',
    'recognise',
    'text',
    'xml',
  ].map((room) => join('@rathaus/client-core', room)),
  '@rathaus/servicekonto-client',
  '@rathaus/opendata-client',
  '@rathaus/opendata-client/texts',
  '@rathaus/eakte-client/xdomea',
  '@rathaus/eakte-client/texts',
  '@rathaus/exchange/texts',
  '@rathaus/ui-kit',
  '@rathaus/ui-kit/define',
];

/** Imports each name of the list and prints what came of it, as one line of JSON. */
const importer = `
const found = { node: process.version, imported: [], resolved: [], failed: {} };
for (const id of JSON.parse(process.argv[2])) {
  try {
    if (${forPages}.test(id) || ${notCode}.test(id)) {
      const { access } = await import('node:fs/promises');
      await access(new URL(import.meta.resolve(id)));
      found.resolved.push(id);
    } else if (Object.keys(await import(id)).length > 0 || id.includes('/types/')) found.imported.push(id);
    else found.failed[id] = 'exports nothing';
  } catch (error) {
    found.failed[id] = error.message;
  }
}
console.log(JSON.stringify(found));
`;

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('the packages, packed and installed together', () => {
  let installed: InstalledPackages;

  beforeAll(async () => {
    installed = await installPackages();
    writeFileSync(join(installed.folder, 'import.mjs'), importer);
  });
  afterAll(() => installed?.remove());

  const importAll = async (node: string, names: readonly string[]) => {
    const { output } = await installed.execute(node, ['import.mjs', JSON.stringify(names)]);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
      node: string;
      imported: string[];
      resolved: string[];
      failed: Record<string, string>;
    };
  };

  it.each(nodes)('import every entry in Node $version, with nothing else installed', async ({ path }) => {
    const names = installed.entries.map(({ id }) => id).filter((id) => !forTests.test(id));
    const found = await importAll(path, names);
    console.log(
      `Node ${found.node}: ${found.imported.length} entries imported, ${found.resolved.length} files found, ${Object.keys(found.failed).length} failed`,
    );
    expect(found.failed).toEqual({});
    expect(found.imported.length + found.resolved.length).toBe(names.length);
    expect(found.imported).toContain('@rathaus/exchange/node');
  });

  it('are bundled for pages without a module of Node', async () => {
    for (const id of forBrowsers) {
      const { errors } = await build({
        stdin: { contents: `import * as all from '${id}'; console.log(all);`, resolveDir: installed.folder },
        absWorkingDir: installed.folder,
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        logLevel: 'silent',
      }).catch(({ errors }: { errors: { text: string }[] }) => ({ errors }));
      expect({ id, errors: errors.map(({ text }) => text) }).toEqual({ id, errors: [] });
    }
  });

  describe('with the types of the newest Node and msw', () => {
    beforeAll(() => installed.add(['@types/node@^26', 'msw@^3']));

    it.each(nodes)('import the mock handlers in Node $version', async ({ path }) => {
      const names = installed.entries.map(({ id }) => id).filter((id) => forTests.test(id));
      const { imported, failed } = await importAll(path, names);
      expect(failed).toEqual({});
      expect(imported).toEqual(names);
      expect(names.length).toBeGreaterThan(0);
    });

    it.each([
      // The two compilers that are in use, the two ways to resolve, with and without the library of a page.
      { compiler: '@typescript/native/bin/tsc', module: 'nodenext', dom: true },
      { compiler: '@typescript/native/bin/tsc', module: 'nodenext', dom: false },
      { compiler: 'typescript/bin/tsc6', module: 'bundler', dom: true },
    ])(
      'pass $compiler for $module, DOM: $dom, all declarations checked',
      async ({ compiler, module, dom }) => {
        const names = installed.entries
          .filter(({ id, typed }) => typed && !forFrameworks.test(id))
          // msw itself needs the DOM library, the elements are made of it.
          .filter(({ id }) => dom || !(forTests.test(id) || id.startsWith('@rathaus/ui-kit')))
          .map(({ id }) => id);
        const imports = names.map((id, at) => `import * as entry${at} from '${id}';\nvoid entry${at};`);
        writeFileSync(join(installed.folder, 'all.ts'), imports.join('\n'));
        const { failed, output } = await installed.execute(process.execPath, [
          join(root, 'node_modules', compiler),
          ...['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2024', '--types', 'node'],
          ...['--exactOptionalPropertyTypes', '--lib', dom ? 'esnext,dom,dom.iterable' : 'es2024'],
          ...(module === 'nodenext'
            ? ['--module', module]
            : ['--module', 'esnext', '--moduleResolution', module]),
          'all.ts',
        ]);
        expect(output).toBe('');
        expect(failed).toBe(false);
        expect(names.length).toBeGreaterThan(20);
      },
    );
  });
});

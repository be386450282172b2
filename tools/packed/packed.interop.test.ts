/** All packages in one folder, as an application has them. */
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importEach } from './import-each.ts';
import {
  type Installation,
  install,
  nodes,
  type PackedPackages,
  packPackages,
  whyUnreachable,
} from './packed-packages.ts';

/** Entries that the READMEs promise to pages; none may lead to a module of Node. */
const forBrowsers = [
  '@rathaus/client-core',
  ...[
    'abort',
    'config',
    'contract',
    'fetch',
    'findings',
    'observe',
    'recognise',
    'report',
    'tenants',
    'text',
    'texts',
    'xml',
  ].map((room) => `@rathaus/client-core/${room}`),
  '@rathaus/servicekonto-client',
  '@rathaus/opendata-client',
  '@rathaus/opendata-client/api/ckan/v3',
  '@rathaus/opendata-client/api/ckan/v3/operations',
  '@rathaus/opendata-client/texts',
  '@rathaus/eakte-client/xdomea',
  '@rathaus/eakte-client/texts',
  '@rathaus/exchange/api/destination/v2',
  '@rathaus/exchange/api/destination/v2/operations',
  '@rathaus/exchange/api/routing/v2',
  '@rathaus/exchange/api/routing/v2/operations',
  '@rathaus/exchange/api/submission/v2',
  '@rathaus/exchange/api/submission/v2/operations',
  '@rathaus/exchange/texts',
  '@rathaus/ui-kit',
  '@rathaus/ui-kit/define',
];

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('the packages, packed and installed together', () => {
  let packed: PackedPackages;
  let installed: Installation;

  beforeAll(async () => {
    packed = await packPackages();
    installed = await install(packed.all, 'msw@^3');
  });
  afterAll(() => {
    installed?.remove();
    packed?.remove();
  });

  it.each(nodes)('import every entry in Node $version', async ({ path }) => {
    const entries = packed.all.flatMap((one) => one.entries);
    const found = await importEach(installed, path, entries);
    console.log(
      `Node ${found.node}: ${found.imported.length} entries imported, ${found.resolved.length} files found, ${Object.keys(found.failed).length} failed`,
    );
    expect(found.failed).toEqual({});
    expect(found.imported.length + found.resolved.length).toBe(entries.length);
    expect(found.imported).toContain('@rathaus/exchange/node');
    expect(found.imported).toContain('@rathaus/ui-kit/define');
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
});

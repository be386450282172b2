/** The declarations, read by the compilers that are in use, with and without a page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OLDEST_TYPESCRIPT } from '../check/manifests.ts';
import {
  type Installation,
  install,
  type PackedPackages,
  packPackages,
  whyUnreachable,
} from './packed-packages.ts';
import { typeCheck } from './type-check.ts';

/** They extend the types of a framework, which their users have. */
const forFrameworks = /^@rathaus\/ui-kit\/types\/(react|preact|solid|vue|svelte)$/;
/** msw itself needs the library of a page, the elements are made of it. */
const forPages = /\/msw$|^@rathaus\/ui-kit/;

const compilers = [OLDEST_TYPESCRIPT, '5.9', '6', '7'];

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('the declarations, skipLibCheck off', () => {
  let packed: PackedPackages;
  let installed: Installation;
  let ids: string[];

  beforeAll(async () => {
    packed = await packPackages();
    const old = compilers.slice(0, 2).map((version) => `${version}@npm:typescript@~${version}`);
    installed = await install(packed.all, 'msw@^3', ...old.map((one) => `ts-${one}`));
    ids = packed.all
      .flatMap(({ entries }) => entries)
      .filter(({ id, typed }) => typed && !forFrameworks.test(id))
      .map(({ id }) => id);
  });
  afterAll(() => {
    installed?.remove();
    packed?.remove();
  });

  describe.each([
    // A service has no library of a page, an application of both has one, a bundler resolves in its own way.
    { types: 22, dom: false, module: 'nodenext', compilers },
    { types: 24, dom: true, module: 'nodenext', compilers },
    { types: 26, dom: true, module: 'bundler', compilers: ['6', '7'] },
  ] as const)('with the types of Node $types for $module, DOM: $dom', ({ types, dom, module, compilers }) => {
    beforeAll(() => installed.add(`@types/node@${types}`));

    it.each(compilers)('pass TypeScript %s', async (version) => {
      const imports = ids.filter((id) => dom || !forPages.test(id));
      const compiler = version.includes('.') ? `ts-${version}` : version;
      expect(await typeCheck(installed, { imports, compiler, module, dom, types: ['node'] })).toBe('');
      expect(imports.length).toBeGreaterThan(20);
    });
  });
});

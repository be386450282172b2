/** The mock handlers beside the oldest and the newest msw that the manifests allow, without a test runner. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OLDEST_TYPESCRIPT } from '../check/manifests.ts';
import {
  type Installation,
  install,
  nodes,
  type PackedPackages,
  packPackages,
  whyUnreachable,
} from './packed-packages.ts';
import { typeCheck } from './type-check.ts';

const mocking = ['client-core', 'exchange', 'opendata-client', 'servicekonto-client'].map(
  (name) => `@rathaus/${name}`,
);

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('the mock handlers', () => {
  let packed: PackedPackages;
  beforeAll(async () => {
    packed = await packPackages();
  });
  afterAll(() => packed?.remove());

  it('belong to every package with this entry', () => {
    const found = packed.all.filter(({ entries }) => entries.some(({ id }) => id.endsWith('/msw')));
    expect(found.map(({ name }) => name)).toEqual(mocking);
  });

  describe.each(['2.0.0', '^2.15.0', '^3.0.0'])('with msw %s', (version) => {
    let installed: Installation;
    beforeAll(async () => {
      installed = await install(
        packed.all.filter(({ name }) => mocking.includes(name)),
        `msw@${version}`,
        '@types/node@22',
        `ts-old@npm:typescript@~${OLDEST_TYPESCRIPT}`,
      );
      installed.write(
        'use-mocks.mjs',
        readFileSync(join(import.meta.dirname, 'programs/use-mocks.mjs'), 'utf8'),
      );
    });
    afterAll(() => installed?.remove());

    it.each(nodes)('answer in Node $version', async ({ path }) => {
      const { failed, output } = await installed.execute(path, ['use-mocks.mjs']);
      expect(output).toMatch(/^mocks: all answered$/m);
      expect(failed).toBe(false);
    });

    it.each(['ts-old', '7'])('pass the compiler %s', async (compiler) => {
      const imports = mocking.map((name) => `${name}/msw`);
      const types = ['node'];
      expect(await typeCheck(installed, { imports, compiler, module: 'nodenext', dom: true, types })).toBe(
        '',
      );
    });
  });
});

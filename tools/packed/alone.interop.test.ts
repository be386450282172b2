/** Each package in a folder of its own, with what it asks for and no optional peer: nothing comes in by a neighbour. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importEach } from './import-each.ts';
import {
  type Installation,
  install,
  nodes,
  type PackedPackages,
  packPackages,
  root,
  whyUnreachable,
} from './packed-packages.ts';
import { typeCheck } from './type-check.ts';

const names = [
  'cli',
  'client-core',
  'eakte-client',
  'exchange',
  'opendata-client',
  'sandbox',
  'servicekonto-client',
  'ui-kit',
].map((name) => `@rathaus/${name}`);

/** Entries that are of use only beside an optional peer. Without it Node names the package that is missing. */
const peerOf = (id: string): string | undefined =>
  id.endsWith('/msw') ? 'msw' : id === '@rathaus/client-core/sqlite' ? 'kysely' : undefined;

const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: packages cannot be installed: ${unreachable}`);

describe.skipIf(unreachable !== undefined)('installed alone', () => {
  let packed: PackedPackages;
  beforeAll(async () => {
    packed = await packPackages();
  });
  afterAll(() => packed?.remove());

  it('is tried for every package', () => {
    expect(packed.all.map(({ name }) => name).sort()).toEqual(names);
  });

  describe.each(names)('%s', (name) => {
    let alone: Installation;
    let entries: PackedPackages['all'][number]['entries'];

    beforeAll(async () => {
      const [one, ...rest] = packed.withOwn(name);
      if (!one) throw new Error(`${name} was not packed`);
      entries = one.entries;
      alone = await install([one, ...rest]);
    });
    afterAll(() => alone?.remove());

    it.each(nodes)('imports in Node $version; an entry for an optional peer names it', async ({ path }) => {
      const { imported, resolved, failed } = await importEach(alone, path, entries);
      const missing = Object.entries(failed).map(([id, message]) => [
        id,
        /^Cannot find package '([^']+)'/.exec(message)?.[1] ?? message,
      ]);
      const expected = entries.flatMap(({ id }) => {
        const peer = peerOf(id);
        const optional = packed.all.find((one) => one.name === name)?.optionalPeers ?? [];
        return peer !== undefined && optional.includes(peer) ? [[id, peer]] : [];
      });
      expect(missing).toEqual(expected);
      expect(imported.length + resolved.length + expected.length).toBe(entries.length);
    });

    it('has declarations that need no type of another package than those it asks for', async () => {
      const own = entries.filter(
        ({ id, typed }) => typed && !peerOf(id) && !/\/types\/(react|preact|solid|vue|svelte)$/.test(id),
      );
      // The sandbox is made of five frameworks; its users see none of them, nor the types of Node.
      const foreign = ['@fastify', '@hono', 'hono', 'jose', 'oidc-provider', '@types'];
      const bare = name === '@rathaus/sandbox';
      if (bare)
        for (const one of foreign)
          rmSync(join(alone.folder, 'node_modules', one), { recursive: true, force: true });
      else await alone.add(`@types/node@${process.versions.node.split('.')[0]}`);
      const output = await typeCheck(alone, {
        imports: own.map(({ id }) => id),
        compiler: '7',
        module: 'nodenext',
        dom: true,
        types: bare ? [] : ['node'],
      });
      expect(output.replaceAll(root, '')).toBe('');
      expect(own.map(({ id }) => id)).toContain(name);
    });
  });
});

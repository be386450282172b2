import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patterned, readAll } from '../../test/content-contract.ts';
import { temporaryFolders } from '../../test/content-folders.ts';
import { createFolderContent } from './folder-content.ts';
import { resealContent } from './reseal.ts';
import { createLocalKeyWrapper } from './sealing/local-key.ts';

const emptyFolder = temporaryFolders();
const keyOf = (year: number) =>
  createLocalKeyWrapper({ id: `inhalt-${year}`, key: new Uint8Array(32).fill(year % 100) });
const [former, current] = [keyOf(2026), keyOf(2027)];
const bytes = patterned(200_000);

async function storeWith(names: readonly string[]) {
  const folder = await emptyFolder();
  const before = createFolderContent({ folder, sealing: { current: former } });
  for (const name of names) await before.write(name, [bytes]);
  const store = createFolderContent({ folder, sealing: { current, former: [former] } });
  return { folder, store, onlyNew: createFolderContent({ folder, sealing: { current } }) };
}
const name = 'musterstadt/inbox/7d1f/data';

describe('rolling a content key over', () => {
  it('takes everything over, keeps the payload and the time, and says when it is done', async () => {
    const names = [name, `${name}2`, 'beispielhausen/outbox/1/data'];
    const { folder, store, onlyNew } = await storeWith(names);
    await fs.mkdir(join(folder, 'outbox/1'), { recursive: true });
    await fs.writeFile(join(folder, 'outbox/1/data'), 'plain of 0.1');
    await store.write('musterstadt/inbox/8/data', [bytes]);
    const past = new Date('2026-01-02T03:04:05Z');
    await fs.utimes(join(folder, name), past, past);
    const payload = (await fs.readFile(join(folder, name))).subarray(4096);
    const seen: number[] = [];
    const report = await resealContent(store, '', { onProgress: ({ resealed }) => seen.push(resealed) });
    expect(report).toEqual({ current: 1, resealed: 3, plain: 1, failed: 0, failures: [] });
    expect(seen).toHaveLength(5);
    for (const one of names) expect(Buffer.compare(await readAll(onlyNew, one), bytes)).toBe(0);
    const after = await fs.readFile(join(folder, name));
    expect(after.subarray(4096).equals(payload)).toBe(true);
    // Neither slot holds what the former key opens.
    expect(after.subarray(0, 4096).includes('inhalt-2026')).toBe(false);
    expect((await fs.stat(join(folder, name))).mtime).toEqual(past);
    expect(await resealContent(store, '')).toMatchObject({ current: 4, resealed: 0 });
  });

  it('only below the prefix', async () => {
    const { store } = await storeWith([name, 'beispielhausen/outbox/1/data']);
    expect(await resealContent(store, 'musterstadt/')).toMatchObject({ resealed: 1 });
    expect(await resealContent(store, '')).toMatchObject({ resealed: 1, current: 1 });
  });

  it('survives a death between any two writes, and one that tears a write', async () => {
    for (let writes = 0; writes <= 3; writes++) {
      for (const torn of [0, 1, 600, 2047]) {
        const { folder, store, onlyNew } = await storeWith([name]);
        let left = writes;
        const dying = {
          ...fs,
          open: async (...all: Parameters<typeof fs.open>) => {
            const file = await fs.open(...all);
            const write = file.write.bind(file) as (
              buffer: Uint8Array,
              from: number,
              length: number,
              at: number,
            ) => Promise<unknown>;
            Object.assign(file, {
              write: async (buffer: Uint8Array, from: number, length: number, at: number) => {
                if (left-- > 0) return write(buffer, from, length, at);
                if (torn > 0) await write(buffer, from, torn, at);
                throw new Error('killed');
              },
            });
            return file;
          },
        };
        const killed = createFolderContent({ folder, sealing: { current, former: [former] }, fs: dying });
        if (writes < 3) await expect(killed.reseal(name)).rejects.toThrow();
        else expect(await killed.reseal(name)).toBe('resealed');
        const label = `${writes} writes, ${torn} bytes`;
        expect(Buffer.compare(await readAll(store, name), bytes), label).toBe(0);
        expect(await store.reseal(name), label).toBe(writes < 3 ? 'resealed' : 'current');
        expect(await store.reseal(name), label).toBe('current');
        expect(Buffer.compare(await readAll(onlyNew, name), bytes), label).toBe(0);
        expect((await fs.readFile(join(folder, name))).subarray(2048, 4096).some((byte) => byte !== 0)).toBe(
          false,
        );
      }
    }
  });

  it('brings nothing back that was replaced or removed while the key was asked for', async () => {
    const { folder, store } = await storeWith([name, `${name}2`]);
    const newer = patterned(77);
    const slow = (then: () => Promise<void>) =>
      createFolderContent({
        folder,
        sealing: {
          current: {
            ...current,
            wrap: async (key, options) => {
              await then();
              return current.wrap(key, options);
            },
          },
          former: [former],
        },
      });
    await slow(() => store.write(name, [newer]).then(() => undefined)).reseal(name);
    expect(await readAll(store, name)).toEqual(newer);
    await slow(() => store.remove(`${name}2`)).reseal(`${name}2`);
    expect(await store.has(`${name}2`)).toBe(false);
    expect(await store.reseal(`${name}2`)).toBe('missing');
  });

  it('writes nothing when another process has done it while the key was asked for', async () => {
    const { folder, store, onlyNew } = await storeWith([name]);
    let writes = 0;
    const counting = {
      ...fs,
      open: async (...all: Parameters<typeof fs.open>) => {
        const file = await fs.open(...all);
        const write = file.write.bind(file) as (...args: unknown[]) => Promise<unknown>;
        return Object.assign(file, {
          write: (...args: unknown[]) => {
            writes++;
            return write(...args);
          },
        });
      },
    };
    const late: typeof current = {
      ...current,
      wrap: async (key, options) => {
        await store.reseal(name);
        return current.wrap(key, options);
      },
    };
    const sealing = { current: late, former: [former] };
    await createFolderContent({ folder, sealing, fs: counting as unknown as typeof fs }).reseal(name);
    expect(writes).toBe(0);
    expect(Buffer.compare(await readAll(onlyNew, name), bytes)).toBe(0);
  });

  it('goes on beside readers and a second run', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `musterstadt/inbox/${at}/data`);
    const { store, onlyNew } = await storeWith(names);
    const reading = names.map(async (one) =>
      expect(Buffer.compare(await readAll(store, one), bytes)).toBe(0),
    );
    await Promise.all([...reading, resealContent(store, ''), resealContent(store, '')]);
    for (const one of names) expect(Buffer.compare(await readAll(onlyNew, one), bytes)).toBe(0);
  });

  it('names what cannot be taken over, and stops when the key service is away', async () => {
    const { folder, store } = await storeWith([name, `${name}2`]);
    const strange = createFolderContent({ folder, sealing: { current: keyOf(2001) } });
    await strange.write(`${name}3`, [bytes]);
    await fs.writeFile(join(folder, name), (await fs.readFile(join(folder, name))).fill(0, 30, 40));
    const report = await resealContent(store, '');
    expect(report).toMatchObject({ resealed: 1, failed: 2 });
    expect(report.failures.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name, code: 'exchange.content.damaged' },
      { name: `${name}3`, code: 'exchange.content.key-unknown' },
    ]);
    const unwrap = () => Promise.reject(new Error('away'));
    const away = createFolderContent({
      folder,
      sealing: { current: former, former: [{ ...current, unwrap }] },
    });
    await expect(resealContent(away, '')).rejects.toMatchObject({ code: 'exchange.content.key-unavailable' });
    await expect(resealContent(store, '', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'core.aborted',
    });
    await expect(createFolderContent({ folder }).reseal(name)).rejects.toMatchObject({
      code: 'exchange.config.invalid',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { listed, patterned } from '../../test/content-contract.ts';
import { createMemoryContent, type MemoryContentFaults, TornWrite } from '../../test/memory-content.ts';
import { type ContentOwner, sweepContent } from './sweep.ts';

const hour = 3_600_000;

/** Objects of several ages; the clock stands at ten hours. */
async function aged(faults: MemoryContentFaults = {}) {
  let now = 0;
  const store = createMemoryContent({ clock: () => now, ...faults });
  const write = (name: string, hours: number) => {
    now = (10 - hours) * hour;
    return store.write(name, [patterned(1000)]);
  };
  return { store, write, at: { now: 10 * hour, graceMs: 2 * hour } };
}

describe('a sweep', () => {
  it('removes what belongs to nobody and is older than the grace, and nothing else', async () => {
    const { store, write, at } = await aged({
      tornWrite: (name) => (name.endsWith('torn') ? 10 : undefined),
    });
    await write('a/in/1/kept', 9);
    await write('a/in/1/nobodys', 9);
    await write('a/in/1/unknown', 9);
    await write('a/in/1/strange', 9);
    await write('a/in/1/young', 1);
    await write('a/in/1/edge', 2);
    await expect(write('a/in/1/torn', 9)).rejects.toBeInstanceOf(TornWrite);
    await expect(write('a/in/2/torn', 1)).rejects.toBeInstanceOf(TornWrite);
    const asked: string[] = [];
    const owner = (name: string): ContentOwner => {
      asked.push(name.split('/').at(-1) as string);
      if (name.endsWith('strange')) return 'delete' as never;
      return name.endsWith('kept') ? 'keep' : name.endsWith('nobodys') ? 'remove' : 'unknown';
    };
    const dry = await sweepContent(store, { ...at, owner, dryRun: true });
    expect(await listed(store)).toHaveLength(8);
    const report = await sweepContent(store, { ...at, owner });
    expect(report).toEqual(dry);
    expect(report).toMatchObject({
      seen: 8,
      kept: 1,
      young: 3,
      unknown: 2,
      removed: 2,
      partial: 1,
      bytes: 1010,
    });
    expect(report.names.map((name) => name.replace(/~.*/, '~'))).toEqual(['a/in/1/nobodys', 'a/in/1/torn~']);
    expect(asked.slice(0, 4)).toEqual(['kept', 'nobodys', 'unknown', 'strange']);
    expect((await listed(store)).map((name) => name.replace(/~.*/, '~'))).toEqual([
      'a/in/1/edge',
      'a/in/1/kept',
      'a/in/1/strange',
      'a/in/1/unknown',
      'a/in/1/young',
      'a/in/2/torn~',
    ]);
  });

  it('waits a day when no grace is given, and keeps what comes from the future', async () => {
    const { store, write } = await aged();
    await write('a/in/1/data', 9);
    const owner = () => 'remove' as const;
    expect(await sweepContent(store, { owner, now: 20 * hour })).toMatchObject({ young: 1, removed: 0 });
    expect(await sweepContent(store, { owner, now: 0, graceMs: 0 })).toMatchObject({ young: 1 });
    expect(await sweepContent(store, { owner, now: Number.NaN, graceMs: 0 })).toMatchObject({ young: 1 });
    expect(await sweepContent(store, { owner, now: 26 * hour })).toMatchObject({ removed: 1 });
  });

  it('removes nothing when the owner cannot be asked', async () => {
    const { store, write, at } = await aged();
    await write('a/in/1/data', 9);
    const fault = new Error('the database is away');
    await expect(sweepContent(store, { ...at, owner: () => Promise.reject(fault) })).rejects.toBe(fault);
    const gone = new AbortController();
    const sweeping = sweepContent(store, {
      ...at,
      owner: () => new Promise(() => undefined),
      signal: gone.signal,
    });
    setTimeout(() => gone.abort(), 10);
    await expect(sweeping).rejects.toMatchObject({ code: 'core.aborted' });
    expect(await listed(store)).toEqual(['a/in/1/data']);
  });

  it('keeps to its prefix', async () => {
    const { store, write, at } = await aged();
    await write('a/in/1/data', 9);
    await write('b/in/1/data', 9);
    await sweepContent(store, { ...at, prefix: 'a/', owner: () => 'remove' });
    expect(await listed(store)).toEqual(['b/in/1/data']);
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { stateStoreContract } from '../../src/testing/index.ts';
import { type OpenedStore, openStore, type StoreKind } from './open-store.ts';
import { checkRandomOperations } from './random-operations.ts';

/** A server that can be taken away. */
export interface Server {
  readonly url: string;
  crash(away: number): Promise<void>;
}

/** What the callers of one process got in one round. */
interface Got {
  stored: string[];
  taken: string[];
  counted: number[];
}

/** Runs each case against the same client, as an application does. */
export function contractCases(kind: StoreKind, server: () => Server): void {
  let opened: Promise<OpenedStore> | undefined;
  const open = () => (opened ??= openStore(kind, server().url, { timeout: 20_000 }));
  for (const { name, run } of stateStoreContract({
    create: async () => (await open()).store,
    pass: (milliseconds) => setTimeout(milliseconds),
  }))
    it(name, run);

  it('random operations give what a model gives', async () => {
    await checkRandomOperations((await open()).store, (milliseconds) => setTimeout(milliseconds), {
      runs: 40,
      steps: 40,
    });
  });

  it('two processes with a hundred callers each: one adds, one takes, each has its own number', async () => {
    const { store } = await open();
    const prefix = crypto.randomUUID();
    const rounds = 10;
    for (let round = 0; round < rounds; round += 1)
      await store.set(`${prefix}:take:${round}`, `only ${round}`, 60_000);
    const caller = fileURLToPath(new URL('caller.ts', import.meta.url));
    const children = [1, 2].map(() => fork(caller, [kind, server().url, prefix, `${rounds}`]));
    // Both are there before one begins.
    await Promise.all(children.map((child) => once(child, 'message')));
    const [one, two] = (await Promise.all(
      children.map(async (child) => {
        const said = once(child, 'message');
        child.send('begin');
        const [got] = await said;
        return got;
      }),
    )) as [Got[], Got[]];
    for (let round = 0; round < rounds; round += 1) {
      const both = [one[round]!, two[round]!];
      const stored = both.flatMap((got) => got.stored);
      expect(stored).toHaveLength(1);
      expect(await store.get(`${prefix}:add:${round}`)).toBe(stored[0]);
      expect(both.flatMap((got) => got.taken)).toEqual([`only ${round}`]);
    }
    const numbers = (all: Got[]) => all.flatMap(({ counted }) => counted);
    expect([...numbers(one), ...numbers(two)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 * rounds }, (_, index) => index + 1),
    );
    // Both were at it at the same time, else it shows nothing.
    const meets = (left: Got[], right: Got[]) => Math.min(...numbers(left)) < Math.max(...numbers(right));
    expect([meets(one, two), meets(two, one)]).toEqual([true, true]);
  });

  it('closes', async () => {
    await (await open()).close();
  });
}

/** The server goes away in the middle and comes back: nothing hangs, the error is ours, and the store works again. */
export function outageCases(kind: StoreKind, server: () => Server): void {
  it('a server that is killed for three seconds is an error in time, and the store works again by itself', async () => {
    const { store, close } = await openStore(kind, server().url, { timeout: 1_000 });
    await store.set('before', 'x', 60_000);
    let isBack = false;
    const back = server()
      .crash(3_000)
      .then(() => {
        isBack = true;
      });
    const errors: { code: string; retryable: boolean; milliseconds: number; details: unknown }[] = [];
    let rounds = 0;
    while (!isBack) {
      rounds += 1;
      const calls = [
        () => store.get('k'),
        () => store.set('k', 'v', 60_000),
        () => store.delete('k'),
        () => store.add('k', 'v', 60_000),
        () => store.take('k'),
        () => store.count('late', 60_000),
      ];
      await Promise.all(
        calls.map(async (call) => {
          const begun = performance.now();
          await call().catch((error) =>
            errors.push({ ...error, milliseconds: performance.now() - begun, details: error.details }),
          );
        }),
      );
      await setTimeout(100);
    }
    await back;
    expect(rounds).toBeGreaterThan(1);
    expect(errors.length).toBeGreaterThanOrEqual(6);
    for (const error of errors)
      expect(error).toMatchObject({ code: 'core.store.unavailable', retryable: true });
    // The limit is one second; a busy machine may take its time, hanging would take until the server is back.
    expect(Math.max(...errors.map(({ milliseconds }) => milliseconds))).toBeLessThan(2_500);
    const begun = performance.now();
    const works = async () =>
      store.set('after', 'y', 60_000).then(
        () => store.get('after'),
        (error: { code: string }) => error.code,
      );
    await expect.poll(works, { timeout: 10_000, interval: 50 }).toBe('y');
    console.log(
      `${kind}: ${errors.length} calls failed during the outage, worked ${Math.round(performance.now() - begun)} ms after it`,
    );
    await close();
  });
}

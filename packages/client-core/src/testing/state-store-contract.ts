import { deepStrictEqual, ok } from 'node:assert/strict';
import type { StateStore } from '../state-store/index.ts';

/** How the store under test is made and how its time passes. */
export interface StateStoreContract {
  /** A store that no other case uses at the same time; keys of the cases begin with `contract:`. */
  create(): StateStore | Promise<StateStore>;
  /** Lets so much time pass for the store: a moved clock, or a real wait. */
  pass(milliseconds: number): void | Promise<void>;
}

/** One case of the contract, for any test runner. */
export interface ContractCase {
  name: string;
  run(): Promise<void>;
}

/**
 * What every `StateStore` must do, as cases for any test runner:
 * `for (const { name, run } of stateStoreContract({ create, pass })) it(name, run)`. Failures are assertion errors.
 */
export function stateStoreContract({ create, pass }: StateStoreContract): ContractCase[] {
  const cases: [string, (store: StateStore, key: string) => Promise<void>][] = [
    [
      'gives back what was set, until it is deleted',
      async (store, key) => {
        deepStrictEqual(await store.get(key), undefined);
        await store.set(key, '{"ä":"\\u0000 \'\\"%"}', 60_000);
        deepStrictEqual(await store.get(key), '{"ä":"\\u0000 \'\\"%"}');
        await store.set(key, 'second', 60_000);
        deepStrictEqual(await store.get(key), 'second');
        await store.delete(key);
        deepStrictEqual(await store.get(key), undefined);
        await store.delete(key);
      },
    ],
    [
      'keeps keys apart',
      async (store, key) => {
        await store.set(`${key}:a`, '1', 60_000);
        await store.set(`${key}:A`, '2', 60_000);
        await store.set(`${key}:%`, '3', 60_000);
        deepStrictEqual(
          [await store.get(`${key}:a`), await store.get(`${key}:A`), await store.get(`${key}:%`)],
          ['1', '2', '3'],
        );
      },
    ],
    [
      'keeps an empty value apart from no value',
      async (store, key) => {
        await store.set(key, '', 60_000);
        deepStrictEqual(await store.get(key), '');
        deepStrictEqual(await store.take(key), '');
        deepStrictEqual(await store.take(key), undefined);
      },
    ],
    [
      'forgets after the time to live, for get, take and add',
      async (store, key) => {
        for (const name of ['get', 'take', 'add']) await store.set(`${key}:${name}`, 'x', 1_000);
        await pass(1_100);
        deepStrictEqual(await store.get(`${key}:get`), undefined);
        deepStrictEqual(await store.take(`${key}:take`), undefined);
        deepStrictEqual(await store.add(`${key}:add`, 'y', 60_000), true);
      },
    ],
    [
      'set begins a new time to live',
      async (store, key) => {
        await store.set(key, 'x', 1_000);
        await store.set(key, 'y', 60_000);
        await pass(1_100);
        deepStrictEqual(await store.get(key), 'y');
      },
    ],
    [
      'add stores once and does not touch what is there',
      async (store, key) => {
        deepStrictEqual(await store.add(key, 'first', 60_000), true);
        deepStrictEqual(await store.add(key, 'second', 60_000), false);
        deepStrictEqual(await store.get(key), 'first');
      },
    ],
    [
      'of many concurrent adds exactly one stores',
      async (store, key) => {
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => store.add(key, String(index), 60_000)),
        );
        deepStrictEqual(results.filter(Boolean).length, 1);
        deepStrictEqual(await store.get(key), String(results.indexOf(true)));
      },
    ],
    [
      'of many concurrent takes exactly one gets the value',
      async (store, key) => {
        await store.set(key, 'x', 60_000);
        const results = await Promise.all(Array.from({ length: 20 }, () => store.take(key)));
        deepStrictEqual(
          results.filter((value) => value !== undefined),
          ['x'],
        );
        deepStrictEqual(await store.get(key), undefined);
      },
    ],
    [
      'refuses a time to live that is not positive',
      async (store, key) => {
        for (const ttl of [0, -1, Number.NaN]) {
          const writes = [async () => store.set(key, 'x', ttl), async () => store.add(key, 'x', ttl)];
          const results = await Promise.allSettled(writes.map((write) => write()));
          ok(
            results.every(({ status }) => status === 'rejected'),
            `ttl ${ttl} was accepted`,
          );
        }
        deepStrictEqual(await store.get(key), undefined);
      },
    ],
  ];
  return cases.map(([name, run], index) => ({
    name,
    run: async () => run(await create(), `contract:${index}:${crypto.randomUUID()}`),
  }));
}

import { deepStrictEqual, ok } from 'node:assert/strict';
import type { StateStore } from '../state-store/index.ts';
import { storeLimits } from '../state-store/judge-entry.ts';

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

/** The call ends with an error of this code. */
async function refuses(code: string, call: () => Promise<unknown>): Promise<void> {
  const ended = await call().then(
    () => 'nothing was refused',
    (error: { code?: unknown }) => error.code ?? String(error),
  );
  deepStrictEqual(ended, code);
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
      'counts from 1, and of many concurrent counts each gets its own number',
      async (store, key) => {
        deepStrictEqual(await store.count(key, 60_000), 1);
        const rest = await Promise.all(Array.from({ length: 50 }, () => store.count(key, 60_000)));
        deepStrictEqual(
          rest.sort((a, b) => a - b),
          Array.from({ length: 50 }, (_, index) => index + 2),
        );
        deepStrictEqual(await store.get(key), '51');
      },
    ],
    [
      'a count ends after its first call, whatever the later ones say, and begins anew',
      async (store, key) => {
        await store.count(key, 1_000);
        deepStrictEqual(await store.count(key, 60_000), 2);
        await pass(1_100);
        deepStrictEqual(await store.get(key), undefined);
        deepStrictEqual(await store.count(key, 60_000), 1);
        await store.set(`${key}:text`, 'x', 1_000);
        await pass(1_100);
        deepStrictEqual(await store.count(`${key}:text`, 60_000), 1);
      },
    ],
    [
      'a count is an entry like others: it is there, it is taken, deleted and replaced',
      async (store, key) => {
        await store.count(key, 60_000);
        deepStrictEqual(await store.add(key, 'x', 60_000), false);
        deepStrictEqual(await store.take(key), '1');
        deepStrictEqual(await store.count(key, 60_000), 1);
        await store.delete(key);
        deepStrictEqual(await store.count(key, 60_000), 1);
        await store.set(key, '1', 60_000);
        deepStrictEqual(await store.get(key), '1');
      },
    ],
    [
      'refuses to count a text, also one of digits, and leaves it',
      async (store, key) => {
        for (const value of ['', '1', 'x']) {
          await store.set(key, value, 60_000);
          await refuses('core.store.not-a-count', () => store.count(key, 60_000));
          deepStrictEqual(await store.get(key), value);
        }
      },
    ],
    [
      'keeps every text as it is: names, emoji, control characters, a byte order mark, one megabyte',
      async (store, key) => {
        const texts = [
          'Đặng Thị Ngọc Ánh-Œuvré, D̂ŭz̄ X́',
          '👩‍👩‍👧 𝔊emeinde',
          '\0\u0001\r\n\u001a\u007f\u2028\ufffe',
          '\ufefftext',
          '\\x00 \' " $1 %s =1',
          'ä'.repeat(500_000),
          'x'.repeat(storeLimits.valueBytes),
        ];
        for (const [index, text] of texts.entries()) {
          await store.set(`${key}:${index}`, text, 60_000);
          // Not by deepStrictEqual: it would print a megabyte.
          ok((await store.get(`${key}:${index}`)) === text, `text ${index} came back changed`);
          ok((await store.take(`${key}:${index}`)) === text, `text ${index} was taken changed`);
        }
      },
    ],
    [
      'takes every key that is Unicode, up to 1,024 bytes',
      async (store, key) => {
        const keys = ['é', 'e\u0301', ' ', '\n', '😀', '\ufeff', "'; --", 'ä'.repeat(450)];
        for (const [index, part] of keys.entries()) await store.set(key + part, String(index), 60_000);
        for (const [index, part] of keys.entries())
          deepStrictEqual(await store.get(key + part), String(index));
        const longest = key.padEnd(storeLimits.keyBytes, 'x');
        deepStrictEqual(await store.add(longest, 'x', 60_000), true);
        deepStrictEqual(await store.get(longest), 'x');
      },
    ],
    [
      'refuses keys and values that would not come back, before they are sent',
      async (store, key) => {
        const keys = ['', `${key}\0`, `${key}\ud800`, key.padEnd(storeLimits.keyBytes + 1, 'x'), 7 as never];
        for (const bad of keys) {
          for (const call of [
            () => store.get(bad),
            () => store.set(bad, 'x', 1_000),
            () => store.delete(bad),
            () => store.add(bad, 'x', 1_000),
            () => store.take(bad),
            () => store.count(bad, 1_000),
          ])
            await refuses('core.store.key', call);
        }
        for (const bad of [
          '\udc00x',
          'x'.repeat(storeLimits.valueBytes + 1),
          7 as never,
          undefined as never,
        ]) {
          await refuses('core.store.value', () => store.set(key, bad, 1_000));
          await refuses('core.store.value', () => store.add(key, bad, 1_000));
        }
        deepStrictEqual(await store.get(key), undefined);
      },
    ],
    [
      'takes a time to live of parts of a millisecond and of a century',
      async (store, key) => {
        await store.set(key, 'x', 0.25);
        await pass(100);
        deepStrictEqual(await store.get(key), undefined);
        await store.set(key, 'x', storeLimits.ttl);
        deepStrictEqual(await store.get(key), 'x');
        deepStrictEqual(await store.count(`${key}:count`, 60_000.5), 1);
      },
    ],
    [
      'refuses a time to live that is not positive, or longer than a century',
      async (store, key) => {
        for (const ttl of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '5' as never]) {
          await refuses('core.store.ttl', () => store.count(key, ttl));
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

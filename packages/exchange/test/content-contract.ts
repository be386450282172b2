import { deepStrictEqual, ok, rejects } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ContractCase } from '@rathaus/client-core/testing';
import type { ContentStore } from '../src/content/content-store.ts';

/** How the store under test is made. */
export interface ContentContract {
  /** An empty store that no other case uses. */
  create(): ContentStore | Promise<ContentStore>;
}

const name = 'musterstadt/outbox/0d3c/data';
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

/** Bytes that differ at each place, without a generator of random numbers. */
export const patterned = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff);

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(Buffer.concat(parts));
}

export const readAll = async (store: ContentStore, object: string): Promise<Uint8Array> =>
  bytesOf(await store.read(object));

export async function listed(store: ContentStore, prefix = ''): Promise<string[]> {
  const names: string[] = [];
  for await (const { name: object } of store.list(prefix)) names.push(object);
  return names.sort();
}

const hanging = (first: Uint8Array): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    let given = false;
    return {
      next: () => {
        if (given) return new Promise(() => undefined);
        given = true;
        return Promise.resolve({ done: false, value: first });
      },
      return: () => new Promise(() => undefined),
    };
  },
});

const refusedNames = [
  '',
  'a',
  'a/b',
  'a/b/c/d/e',
  '/a/b/c',
  'a//b/c',
  'a/../b/c',
  'a/./b/c',
  '../a/b/c',
  'a/b/..',
  'a/b/.c',
  'a/b/c\0d',
  'a/b/c\\d',
  'a/b/c d',
  'a/b/Schülerakte',
  'a/b/%2e%2e',
  'a/b/c~1',
  `a/b/${'c'.repeat(101)}`,
  'a/b/c\n',
  'a/b/c:d',
] as const;

/** What every `ContentStore` does, as cases for any test runner. Failures are assertion errors. */
export function contentContract({ create }: ContentContract): ContractCase[] {
  const cases: [string, (store: ContentStore) => Promise<void>][] = [
    [
      'gives back what was written, of every size around the edges',
      async (store) => {
        for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_576, 2_300_000]) {
          const bytes = patterned(size);
          const written = await store.write(name, [bytes.subarray(0, 7), bytes.subarray(7)]);
          deepStrictEqual(written, { size, sha512: sha512(bytes) });
          ok(await store.has(name));
          deepStrictEqual(sha512(await readAll(store, name)), sha512(bytes), `${size} bytes`);
        }
      },
    ],
    [
      'takes every shape of a stream, and one that uses its buffer again',
      async (store) => {
        const buffer = new Uint8Array(1000);
        async function* reusing() {
          for (let value = 1; value <= 100; value++) yield buffer.fill(value);
        }
        await store.write(name, reusing());
        const read = await readAll(store, name);
        deepStrictEqual([read.length, read[0], read[999], read[1000], read[99_999]], [100_000, 1, 1, 2, 100]);
        await store.write(name, new Blob([patterned(100)] as BlobPart[]).stream());
        deepStrictEqual(await readAll(store, name), patterned(100));
      },
    ],
    [
      'replaces an object of the same name, whole',
      async (store) => {
        await store.write(name, [patterned(200_000)]);
        await store.write(name, [patterned(10)]);
        deepStrictEqual(await readAll(store, name), patterned(10));
        deepStrictEqual(await listed(store), [name]);
      },
    ],
    [
      'leaves nothing of a source that throws, and keeps what was there',
      async (store) => {
        const fault = new Error('the tag is wrong');
        async function* failing() {
          yield patterned(300_000);
          throw fault;
        }
        await rejects(store.write(name, failing()), (error) => error === fault);
        deepStrictEqual([await store.has(name), await listed(store)], [false, []]);
        await store.write(name, [patterned(5)]);
        await rejects(store.write(name, failing()), (error) => error === fault);
        deepStrictEqual(await readAll(store, name), patterned(5));
        deepStrictEqual(await listed(store), [name]);
      },
    ],
    [
      'refuses what is larger than the limit, and takes exactly the limit',
      async (store) => {
        await store.write(name, [patterned(100)], { maxBytes: 100 });
        await rejects(store.write(`${name}2`, [patterned(101)], { maxBytes: 100 }), {
          code: 'exchange.content.too-large',
          details: { limit: 100 },
        });
        deepStrictEqual(await listed(store), [name]);
      },
    ],
    [
      'ends at once when a write is aborted, also one whose source hangs',
      async (store) => {
        await rejects(store.write(name, [patterned(1)], { signal: AbortSignal.abort() }), {
          code: 'core.aborted',
        });
        const gone = new AbortController();
        const writing = store.write(name, hanging(patterned(70_000)), { signal: gone.signal });
        setTimeout(() => gone.abort(), 50);
        await rejects(writing, { code: 'core.aborted' });
        deepStrictEqual([await store.has(name), await listed(store)], [false, []]);
      },
    ],
    [
      'ends at once when a read or a listing is aborted',
      async (store) => {
        await store.write(name, [patterned(3_000_000)]);
        const signal = AbortSignal.abort();
        await rejects(store.read(name, { signal }), { code: 'core.aborted' });
        await rejects(store.list('', { signal })[Symbol.asyncIterator]().next(), { code: 'core.aborted' });
        const gone = new AbortController();
        const pieces = (await store.read(name, { signal: gone.signal }))[Symbol.asyncIterator]();
        await pieces.next();
        gone.abort();
        await rejects(
          async () => {
            while (!(await pieces.next()).done);
          },
          { code: 'core.aborted' },
        );
      },
    ],
    [
      'says that an object is missing',
      async (store) => {
        await rejects(store.read(name), { code: 'exchange.content.missing' });
        deepStrictEqual(await store.has(name), false);
        await store.write(`${name}/x`.replace('/data/', '/'), [patterned(1)]);
        await rejects(store.read('musterstadt/outbox/0d3c'), { code: 'exchange.content.missing' });
        deepStrictEqual(await store.has('musterstadt/outbox/0d3c'), false);
      },
    ],
    [
      'removes one object, all below a prefix, and nothing without a complaint',
      async (store) => {
        const names = ['a/in/1/data', 'a/in/1/data2', 'a/in/11/data', 'a/out/1/data', 'ab/in/1/data'];
        for (const object of names) await store.write(object, [patterned(3)]);
        await store.remove('a/in/1/data');
        await store.remove('a/in/1/data');
        await store.remove('nobody/in/1/');
        deepStrictEqual(await listed(store), names.slice(1).sort());
        await store.remove('a/in/1/');
        deepStrictEqual(await listed(store), names.slice(2).sort());
        await store.remove('a/');
        deepStrictEqual(await listed(store), ['ab/in/1/data']);
        await store.write('a/in/1/data', [patterned(4)]);
        deepStrictEqual(await readAll(store, 'a/in/1/data'), patterned(4));
      },
    ],
    [
      'lists below a prefix, with size and time',
      async (store) => {
        const before = Date.now();
        for (const object of ['a/in/1/data', 'a/in/2/data', 'a/out/1/data', 'b/in/1/data'])
          await store.write(object, [patterned(70_000)]);
        deepStrictEqual(await listed(store, 'a/in/'), ['a/in/1/data', 'a/in/2/data']);
        deepStrictEqual((await listed(store, 'a/')).length, 3);
        deepStrictEqual(await listed(store, 'c/'), []);
        for await (const { size, modifiedAt, partial } of store.list('')) {
          ok(size >= 70_000 && size < 75_000, `size ${size}`);
          // Object stores tell whole seconds.
          ok(modifiedAt > before - 2_000 && modifiedAt < Date.now() + 2_000, `time ${modifiedAt}`);
          deepStrictEqual(partial, false);
        }
      },
    ],
    [
      'refuses every other name, and never repeats it',
      async (store) => {
        const refused = { code: 'exchange.content.name', message: /^(?!.*(Sch|%2e|\.\.))/ };
        for (const bad of [...refusedNames, undefined, 7] as string[]) {
          await rejects(store.write(bad, [patterned(1)]), refused, bad);
          await rejects(store.read(bad), refused, bad);
          await rejects(store.has(bad), refused, bad);
        }
        for (const bad of ['', '/', '../', 'a/../', 'a', 'a/b', './', 'a/b/c/d/'] as string[])
          await rejects(store.remove(bad), refused, bad);
        for (const bad of ['/', '../', 'a', 'a/b', 'a/../', 'a//', '.a/'])
          await rejects(store.list(bad)[Symbol.asyncIterator]().next(), refused, bad);
        deepStrictEqual(await listed(store), []);
      },
    ],
    [
      'keeps one of two writes at the same time, whole',
      async (store) => {
        const sizes = [150_000, 150_001, 150_002, 150_003];
        await Promise.all(sizes.map((size) => store.write(name, [patterned(size)])));
        const read = await readAll(store, name);
        ok(sizes.includes(read.length));
        deepStrictEqual(sha512(read), sha512(patterned(read.length)));
        deepStrictEqual(await listed(store), [name]);
      },
    ],
    [
      'writes beside removals in the same folder, and loses nothing',
      async (store) => {
        const rounds = Array.from({ length: 20 }, (_, round) => round);
        await Promise.all(
          rounds.map(async (round) => {
            const object = `a/in/1/part${round}`;
            await store.write(object, [patterned(round)]);
            deepStrictEqual(await readAll(store, object), patterned(round));
            if (round % 2) await store.remove(object);
          }),
        );
        deepStrictEqual((await listed(store)).length, 10);
      },
    ],
    [
      'reads an object that is replaced meanwhile as the one or the other',
      async (store) => {
        const sizes = [500_000, 700_000];
        await store.write(name, [patterned(500_000)]);
        for (let round = 0; round < 5; round++) {
          const [read] = await Promise.all([
            readAll(store, name),
            store.write(name, [patterned(sizes[(round + 1) % 2] as number)]),
          ]);
          ok(sizes.includes(read.length), `${read.length}`);
          deepStrictEqual(sha512(read), sha512(patterned(read.length)));
        }
      },
    ],
    [
      'gives content back that begins like an object of its own',
      async (store) => {
        for (const word of ['SEAL', 'OPEN', 'XXXX']) {
          const bytes = new Uint8Array(Buffer.from(`\x89RATHAUS-${word}\r\n\x1a and more`, 'latin1'));
          await store.write(name, [bytes]);
          deepStrictEqual(await readAll(store, name), bytes);
        }
      },
    ],
    [
      'may be read twice, and left early',
      async (store) => {
        await store.write(name, [patterned(300_000)]);
        for await (const piece of await store.read(name)) {
          ok(piece.length > 0);
          break;
        }
        const stream = await store.read(name);
        for (let reader = 1; reader <= 2; reader++)
          deepStrictEqual(sha512(await bytesOf(stream)), sha512(patterned(300_000)), `reader ${reader}`);
        await store.read(name);
        deepStrictEqual((await readAll(store, name)).length, 300_000);
      },
    ],
  ];
  return cases.map(([title, run]) => ({ name: title, run: async () => run(await create()) }));
}

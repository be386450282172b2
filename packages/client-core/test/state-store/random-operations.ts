import fc from 'fast-check';
import { expect } from 'vitest';
import type { StateStore } from '../../src/state-store/index.ts';

/** Lifetimes that tell by themselves what is alive: one ends before the next operation, one never. */
const short = 1;
const long = 600_000;
/** Milliseconds after which a short life is over on every server. */
const over = 20;

interface Held {
  value: string | number;
  isShort: boolean;
}

const key = fc.constantFrom('a', 'b', 'c');
const ttl = fc.constantFrom(long, long, short);
const value = fc.constantFrom('', '1', '=', '\0', 'Jürgen 😀', '{"a":[]}');
const operation = fc.oneof(
  fc.record({ name: fc.constant('get' as const), key }),
  fc.record({ name: fc.constant('delete' as const), key }),
  fc.record({ name: fc.constant('take' as const), key }),
  fc.record({ name: fc.constant('set' as const), key, value, ttl }),
  fc.record({ name: fc.constant('add' as const), key, value, ttl }),
  fc.record({ name: fc.constant('count' as const), key, ttl }),
);
type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

/** What the operation gives, by the simplest model there is. */
function expected(model: Map<string, Held>, one: Operation): unknown {
  const held = model.get(one.key);
  const text = held === undefined ? undefined : String(held.value);
  switch (one.name) {
    case 'get':
      return text;
    case 'delete':
      model.delete(one.key);
      return undefined;
    case 'take':
      model.delete(one.key);
      return text;
    case 'set':
      model.set(one.key, { value: one.value, isShort: one.ttl === short });
      return undefined;
    case 'add':
      if (held) return false;
      model.set(one.key, { value: one.value, isShort: one.ttl === short });
      return true;
    case 'count':
      if (!held) {
        model.set(one.key, { value: 1, isShort: one.ttl === short });
        return 1;
      }
      if (typeof held.value === 'string') return 'core.store.not-a-count';
      held.value += 1;
      return held.value;
  }
}

function called(store: StateStore, name: string, one: Operation): Promise<unknown> {
  switch (one.name) {
    case 'set':
    case 'add':
      return store[one.name](name, one.value, one.ttl);
    case 'count':
      return store.count(name, one.ttl);
    default:
      return store[one.name](name);
  }
}

/** Random sequences of operations give on the store what they give on a model. */
export async function checkRandomOperations(
  store: StateStore,
  pass: (milliseconds: number) => void | Promise<void>,
  { runs, steps }: { runs: number; steps: number },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: steps }), async (operations) => {
      const model = new Map<string, Held>();
      const prefix = crypto.randomUUID();
      for (const one of operations) {
        const given = await called(store, `${prefix}:${one.key}`, one).catch(
          (error: { code?: unknown }) => error.code ?? error,
        );
        expect([one, given]).toEqual([one, expected(model, one)]);
        const ends = [...model].filter(([, { isShort }]) => isShort);
        if (ends.length > 0) await pass(over);
        for (const [name] of ends) model.delete(name);
      }
    }),
    { numRuns: runs },
  );
}

/** The writers of operations whose parameters are one value each: like the others, without lists and objects. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  writePlainCookies,
  writePlainHeaders,
  writePlainPath,
  writePlainQuery,
} from '../../src/contract/write-parameters.ts';
import { writeCookies, writeHeaders, writePath, writeQuery } from '../../src/contract/write-styles.ts';
import { refusal, refuse } from './refusal.ts';

const table = { a: { required: true }, b: {} } as const;
const at =
  (write: typeof writePath): typeof writeQuery =>
  (...rest) =>
    write(...rest, '/{a}/{b}');
const pairs = [
  [writePlainQuery, writeQuery],
  [writePlainCookies, writeCookies],
  [at(writePlainPath), at(writePath)],
  [writePlainHeaders, writeHeaders],
] as const;

/** What is sent, or the message of the refusal. */
const outcome = (write: () => unknown) => {
  try {
    return { sent: write() };
  } catch (error) {
    return (error as Error).message;
  }
};

it('they send and refuse the same', () => {
  const one = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.constantFrom(undefined, null, true, 1, 2n, Number.NaN, '', '.', '..', '\ud800', new Date(0)),
  );
  const names = fc.constantFrom('a', 'b', 'B', 'c', '__proto__');
  const values = fc.dictionary(names, one, { noNullPrototype: true });
  fc.assert(
    fc.property(values, fc.boolean(), (given, open) => {
      for (const [plain, full] of pairs) {
        const expected = outcome(() => full(open ? undefined : table, given, refuse));
        expect(outcome(() => plain(open ? undefined : table, given, refuse))).toEqual(expected);
      }
    }),
    { numRuns: 2000 },
  );
});

it.each([[['canary']], [{ canary: 1 }], [new Map([['canary', 1]])]])('%j is refused', (a) => {
  for (const [plain] of pairs) {
    const message = refusal(() => plain(table, { a, b: 1 }, refuse));
    expect(message).toMatch(/^\w+ a must be text, a finite number, boolean or bigint: convert it$/);
  }
});

/** Whatever is sent reads back as it was given, by a small reader of each style that shares no code with the writer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParameterContract } from '../../src/contract/contract.ts';
import { writeJson } from '../../src/contract/json-content.ts';
import {
  writeCookies,
  writeForm,
  writeHeaders,
  writePath,
  writeQuery,
} from '../../src/contract/write-styles.ts';
import { refuse } from './refusal.ts';

const unicode = fc.string({ unit: 'binary' });
const word = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/^\.\.?$/.test(text));
/** Keys that are not refused: no brackets, no name of `Object.prototype` or of the parameter beside it. */
const key = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .filter((text) => !/[[\]]|^(before|after)$/.test(text) && !(text in {}) && text.isWellFormed());
const scalar = fc.oneof(
  unicode,
  fc.boolean(),
  fc.bigInt(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const list = fc.array(scalar, { minLength: 1 });
const entries = fc.uniqueArray(fc.tuple(key, scalar), { minLength: 1, selector: ([name]) => name });

const texts = (values: readonly unknown[]) => values.map(String);
const toObject = (pairs: readonly (readonly [string, unknown])[]) => Object.fromEntries(pairs);
const asTexts = (pairs: readonly (readonly [string, unknown])[]) =>
  toObject(pairs.map(([name, value]) => [name, String(value)]));

/** `name=value` pairs, decoded after they were split. `plus`: the form's way of writing a blank. */
const pairsOf = (text: string, separator = '&', plus = false) =>
  text.split(separator).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)].map((half) =>
      decodeURIComponent(plus ? half.replaceAll('+', ' ') : half),
    ) as [string, string];
  });
const elementsOf = (text: string) => text.split(',').map(decodeURIComponent);
const couples = (flat: readonly string[]) =>
  toObject(flat.flatMap((name, index) => (index % 2 ? [] : [[name, flat[index + 1]] as const])));

/** Writes the parameter between two others, so that what spills over would show. */
function between(contract: ParameterContract, value: unknown): string {
  const text = writeQuery({ before: {}, p: contract, after: {} }, { before: 1, p: value, after: 2 }, refuse);
  expect(text).toMatch(/^before=1&[\w.~%=&,-]*&after=2$/);
  return text.slice('before=1&'.length, -'&after=2'.length);
}

it('query, one value', () => {
  fc.assert(
    fc.property(scalar, (value) => {
      expect(pairsOf(between({}, value))).toEqual([['p', String(value)]]);
    }),
  );
});

it('query, list, repeated and joined', () => {
  fc.assert(
    fc.property(list, (values) => {
      const type = 'list';
      expect(pairsOf(between({ type }, values))).toEqual(texts(values).map((value) => ['p', value]));
      const joined = between({ type, explode: false }, values);
      expect(elementsOf(joined.slice('p='.length))).toEqual(texts(values));
    }),
  );
});

it('query, object: pairs, joined and deep', () => {
  fc.assert(
    fc.property(entries, (pairs) => {
      const type = 'object';
      const value = toObject(pairs);
      expect(toObject(pairsOf(between({ type }, value)))).toEqual(asTexts(pairs));
      const joined = between({ type, explode: false }, value);
      expect(couples(elementsOf(joined.slice('p='.length)))).toEqual(asTexts(pairs));
      const deep = pairsOf(between({ type, style: 'deepObject' }, value));
      expect(toObject(deep.map(([name, one]) => [/^p\[(.*)\]$/s.exec(name)![1]!, one]))).toEqual(
        asTexts(pairs),
      );
    }),
  );
});

it('query, JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const sent = pairsOf(between({ style: 'json' }, value))[0]![1];
      expect(JSON.parse(sent)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('form: also as URLSearchParams reads it', () => {
  fc.assert(
    fc.property(list, (values) => {
      const text = writeForm({}, { p: values }, refuse);
      expect(pairsOf(text, '&', true)).toEqual(texts(values).map((value) => ['p', value]));
      expect(new URLSearchParams(text).getAll('p')).toEqual(texts(values));
    }),
  );
});

it('cookies', () => {
  fc.assert(
    fc.property(unicode, list, (value, values) => {
      const table = { a: {}, b: { type: 'list', explode: false } } as const;
      const text = writeCookies(table, { a: value, b: values }, refuse);
      // Bytes of RFC 6265, section 4.1.1, and the comma between elements.
      expect(text).toMatch(/^a=[\w.~%-]*; b=[\w.~%,-]*$/);
      const [a, b] = text.split('; ').map((pair) => pair.slice(2));
      expect([decodeURIComponent(a!), elementsOf(b!)]).toEqual([value, texts(values)]);
    }),
  );
});

it('path: one segment each, as a router sees it', () => {
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1 }), entries, (id, ids, pairs) => {
      const table = { id: {}, ids: { type: 'list' }, o: { type: 'object', explode: true } } as const;
      const values = { id, ids, o: toObject(pairs) };
      const url = new URL(`https://x.example${writePath(table, values, refuse, '/a/{id}/{ids}/b/{o}')}`);
      expect([url.search, url.hash]).toEqual(['', '']);
      const [, a, one, many, b, o, ...rest] = url.pathname.split('/');
      expect([a, decodeURIComponent(one!), elementsOf(many!), b, toObject(pairsOf(o!, ',')), rest]).toEqual([
        'a',
        id,
        ids,
        'b',
        asTexts(pairs),
        [],
      ]);
    }),
  );
});

it('headers: `Headers` does not change what is written', () => {
  const printable = fc.string({ unit: 'grapheme-ascii' }).filter((text) => text === text.trim());
  const element = printable.filter((text) => text !== '' && !/[,=]/.test(text));
  fc.assert(
    fc.property(
      printable,
      fc.array(element, { minLength: 1 }),
      fc.dictionary(
        element.filter((text) => !/[[\]]/.test(text) && !(text in {})),
        element,
        { minKeys: 1, noNullPrototype: true },
      ),
      (value, values, object) => {
        const table = { a: {}, b: { type: 'list' }, c: { type: 'object', explode: true } } as const;
        const sent = new Headers(writeHeaders(table, { A: value, B: values, C: object }, refuse));
        expect(sent.get('a')).toBe(value);
        expect(sent.get('b')?.split(',')).toEqual(values);
        expect(
          toObject(
            sent
              .get('c')!
              .split(',')
              .map((pair) => pair.split('=') as [string, string]),
          ),
        ).toEqual(object);
      },
    ),
  );
});

it('JSON bodies', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      expect(writeJson(value, undefined, refuse)).toBe(JSON.stringify(value));
    }),
  );
});

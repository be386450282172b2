/** What cannot be sent is refused, in each place, and no refusal repeats a value. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { ParameterContract } from '../../src/contract/contract.ts';
import {
  writeCookies,
  writeForm,
  writeHeaders,
  writePath,
  writeQuery,
} from '../../src/contract/write-styles.ts';
import { refusal, refuse } from './refusal.ts';

class Citizen {
  name = 'Erika Canary';
}

/** Has a text by `String()`, but not the one its author meant, or none. */
const notValues: [string, unknown][] = [
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['Date', new Date(0)],
  ['Map', new Map([['canary', 1]])],
  ['Set', new Set(['canary'])],
  ['URL', new URL('https://canary.example')],
  ['URLSearchParams', new URLSearchParams('canary=1')],
  ['class instance', new Citizen()],
  ['function', () => 'canary'],
  ['class', Citizen],
  ['symbol', Symbol('canary')],
  ['boxed string', Object('canary')],
  ['boxed number', Object(5)],
  ['regular expression', /canary/],
  ['bytes', new TextEncoder().encode('canary')],
  ['promise', Promise.resolve('canary')],
  ['error', new Error('canary')],
];

const places: [string, (contract: ParameterContract | undefined, value: unknown) => unknown][] = [
  ['path', (contract, p) => writePath(contract && { p: contract }, { p }, refuse, '/{p}')],
  ['query', (contract, p) => writeQuery(contract && { p: contract }, { p }, refuse)],
  ['header', (contract, p) => writeHeaders(contract && { p: contract }, { p }, refuse)],
  ['cookie', (contract, p) => writeCookies(contract && { p: contract }, { p }, refuse)],
  ['form', (contract, p) => writeForm(contract && { p: contract }, { p }, refuse)],
];

describe.each(places)('%s', (place, write) => {
  const refused = (contract: ParameterContract | undefined, value: unknown) => {
    const message = refusal(() => write(contract, value));
    expect(message).toMatch(new RegExp(`^${place} p(\\[[^\\]]*\\])? [ -~…]+$`));
    expect(message).not.toMatch(/canary/i);
    return message;
  };

  it.each(notValues)('%s', (_, value) => {
    expect(refused({}, value)).toMatch(/must be text, a finite number, boolean or bigint: convert it$/);
    expect(refused({ type: 'any' }, value)).toMatch(/convert it$/);
    expect(refused(undefined, value)).toMatch(/convert it$/);
    const joined = { type: 'list', explode: false } as const;
    expect(refused(joined, value)).toMatch(/takes one list$/);
    expect(refused(joined, ['a', value])).toMatch(/convert it$/);
    const object = { type: 'object', explode: false } as const;
    expect(refused(object, value)).toMatch(/takes one object$/);
    expect(refused(object, { a: value })).toMatch(/convert it$/);
  });

  it('lists and objects where one value is due, and the reverse', () => {
    expect(refused({}, ['canary'])).toMatch(/takes one value$/);
    expect(refused({}, { canary: 1 })).toMatch(/takes one value$/);
    expect(refused({ type: 'list' }, 'canary')).toMatch(/takes one list$/);
    expect(refused({ type: 'list' }, { canary: 1 })).toMatch(/takes one list$/);
    expect(refused({ type: 'object' }, ['canary'])).toMatch(/takes one object$/);
    expect(refused({ type: 'any', style: 'deepObject' }, 'canary')).toMatch(/takes one object$/);
  });

  it('nested lists and objects, holes, members that only look empty', () => {
    const list = { type: 'list', explode: false } as const;
    const object = { type: 'object', explode: false } as const;
    refused(list, [['canary']]);
    refused(list, [{ canary: 1 }]);
    refused(list, ['a', undefined]);
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    refused(list, ['a', , 'b']);
    refused(object, { a: ['canary'] });
    refused(object, { a: { canary: 1 } });
    refused(object, { a: null });
    refused(object, JSON.parse('{"__proto__": "canary"}'));
    refused(object, { '': 'canary' });
  });

  it('half a surrogate pair', () => {
    refused({}, 'canary\ud800');
    refused({ type: 'list', explode: false }, ['\udc00canary']);
    refused({ type: 'object', explode: false }, { 'canary\ud800': 1 });
    refused({ style: 'json' }, 'canary\ud800');
  });

  it('JSON that is none', () => {
    for (const value of [Number.NaN, new Date(0), { a: new Map() }, [undefined], () => 1, 1n])
      refused({ style: 'json' }, value);
    expect(refused({ style: 'json' }, { items: [{ 'Erika Canary': new Date(0) }] })).toBe(
      `${place} p /items/0/… cannot be JSON: convert it`,
    );
  });

  it('an object without a contract', () => {
    expect(refused(undefined, { canary: 1 })).toMatch(/needs a style from the contract$/);
  });

  it('an empty list where a value is required', () => {
    expect(refused({ type: 'list', explode: false, required: true }, [])).toMatch(/is required$/);
    expect(refused({ type: 'object', explode: false, required: true }, { a: undefined })).toMatch(
      /is required$/,
    );
    expect(refused({ required: true }, undefined)).toMatch(/is required$/);
  });

  it('plain objects of another realm are plain', () => {
    const object = { type: 'object', explode: false } as const;
    expect(write(object, runInNewContext('({ a: 1 })'))).toEqual(write(object, { a: 1 }));
    expect(write(object, Object.assign(Object.create(null), { a: 1 }))).toEqual(write(object, { a: 1 }));
  });
});

const values: [string, unknown][] = [
  ['URLSearchParams', new URLSearchParams('canary=1')],
  ['Map', new Map([['canary', 1]])],
  ['Headers', new Headers({ canary: '1' })],
  ['class instance', new Citizen()],
  ['list', ['canary']],
  ['text', 'canary'],
];

it.each(values)('%s as the values of a place would send nothing', (_, given) => {
  const all = given as Record<string, unknown>;
  for (const write of [writeQuery, writeHeaders, writeCookies, writeForm])
    expect(refusal(() => write(undefined, all, refuse))).toMatch(/^\w+ must be a plain object$/);
});

it('names that are not in the contract', () => {
  expect(refusal(() => writeQuery({ limit: {} }, { limt: 'canary' }, refuse))).toBe(
    'query limt is not in the contract',
  );
  // A name that is none of a contract could be anything, and `toString` is in every object.
  expect(refusal(() => writeQuery({}, { 'Erika Canary': 1 }, refuse))).toBe('query … is not in the contract');
  expect(refusal(() => writeQuery({}, { toString: 1 }, refuse))).toMatch(/toString is not in/);
  expect(refusal(() => writePath({ a: {} }, { a: 1, b: 1 }, refuse, '/{a}'))).toMatch(/^path b is not in/);
  expect(refusal(() => writeCookies({}, { a: 1 }, refuse))).toMatch(/^cookie a is not in/);
  expect(refusal(() => writeHeaders({}, { Authorization: 'canary' }, refuse))).toMatch(
    /^header authorization/,
  );
  const polluted = JSON.parse('{"__proto__": "canary"}') as Record<string, unknown>;
  expect(refusal(() => writeForm(undefined, polluted, refuse))).toMatch(/^form __proto__ is not/);
});

it.each(['', '.', '..'])('path segment %j, also as a list', (value) => {
  for (const table of [undefined, { id: { type: 'any' } } as const])
    for (const id of [value, [value]])
      expect(refusal(() => writePath(table, { id }, refuse, '/a/{id}/b'))).toBe(
        'path id is empty or a dot segment',
      );
});

it('a path that is not complete', () => {
  expect(refusal(() => writePath(undefined, {}, refuse, '/a/{id}'))).toBe('path id is required');
  expect(refusal(() => writePath(undefined, { id: [] }, refuse, '/a/{id}'))).toBe('path id is required');
  expect(refusal(() => writePath(undefined, {}, refuse, '/a/{toString}'))).toBe('path toString is required');
});

describe('keys that the other side would take for something else', () => {
  const table = { page: {}, extra: { type: 'object' }, filter: { style: 'deepObject' } } as const;
  const query = (given: Record<string, unknown>) => refusal(() => writeQuery(table, given, refuse));

  it.each(['page', 'filter', 'filter[role]', '[filter]', '', '__proto__', 'toString'])(
    '%j in an exploded object',
    (key) => {
      expect(query({ extra: Object.fromEntries([[key, 'canary']]) })).toMatch(
        /^query extra\[.+\] has an ambiguous key$/,
      );
    },
  );

  it('a member that another object has given already', () => {
    const open = { a: { type: 'any' }, b: { type: 'any' } } as const;
    const two = { a: { x: 1 }, b: { x: 2 } };
    expect(refusal(() => writeQuery(open, two, refuse))).toBe('query b[x] has an ambiguous key');
    expect(writeQuery(open, { a: { x: 1, y: 3 }, b: { z: 2 } }, refuse)).toBe('x=1&y=3&z=2');
  });

  it.each(['', 'a][b', '[', ']', '__proto__', 'toString'])('%j in a deep object', (key) => {
    expect(query({ filter: Object.fromEntries([[key, 'canary']]) })).toMatch(
      /^query filter\[.+\] has an ambiguous key$/,
    );
  });

  it('another field of a form', () => {
    const fields = { extra: { type: 'object' } } as const;
    expect(refusal(() => writeForm(fields, { extra: { admin: 1 }, admin: 0 }, refuse))).toMatch(/ambiguous/);
  });

  it('but not its own name, and not where a value has delimiters of its own', () => {
    expect(writeQuery(table, { extra: { extra: 1 } }, refuse)).toBe('extra=1');
    expect(writeQuery(table, { filter: { page: 1 } }, refuse)).toBe('filter%5Bpage%5D=1');
    const joined = { page: {}, extra: { type: 'object', explode: false } } as const;
    expect(writeQuery(joined, { extra: { page: 1 } }, refuse)).toBe('extra=page,1');
  });
});

describe('headers', () => {
  const one = (value: unknown, contract: ParameterContract = {}) =>
    refusal(() => writeHeaders({ h: contract }, { h: value }, refuse));
  const changed = /^header h(\[[x…]\])? cannot be sent unchanged: encode it$/;

  it.each([
    ' canary',
    'canary ',
    '\tcanary',
    'ca\tnary',
    'ca\nnary',
    'ca\r\nx: y',
    'canary\0',
    'Cänary',
    'canary€',
    '\x7f',
  ])('%j', (value) => expect(one(value)).toMatch(changed));

  it.each(['a,b', '', ' a', 'a ', ','])('%j in a list', (value) => {
    expect(one(['x', value], { type: 'list' })).toMatch(changed);
    expect(one({ x: value }, { type: 'object' })).toMatch(changed);
    expect(one({ x: value }, { type: 'object', explode: true })).toMatch(changed);
  });

  it.each(['a=b', 'a,b'])('%j in a pair', (text) => {
    expect(one({ x: text }, { type: 'object', explode: true })).toMatch(changed);
    expect(one({ [text]: 1 }, { type: 'object', explode: true })).toMatch(changed);
  });

  it('two names that differ in case', () => {
    for (const pair of [
      { 'X-A': 'canary', 'x-a': 1 },
      { 'x-a': 'canary', 'X-A': undefined },
    ])
      expect(refusal(() => writeHeaders(undefined, pair, refuse))).toBe('header has a name twice');
  });
});

it('cookies have one value a name', () => {
  for (const value of [['a', 'b'], { a: 1 }])
    expect(refusal(() => writeCookies({ c: { type: 'any' } }, { c: value }, refuse))).toBe(
      'cookie c needs a style from the contract',
    );
});

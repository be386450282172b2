import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { refusal, refuse } from '../../test/serialisation/refusal.ts';
import { withoutWriteOnly, writeJson } from './json-content.ts';

const refused = (value: unknown, readOnly?: readonly string[]) => {
  const message = refusal(() => writeJson(value, readOnly, refuse));
  expect(message).not.toMatch(/canary/i);
  return message;
};

it.each([
  ['null', null],
  ['text', 'ü\u2028"\\'],
  ['number', -0.5],
  ['boolean', false],
  ['members that are undefined', { a: undefined, b: 1 }],
  ['no members', [{}, [], Object.create(null)]],
  ['the same object twice', ((one) => [one, one])({ a: 1 })],
  ['objects of another realm', runInNewContext('({ a: [{ b: null }] })')],
  ['members with odd names', JSON.parse('{"__proto__": 1, "": 2, "toJSON": "x"}')],
])('%s', (_, value) => {
  expect(writeJson(value, undefined, refuse)).toBe(JSON.stringify(value));
});

it('symbols and hidden members are no content', () => {
  const value = Object.defineProperty({ a: 1, [Symbol('s')]: 1 }, 'hidden', { value: () => 1 });
  expect(writeJson(value, undefined, refuse)).toBe('{"a":1}');
});

class Citizen {
  name = 'Erika Canary';
}

describe('what JSON.stringify would change or leave out', () => {
  const values: [string, unknown][] = [
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['bigint', 1n],
    ['Map', new Map([['canary', 1]])],
    ['Set', new Set(['canary'])],
    ['Date', new Date(0)],
    ['URL', new URL('https://canary.example')],
    ['URLSearchParams', new URLSearchParams('canary=1')],
    ['FormData', new FormData()],
    ['Blob', new Blob(['canary'])],
    ['stream', new ReadableStream()],
    ['bytes', new Uint8Array([1])],
    ['function', () => 'canary'],
    ['symbol', Symbol('canary')],
    ['class instance', new Citizen()],
    ['boxed text', Object('canary')],
    ['error', new Error('canary')],
    ['toJSON', { toJSON: () => 'canary' }],
    ['hidden toJSON', Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'canary' })],
    ['list with toJSON', Object.assign(['a'], { toJSON: () => 'canary' })],
  ];

  it.each(values)('%s', (_, value) => {
    const rule = 'cannot be JSON: convert it';
    expect(refused(value)).toBe(`body ${rule}`);
    expect(refused([1, value])).toBe(`body /1 ${rule}`);
    if (value !== undefined) expect(refused({ list: [{ one: value }] })).toBe(`body /list/0/one ${rule}`);
  });

  it('holes', () => {
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    expect(refused({ a: [1, , 2] })).toBe('body /a/1 cannot be JSON: convert it');
    expect(refused(new Array(4_000_000_000))).toBe('body /0 cannot be JSON: convert it');
  });

  it('half a surrogate pair, in values and names', () => {
    expect(refused({ a: 'canary\ud800' })).toBe('body /a is not Unicode');
    expect(refused({ 'canary\udc00': 1 })).toBe('body /… is not Unicode');
  });

  it('getters and proxies that throw', () => {
    const getter = {
      get name() {
        throw new Error('canary');
      },
    };
    const proxy = new Proxy({}, { ownKeys: () => ['canary'].map(() => null as never) });
    expect(refused({ getter })).toBe('body cannot be read');
    expect(refused({ proxy })).toBe('body cannot be read');
  });

  it('cycles and depth', () => {
    const cycle: Record<string, unknown> = { name: 'canary' };
    cycle.self = cycle;
    expect(refused(cycle)).toMatch(/^body (\/self){128} is too deep or a cycle$/);
    const nested = (levels: number) => {
      let value: unknown = 1;
      for (let level = 0; level < levels; level++) value = [value];
      return value;
    };
    expect(writeJson(nested(128), undefined, refuse)).toHaveLength(257);
    expect(refused(nested(129))).toMatch(/is too deep or a cycle$/);
    expect(refused(nested(100_000))).toMatch(/is too deep or a cycle$/);
  });

  it('a refusal shows only steps that look like names', () => {
    const value = { people: { 'Erika Canary': [{ 'canary@example.org': { $id: Number.NaN } }] } };
    expect(refused(value)).toBe('body /people/…/0/…/$id cannot be JSON: convert it');
  });
});

describe('readOnly', () => {
  const pointers = ['/id', '/resources/*/created', '/extras/*', '/a~1b/c~0d'];
  const rule = 'is set by the service: leave it out';

  it.each([
    ['/id', { id: null }],
    ['/resources/*/created', { resources: [{}, { created: 'canary' }] }],
    ['/resources/*/created', { resources: { canary: { created: 1 } } }],
    ['/extras/*', { extras: { canary: 1 } }],
    ['/a~1b/c~0d', { 'a/b': { 'c~d': 'canary' } }],
  ])('%s is refused', (pointer, value) => {
    expect(refused(value, pointers)).toBe(`body ${pointer} ${rule}`);
  });

  it('what is absent, elsewhere or of another shape is not', () => {
    const value = { id: undefined, resources: [{ id: 1 }, null, 'created'], extras: 'id', created: 1 };
    expect(writeJson(value, pointers, refuse)).toBe(JSON.stringify(value));
    expect(writeJson('id', pointers, refuse)).toBe('"id"');
    expect(writeJson([{ id: 1 }], pointers, refuse)).toBe('[{"id":1}]');
  });
});

describe('withoutWriteOnly', () => {
  it('removes the members that a pointer names, and no others', () => {
    const answer = JSON.parse(
      '{"secret": 1, "id": 2, "keys": [{"secret": 3, "id": 4}, null], "map": {"x": {"secret": 5}, "secret": {}}}',
    );
    expect(withoutWriteOnly(answer, ['/secret', '/keys/*/secret', '/map/*/secret', '/none/secret'])).toEqual({
      id: 2,
      keys: [{ id: 4 }, null],
      map: { x: {}, secret: {} },
    });
  });

  it('of lists and maps that are the whole answer', () => {
    expect(withoutWriteOnly([{ pin: 1, a: 2 }], ['/*/pin'])).toEqual([{ a: 2 }]);
    expect(withoutWriteOnly('text', ['/pin'])).toBe('text');
    expect(withoutWriteOnly(null, ['/*/pin'])).toBe(null);
  });

  it('does not reach into what every object inherits', () => {
    withoutWriteOnly(JSON.parse('{"a": 1}'), ['/__proto__/toString', '/constructor/name']);
    expect(Object.hasOwn(Object.prototype, 'toString')).toBe(true);
  });
});

import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

const limits = { maxDepth: 8, maxBytes: 1000 };
const fault = (content: string | Uint8Array, more = {}) => {
  const read = readJson(content, { ...limits, ...more });
  return read.state === 'read' ? undefined : read.fault;
};

describe('JSON of strangers', () => {
  it.each<[string, string | Uint8Array, string | undefined]>([
    ['an object', '{"a":[1,{"b":null}],"Straße":"Ç̆ağla"}', undefined],
    ['a value', '7', undefined],
    ['eight levels', `${'['.repeat(8)}${']'.repeat(8)}`, undefined],
    ['nine levels', `${'['.repeat(9)}${']'.repeat(9)}`, 'depth'],
    ['levels without an end', '{"a":'.repeat(190), 'depth'],
    ['1000 bytes', JSON.stringify('x'.repeat(998)), undefined],
    ['1001 bytes', JSON.stringify('x'.repeat(999)), 'too-large'],
    ['1001 bytes in fewer characters', JSON.stringify(`${'ł'.repeat(499)}x`), 'too-large'],
    ['nothing', '', 'json'],
    ['half of an object', '{"a":1', 'json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x22]), 'utf-8'],
    ['half of a letter at the end', Buffer.from([0x22, 0xc5]), 'utf-8'],
    ['a byte order mark', Buffer.from('\ufeff{}'), 'json'],
    ['a member twice', '{"a":1,"b":2,"a":1}', 'duplicate-member'],
    ['a member twice, once with an escape', '{"a":1,"\\u0061":1}', 'duplicate-member'],
    ['a member twice, deep inside', '[{"x":{"a":1,"a":1}}]', 'duplicate-member'],
    ['one name in two objects', '[{"a":1},{"a":{"a":1}}]', undefined],
    ['__proto__', '{"__proto__":{"isAdmin":true}}', 'reserved-member'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}', 'duplicate-member'],
  ])('%s', (_, content, expected) => {
    expect(fault(content)).toBe(expected);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it('may begin with a byte order mark where other systems write it', () => {
    expect(readJson(Buffer.from('\ufeff{"a":1}'), { maxDepth: 8, skipByteOrderMark: true })).toMatchObject({
      state: 'read',
      value: { a: 1 },
    });
  });

  it('shows its ambiguous value with the places, and no value of what cannot be read', () => {
    expect(readJson('{"a":{"b":1,"b":2}}', limits)).toMatchObject({
      state: 'ambiguous',
      value: { a: { b: 2 } },
      scan: { duplicates: [['a']] },
    });
    expect(readJson('{"a":1,"a":2', limits)).toEqual({ state: 'unreadable', fault: 'json' });
  });

  it('gives what JSON.parse gives, or a fault, and never throws', () => {
    const free = { maxDepth: 100 };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        const read = readJson(Buffer.from(text), free);
        expect(read).toMatchObject({ value: JSON.parse(text) as unknown });
        expect(read.state).toBe(text.includes('"__proto__":') ? 'ambiguous' : 'read');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }), (name, value) => {
        const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        expect(readJson(`{${member}, ${member}}`, free)).toMatchObject({ fault: 'duplicate-member' });
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), (content) => {
        expect(['read', 'ambiguous', 'unreadable']).toContain(readJson(content, free).state);
      }),
    );
  });
});

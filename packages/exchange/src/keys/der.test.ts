import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bool, extension, int, octets, oid, seq, time, tlv } from '../../test/der.ts';
import {
  DerCursor,
  DerFault,
  readBoolean,
  readExtensions,
  readOid,
  readSmall,
  readTime,
  readWhole,
  tags,
} from './der.ts';

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');

describe('the reader of DER', () => {
  it('reads what was written: names, numbers, times, values of any length', () => {
    const arc = fc.nat(2 ** 31 - 1);
    fc.assert(
      fc.property(fc.nat(1), fc.nat(39), fc.array(arc, { maxLength: 8 }), (first, second, rest) => {
        const dotted = [first, second, ...rest].join('.');
        expect(readOid(oid(dotted), readWhole(oid(dotted), tags.oid))).toBe(dotted);
      }),
    );
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), (number) => {
        expect(readSmall(int(number), readWhole(int(number), tags.integer))).toBe(number);
      }),
    );
    const seconds = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, fc.boolean(), (second, general) => {
        const der = time(second * 1000, general);
        expect(readTime(der, readWhole(der, der[0]!))).toBe(second * 1000);
      }),
    );
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 20_000_000]) {
      const der = octets(Buffer.alloc(length));
      const { content, end } = readWhole(der, tags.octetString);
      expect(end - content).toBe(length);
    }
  });

  it('whatever comes ends as a value or as a fault, never as another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const walk = (der: Uint8Array): void => {
          const cursor = new DerCursor(der, { tag: 0, start: 0, content: 0, end: der.length });
          while (!cursor.done) {
            const value = cursor.next();
            expect(value.end).toBeLessThanOrEqual(der.length);
            expect(value.end).toBeGreaterThan(value.start);
            for (const read of [readOid, readSmall, readBoolean, readTime, readExtensions])
              try {
                read(der, value);
              } catch (error) {
                expect(error).toBeInstanceOf(DerFault);
              }
          }
        };
        try {
          walk(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DerFault);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a length without end', '30 80 00 00'],
    ['a length that is not the shortest', '30 81 01 00'],
    ['a length with a leading zero', '30 82 00 80'],
    ['a length of five octets', '30 85 00 00 00 00 00'],
    ['a length beyond the end', '30 05 00'],
    ['a reserved length', '30 ff'],
    ['a tag of several octets', '3f 81 01 00'],
    ['bytes behind it', '30 00 00'],
    ['another tag', '31 00'],
    ['nothing', ''],
    ['half a head', '30'],
  ])('refuses %s', (_, bytes) => {
    expect(() => readWhole(hex(bytes), tags.sequence)).toThrow(DerFault);
  });

  it.each([
    ['a month 13', '20261329120000Z'],
    ['the 30th of February', '20260230120000Z'],
    ['24 hours', '20261129240000Z'],
    ['no seconds', '202611291200Z'],
    ['parts of a second', '20261129120000.5Z'],
    ['another zone', '20261129120000+0100'],
    ['letters', '2026112912000aZ'],
  ])('refuses a time with %s', (_, text) => {
    const der = tlv(tags.generalizedTime, Buffer.from(text));
    expect(() => readTime(der, readWhole(der, tags.generalizedTime))).toThrow(DerFault);
  });

  it('refuses names, numbers and truth values that are not in their one form', () => {
    for (const bytes of ['06 00', '06 01 80', '06 03 2a 80 01'])
      expect(() => readOid(hex(bytes), readWhole(hex(bytes), tags.oid))).toThrow(DerFault);
    for (const bytes of ['02 00', '02 01 ff', '02 02 00 01', '02 05 01 00 00 00 00'])
      expect(() => readSmall(hex(bytes), readWhole(hex(bytes), tags.integer))).toThrow(DerFault);
    for (const bytes of ['01 00', '01 01 01', '01 02 ff ff'])
      expect(() => readBoolean(hex(bytes), readWhole(hex(bytes), tags.boolean))).toThrow(DerFault);
    expect(readBoolean(bool(false), readWhole(bool(false), tags.boolean))).toBe(false);
  });

  it('refuses an extension that is there twice, and more than anybody needs', () => {
    const read = (...list: Buffer[]) => readExtensions(seq(...list), readWhole(seq(...list), tags.sequence));
    const one = (last: number) => extension(`1.2.${last}`, int(1), last % 2 === 1);
    expect([...read(one(1), one(2))].map(([id, { critical }]) => [id, critical])).toEqual([
      ['1.2.1', true],
      ['1.2.2', false],
    ]);
    expect(() => read(one(1), one(1))).toThrow(DerFault);
    expect(() => read(...Array.from({ length: 65 }, (_, index) => one(index)))).toThrow(DerFault);
  });
});

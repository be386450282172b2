import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as independent from '../../../test/der.ts';
import { contentOf, DerCursor, readOid, readTime, readWhole, tags } from '../../keys/der.ts';
import { asCmsSignature, sealAlgorithmOf } from './seal-algorithm.ts';
import { integer, octetString, oid, sequence, setOf, time, unsigned } from './write-der.ts';

const arcs = fc.tuple(
  fc.integer({ min: 0, max: 2 }),
  fc.integer({ min: 0, max: 39 }),
  fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: 8 }),
);

it('writes OIDs, numbers, strings and times that the strict reader takes', () => {
  fc.assert(
    fc.property(arcs, ([first, second, rest]) => {
      const dotted = [first, second, ...rest].join('.');
      const der = oid(dotted);
      expect(readOid(der, readWhole(der, tags.oid))).toBe(dotted);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
      const der = sequence(octetString(bytes));
      const cursor = new DerCursor(der, readWhole(der, tags.sequence));
      expect(Buffer.compare(contentOf(der, cursor.next(tags.octetString)), bytes)).toBe(0);
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(fc.integer({ min: -631_152_000, max: 4_102_444_800 + 10 ** 9 }), (seconds) => {
      const der = time(seconds * 1000);
      const tag = seconds < 2_524_608_000 ? tags.utcTime : tags.generalizedTime;
      expect(readTime(der, readWhole(der, tag))).toBe(seconds * 1000);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 521n }), (value) => {
      const hex = value.toString(16);
      const octets = Buffer.from(hex.padStart(hex.length + (hex.length % 2) + 4, '0'), 'hex');
      expect(unsigned(octets)).toEqual(independent.int(value));
    }),
  );
  for (const value of [0, 1, 127, 128, 255, 256, 2 ** 32 - 1])
    expect(integer(value)).toEqual(independent.int(value));
});

it('sorts a set by its bytes, whatever order it came in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 }).map(octetString), { maxLength: 6 }), (members) => {
      const set = setOf(members);
      expect(setOf([...members].reverse())).toEqual(set);
      const cursor = new DerCursor(set, readWhole(set, 0x31));
      const found: Uint8Array[] = [];
      while (!cursor.done) {
        const value = cursor.next();
        found.push(set.subarray(value.start, value.end));
      }
      expect(found.map((one) => Buffer.from(one).toString('hex'))).toEqual(
        members.map((one) => one.toString('hex')).sort(),
      );
    }),
  );
});

it('turns the two numbers of JOSE into those of CMS', () => {
  const algorithm = sealAlgorithmOf({ kid: 'x', algorithm: 'ES256', sign: async () => new Uint8Array() })!;
  const number = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
  fc.assert(
    fc.property(number, number, (r, s) => {
      const raw = Buffer.from([r, s].map((one) => one.toString(16).padStart(64, '0')).join(''), 'hex');
      expect(asCmsSignature(algorithm, raw)).toEqual(independent.seq(independent.int(r), independent.int(s)));
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { attributeOf } from './attribute-of.ts';
import { defaultClaims, identityFromClaims } from './claims.ts';
import { furtherAttributes } from './further.ts';

const from = { kind: 'organisation', provider: 'firma', protocol: 'saml', level: 'hoch' } as const;

describe('what has no member of its own', () => {
  it('is kept as text, with its level where there is one', () => {
    const further = furtherAttributes([
      { name: 'gender', value: ['2'], level: 'niedrig' },
      { name: 'mfa', value: 'true' },
      { name: 'urn:oid:1.2.3', value: ' O\u0304no ' },
    ]);
    expect(further).toEqual({
      gender: { value: '2', level: 'niedrig' },
      mfa: { value: 'true' },
      'urn:oid:1.2.3': { value: 'Ōno' },
    });
    expect(identityFromClaims({}, { ...from, further }).further).toEqual(further);
  });

  it('is no member at all when there is nothing', () => {
    expect(furtherAttributes([])).toBeUndefined();
    expect(identityFromClaims({}, { ...from, further: undefined })).not.toHaveProperty('further');
  });

  it.each([
    ['a', ['1', '2']],
    ['a', []],
    ['a', undefined],
    ['a', ''],
    ['a', {}],
    ['a', 'x'.repeat(1001)],
    ['a', 'x\u202ey'],
    ['__proto__', 'x'],
    ['', 'x'],
    ['1', 'x'],
    ['a b', 'x'],
    ['a'.repeat(101), 'x'],
  ])('does not take %j with %j', (name, value) => {
    expect(furtherAttributes([{ name, value }])).toBeUndefined();
  });

  it('stays small, because every session carries it', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ name: `a${index}`, value: 'x' }));
    expect(Object.keys(furtherAttributes(many) ?? {})).toHaveLength(64);
  });
});

it('parts of addresses and names have members, and are found by their names', () => {
  const claims = {
    HandelndePerson: { Nachname: 'Şahin', Namensvorsatz: 'von', Namenszusatz: 'Freiherr' },
    zusatz: 'Hinterhaus',
    teil: 'Łódźer Viertel',
  };
  const map = { ...defaultClaims, addressAddition: 'zusatz', district: 'teil' };
  const identity = identityFromClaims(claims, { ...from, claims: map });
  expect(identity).toMatchObject({
    address: { addition: 'Hinterhaus', district: 'Łódźer Viertel' },
    actingPerson: { familyName: 'Şahin', namePrefix: 'von', nameAddition: 'Freiherr' },
  });
  const names = ['addressAddition', 'district', 'actingNamePrefix', 'actingNameAddition'] as const;
  expect(names.map((name) => attributeOf(identity, name))).toEqual([
    'Hinterhaus',
    'Łódźer Viertel',
    'von',
    'Freiherr',
  ]);
  const person = identityFromClaims(claims, { ...from, kind: 'person', claims: map });
  expect(names.map((name) => attributeOf(person, name))).toEqual([
    'Hinterhaus',
    'Łódźer Viertel',
    undefined,
    undefined,
  ]);
});

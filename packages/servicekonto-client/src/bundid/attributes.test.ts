import { describe, expect, it } from 'vitest';
import { personAttributes } from '../identity/identity.ts';
import { bundidAttributeList, bundidAttributeOf, bundidAttributes, bundidNameOf } from './attributes.ts';

/** Interface description 10.2, section 6, as in the fact sheet. */
const described = `
givenName 2.5.4.42
surname 2.5.4.4
mail 0.9.2342.19200300.100.1.3
postalAddress 2.5.4.16
postalCode 2.5.4.17
localityName 2.5.4.7
country 1.2.40.0.10.2.1.1.225599
personalTitle 0.9.2342.19200300.100.1.40
gender 1.3.6.1.4.1.33592.1.3.5
birthdate 1.2.40.0.10.2.1.1.55
placeOfBirth 1.3.6.1.5.5.7.9.2
birthName 1.2.40.0.10.2.1.1.225566
nationality 1.2.40.0.10.2.1.1.225577
documentType 1.2.40.0.10.2.1.1.552255
issuingState 1.2.40.0.10.2.1.1.552244
DeMail 1.3.6.1.4.1.55605.70737875.1.1.1.7.1
telephoneNumber 2.5.4.20
eIDAS-Issuing-Country 1.3.6.1.4.1.25484.494450.10.1
communityId 1.3.6.1.4.1.25484.494450.5
bPK 1.2.40.0.10.2.1.1.149
bPK2 1.3.6.1.4.1.25484.494450.3
legacyPostkorbHandle 2.5.4.18
EID-CITIZEN-QAA-LEVEL 1.2.40.0.10.2.1.1.261.94
Version 1.3.6.1.4.1.25484.494450.1
AssertionProvedBy 1.3.6.1.4.1.25484.494450.2
applicationId 1.3.6.1.4.1.25484.494450.4
pseudonym 1.2.40.0.10.2.1.1.226699
mfa 1.3.6.1.4.1.25484.494450.7`;

describe('the attributes of BundID', () => {
  it('are those of the interface description, by their names', () => {
    const rows = bundidAttributeList.map(({ friendlyName, name }) => `${friendlyName} ${name.slice(8)}`);
    expect(`\n${rows.join('\n')}`).toBe(described);
  });

  it('fill every member of a person, each from one of them', () => {
    const members = bundidAttributeList.flatMap(({ attribute }) => attribute ?? []);
    const notThere = ['addressAddition', 'district'];
    expect(members.toSorted()).toEqual(personAttributes.filter((one) => !notThere.includes(one)).toSorted());
  });

  it('are found by their name, and referred to by either', () => {
    expect(bundidAttributeOf('urn:oid:2.5.4.4')?.friendlyName).toBe('surname');
    expect(bundidNameOf('surname')).toBe('urn:oid:2.5.4.4');
    expect(bundidNameOf('urn:oid:1.2.3')).toBe('urn:oid:1.2.3');
    for (const no of [
      '',
      'Surname',
      'urn:oid: 2.5.4.4',
      'urn:oid:2.5.04.4',
      'urn:oid:2',
      '__proto__',
      'toString',
    ])
      expect(bundidNameOf(no)).toBeUndefined();
    expect(bundidAttributeOf('surname')).toBeUndefined();
  });

  it('say which ways to log in they hide', () => {
    const hiding = Object.entries(bundidAttributes).flatMap(([name, row]) =>
      'hides' in row ? [[name, row.hides]] : [],
    );
    expect(hiding).toEqual([
      ['bPK2', ['temporary']],
      ['legacyPostkorbHandle', ['temporary', 'FINK']],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { assertionOf, textAttribute } from '../../test/statement.ts';
import type { Identity } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { xmlText } from '../saml/xml/write.ts';
import { type BundidAttributeName, bundidAttributeList, bundidAttributes } from './attributes.ts';
import { bundidProfile } from './profile.ts';
import { bundidProofOf } from './proof.ts';

const profile = bundidProfile({
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  attributes: ['surname', 'urn:oid:1.2.3.4'],
});
const stated = (name: BundidAttributeName, value: string, more = '') =>
  textAttribute(bundidAttributes[name].name, value, more);
const identityOf = (attributes: readonly string[], level: Vertrauensniveau = 'hoch'): Identity =>
  profile.identity(assertionOf(attributes), { provider: 'bundid', level });

describe('who logs in at BundID', () => {
  it('is a person with everything that was stated, and nothing is lost', () => {
    const values: Readonly<Record<BundidAttributeName, string>> = {
      givenName: 'Ōno Đorđe',
      surname: 'ŁÓDŹ-ŞAHIN',
      mail: 'ono@post.example',
      postalAddress: 'Ĳsbrandweg 7',
      postalCode: '40210',
      localityName: 'Musterstadt',
      country: 'DE',
      personalTitle: 'Dr.',
      gender: '9',
      birthdate: '1980-02-29',
      placeOfBirth: 'Łódź',
      birthName: 'Ĳsbrand',
      nationality: 'D',
      documentType: 'ID',
      issuingState: 'D',
      DeMail: 'ono@de-mail.example',
      telephoneNumber: '+49 211 0000',
      'eIDAS-Issuing-Country': 'NL',
      communityId: '02760501110000',
      bPK: 'alt',
      bPK2: 'bpk2-oono',
      legacyPostkorbHandle: '4b1c1d4e-0000-4000-8000-000000000001',
      'EID-CITIZEN-QAA-LEVEL': 'STORK-QAA-Level-4',
      Version: '2020.2.1',
      AssertionProvedBy: 'eID',
      applicationId: '4b1c1d4e-0000-4000-8000-000000000002',
      pseudonym: 'dkk-1',
      mfa: 'true',
    };
    const names = Object.keys(values) as BundidAttributeName[];
    expect(identityOf(names.map((name) => stated(name, values[name])))).toEqual({
      kind: 'person',
      provider: 'bundid',
      protocol: 'saml',
      level: 'hoch',
      key: 'bundid:bpk2-oono',
      subject: 'bpk2-oono',
      temporary: false,
      provedBy: 'eID',
      givenNames: 'Ōno Đorđe',
      familyName: 'ŁÓDŹ-ŞAHIN',
      title: 'Dr.',
      birthdate: '1980-02-29',
      placeOfBirth: 'Łódź',
      birthName: 'Ĳsbrand',
      nationality: 'D',
      address: { street: 'Ĳsbrandweg 7', postalCode: '40210', locality: 'Musterstadt', country: 'DE' },
      mail: 'ono@post.example',
      phone: '+49 211 0000',
      mailboxHandle: '4b1c1d4e-0000-4000-8000-000000000001',
      attributeLevels: {},
      further: {
        gender: { value: '9' },
        documentType: { value: 'ID' },
        issuingState: { value: 'D' },
        DeMail: { value: 'ono@de-mail.example' },
        'eIDAS-Issuing-Country': { value: 'NL' },
        communityId: { value: '02760501110000' },
        bPK: { value: 'alt' },
        'EID-CITIZEN-QAA-LEVEL': { value: 'STORK-QAA-Level-4' },
        Version: { value: '2020.2.1' },
        applicationId: { value: '4b1c1d4e-0000-4000-8000-000000000002' },
        pseudonym: { value: 'dkk-1' },
        mfa: { value: 'true' },
      },
    });
  });

  it('is a temporary login without bPK2, whatever else is stated', () => {
    const identity = identityOf([stated('bPK', 'alt'), stated('pseudonym', 'x'), stated('surname', 'Ōno')]);
    expect(identity).toMatchObject({ temporary: true, familyName: 'Ōno' });
    expect(identity).not.toHaveProperty('key');
    expect(identityOf([])).toEqual({
      kind: 'person',
      provider: 'bundid',
      protocol: 'saml',
      level: 'hoch',
      temporary: true,
      attributeLevels: {},
    });
  });

  it('keeps the bPK2 of a FINK account with its prefix', () => {
    const identity = identityOf([stated('bPK2', 'fink:BY:abc=='), stated('AssertionProvedBy', 'FINK')]);
    expect(identity).toMatchObject({ key: 'bundid:fink:BY:abc==', provedBy: 'FINK' });
  });

  it('takes no friendly name for an attribute', () => {
    const identity = identityOf([
      textAttribute('bPK2', 'x'),
      textAttribute('sub', 'x'),
      textAttribute('urn:oid:9.9.9', 'x', ' FriendlyName="bPK2"'),
      textAttribute('level of urn:oid:2.5.4.4', 'HOCH'),
      stated('surname', 'Ōno'),
    ]);
    expect(identity).toMatchObject({ temporary: true, attributeLevels: {} });
    expect(identity).not.toHaveProperty('further');
  });

  it('keeps an attribute that is newer than the table when it was asked for', () => {
    const given = [textAttribute('urn:oid:1.2.3.4', 'neu'), textAttribute('urn:oid:1.2.3.5', 'ungefragt')];
    expect(identityOf(given).further).toEqual({ 'urn:oid:1.2.3.4': { value: 'neu' } });
  });
});

describe('the level of an attribute', () => {
  const levelOf = (more: string) => identityOf([stated('surname', 'Ōno', more)]).attributeLevels.familyName;

  it.each([
    ['UNTERGEORDNET', 'basisregistrierung'],
    ['NORMAL', 'niedrig'],
    ['SUBSTANTIELL', 'substanziell'],
    ['HOCH', 'hoch'],
    ['Basisregistrierung', 'basisregistrierung'],
    ['niedrig', 'niedrig'],
    ['Substantiell', 'substanziell'],
    [' Hoch ', 'hoch'],
    ['sehr hoch', 'basisregistrierung'],
    ['low', 'basisregistrierung'],
    ['', 'basisregistrierung'],
  ])('%s is %s', (word, level) => {
    expect(levelOf(` akdb:TrustLevel="${word}"`)).toBe(level);
  });

  it.each([
    ['no namespace', ' TrustLevel="HOCH"'],
    ['another namespace', ' xmlns:a="https://angriff.example/" a:TrustLevel="HOCH"'],
    ['one that looks alike', ' xmlns:a="https://www.akdb.de/request/2018/09/" a:TrustLevel="HOCH"'],
    ['another name', ' akdb:trustLevel="HOCH"'],
  ])('is not trusted with %s', (_name, more) => {
    expect(levelOf(more)).toBeUndefined();
  });

  it('is that of the attribute, not of the value in it or of another one', () => {
    const name = bundidAttributes.surname.name;
    const inside = `<saml:Attribute Name="${name}"><saml:AttributeValue akdb:TrustLevel="HOCH">Ōno</saml:AttributeValue></saml:Attribute>`;
    expect(identityOf([inside]).attributeLevels).toEqual({});
    const both = [stated('surname', 'Ōno', ' akdb:TrustLevel="NORMAL"'), stated('mail', 'a@b.example')];
    expect(identityOf(both).attributeLevels).toEqual({ familyName: 'niedrig' });
  });

  it('stays with what has no member of its own', () => {
    expect(identityOf([stated('gender', '2', ' akdb:TrustLevel="UNTERGEORDNET"')]).further).toEqual({
      gender: { value: '2', level: 'basisregistrierung' },
    });
  });
});

describe('a value', () => {
  const name = bundidAttributes.surname.name;
  const value = (content: string) => `<saml:AttributeValue>${content}</saml:AttributeValue>`;
  const attributeWith = (content: string) => `<saml:Attribute Name="${name}">${content}</saml:Attribute>`;

  it.each([
    ['an element in it', value('Ōno<b></b>Müller')],
    ['only an element', value('<saml:NameID>Ōno</saml:NameID>')],
    ['two values', value('Ōno') + value('Müller')],
    ['a value and an element beside it', `${value('Ōno')}<ekona:x></ekona:x>`],
    ['a value of another namespace', '<ekona:AttributeValue>Ōno</ekona:AttributeValue>'],
    ['none', ''],
    ['nothing in it', value('')],
    ['white space only', value(' \n ')],
    ['more characters than anybody is called', value('x'.repeat(1001))],
    ['characters that nobody sees', value('Ōno\u202eetsalb')],
  ])('with %s is not stated', (_name, content) => {
    const identity = identityOf([attributeWith(content), stated('mail', 'a@b.example')]);
    expect(identity).toMatchObject({ mail: 'a@b.example' });
    expect(identity).not.toHaveProperty('familyName');
  });

  it('is pretty-printed, in CDATA or escaped, and NFC', () => {
    expect(identityOf([attributeWith(value('\n    O\u0304no\n  '))])).toMatchObject({ familyName: 'Ōno' });
    expect(identityOf([attributeWith(value('<![CDATA[Ōno & <Söhne>]]>'))])).toMatchObject({
      familyName: 'Ōno & <Söhne>',
    });
  });

  it('of any kind makes no login fail, and none makes up a key', () => {
    const roll = dice(2026);
    const pieces = [
      'a',
      ' ',
      'Ł',
      '\u0328',
      '🏛',
      '\u202e',
      '/',
      '~1',
      '__proto__',
      'x'.repeat(500),
      '[{',
      'HOCH',
    ];
    const text = () => Array.from({ length: roll(6) }, () => pieces[roll(pieces.length)]).join('');
    let permanent = 0;
    for (let round = 0; round < 400; round += 1) {
      const rows = bundidAttributeList.filter(() => roll(3) > 0);
      const attributes = rows.map(({ name: of }) => {
        const values = Array.from({ length: roll(4) }, () =>
          roll(4) ? value(xmlText(text())) : value('<saml:x></saml:x>'),
        );
        const level = roll(2) ? ` akdb:TrustLevel="${['HOCH', 'x', ''][roll(3)]}"` : '';
        return `<saml:Attribute Name="${of}"${level}>${values.join('')}</saml:Attribute>`;
      });
      for (const odd of ['__proto__', 'constructor', '/', '/x', 'bPK2'])
        if (roll(2)) attributes.push(textAttribute(odd, text()));
      const identity = identityOf(attributes);
      expect(identity.kind).toBe('person');
      permanent += identity.temporary ? 0 : 1;
      expect(identity.temporary).toBe(identity.subject === undefined);
      expect(identity.key).toBe(identity.subject && `bundid:${identity.subject}`);
      expect(JSON.parse(JSON.stringify(identity))).toEqual(identity);
    }
    expect(permanent).toBeGreaterThan(20);
  });
});

describe('the level of the login', () => {
  const levelOf = (classRef: string | undefined) => profile.levelOf(assertionOf([], { classRef }));

  it('is asked for as a minimum, by one class reference', () => {
    expect(profile.classRefs('basisregistrierung')).toEqual(['STORK-QAA-Level-1']);
    expect(profile.classRefs('niedrig')).toEqual(['STORK-QAA-Level-2']);
    expect(profile.classRefs('substanziell')).toEqual(['STORK-QAA-Level-3']);
    expect(profile.classRefs('hoch')).toEqual(['STORK-QAA-Level-4']);
  });

  it('is read from the class reference alone', () => {
    expect(levelOf('STORK-QAA-Level-3')).toBe('substanziell');
    expect(levelOf(undefined)).toBeUndefined();
    expect(levelOf('http://eidas.europa.eu/LoA/low')).toBeUndefined();
    const attributes = [stated('EID-CITIZEN-QAA-LEVEL', 'STORK-QAA-Level-4')];
    expect(profile.levelOf(assertionOf(attributes, { classRef: 'STORK-QAA-Level-1' }))).toBe(
      'basisregistrierung',
    );
  });

  it('has other words by configuration', () => {
    const other = bundidProfile({
      displayName: 'x',
      onlineServiceId: 'x',
      levels: { values: { niedrig: 'http://eidas.europa.eu/LoA/low' } },
    });
    expect(other.levelOf(assertionOf([], { classRef: 'http://eidas.europa.eu/LoA/low' }))).toBe('niedrig');
    expect(() => other.classRefs('hoch')).toThrow(
      expect.objectContaining({ code: 'servicekonto.level.unavailable' }),
    );
  });
});

describe('the proof', () => {
  const proofOf = (proof: string | undefined, document?: string) =>
    bundidProofOf(
      identityOf([
        ...(proof === undefined ? [] : [stated('AssertionProvedBy', proof)]),
        ...(document === undefined ? [] : [stated('documentType', document)]),
      ]),
    );

  it.each([
    ['eID', 'ID', { proof: 'eID', card: 'Personalausweis' }],
    ['Smart-eID', 'ID', { proof: 'Smart-eID', card: 'Personalausweis' }],
    ['eID', 'AR', { proof: 'eID', card: 'Aufenthaltstitel' }],
    ['eID', 'UB', { proof: 'eID', card: 'eID-Karte' }],
    ['eID', 'ZZ', { proof: 'eID' }],
    ['eID', 'constructor', { proof: 'eID' }],
    ['eID', undefined, { proof: 'eID' }],
    ['Elster', 'ID', { proof: 'Elster' }],
    ['eIDAS', undefined, { proof: 'eIDAS' }],
    ['FINK', undefined, { proof: 'FINK' }],
    ['Diia', undefined, { proof: 'Diia' }],
    ['Benutzername', undefined, { proof: 'Benutzername' }],
    ['Neues', undefined, { proof: 'unknown' }],
    [undefined, 'ID', { proof: 'unknown' }],
  ])('%s with %s', (proof, document, expected) => {
    expect(proofOf(proof, document)).toEqual(expected);
  });
});

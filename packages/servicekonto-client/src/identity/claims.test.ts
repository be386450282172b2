import { describe, expect, it } from 'vitest';
import { claimAt, identityFromClaims } from './claims.ts';

const from = { kind: 'person', provider: 'broker', protocol: 'oidc', level: 'hoch' } as const;

describe('identityFromClaims', () => {
  it('reads the standard claims of OpenID Connect', () => {
    const claims = {
      given_name: 'Erika',
      family_name: 'Probe',
      email: 'erika@example.org',
      address: {
        street_address: 'Beispielweg 1',
        postal_code: '12345',
        locality: 'Musterstadt',
        country: 'DE',
      },
    };
    expect(identityFromClaims(claims, from)).toEqual({
      kind: 'person',
      provider: 'broker',
      protocol: 'oidc',
      level: 'hoch',
      temporary: true,
      attributeLevels: {},
      givenNames: 'Erika',
      familyName: 'Probe',
      mail: 'erika@example.org',
      address: { street: 'Beispielweg 1', postalCode: '12345', locality: 'Musterstadt', country: 'DE' },
    });
  });

  it.each(['Eri\u0000ka', 'Eri\u0007ka', 'Eri\u202eka', 'Eri\ud800ka', 'Eri\uffffka'])(
    'does not take what XML cannot carry or people cannot see (%j)',
    (text) => {
      const identity = identityFromClaims({ bPK2: text, givenName: text, surname: 'Probe' }, from);
      expect(identity).toMatchObject({ familyName: 'Probe', temporary: true });
      expect(identity).not.toHaveProperty('givenNames');
    },
  );

  it('joins the lines of an address and keeps names of all scripts', () => {
    const claims = {
      address: { street_address: 'Beispielweg 1\r\nHinterhaus' },
      given_name: 'Zoë \u05d3\u05df',
    };
    expect(identityFromClaims(claims, from)).toMatchObject({
      address: { street: 'Beispielweg 1 Hinterhaus' },
      givenNames: 'Zoë \u05d3\u05df',
    });
  });

  it('makes an organisation with the person that acts for it, and no person of it', () => {
    const claims = {
      DatenuebermittlerPseudonymId: 'pseudonym-1',
      Firmenname: 'Musterbau GmbH',
      Rechtsform: '21',
      RechtsformText: 'GmbH',
      TaetigkeitText: 'Hochbau',
      Registerart: 'HRB',
      Registergericht: 'Musterstadt',
      Registernummer: '1234',
      HandelndePerson: { Vorname: 'Erika', Nachname: 'Probe', Geburtsdatum: '1980-02-29' },
      surname: 'Probe',
    };
    expect(identityFromClaims(claims, { ...from, kind: 'organisation' })).toEqual({
      kind: 'organisation',
      provider: 'broker',
      protocol: 'oidc',
      level: 'hoch',
      subject: 'pseudonym-1',
      key: 'broker:pseudonym-1',
      temporary: false,
      attributeLevels: {},
      name: 'Musterbau GmbH',
      legalForm: '21',
      legalFormText: 'GmbH',
      activity: 'Hochbau',
      registerType: 'HRB',
      registerCourt: 'Musterstadt',
      registerNumber: '1234',
      actingPerson: { givenNames: 'Erika', familyName: 'Probe', birthdate: '1980-02-29' },
    });
  });

  it('takes the subject from what is signed only', () => {
    const identity = identityFromClaims({ bPK2: 'x', surname: 'Probe' }, { ...from, signed: {} });
    expect(identity).toMatchObject({ familyName: 'Probe', temporary: true });
    expect(identity).not.toHaveProperty('key');
  });

  it('takes no subject from sub unless configured, because brokers may make it up at each login', () => {
    expect(identityFromClaims({ sub: 'x' }, from)).toMatchObject({ temporary: true });
    expect(identityFromClaims({ sub: 'x' }, from).subject).toBeUndefined();
    expect(identityFromClaims({ sub: 'x' }, from)).not.toHaveProperty('key');
    expect(identityFromClaims({ sub: 'x' }, { ...from, claims: { subject: 'sub' } })).toMatchObject({
      subject: 'x',
      key: 'broker:x',
      temporary: false,
    });
  });

  it('states the level of an attribute, the lowest when it is not understood, none when there is no statement', () => {
    const claims = {
      mail: 'a@example.org',
      surname: 'Probe',
      givenName: 'E',
      mail_level: 'NORMAL',
      surname_level: 'sehr hoch',
    };
    const attributeLevels = {
      mail: 'mail_level',
      familyName: 'surname_level',
      givenNames: 'missing',
      title: 'mail_level',
    };
    expect(identityFromClaims(claims, { ...from, attributeLevels }).attributeLevels).toEqual({
      mail: 'niedrig',
      familyName: 'basisregistrierung',
    });
  });

  it('normalises text and drops what is no text', () => {
    const claims = {
      surname: ' Mu\u0308ller ',
      givenName: ['Erika'],
      mail: { a: 1 },
      birthdate: '',
      title: 'x'.repeat(2000),
    };
    const identity = identityFromClaims(claims, from);
    expect(identity).toMatchObject({ familyName: 'M\u00fcller', givenNames: 'Erika' });
    expect(identity).not.toHaveProperty('mail');
    expect(identity).not.toHaveProperty('birthdate');
    expect(identity).not.toHaveProperty('title');
  });

  it('follows JSON pointers through own members only', () => {
    const claims = { 'a/b': { 'c~d': [{ e: 'found' }, 'x'] }, 'https://x/y': 1 };
    expect(claimAt(claims, '/a~1b/c~0d/0/e')).toBe('found');
    expect(claimAt(claims, 'https://x/y')).toBe(1);
    for (const reference of ['/__proto__/x', 'constructor', '/a~1b/length', '/a~1b/c~0d/9', '']) {
      expect(claimAt(claims, reference)).toBeUndefined();
    }
  });
});

describe('a subject that would have to be changed to be compared', () => {
  const subjectOf = (bPK2: unknown) =>
    identityFromClaims({ bPK2 }, { kind: 'person', provider: 'broker', protocol: 'oidc', level: 'hoch' })
      .subject;
  it.each(['A\u030A', '\ufeffadmin', 'a  b', 'a\u00a0b'])('%j is not stated', (subject) => {
    expect(subjectOf(subject)).toBeUndefined();
  });
  it('has no white space of XML around it', () => {
    expect([subjectOf('\n  abc \t'), subjectOf('Å'), subjectOf(17)]).toEqual(['abc', 'Å', '17']);
  });
});

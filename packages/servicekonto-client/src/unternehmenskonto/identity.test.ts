import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { assertionOf, textAttribute } from '../../test/statement.ts';
import type { Identity } from '../identity/identity.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { xmlText } from '../saml/xml/write.ts';
import { unternehmenskontoAttributes } from './attributes.ts';
import type { UnternehmenskontoProfileOptions } from './options.ts';
import { unternehmenskontoProfile } from './profile.ts';

const given = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => textAttribute(name, value));
const parts = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<ekona:${name}>${xmlText(value)}</ekona:${name}>`)
    .join('');
const structured = (name: string, content: string): string =>
  `<saml:Attribute Name="${name}"><saml:AttributeValue>${content}</saml:AttributeValue></saml:Attribute>`;

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

interface Given {
  readonly options?: UnternehmenskontoProfileOptions;
  readonly testAccounts?: boolean;
  /** Of the name of the login. */
  readonly format?: string | undefined;
}
function identityOf(attributes: readonly string[], more: Given = {}): Identity {
  const { options = {}, testAccounts = false } = more;
  const format = 'format' in more ? more.format : persistent;
  const profile = unternehmenskontoProfile(options, { testAccounts });
  return profile.identity(assertionOf(attributes, { nameId: { value: 'ek-1', format } }), {
    provider: 'firma',
    level: 'substanziell',
  });
}
const code = (expected: string) => expect.objectContaining({ code: expected });

const address = {
  Typ: 'Inland',
  Strasse: 'Ĳsbrandweg',
  Hausnummer: '7a',
  PLZ: '40210',
  Ort: 'Musterstadt',
  Ortsteil: 'Łódźer Viertel',
  Adressergaenzung: 'Hinterhaus',
};
const acting = {
  AkademischerGrad: 'Dr.',
  Namensvorsatz: 'von',
  Vorname: 'Đorđe',
  Nachname: 'Şahin',
  Namenszusatz: 'Freiherr',
  Geburtsdatum: '29.02.1980',
};
const firm = {
  DatenuebermittlerPseudonymId: 'du-4711',
  DatenkranzTyp: 'StNr',
  PersTyp: 'NNatPers',
  Firmenname: 'Bäckerei Ōno & Söhne GmbH',
  Rechtsform: '550',
  RechtsformText: 'GmbH',
  Taetigkeit: '10710',
  TaetigkeitText: 'Herstellung von Backwaren',
  Registerart: 'HRB',
  Registergericht: 'Musterstadt',
  Registernummer: '1234',
  ElsterVertrauensniveauIdentifizierung: 'substanziell',
  ElsterVertrauensniveauAuthentifizierung: 'substanziell',
  IstTestkonto: 'false',
};
const whole = [
  ...given(firm),
  structured('Unternehmensanschrift', parts(address)),
  structured('HandelndePerson', parts(acting)),
];

describe('an organisation', () => {
  it('has everything that was stated, and the person that acts for it', () => {
    expect(identityOf(whole)).toEqual({
      kind: 'organisation',
      provider: 'firma',
      protocol: 'saml',
      level: 'substanziell',
      key: 'firma:du-4711',
      subject: 'du-4711',
      temporary: false,
      name: 'Bäckerei Ōno & Söhne GmbH',
      legalForm: '550',
      legalFormText: 'GmbH',
      activity: 'Herstellung von Backwaren',
      registerType: 'HRB',
      registerCourt: 'Musterstadt',
      registerNumber: '1234',
      address: {
        street: 'Ĳsbrandweg 7a',
        addition: 'Hinterhaus',
        postalCode: '40210',
        locality: 'Musterstadt',
        district: 'Łódźer Viertel',
        country: 'DE',
      },
      actingPerson: {
        title: 'Dr.',
        namePrefix: 'von',
        givenNames: 'Đorđe',
        familyName: 'Şahin',
        nameAddition: 'Freiherr',
        birthdate: '1980-02-29',
      },
      attributeLevels: {},
      further: {
        DatenkranzTyp: { value: 'StNr' },
        PersTyp: { value: 'NNatPers' },
        Taetigkeit: { value: '10710' },
        ElsterVertrauensniveauIdentifizierung: { value: 'substanziell' },
        ElsterVertrauensniveauAuthentifizierung: { value: 'substanziell' },
        IstTestkonto: { value: 'false' },
        'Anschrift.Typ': { value: 'Inland' },
      },
    });
  });

  it('is a sole trader, too', () => {
    const trader = { ...firm, PersTyp: 'NatPers', Firmenname: 'Schneiderei Ĳsbrand' };
    expect(identityOf([...given(trader), structured('HandelndePerson', parts(acting))])).toMatchObject({
      kind: 'organisation',
      name: 'Schneiderei Ĳsbrand',
      actingPerson: { familyName: 'Şahin' },
    });
  });

  it.each([
    ['a data set of an authority', { DatenkranzTyp: 'BZStNr' }],
    ['a legal person without data set', { PersTyp: 'NNatPers' }],
    ['a legal person with a new data set', { PersTyp: 'NNatPers', DatenkranzTyp: 'Neu' }],
    ['a name of a firm', { Firmenname: 'Ōno', PersTyp: 'NatPers' }],
    ['a tax id of its owner beside its own', { DatenkranzTyp: 'StNr', PersTyp: 'NatPers', IdNr: '1' }],
  ])('is recognised by %s', (_name, values) => {
    expect(identityOf(given(values)).kind).toBe('organisation');
  });

  it.each([
    ['nothing', {}],
    ['a type only', { PersTyp: 'NatPers' }],
    ['a new data set only', { DatenkranzTyp: 'Neu', IdNr: '1' }],
    ['the data set of a person for a legal person', { DatenkranzTyp: 'IdNr', PersTyp: 'NNatPers' }],
    ['words in another case', { DatenkranzTyp: 'STNR', PersTyp: 'nnatpers' }],
  ])('is nobody with %s', (_name, values) => {
    expect(() => identityOf(given(values))).toThrow(code('servicekonto.identity.unknown'));
  });

  it('takes no claim of another account', () => {
    const others = { bPK2: 'x', mail: 'a@b.example', assertionProvedBy: 'eID', legacyPostkorbHandle: 'x' };
    const identity = identityOf(
      given({ ...others, PersTyp: 'NNatPers', NameID: 'x', address: 'x', street: 'x' }),
    );
    expect(identity).toMatchObject({ temporary: true });
    for (const member of ['subject', 'mail', 'provedBy', 'mailboxHandle', 'address'])
      expect(identity).not.toHaveProperty(member);
  });

  it('has the persistent name as its subject only by configuration', () => {
    expect(identityOf(given({ PersTyp: 'NNatPers' }))).toMatchObject({ temporary: true });
    const options = { subject: 'NameID' } as const;
    expect(identityOf(whole, { options })).toMatchObject({ key: 'firma:ek-1' });
    expect(identityOf(given({ PersTyp: 'NNatPers', NameID: 'x' }), { options })).toMatchObject({
      key: 'firma:ek-1',
    });
  });

  it.each([undefined, persistent.replace('persistent', 'transient')])(
    'has no name of another format as its subject: %s',
    (format) => {
      expect(identityOf(whole, { options: { subject: 'NameID' }, format })).toMatchObject({
        temporary: true,
      });
    },
  );
});

describe('a person', () => {
  const person = {
    DatenuebermittlerPseudonymId: 'du-7',
    DatenkranzTyp: 'IdNr',
    PersTyp: 'NatPers',
    IdNr: '00000000000',
    Vorname: 'Ōno',
    Name: 'Łódź-Şahin',
    Geburtsdatum: '01.12.1975',
  };

  it('has the data set of the tax id, which is no key', () => {
    expect(identityOf([...given(person), structured('Anschrift', parts(address))])).toMatchObject({
      kind: 'person',
      key: 'firma:du-7',
      givenNames: 'Ōno',
      familyName: 'Łódź-Şahin',
      birthdate: '1975-12-01',
      address: { street: 'Ĳsbrandweg 7a', postalCode: '40210' },
      further: { IdNr: { value: '00000000000' } },
    });
    const { DatenuebermittlerPseudonymId: _, ...without } = person;
    expect(identityOf(given(without))).toMatchObject({ kind: 'person', temporary: true });
  });

  it('keeps an address in one line as it is, and a date of no calendar', () => {
    const values = { ...person, Anschrift: 'Weg 1, 40210 Musterstadt', Geburtsdatum: '00.00.1975' };
    expect(identityOf(given(values))).toMatchObject({
      birthdate: '00.00.1975',
      further: { Anschrift: { value: 'Weg 1, 40210 Musterstadt' } },
    });
  });
});

describe('a value of elements', () => {
  const addressOf = (content: string) =>
    identityOf([...given({ PersTyp: 'NNatPers' }), structured('Unternehmensanschrift', content)]);

  it('may have one element around them', () => {
    const inner = `<ekona:AdresseType>${parts(address)}</ekona:AdresseType>`;
    expect(addressOf(inner).address).toEqual(addressOf(parts(address)).address);
    expect(addressOf(inner).address).toMatchObject({ street: 'Ĳsbrandweg 7a' });
    expect(addressOf(`\n  ${parts({ Ort: ' Ōno\n' })}\n`).address).toEqual({ locality: 'Ōno' });
  });

  it.each([
    ['no namespace', '<Ort>Ōno</Ort>'],
    ['another namespace', '<akdb:Ort>Ōno</akdb:Ort>'],
    ['one of another namespace around them', `<akdb:x>${parts({ Ort: 'Ōno' })}</akdb:x>`],
    ['too many around them', `<ekona:x><ekona:y>${parts({ Ort: 'Ōno' })}</ekona:y></ekona:x>`],
    ['one of them twice', parts({ Ort: 'Ōno' }) + parts({ Ort: 'Müller' })],
    ['elements in one of them', '<ekona:Ort>Ō<ekona:b></ekona:b>no</ekona:Ort>'],
    ['text', 'Ōno'],
    ['XML as text', '&lt;ekona:Ort&gt;Ōno&lt;/ekona:Ort&gt;'],
    [
      'two values',
      `${parts({ Ort: 'Ōno' })}</saml:AttributeValue><saml:AttributeValue>${parts({ PLZ: '1' })}`,
    ],
  ])('states nothing with %s', (_name, content) => {
    expect(addressOf(content)).not.toHaveProperty('address');
  });

  it.each([
    [{ Typ: 'Ausland', Land: 'NL', Ort: 'X' }, { country: 'NL', locality: 'X' }, undefined],
    [{ Typ: 'Ausland', Land: 'Niederlande', Ort: 'X' }, { locality: 'X' }, 'Niederlande'],
    [{ Typ: 'Ausland', Ort: 'X' }, { locality: 'X' }, undefined],
    [{ Ort: 'X' }, { locality: 'X' }, undefined],
    [{ Typ: 'Inland', Land: '', Ort: 'X' }, { country: 'DE', locality: 'X' }, undefined],
    [{ Strasse: 'Weg', Ort: 'X' }, { street: 'Weg', locality: 'X' }, undefined],
  ])('says a country only as a code: %j', (values, expected, land) => {
    const identity = addressOf(parts(values));
    expect(identity.address).toEqual(expected);
    expect(identity.further?.['Anschrift.Land']?.value).toBe(land);
  });
});

describe('an account for tests', () => {
  const login = (word: string, rules: Given = {}) =>
    identityOf(given({ PersTyp: 'NNatPers', IstTestkonto: word }), rules);

  it.each(['true', 'True', '1', 'ja', '', ' ', 'Neues'])(
    '(%j) does not log in where nobody expects it',
    (word) => {
      expect(() => login(word)).toThrow(code('core.sandbox.refused'));
      expect(login(word, { testAccounts: true }).kind).toBe('organisation');
    },
  );

  it.each(['false', 'FALSE', '0', 'nein', 'no'])('is none with %j', (word) => {
    expect(login(word).kind).toBe('organisation');
  });

  it('is not hidden by two words, or by elements', () => {
    const two = `<saml:Attribute Name="IstTestkonto"><saml:AttributeValue>false</saml:AttributeValue><saml:AttributeValue>true</saml:AttributeValue></saml:Attribute>`;
    for (const one of [
      two,
      structured('IstTestkonto', '<ekona:x></ekona:x>'),
      '<saml:Attribute Name="IstTestkonto"></saml:Attribute>',
    ])
      expect(() => identityOf([...given({ PersTyp: 'NNatPers' }), one])).toThrow(
        code('core.sandbox.refused'),
      );
  });
});

describe('the level of the login', () => {
  const levelOf = (identified: string | undefined, authenticated: string | undefined, levels = {}) => {
    const words = {
      ...(identified !== undefined && { ElsterVertrauensniveauIdentifizierung: identified }),
      ...(authenticated !== undefined && { ElsterVertrauensniveauAuthentifizierung: authenticated }),
    };
    const profile = unternehmenskontoProfile({ levels }, { testAccounts: false });
    return profile.levelOf(assertionOf(given(words), { classRef: 'STORK-QAA-Level-4' }));
  };

  it.each([
    ['substanziell', 'substanziell', 'substanziell'],
    ['hoch', 'substanziell', 'substanziell'],
    ['niedrig', 'hoch', 'niedrig'],
    ['SUBSTANTIELL', 'Hoch', 'substanziell'],
    ['substanziell', undefined, undefined],
    [undefined, 'substanziell', undefined],
    [undefined, undefined, undefined],
    ['substanziell', 'zertifikat', undefined],
    ['low', 'low', undefined],
    ['substanziell', '', undefined],
  ])('is the lower one of %s and %s: %s', (identified, authenticated, level) => {
    expect(levelOf(identified, authenticated)).toBe(level);
  });

  it('has other words by configuration', () => {
    expect(levelOf('zertifikat', 'hoch', { answers: { zertifikat: 'niedrig' } })).toBe('niedrig');
    expect(levelOf('x', 'x', { values: { hoch: 'x' } })).toBeUndefined();
  });

  it('is asked for only by configuration', () => {
    const none = unternehmenskontoProfile({}, { testAccounts: false });
    expect(none.classRefs('hoch')).toEqual([]);
    const some = unternehmenskontoProfile({ levels: { values: { hoch: 'x' } } }, { testAccounts: false });
    expect(some.classRefs('niedrig')).toEqual(['x']);
  });
});

it('makes no login fail with what is stated, but for a test account and for nobody', () => {
  const roll = dice(4711);
  const pieces = [
    'a',
    ' ',
    'Ł',
    '\u202e',
    '/',
    '__proto__',
    'x'.repeat(500),
    'NNatPers',
    'IdNr',
    '01.02.2003',
  ];
  const text = () => Array.from({ length: roll(4) }, () => pieces[roll(pieces.length)]).join('');
  const content = (): string =>
    [
      () => xmlText(text()),
      () => parts({ Ort: text(), PLZ: text(), Nachname: text() }),
      () => `<ekona:x>${parts({ Ort: text() })}</ekona:x>`,
      () => '<saml:x></saml:x>',
    ][roll(4)]!();
  const names = [
    ...Object.keys(unternehmenskontoAttributes),
    '__proto__',
    'constructor',
    '/',
    'x'.repeat(200),
  ];
  const outcomes = new Set<string>();
  for (let round = 0; round < 400; round += 1) {
    const attributes = names
      .filter(() => roll(2))
      .map((name) => {
        const values = Array.from({ length: roll(3) }, content);
        return `<saml:Attribute Name="${name}">${values.map((one) => `<saml:AttributeValue xmlns:saml="${ns.saml}">${one}</saml:AttributeValue>`).join('')}</saml:Attribute>`;
      });
    if (roll(2)) attributes.push(textAttribute('Typ', 'x'));
    try {
      const identity = identityOf(attributes, { testAccounts: roll(4) > 0 });
      outcomes.add(identity.kind);
      expect(JSON.parse(JSON.stringify(identity))).toEqual(identity);
    } catch (error) {
      outcomes.add((error as { code: string }).code);
    }
  }
  expect([...outcomes].toSorted()).toEqual([
    'core.sandbox.refused',
    'organisation',
    'person',
    'servicekonto.identity.unknown',
  ]);
});

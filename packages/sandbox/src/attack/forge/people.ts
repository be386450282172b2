import { type AttributeName, attributeNames } from '../../bundid/attributes.ts';
import type { AttributeDescription } from '../../saml/attribute.ts';
import { namespaces } from '../../saml/vocabulary.ts';
import { element, xmlText } from '../../saml/write-xml.ts';

/** Kinds of accounts whose identity provider is emulated. */
export type AccountKind = 'bundid' | 'unternehmenskonto';

/** An invented person of an attack. Every value names them, so that a page shows whom it takes for logged in. */
export interface AttackPerson {
  readonly id: string;
  readonly nameId: string;
  readonly givenName: string;
  readonly surname: string;
  /** bPK2, or the pseudonym of the organisation. */
  readonly key: string;
  readonly organisation: string;
}

/** Who has really logged in: the attacker, with an account of their own. */
export const signedPerson: AttackPerson = {
  id: 'signed',
  nameId: '_rathaus-angriff-ijsbrand',
  givenName: 'Ĳsbrand Þórir',
  surname: 'Łódź-Şahin',
  key: 'cmF0aGF1cy1hbmdyaWZmLWlqc2JyYW5k',
  organisation: 'Zimmerei Ğündoğdu GmbH',
};

/** Whom the attacker wants to be. */
export const forgedPerson: AttackPerson = {
  id: 'forged',
  nameId: '_rathaus-angriff-kiyoko',
  givenName: 'Kiyoko Ærø',
  surname: 'Đorđević-Ōno',
  key: 'cmF0aGF1cy1hbmdyaWZmLWtpeW9rbw==',
  organisation: 'Gärtnerei Ślązak GmbH',
};

/** What is behind each value of {@link cutPerson}: who reads only what is before it, reads the forged person. */
export const tail = 'Xţ';

/** Somebody whose values begin like those of the forged person. */
export const cutPerson: AttackPerson = {
  id: 'cut',
  nameId: `${forgedPerson.nameId}${tail}`,
  givenName: `${forgedPerson.givenName}${tail}`,
  surname: `${forgedPerson.surname}${tail}`,
  key: `${forgedPerson.key}${tail}`,
  organisation: `${forgedPerson.organisation}${tail}`,
};

const words = ({ nameId, givenName, surname, key, organisation }: AttackPerson): readonly string[] => [
  nameId,
  givenName,
  surname,
  key,
  organisation,
];

/** Words by which a page names each of them. */
export const marksOf = {
  signed: words(signedPerson),
  forged: words(forgedPerson),
  whole: words(cutPerson),
} as const;

/** Attributes as the emulated provider would send them after a login on this level (BundID: 1 to 4). */
export function attributesOf(kind: AccountKind, person: AttackPerson, level: number): AttributeDescription[] {
  return kind === 'bundid' ? bundidAttributes(person, level) : unternehmenskontoAttributes(person);
}

function bundidAttributes(person: AttackPerson, level: number): AttributeDescription[] {
  const values: Partial<Record<AttributeName, string>> = {
    givenName: person.givenName,
    surname: person.surname,
    mail: `${person.id}@musterstadt.example`,
    postalAddress: 'Erfundene Gasse 3',
    postalCode: '00001',
    localityName: 'Musterstadt',
    country: 'DE',
    birthdate: '1980-02-29',
    bPK2: person.key,
    'EID-CITIZEN-QAA-LEVEL': `STORK-QAA-Level-${level}`,
    Version: '2020.2.1',
    AssertionProvedBy: proofs[level] ?? 'eID',
    mfa: String(level > 1),
  };
  return Object.entries(values).map(([friendlyName, value]) => ({
    name: attributeNames[friendlyName as AttributeName],
    friendlyName,
    trustLevel: trustLevels[level] ?? 'HOCH',
    values: [value],
  }));
}

const trustLevels: Readonly<Record<number, string>> = {
  1: 'UNTERGEORDNET',
  2: 'NORMAL',
  3: 'SUBSTANTIELL',
  4: 'HOCH',
};
const proofs: Readonly<Record<number, string>> = { 1: 'Benutzername', 2: 'eIDAS', 3: 'Elster', 4: 'eID' };

function unternehmenskontoAttributes(person: AttackPerson): AttributeDescription[] {
  const values: Readonly<Record<string, string>> = {
    DatenuebermittlerPseudonymId: person.key,
    Firmenname: person.organisation,
    RechtsformText: 'Gesellschaft mit beschränkter Haftung',
    PersTyp: 'NNatPers',
    DatenkranzTyp: 'StNr',
    ElsterVertrauensniveauIdentifizierung: 'substanziell',
    ElsterVertrauensniveauAuthentifizierung: 'substanziell',
    IstTestkonto: 'true',
  };
  const member = (name: string, value: string) => element(`ekona:${name}`, {}, xmlText(value));
  return [
    ...Object.entries(values).map(
      ([name, value]): AttributeDescription => ({ name, nameFormat: 'basic', values: [value] }),
    ),
    {
      name: 'HandelndePerson',
      nameFormat: 'basic',
      values: [
        {
          attributes: { 'xmlns:ekona': namespaces.ekona },
          xml: member('Vorname', person.givenName) + member('Nachname', person.surname),
        },
      ],
    },
  ];
}

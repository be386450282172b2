import type { AttributeDescription } from '../saml/attribute.ts';
import type { AttributeLevel, Proof } from '../seed/person.ts';
import { bpk2Of, mailboxHandleOf, type Person } from '../seed/persons.ts';

/** Names of the attributes (BundID interface description 10.2, section 6) by their friendly names. */
export const attributeNames = {
  givenName: 'urn:oid:2.5.4.42',
  surname: 'urn:oid:2.5.4.4',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  postalAddress: 'urn:oid:2.5.4.16',
  postalCode: 'urn:oid:2.5.4.17',
  localityName: 'urn:oid:2.5.4.7',
  country: 'urn:oid:1.2.40.0.10.2.1.1.225599',
  personalTitle: 'urn:oid:0.9.2342.19200300.100.1.40',
  gender: 'urn:oid:1.3.6.1.4.1.33592.1.3.5',
  birthdate: 'urn:oid:1.2.40.0.10.2.1.1.55',
  placeOfBirth: 'urn:oid:1.3.6.1.5.5.7.9.2',
  birthName: 'urn:oid:1.2.40.0.10.2.1.1.225566',
  nationality: 'urn:oid:1.2.40.0.10.2.1.1.225577',
  documentType: 'urn:oid:1.2.40.0.10.2.1.1.552255',
  telephoneNumber: 'urn:oid:2.5.4.20',
  'eIDAS-Issuing-Country': 'urn:oid:1.3.6.1.4.1.25484.494450.10.1',
  bPK2: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
  legacyPostkorbHandle: 'urn:oid:2.5.4.18',
  'EID-CITIZEN-QAA-LEVEL': 'urn:oid:1.2.40.0.10.2.1.1.261.94',
  Version: 'urn:oid:1.3.6.1.4.1.25484.494450.1',
  AssertionProvedBy: 'urn:oid:1.3.6.1.4.1.25484.494450.2',
  applicationId: 'urn:oid:1.3.6.1.4.1.25484.494450.4',
  pseudonym: 'urn:oid:1.2.40.0.10.2.1.1.226699',
  mfa: 'urn:oid:1.3.6.1.4.1.25484.494450.7',
} as const;
/** Friendly name of an attribute. */
export type AttributeName = keyof typeof attributeNames;

/** An attribute of somebody who logged in. */
export interface ReleasedAttribute {
  readonly friendlyName: AttributeName;
  readonly value: string;
  readonly level: AttributeLevel;
}

const levelNames: Readonly<Record<Proof['level'], AttributeLevel>> = {
  1: 'UNTERGEORDNET',
  2: 'NORMAL',
  3: 'SUBSTANTIELL',
  4: 'HOCH',
};

/** What people say of themselves, whatever they log in with: levels as in the sample of section 10.2. */
const selfDeclared: Readonly<Partial<Record<AttributeName, AttributeLevel>>> = {
  mail: 'NORMAL',
  gender: 'UNTERGEORDNET',
  telephoneNumber: 'UNTERGEORDNET',
};

/** Attributes that a means of proof does not deliver. */
const notDelivered: Readonly<Partial<Record<Proof['method'], readonly AttributeName[]>>> = {
  Elster: ['placeOfBirth', 'birthName', 'nationality', 'documentType'],
  Benutzername: ['documentType', 'nationality'],
  eIDAS: ['documentType', 'gender'],
  // Foreign accounts have a varying set of attributes (section 5.2).
  FINK: ['placeOfBirth', 'birthName', 'nationality', 'documentType', 'gender', 'personalTitle'],
};

/** Everything that is known of somebody after a login. `host` is the host name of the entity ID (section 6.2.2). */
export function attributesOf(facts: {
  seed: string;
  person: Person;
  proof: Proof;
  guest: boolean;
  host: string;
}): ReleasedAttribute[] {
  const { seed, person, proof, guest, host } = facts;
  const own = levelNames[proof.level];
  const key = bpk2Of(seed, person, host);
  const account: Partial<Record<AttributeName, string | undefined>> = guest
    ? {}
    : {
        // How the prefix of a FINK account looks is not public.
        bPK2: proof.method === 'FINK' ? `FINK-${key}` : key,
        legacyPostkorbHandle: proof.method === 'FINK' ? undefined : mailboxHandleOf(seed, person),
        mfa: String(proof.method !== 'Benutzername'),
      };
  const values: Partial<Record<AttributeName, string | undefined>> = {
    givenName: person.givenName,
    surname: person.surname,
    mail: person.mail,
    postalAddress: person.postalAddress,
    postalCode: person.postalCode,
    localityName: person.localityName,
    country: person.country,
    personalTitle: person.personalTitle,
    gender: person.gender,
    birthdate: person.birthdate,
    placeOfBirth: person.placeOfBirth,
    birthName: person.birthName,
    nationality: person.nationality,
    documentType: person.documentType,
    telephoneNumber: person.telephoneNumber,
    'eIDAS-Issuing-Country': proof.method === 'eIDAS' ? person.eidasIssuingCountry : undefined,
    ...account,
    'EID-CITIZEN-QAA-LEVEL': `STORK-QAA-Level-${proof.level}`,
    Version: '2020.2.1',
    AssertionProvedBy: proof.method,
    pseudonym: bpk2Of(seed, person, `pseudonym:${proof.method}`),
  };
  const missing = notDelivered[proof.method] ?? [];
  return (Object.keys(attributeNames) as AttributeName[]).flatMap((friendlyName) => {
    const value = values[friendlyName];
    const declared = proof.method === 'Benutzername' ? own : (selfDeclared[friendlyName] ?? own);
    const level = person.attributeLevels?.[friendlyName];
    // Without a level the whole attribute is left out (section 6.2.9).
    if (value === undefined || level === null || missing.includes(friendlyName)) return [];
    return [{ friendlyName, value, level: level ?? declared }];
  });
}

/** An attribute as the assertion carries it. */
export function describeAttribute({ friendlyName, value, level }: ReleasedAttribute): AttributeDescription {
  return { name: attributeNames[friendlyName], friendlyName, trustLevel: level, values: [value] };
}

import type { AttributeName } from '../identity/identity.ts';

/** Where an absent value is nothing unusual. `temporary`: only a login without account lacks it. */
export type Absence = 'legitimate' | 'temporary';

/** One attribute of BundID (interface description 10.2, section 6). */
export interface BundidAttribute {
  /** `Name` in messages. Friendly names are for people only. */
  readonly name: `urn:oid:${string}`;
  /** Where it is in an identity. Absent: in `identity.further`, by its friendly name. */
  readonly attribute?: AttributeName;
  /** Values of `AssertionProvedBy` that bring it, where it comes from no others. */
  readonly provedBy?: readonly string[];
  /** Absent where the interface description says nothing of it. */
  readonly absence?: Absence;
  /** Ways to log in that BundID does not offer when it is requested (sections 5.3, 9.2.1). */
  readonly hides?: readonly ('temporary' | 'FINK')[];
  /** Not to be asked for any more. */
  readonly isRetired?: true;
}

/** Attributes of the card itself. */
const card = ['eID', 'Smart-eID'] as const;

/**
 * Everything that BundID can deliver, by friendly name (interface description 10.2, section 6). What the attributes are
 * called and when they are absent says `bundidAttributeTexts` of `/texts`.
 *
 * @example
 * bundidAttributes.surname.name; // 'urn:oid:2.5.4.4'
 */
export const bundidAttributes = {
  givenName: { name: 'urn:oid:2.5.4.42', attribute: 'givenNames', absence: 'legitimate' },
  surname: { name: 'urn:oid:2.5.4.4', attribute: 'familyName', absence: 'legitimate' },
  mail: { name: 'urn:oid:0.9.2342.19200300.100.1.3', attribute: 'mail', absence: 'legitimate' },
  postalAddress: { name: 'urn:oid:2.5.4.16', attribute: 'street', absence: 'legitimate' },
  postalCode: { name: 'urn:oid:2.5.4.17', attribute: 'postalCode', absence: 'legitimate' },
  localityName: { name: 'urn:oid:2.5.4.7', attribute: 'locality', absence: 'legitimate' },
  country: { name: 'urn:oid:1.2.40.0.10.2.1.1.225599', attribute: 'country', absence: 'legitimate' },
  personalTitle: {
    name: 'urn:oid:0.9.2342.19200300.100.1.40',
    attribute: 'title',
    absence: 'legitimate',
  },
  gender: { name: 'urn:oid:1.3.6.1.4.1.33592.1.3.5' },
  birthdate: { name: 'urn:oid:1.2.40.0.10.2.1.1.55', attribute: 'birthdate' },
  placeOfBirth: { name: 'urn:oid:1.3.6.1.5.5.7.9.2', attribute: 'placeOfBirth', absence: 'legitimate' },
  birthName: { name: 'urn:oid:1.2.40.0.10.2.1.1.225566', attribute: 'birthName', absence: 'legitimate' },
  nationality: {
    name: 'urn:oid:1.2.40.0.10.2.1.1.225577',
    attribute: 'nationality',
    absence: 'legitimate',
  },
  documentType: { name: 'urn:oid:1.2.40.0.10.2.1.1.552255', absence: 'legitimate' },
  issuingState: { name: 'urn:oid:1.2.40.0.10.2.1.1.552244', isRetired: true },
  DeMail: { name: 'urn:oid:1.3.6.1.4.1.55605.70737875.1.1.1.7.1', absence: 'legitimate' },
  telephoneNumber: { name: 'urn:oid:2.5.4.20', attribute: 'phone', absence: 'legitimate' },
  'eIDAS-Issuing-Country': {
    name: 'urn:oid:1.3.6.1.4.1.25484.494450.10.1',
    provedBy: ['eIDAS'],
    absence: 'legitimate',
  },
  communityId: { name: 'urn:oid:1.3.6.1.4.1.25484.494450.5', provedBy: card, absence: 'legitimate' },
  bPK: { name: 'urn:oid:1.2.40.0.10.2.1.1.149', isRetired: true },
  bPK2: {
    name: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
    attribute: 'subject',
    absence: 'temporary',
    hides: ['temporary'],
  },
  legacyPostkorbHandle: {
    name: 'urn:oid:2.5.4.18',
    attribute: 'mailboxHandle',
    absence: 'temporary',
    hides: ['temporary', 'FINK'],
  },
  'EID-CITIZEN-QAA-LEVEL': { name: 'urn:oid:1.2.40.0.10.2.1.1.261.94' },
  Version: { name: 'urn:oid:1.3.6.1.4.1.25484.494450.1' },
  AssertionProvedBy: { name: 'urn:oid:1.3.6.1.4.1.25484.494450.2', attribute: 'provedBy' },
  applicationId: { name: 'urn:oid:1.3.6.1.4.1.25484.494450.4', absence: 'legitimate' },
  pseudonym: { name: 'urn:oid:1.2.40.0.10.2.1.1.226699', absence: 'legitimate' },
  mfa: { name: 'urn:oid:1.3.6.1.4.1.25484.494450.7' },
} as const satisfies Readonly<Record<string, BundidAttribute>>;

/** Friendly name of an attribute of BundID. */
export type BundidAttributeName = keyof typeof bundidAttributes;

/** An attribute in a configuration: its friendly name, or `urn:oid:…` for one that is newer than this table. */
export type BundidAttributeReference = BundidAttributeName | `urn:oid:${string}`;

const byFriendlyName: ReadonlyMap<string, BundidAttribute> = new Map(Object.entries(bundidAttributes));

/** The table as a list, with friendly names. */
export const bundidAttributeList: readonly (BundidAttribute & { readonly friendlyName: string })[] = [
  ...byFriendlyName,
].map(([friendlyName, attribute]) => ({ ...attribute, friendlyName }));

const byName = new Map(bundidAttributeList.map((attribute) => [attribute.name as string, attribute]));

/** The row of a `Name`; `undefined` for one that is not in the table. */
export const bundidAttributeOf = (
  name: string,
): (BundidAttribute & { readonly friendlyName: string }) | undefined => byName.get(name);

/** The `Name` of a reference; `undefined` for a word that is none. */
export function bundidNameOf(reference: string): string | undefined {
  return byFriendlyName.get(reference)?.name ?? (isOid.test(reference) ? reference : undefined);
}

/** RFC 3061; what the interface description prints with a blank in it is a misprint. */
const isOid = /^urn:oid:(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2,30}$/;

/**
 * What a form for citizens usually needs. Neither mailbox nor nationality: BundID shows the person every attribute that is
 * asked for, and a mailbox hides the accounts of other states (FINK).
 */
export const usualAttributes = [
  'bPK2',
  'AssertionProvedBy',
  'givenName',
  'surname',
  'birthdate',
  'postalAddress',
  'postalCode',
  'localityName',
  'country',
  'mail',
] as const satisfies readonly BundidAttributeName[];

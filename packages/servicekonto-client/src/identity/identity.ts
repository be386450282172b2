import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';

/** Protocols of service accounts. `openid4vp` is kept free for wallets: a provider of yours may speak it, none is shipped. */
export type Protocol = 'oidc' | 'saml' | 'openid4vp';

/** Postal address as the accounts deliver it: street and number are one unsplit line. */
export interface Anschrift {
  readonly street?: string;
  /** What else the post needs: a back building, care of. */
  readonly addition?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  /** Part of the town. */
  readonly district?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** A value that has no member of its own. */
export interface FurtherAttribute {
  readonly value: string;
  /** Where the account states it. */
  readonly level?: Vertrauensniveau;
}

/** What is known of every login, whoever it is. All text is NFC. */
interface AnyIdentity {
  /**
   * Stable key under which to store what belongs to whoever logged in: `<provider>:<subject>`. Two providers never give
   * the same key, and nobody is taken for the same because of a name. Absent on a temporary login.
   */
  readonly key?: string;
  /** Stable key as the provider gives it: the bPK2, the pseudonym of the organisation. Absent on a temporary login. */
  readonly subject?: string;
  /** True when the account gave no stable key; do not store anything under this identity. */
  readonly temporary: boolean;
  /** Id of the provider in the configuration. */
  readonly provider: string;
  readonly protocol: Protocol;
  /** Level of the login itself; verified to be at least what was asked for. */
  readonly level: Vertrauensniveau;
  /** How they proved who they are: `eID`, `Elster`, `Benutzername`, … (BundID: AssertionProvedBy). */
  readonly provedBy?: string;
  readonly address?: Anschrift;
  readonly mail?: string;
  readonly phone?: string;
  /** Address of the mailbox (legacyPostkorbHandle). Not a user id. */
  readonly mailboxHandle?: string;
  /** Level of single attributes where the account states it; the level of the login says nothing about them. */
  readonly attributeLevels: Readonly<Partial<Record<AttributeName, Vertrauensniveau>>>;
  /**
   * What the account states beyond that, by its own names: `gender`, `communityId`, `mfa` of BundID, `Taetigkeit` of Mein
   * Unternehmenskonto. Absent when it states nothing more.
   */
  readonly further?: Readonly<Record<string, FurtherAttribute>>;
}

/** What an account knows of a natural person. */
export interface PersonName {
  readonly givenNames?: string;
  readonly familyName?: string;
  /** What stands before the family name and is no part of it (Namensvorsatz): `von`. */
  readonly namePrefix?: string;
  /** A title that became part of the name (Namenszusatz): `Freifrau`. */
  readonly nameAddition?: string;
  /** Doctorate and the like. */
  readonly title?: string;
  /** `YYYY-MM-DD`; the eID may deliver a date with unknown day or month, which is kept as sent. */
  readonly birthdate?: string;
}

/**
 * A citizen. Everything but `provider`, `protocol`, `level` and `temporary` may be absent: an eID without given name, a
 * self-declared "not applicable" and a temporary login are legitimate (BundID interface description 10.2, section 9.2).
 */
export interface PersonIdentity extends AnyIdentity, PersonName {
  readonly kind: 'person';
  readonly birthName?: string;
  readonly placeOfBirth?: string;
  readonly nationality?: string;
}

/** A business, association or authority, with the person that acts for it. */
export interface OrganisationIdentity extends AnyIdentity {
  readonly kind: 'organisation';
  readonly name?: string;
  /** Code of the legal form as the account delivers it, and its text. */
  readonly legalForm?: string;
  readonly legalFormText?: string;
  /** What the organisation does, as text. */
  readonly activity?: string;
  /** `HRA`, `HRB`, `VR`, `GR`, `PR`, …, court and number of the register. */
  readonly registerType?: string;
  readonly registerCourt?: string;
  readonly registerNumber?: string;
  /** Who acts. Says nothing about what they may do: see `rightToAct`. */
  readonly actingPerson?: PersonName;
  /** What the acting person may do for it, in the words of the account. Absent: the account does not say. */
  readonly rightToAct?: string;
}

/**
 * Who logged in, independent of the protocol.
 *
 * @example
 * const name = identity.kind === 'organisation' ? identity.name : identity.familyName;
 */
export type Identity = PersonIdentity | OrganisationIdentity;

/** Attributes that both kinds of identity have. */
const sharedAttributes = [
  'subject',
  'provedBy',
  'street',
  'addressAddition',
  'postalCode',
  'locality',
  'district',
  'country',
  'mail',
  'phone',
  'mailboxHandle',
] as const;

/** Attributes of a person. */
export const personAttributes = [
  ...sharedAttributes,
  'givenNames',
  'familyName',
  'birthName',
  'title',
  'birthdate',
  'placeOfBirth',
  'nationality',
] as const;

/** Attributes of an organisation. */
export const organisationAttributes = [
  ...sharedAttributes,
  'organisationName',
  'legalForm',
  'legalFormText',
  'activity',
  'registerType',
  'registerCourt',
  'registerNumber',
  'actingTitle',
  'actingGivenNames',
  'actingFamilyName',
  'actingNamePrefix',
  'actingNameAddition',
  'actingBirthdate',
  'rightToAct',
] as const;

/** Names of the attributes an `Identity` can carry. */
export type AttributeName = (typeof personAttributes)[number] | (typeof organisationAttributes)[number];

/** The attributes a claim can be mapped to. */
export const attributeNames: readonly AttributeName[] = [
  ...new Set<AttributeName>([...personAttributes, ...organisationAttributes]),
];

import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';

/** Postal address as the accounts deliver it: street and number are one unsplit line. */
export interface Anschrift {
  street?: string;
  postalCode?: string;
  locality?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
}

/**
 * Who logged in, independent of the protocol. Everything beside `provider`, `protocol`, `level` and
 * `temporary` may be absent: an eID without given name, a self-declared "not applicable" and a temporary
 * login are legitimate (BundID interface description 10.2, section 9.2). All text is NFC.
 */
export interface Identity {
  /** Stable key of the person at this service: the bPK2. Absent on a temporary (guest) login. */
  subject?: string;
  /** True when the account gave no stable key; do not store anything under this identity. */
  temporary: boolean;
  /** Id of the provider in the configuration. */
  provider: string;
  protocol: 'oidc';
  /** Level of the login itself; verified to be at least what was asked for. */
  level: Vertrauensniveau;
  /** How the person proved themselves: `eID`, `Elster`, `Benutzername`, … (BundID: AssertionProvedBy). */
  provedBy?: string;
  givenNames?: string;
  familyName?: string;
  birthName?: string;
  /** Doctorate and the like. */
  title?: string;
  /** `YYYY-MM-DD`; the eID may deliver a date with unknown day or month, which is kept as sent. */
  birthdate?: string;
  placeOfBirth?: string;
  nationality?: string;
  address?: Anschrift;
  mail?: string;
  phone?: string;
  /** Address of the citizen's mailbox (legacyPostkorbHandle). Not a user id. */
  mailboxHandle?: string;
  /** Level of single attributes where the account states it; the level of the login says nothing about them. */
  attributeLevels: Partial<Record<AttributeName, Vertrauensniveau>>;
}

/** The attributes a claim can be mapped to. */
export const attributeNames = [
  'subject',
  'provedBy',
  'givenNames',
  'familyName',
  'birthName',
  'title',
  'birthdate',
  'placeOfBirth',
  'nationality',
  'street',
  'postalCode',
  'locality',
  'country',
  'mail',
  'phone',
  'mailboxHandle',
] as const;

/** Names of the attributes an `Identity` can carry. */
export type AttributeName = (typeof attributeNames)[number];

import { parseVertrauensniveau, type Vertrauensniveau } from '../level/vertrauensniveau.ts';
import {
  type Anschrift,
  type AttributeName,
  type FurtherAttribute,
  type Identity,
  organisationAttributes,
  type PersonName,
  type Protocol,
  personAttributes,
} from './identity.ts';

/**
 * Where a value is found in the claims: the name of a top-level claim, or a JSON pointer (RFC 6901) when it
 * starts with `/`. Several references are tried in order.
 */
export type ClaimReference = string | readonly string[];
/** Where each attribute is found in the claims of a broker. */
export type ClaimMap = { readonly [Name in AttributeName]?: ClaimReference | undefined };

/**
 * BundID's friendly names as brokers pass them on, then the standard claims (OpenID Connect Core 5.1); for
 * organisations the names of Mein Unternehmenskonto. `sub` is no fallback for the subject: brokers that keep no users
 * make a new one at every login.
 */
export const defaultClaims: Readonly<Record<AttributeName, ClaimReference>> = {
  subject: ['bPK2', 'bpk2', 'DatenuebermittlerPseudonymId', 'datenuebermittlerPseudonymId'],
  provedBy: ['assertionProvedBy', 'AssertionProvedBy', 'assertion_proved_by'],
  givenNames: ['givenName', 'given_name'],
  familyName: ['surname', 'family_name'],
  birthName: ['birthName', 'birth_family_name'],
  title: ['personalTitle', 'title'],
  birthdate: ['birthdate', 'dateOfBirth'],
  placeOfBirth: ['placeOfBirth', '/place_of_birth/locality'],
  nationality: ['nationality', '/nationalities/0'],
  street: ['postalAddress', '/address/street_address'],
  // No public source names a claim for it.
  addressAddition: [],
  postalCode: ['postalCode', '/address/postal_code'],
  locality: ['localityName', '/address/locality'],
  district: [],
  country: ['country', '/address/country'],
  mail: ['mail', 'email'],
  phone: ['telephoneNumber', 'phone_number'],
  mailboxHandle: ['legacyPostkorbHandle', 'legacy_postkorb_handle'],
  organisationName: ['Firmenname', 'organization_name'],
  legalForm: 'Rechtsform',
  legalFormText: 'RechtsformText',
  activity: 'TaetigkeitText',
  registerType: 'Registerart',
  registerCourt: 'Registergericht',
  registerNumber: 'Registernummer',
  actingTitle: '/HandelndePerson/AkademischerGrad',
  actingGivenNames: '/HandelndePerson/Vorname',
  actingFamilyName: '/HandelndePerson/Nachname',
  actingNamePrefix: '/HandelndePerson/Namensvorsatz',
  actingNameAddition: '/HandelndePerson/Namenszusatz',
  actingBirthdate: '/HandelndePerson/Geburtsdatum',
  rightToAct: [],
};

const maxLength = 1000;
const invisible = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** Value at a reference; arrays with one entry (Keycloak's multivalued mappers) count as that entry. */
export function claimAt(claims: Readonly<Record<string, unknown>>, reference: ClaimReference): unknown {
  for (const name of typeof reference === 'string' ? [reference] : reference) {
    const steps = name.startsWith('/')
      ? name
          .slice(1)
          .split('/')
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
      : [name];
    let value: unknown = claims;
    for (const step of steps) {
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined;
    }
    if (Array.isArray(value) && value.length === 1) value = value[0];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A value as text that can be shown and stored; `undefined` for what is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // Addresses may have lines (OpenID Connect Core 5.1.1). Other invisible characters have no place in a name or key:
  // XML cannot carry them, logs and pages are forged with them. Such a value counts as not stated.
  const clean = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return clean === '' || clean.length > maxLength || invisible.test(clean) ? undefined : clean;
}

/**
 * A value that is compared, not shown. What would have to be made into another text first counts as not stated: two subjects
 * that a provider tells apart must not become one.
 */
function exactText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') : value;
  const shown = textOf(text);
  return typeof text === 'string' && shown !== text ? undefined : shown;
}

/** Where an identity comes from. The level comes from outside, because it needs the broker's own vocabulary. */
export interface IdentitySource {
  readonly kind: Identity['kind'];
  readonly provider: string;
  readonly protocol: Protocol;
  readonly level: Vertrauensniveau;
  readonly claims?: ClaimMap | undefined;
  readonly attributeLevels?: ClaimMap | undefined;
  readonly readLevel?: ((value: unknown) => Vertrauensniveau | undefined) | undefined;
  /** Claims that may say who it is; all of them when left out. */
  readonly signed?: Readonly<Record<string, unknown>> | undefined;
  /** What has no member of its own, read already. */
  readonly further?: Readonly<Record<string, FurtherAttribute>> | undefined;
}

type Values = Partial<Record<AttributeName, string>>;

/** Members that have a value; an absent one is no member. */
function present<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

const hasMembers = <T extends object>(given: T): T | undefined =>
  Object.keys(given).length === 0 ? undefined : given;

/** Makes an identity from verified claims. */
export function identityFromClaims(
  claims: Readonly<Record<string, unknown>>,
  from: IdentitySource,
): Identity {
  const { kind, provider, protocol, level } = from;
  const map = { ...defaultClaims, ...present(from.claims ?? {}) };
  const readLevel = from.readLevel ?? parseVertrauensniveau;
  const values: Values = {};
  const attributeLevels: Partial<Record<AttributeName, Vertrauensniveau>> = {};
  for (const name of kind === 'person' ? personAttributes : organisationAttributes) {
    const source = name === 'subject' ? (from.signed ?? claims) : claims;
    const given = claimAt(source, map[name]);
    const value = name === 'subject' ? exactText(given) : textOf(given);
    if (value === undefined) continue;
    values[name] = value;
    const reference = from.attributeLevels?.[name];
    const stated = reference === undefined ? undefined : claimAt(claims, reference);
    // A level that is stated but not understood is the lowest, never "no statement".
    if (stated !== undefined) attributeLevels[name] = readLevel(stated) ?? 'basisregistrierung';
  }
  const { subject, provedBy, mail, phone, mailboxHandle } = values;
  const { further } = from;
  const shared = {
    ...present({ subject, provedBy, mail, phone, mailboxHandle, address: addressOf(values), further }),
    ...(subject !== undefined && { key: `${provider}:${subject}` }),
    temporary: subject === undefined,
    provider,
    protocol,
    level,
    attributeLevels,
  };
  return kind === 'person'
    ? { kind, ...shared, ...personOf(values) }
    : { kind, ...shared, ...organisationOf(values) };
}

function addressOf(values: Values): Anschrift | undefined {
  const { street, addressAddition: addition, postalCode, locality, district, country } = values;
  return hasMembers(present({ street, addition, postalCode, locality, district, country }));
}

function personOf(values: Values) {
  const { givenNames, familyName, birthName, title, birthdate, placeOfBirth, nationality } = values;
  return present({ givenNames, familyName, birthName, title, birthdate, placeOfBirth, nationality });
}

function organisationOf(values: Values) {
  const { organisationName: name, legalForm, legalFormText, activity, rightToAct } = values;
  const { registerType, registerCourt, registerNumber } = values;
  const actingPerson: PersonName | undefined = hasMembers(
    present({
      title: values.actingTitle,
      givenNames: values.actingGivenNames,
      familyName: values.actingFamilyName,
      namePrefix: values.actingNamePrefix,
      nameAddition: values.actingNameAddition,
      birthdate: values.actingBirthdate,
    }),
  );
  const register = { registerType, registerCourt, registerNumber };
  return present({ name, legalForm, legalFormText, activity, ...register, actingPerson, rightToAct });
}

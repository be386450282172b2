import { parseVertrauensniveau, type Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { type Anschrift, type AttributeName, attributeNames, type Identity } from './identity.ts';

/**
 * Where a value is found in the claims: the name of a top-level claim, or a JSON pointer (RFC 6901) when it
 * starts with `/`. Several references are tried in order.
 */
export type ClaimReference = string | readonly string[];
/** Where each attribute is found in the claims of a broker. */
export type ClaimMap = Partial<Record<AttributeName, ClaimReference>>;

/**
 * BundID's friendly names as brokers pass them on, then the standard claims (OpenID Connect Core 5.1).
 * `sub` is no fallback for the subject: brokers that keep no users make a new one at every login.
 */
export const defaultClaims: Readonly<Record<AttributeName, ClaimReference>> = {
  subject: ['bPK2', 'bpk2'],
  provedBy: ['assertionProvedBy', 'AssertionProvedBy', 'assertion_proved_by'],
  givenNames: ['givenName', 'given_name'],
  familyName: ['surname', 'family_name'],
  birthName: ['birthName', 'birth_family_name'],
  title: ['personalTitle', 'title'],
  birthdate: ['birthdate', 'dateOfBirth'],
  placeOfBirth: ['placeOfBirth', '/place_of_birth/locality'],
  nationality: ['nationality', '/nationalities/0'],
  street: ['postalAddress', '/address/street_address'],
  postalCode: ['postalCode', '/address/postal_code'],
  locality: ['localityName', '/address/locality'],
  country: ['country', '/address/country'],
  mail: ['mail', 'email'],
  phone: ['telephoneNumber', 'phone_number'],
  mailboxHandle: ['legacyPostkorbHandle', 'legacy_postkorb_handle'],
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

function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // Addresses may have lines (OpenID Connect Core 5.1.1). Other invisible characters have no place in a name or key:
  // XML cannot carry them, logs and pages are forged with them. Such a value counts as not stated.
  const clean = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return clean === '' || clean.length > maxLength || invisible.test(clean) ? undefined : clean;
}

/** Makes an identity from verified claims. The level comes from outside, because it needs the broker's own vocabulary. */
export function identityFromClaims(
  claims: Readonly<Record<string, unknown>>,
  from: {
    provider: string;
    level: Vertrauensniveau;
    claims?: ClaimMap | undefined;
    attributeLevels?: ClaimMap | undefined;
    readLevel?: (value: unknown) => Vertrauensniveau | undefined;
  },
): Identity {
  const map = { ...defaultClaims, ...from.claims };
  const readLevel = from.readLevel ?? parseVertrauensniveau;
  const values: Partial<Record<AttributeName, string>> = {};
  const attributeLevels: Identity['attributeLevels'] = {};
  for (const name of attributeNames) {
    const value = text(claimAt(claims, map[name]));
    if (value === undefined) continue;
    values[name] = value;
    const reference = from.attributeLevels?.[name];
    const stated = reference === undefined ? undefined : claimAt(claims, reference);
    // A level that is stated but not understood is the lowest, never "no statement".
    if (stated !== undefined) attributeLevels[name] = readLevel(stated) ?? 'basisregistrierung';
  }
  const { street, postalCode, locality, country, ...rest } = values;
  const address: Anschrift = {
    ...(street === undefined ? {} : { street }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(locality === undefined ? {} : { locality }),
    ...(country === undefined ? {} : { country }),
  };
  return {
    ...rest,
    ...(Object.keys(address).length === 0 ? {} : { address }),
    temporary: values.subject === undefined,
    provider: from.provider,
    protocol: 'oidc',
    level: from.level,
    attributeLevels,
  };
}

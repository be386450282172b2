import { sandboxRefused } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import { type ClaimMap, identityFromClaims } from '../identity/claims.ts';
import { furtherAttributes, type StatedAttribute } from '../identity/further.ts';
import type { AttributeName, Identity } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { attributeValue, attributeValues } from '../saml/attribute-value.ts';
import { persistent } from '../saml/name-id-format.ts';
import type { Assertion } from '../saml/profile.ts';
import { unternehmenskontoAttributeList } from './attributes.ts';
import { isoDate } from './date.ts';
import { decodeAddress, decodePerson, type Unternehmensanschrift } from './decode.ts';
import type { SubjectSource } from './options.ts';

/** What is allowed, and where the subject comes from. */
export interface IdentityRules {
  readonly subject: SubjectSource;
  readonly testAccounts: boolean;
}

const nameId = 'NameID';

/** Where each attribute is in the claims, which have the names of the table and no others. */
function mapOf(kind: 'attribute' | 'person', subject: SubjectSource): ClaimMap {
  const map: Partial<Record<AttributeName, string | readonly string[]>> = {};
  for (const row of unternehmenskontoAttributeList) {
    const member = row[kind];
    if (member !== undefined) map[member] = row.name;
  }
  if (subject === 'NameID') map.subject = nameId;
  map.street = '/address/street';
  map.addressAddition = '/address/Adressergaenzung';
  map.postalCode = '/address/PLZ';
  map.locality = '/address/Ort';
  map.district = '/address/Ortsteil';
  map.country = '/address/country';
  map.actingTitle = '/HandelndePerson/AkademischerGrad';
  map.actingGivenNames = '/HandelndePerson/Vorname';
  map.actingFamilyName = '/HandelndePerson/Nachname';
  map.actingNamePrefix = '/HandelndePerson/Namensvorsatz';
  map.actingNameAddition = '/HandelndePerson/Namenszusatz';
  map.actingBirthdate = '/HandelndePerson/Geburtsdatum';
  return map;
}

/**
 * Who logged in at Mein Unternehmenskonto: an organisation with the person that acts for it, or a person with the data set
 * `IdNr`. A sole trader is an organisation, too. Errors: `servicekonto.identity.unknown`; `core.sandbox.refused` for a test
 * account where none is expected.
 */
export function unternehmenskontoIdentity(
  assertion: Assertion,
  facts: { readonly provider: string; readonly level: Vertrauensniveau },
  rules: IdentityRules,
): Identity {
  const { attributes } = assertion;
  if (!rules.testAccounts && isTestAccount(assertion))
    throw sandboxRefused('a test account', { provider: facts.provider });
  const kind = kindOf(assertion);
  const isPerson = kind === 'person';
  const address = decodeAddress(attributes.get(isPerson ? 'Anschrift' : 'Unternehmensanschrift'));
  const stated = unternehmenskontoAttributeList.flatMap(({ name, value }): [string, unknown][] => {
    const element = attributes.get(name);
    if (element === undefined || value === 'xml') return [];
    const texts = attributeValues(element);
    return [[name, value === 'date' ? texts?.map(isoDate) : texts]];
  });
  const claims = {
    ...Object.fromEntries(stated),
    // A name of another format may be a new one at each login, and is nobody's key.
    [nameId]: assertion.nameId.format === persistent ? assertion.nameId.value : undefined,
    address: address && { ...address, street: streetOf(address), country: countryOf(address) },
    HandelndePerson: decodePerson(attributes.get('HandelndePerson')),
  };
  return identityFromClaims(claims, {
    kind,
    ...facts,
    protocol: 'saml',
    claims: mapOf(isPerson ? 'person' : 'attribute', rules.subject),
    further: furtherAttributes(furtherOf(assertion, isPerson, address)),
  });
}

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');

const streetOf = ({ Strasse, Hausnummer }: Unternehmensanschrift): string => joined(Strasse, Hausnummer);

/** ISO 3166-1 alpha-2, where it is that: how foreign states are written is not public. */
function countryOf({ Land, Typ }: Unternehmensanschrift): string | undefined {
  if (Land !== undefined && Land !== '') return isCode.test(Land) ? Land : undefined;
  return Typ === 'Inland' ? 'DE' : undefined;
}
const isCode = /^[A-Z]{2}$/;

/** Words for "no". Any other word means a test account: one that nobody knows must not open a productive service. */
const noWords = new Set(['false', '0', 'nein', 'no']);

function isTestAccount({ attributes }: Assertion): boolean {
  const attribute = attributes.get('IstTestkonto');
  if (attribute === undefined) return false;
  return !noWords.has((attributeValue(attribute) ?? '').toLowerCase());
}

/**
 * Whether it is an organisation or a person. The data set decides; a firm makes an organisation of the data set of a person,
 * too: that is a sole trader. Where no data set is stated, or a word that nobody knows, what only organisations have. What
 * contradicts itself, or says neither, is nobody.
 */
function kindOf({ attributes }: Assertion): Identity['kind'] {
  const stated = (name: string) => attributeValue(attributes.get(name)) || undefined;
  const dataSet = stated('DatenkranzTyp');
  const isLegalPerson = stated('PersTyp') === 'NNatPers';
  const hasFirm = stated('Firmenname') !== undefined;
  if (dataSet === 'StNr' || dataSet === 'BZStNr') return 'organisation';
  // A legal person has no tax number of a natural one.
  if (dataSet === 'IdNr' && isLegalPerson) throw servicekontoError('servicekonto.identity.unknown');
  if (isLegalPerson || hasFirm) return 'organisation';
  if (dataSet === 'IdNr' || (dataSet === undefined && stated('IdNr') !== undefined)) return 'person';
  throw servicekontoError('servicekonto.identity.unknown');
}

/** Everything that was delivered and has no member in this kind of identity. */
function* furtherOf(
  { attributes }: Assertion,
  isPerson: boolean,
  address: Unternehmensanschrift | undefined,
): Generator<StatedAttribute> {
  const rows = new Map(unternehmenskontoAttributeList.map((row) => [row.name, row]));
  for (const [name, element] of attributes) {
    const row = rows.get(name);
    if ((isPerson ? row?.person : row?.attribute) === undefined)
      yield { name, value: attributeValues(element) };
  }
  if (address?.Typ !== undefined) yield { name: 'Anschrift.Typ', value: address.Typ };
  if (address?.Land !== undefined && countryOf(address) === undefined)
    yield { name: 'Anschrift.Land', value: address.Land };
}

/** A person to ask at the authority. */
export interface ContactPerson {
  name?: string;
  tel?: string;
  fax?: string;
  email?: string;
}

/** Where the authority is, or where its post goes. */
export interface RouteAddress {
  street?: string;
  houseNumber?: string;
  additional?: string;
  zip?: string;
  city?: string;
  postOfficeBox?: string;
}

/** Explanations by language tag. They may hold HTML of a foreign system: escape or sanitise before showing. */
export type Explanation = Readonly<Record<string, string>>;

/**
 * What a route says about the authority, for people. **Not signed by anybody**: show it, decide nothing by it. What is
 * not of the type that the contract names is left out; addresses are `https:` only.
 */
export interface RouteInformation {
  name?: string;
  shortName?: string;
  logoUrl?: string;
  contactPersons: readonly ContactPerson[];
  address?: RouteAddress;
  postalAddress?: RouteAddress;
  postOfficeBox?: RouteAddress;
  privacyPolicyUrl?: string;
  imprintUrl?: string;
  accessibilityUrl?: string;
  contactFormUrl?: string;
  furtherInformation?: Explanation;
  requiredDocuments?: Explanation;
  legalBasis?: Explanation;
  deadline?: Explanation;
  processingDuration?: { minDuration?: number; maxDuration?: number; unit?: string };
  /** Plain JSON without members that could reach a prototype; at most 8 levels. */
  customParameters?: Readonly<Record<string, unknown>>;
  /** The system that the route comes from, for example `PVOG`. */
  origin?: string;
}

const contactMembers = ['name', 'tel', 'fax', 'email'] as const;
const addressMembers = ['street', 'houseNumber', 'additional', 'zip', 'city', 'postOfficeBox'] as const;
const links = {
  logoUrl: 'destinationLogo',
  privacyPolicyUrl: 'privacyPolicyUrl',
  imprintUrl: 'imprintUrl',
  accessibilityUrl: 'accessibilityUrl',
  contactFormUrl: 'contactFormUrl',
} as const;
const places = ['address', 'postalAddress', 'postOfficeBox'] as const;
const explanations = ['furtherInformation', 'requiredDocuments', 'legalBasis', 'deadline'] as const;
const units = ['year', 'month', 'week', 'day', 'workday', 'hour', 'minute', 'second'];
const mostContacts = 500;
const mostLevels = 8;

type Json = Record<string, unknown>;

const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isLink = (value: unknown): value is string => isText(value) && URL.parse(value)?.protocol === 'https:';

/** The texts among some members; `undefined` where there is none. */
function texts<Name extends string>(
  value: unknown,
  members: readonly Name[],
): { [N in Name]?: string } | undefined {
  const found: { [N in Name]?: string } = {};
  const json = objectOf(value) ?? {};
  for (const member of members) {
    const text = json[member];
    if (Object.hasOwn(json, member) && isText(text)) found[member] = text;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/** `{ description: { de: '…' } }` as texts by language. */
function explanation(value: unknown): Explanation | undefined {
  const entries = Object.entries(objectOf(objectOf(value)?.description) ?? {}).filter(
    (entry): entry is [string, string] =>
      /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(entry[0]) && isText(entry[1]),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function duration(value: unknown): RouteInformation['processingDuration'] {
  const { minDuration, maxDuration, unit } = objectOf(value) ?? {};
  const found: NonNullable<RouteInformation['processingDuration']> = {};
  if (Number.isSafeInteger(minDuration)) found.minDuration = minDuration as number;
  if (Number.isSafeInteger(maxDuration)) found.maxDuration = maxDuration as number;
  if (units.includes(unit as string)) found.unit = unit as string;
  // A number without its unit says nothing.
  return found.unit === undefined ? undefined : found;
}

/** JSON whose members can be copied by any code: none of them names a prototype. */
function plain(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => plain(item, levels - 1));
  const safe = Object.entries(value).filter(
    ([member]) => !/^(__proto__|constructor|prototype)$/.test(member),
  );
  return Object.fromEntries(safe.map(([member, item]) => [member, plain(item, levels - 1)]));
}

/** Reads what is not signed. Never throws: a wrong telephone number must not hide a destination. */
export function readInformation(route: Readonly<Record<string, unknown>>): RouteInformation {
  const persons = Array.isArray(route.contactPersons) ? route.contactPersons.slice(0, mostContacts) : [];
  const information: RouteInformation = {
    contactPersons: persons.flatMap((person) => texts(person, contactMembers) ?? []),
  };
  if (isText(route.destinationName)) information.name = route.destinationName;
  if (isText(route.destinationShortName)) information.shortName = route.destinationShortName;
  if (isText(route.origin)) information.origin = route.origin;
  for (const name of Object.keys(links) as (keyof typeof links)[]) {
    const link = route[links[name]];
    if (isLink(link)) information[name] = link;
  }
  for (const name of places) {
    const place = texts(route[name], addressMembers);
    if (place) information[name] = place;
  }
  for (const name of explanations) {
    const found = explanation(route[name]);
    if (found) information[name] = found;
  }
  const time = duration(route.processingDuration);
  if (time) information.processingDuration = time;
  const custom = objectOf(route.customParameters);
  if (custom) information.customParameters = plain(custom, mostLevels) as Json;
  return information;
}

import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import { servicekontoError } from '../errors.ts';
import { type ClaimMap, claimAt, identityFromClaims, textOf } from '../identity/claims.ts';
import { furtherAttributes } from '../identity/further.ts';
import { attributeNames, type Identity } from '../identity/identity.ts';
import { checkLevelWords } from '../level/check-level-words.ts';
import { highestLevel, type LevelWords, levelOfWord, wordsFor } from '../level/level-words.ts';
import { attributeValues } from './attribute-value.ts';
import { samlMembers } from './check-options.ts';
import { invalid } from './invalid.ts';
import { persistent } from './name-id-format.ts';
import type { SamlOptions } from './options.ts';
import type { Assertion, SamlProfile } from './profile.ts';
import { type SamlProvider, samlProvider } from './provider.ts';

/** Whether a login is that of a person or of an organisation. */
export type SamlIdentityKind =
  | 'person'
  | 'organisation'
  /** An attribute says it, by its `Name`. A word that is in neither list ends the login. */
  | {
      readonly attribute: string;
      readonly person: readonly string[];
      readonly organisation: readonly string[];
    };

/** What is known of an account that speaks SAML and has no function of its own here. */
export interface GeneralSamlOptions extends SamlOptions {
  /**
   * Attributes by their `Name` in the assertion, not by `FriendlyName`: `{ familyName: 'urn:oid:2.5.4.4' }`. Only what is
   * named here is read into a member; others that have one text as their value and a plain name are in `further`.
   */
  readonly attributes: ClaimMap;
  /**
   * What names the person for good: the attribute of `attributes.subject`, or the name of the login when the provider makes
   * it persistent (SAML Core, section 8.3.7). A name of another format is never taken. Default `attribute`.
   */
  readonly subject?: 'attribute' | 'persistent-name' | undefined;
  /** Default `person`. */
  readonly identity?: SamlIdentityKind | undefined;
  /** Default: the STORK class references. `false`: no level is asked for, and the answer decides. */
  readonly levels?: (LevelWords & { readonly ask?: boolean | undefined }) | undefined;
  /** Default `required`: an assertion in plain text is refused. */
  readonly encrypted?: 'required' | 'optional' | undefined;
  /** Whether every login asks for the means of identification (`ForceAuthn`). Default false. */
  readonly forceAuthn?: boolean | undefined;
  /** `NameIDPolicy/@Format`. Default: none, the provider decides. */
  readonly nameIdFormat?: string | undefined;
}

/** No attribute is called so. */
const nameClaim = 'name of the login';

/**
 * A provider that speaks SAML 2.0 (Web Browser SSO, requests by POST or Redirect, answers by POST) and signs its assertions:
 * Keycloak, SimpleSAMLphp, the accounts of other Länder. For BundID, BayernID and Mein Unternehmenskonto there are `bundid()`
 * and `unternehmenskonto()`, which know what is special about them.
 *
 * @example
 * saml({
 *   entityId: 'https://musterstadt.example',
 *   identityProvider: { entityId: 'https://login.land.example/realms/land', metadata: 'https://login.land.example/realms/land/protocol/saml/descriptor' },
 *   keys: { signing: [{ signer, certificate }], encryption: [{ decrypter, certificate }] },
 *   attributes: { subject: 'bPK2', familyName: 'surname', givenNames: 'givenName' },
 * })
 */
export function saml(options: GeneralSamlOptions): SamlProvider<GeneralSamlOptions> {
  return samlProvider({
    options,
    maxLevel: highestLevel(options.levels),
    check: (faults, at) => checkGeneral(options, at, faults),
    profile: () => generalProfile(options),
  });
}

function generalProfile(options: GeneralSamlOptions): SamlProfile {
  const { levels, encrypted = 'required', forceAuthn = false, nameIdFormat } = options;
  return {
    // Nothing weaker is offered: an assertion that only its message vouches for belongs to one account alone.
    policy: { signed: 'assertion', encrypted, audience: 'among-others', doubled: 'unread' },
    forceAuthn,
    failsWhenCancelled: false,
    hasLogout: true,
    nameIdFormat: nameIdFormat ?? (options.subject === 'persistent-name' ? persistent : undefined),
    classRefs: (level) => (levels?.ask === false ? [] : [wordsFor(levels, level)[0]]),
    levelOf: ({ classRef }) => levelOfWord(levels, classRef),
    identity: (assertion, facts) => identityOf(assertion, facts, options),
  };
}

function identityOf(
  { nameId, attributes, doubled }: Assertion,
  facts: Parameters<SamlProfile['identity']>[1],
  options: GeneralSamlOptions,
): Identity {
  const texts = new Map([...attributes].map(([name, element]) => [name, attributeValues(element)]));
  const claims: Record<string, unknown> = Object.fromEntries(texts);
  claims[nameClaim] = nameId.format === persistent ? nameId.value : undefined;
  const map = mapOf(options);
  const mapped = new Set(Object.values(map).flat());
  // What somebody reads must not be said twice; other names may (Keycloak: one attribute for each role).
  if ([...doubled].some((name) => mapped.has(name) || name === kindAttribute(options)))
    throw invalid('attribute');
  const others = [...texts].filter(([name]) => !mapped.has(name));
  return identityFromClaims(claims, {
    kind: kindOf(options.identity, claims),
    ...facts,
    protocol: 'saml',
    claims: map,
    further: furtherAttributes(others.map(([name, value]) => ({ name, value }))),
  });
}

const kindAttribute = ({ identity }: GeneralSamlOptions): string | undefined =>
  typeof identity === 'object' ? identity.attribute : undefined;

/** Members that are not named get nothing: claims of other protocols must not slip in. */
function mapOf({ attributes: given, subject }: GeneralSamlOptions): ClaimMap {
  const none = Object.fromEntries(attributeNames.map((name) => [name, []])) as ClaimMap;
  const attributes = Object.fromEntries(Object.entries(given).filter(([, name]) => name !== undefined));
  return { ...none, ...attributes, ...(subject === 'persistent-name' && { subject: nameClaim }) };
}

function kindOf(
  identity: SamlIdentityKind = 'person',
  claims: Readonly<Record<string, unknown>>,
): Identity['kind'] {
  if (typeof identity === 'string') return identity;
  const word = textOf(claimAt(claims, identity.attribute));
  if (word !== undefined && identity.person.includes(word)) return 'person';
  if (word !== undefined && identity.organisation.includes(word)) return 'organisation';
  throw servicekontoError('servicekonto.identity.unknown');
}

const generalMembers: MembersOf<GeneralSamlOptions> = {
  ...samlMembers,
  attributes: true,
  subject: true,
  identity: true,
  levels: true,
  encrypted: true,
  forceAuthn: true,
  nameIdFormat: true,
};
const levelMembers: MembersOf<NonNullable<GeneralSamlOptions['levels']>> = {
  values: true,
  answers: true,
  ask: true,
};
const identityMembers: MembersOf<Exclude<SamlIdentityKind, string>> = {
  attribute: true,
  person: true,
  organisation: true,
};

function checkGeneral(options: GeneralSamlOptions, at: string, faults: ConfigFaults): void {
  judgeMembers(at, options, generalMembers, faults);
  judgeMembers(`${at}.levels`, options.levels, levelMembers, faults);
  checkLevelWords(options.levels, `${at}.levels`, faults);
  faults.oneOf(`${at}.subject`, options.subject, ['attribute', 'persistent-name']);
  faults.oneOf(`${at}.encrypted`, options.encrypted, ['required', 'optional']);
  if (options.forceAuthn !== undefined && typeof options.forceAuthn !== 'boolean')
    faults.add(`${at}.forceAuthn`, 'must be true or false');
  if (options.attributes === undefined) faults.add(`${at}.attributes`, { rule: 'missing' });
  const known: readonly string[] = attributeNames;
  for (const name of Object.keys(options.attributes ?? {}))
    if (!known.includes(name)) faults.add(`${at}.attributes.${name}`, 'is not an attribute');
  checkKind(options.identity, at, faults);
}

function checkKind(identity: unknown, at: string, faults: ConfigFaults): void {
  if (typeof identity !== 'object' || identity === null) {
    faults.oneOf(`${at}.identity`, identity, ['person', 'organisation']);
    return;
  }
  const { attribute, ...words } = judgeMembers(`${at}.identity`, identity, identityMembers, faults);
  faults.text(`${at}.identity.attribute`, attribute);
  for (const kind of ['person', 'organisation'] as const)
    if (!Array.isArray(words[kind])) faults.add(`${at}.identity.${kind}`, 'must be a list of words');
}

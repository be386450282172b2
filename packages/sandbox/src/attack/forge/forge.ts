import { type EncryptOptions, encryptAssertion } from '../../saml/encrypt.ts';
import type { AlgorithmProfile } from '../../saml/profile.ts';
import {
  type AssertionDescription,
  assertionXml,
  type ResponseDescription,
  responseXml,
} from '../../saml/response.ts';
import { signElement } from '../../saml/sign.ts';
import { randomName } from '../../saml/visits.ts';
import { nameIdFormats } from '../../saml/vocabulary.ts';
import type { SamlKey } from '../../seed/saml-key.ts';
import type { BegunLogin } from '../login.ts';
import { type AccountKind, type AttackPerson, attributesOf, signedPerson } from './people.ts';

/** What the attacks know of provider and service. */
export interface ForgeFacts {
  readonly kind: AccountKind;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** Key that the service trusts. */
  readonly key: SamlKey;
  /** Key of another emulated provider. */
  readonly otherKey: SamlKey;
  readonly profile: AlgorithmProfile;
  /** Certificate of the service to encrypt for, PEM. */
  readonly certificate: string;
  /** Address that takes answers. */
  readonly acs: string;
  /** Where the canary listens. */
  readonly canary: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What differs from the right answer. */
export interface Changes {
  readonly person?: AttackPerson;
  readonly profile?: Partial<AlgorithmProfile>;
  readonly key?: SamlKey;
  /** Level of the login at BundID. Default: what was asked for, or the highest. */
  readonly level?: number;
  readonly response?: (response: ResponseDescription) => ResponseDescription;
  readonly assertion?: (assertion: AssertionDescription) => AssertionDescription;
  /** Edits the assertion before it is signed. */
  readonly edit?: (xml: string) => string;
  /** Edits the assertion after it was signed and before it is encrypted. */
  readonly afterSigning?: (xml: string) => string;
  /** Edits the response before it is signed. */
  readonly editResponse?: (xml: string) => string;
}

/** Plays the identity provider with its keys, and the attacker without them. */
export interface Forge extends ForgeFacts {
  /** Facts of a right answer. */
  responseFor(login: BegunLogin): ResponseDescription;
  assertionFor(login: BegunLogin, person: AttackPerson, level?: number): AssertionDescription;
  /** An answer as the provider gives it, with these changes. */
  answer(login: BegunLogin, changes?: Changes): string;
  /** An assertion with the provider's signature. */
  signedAssertion(login: BegunLogin, person: AttackPerson): { readonly id: string; readonly xml: string };
  /** Adds the signature of the provider. */
  sign(xml: string, id: string): string;
  /** Encrypts for the service, as anybody can. */
  encrypt(xml: string, options?: Partial<EncryptOptions>): string;
  /** An unsigned response around markup. */
  wrap(
    login: BegunLogin,
    content: readonly string[],
    change?: (response: ResponseDescription) => ResponseDescription,
  ): string;
}

const lifetimeMs = 5 * 60_000;

export function createForge(facts: ForgeFacts): Forge {
  const { profile } = facts;
  return {
    ...facts,
    responseFor: (login) => responseFor(facts, login),
    assertionFor: (login, person, level) => assertionFor(facts, login, person, level),
    encrypt: (xml, options) => encrypt(facts, profile, xml, options),
    sign: (xml, id) => sign(xml, id, facts.key, profile),
    signedAssertion(login, person) {
      const assertion = assertionFor(facts, login, person);
      return { id: assertion.id, xml: sign(assertionXml(assertion), assertion.id, facts.key, profile) };
    },
    wrap: (login, content, change = (response) => response) =>
      responseXml(change({ ...responseFor(facts, login), assertions: content })),
    answer: (login, changes = {}) => answer(facts, login, changes),
  };
}

const addressOf = ({ acs }: ForgeFacts, { asked }: BegunLogin): string =>
  asked.assertionConsumerService ?? acs;

function responseFor(facts: ForgeFacts, login: BegunLogin): ResponseDescription {
  return {
    id: `_${randomName()}`,
    issuer: facts.issuer,
    issueInstant: facts.clock(),
    destination: addressOf(facts, login),
    inResponseTo: login.asked.id,
  };
}

function assertionFor(
  facts: ForgeFacts,
  login: BegunLogin,
  person: AttackPerson,
  level = levelFor(login),
): AssertionDescription {
  const { kind, issuer, clock } = facts;
  const { asked } = login;
  const isBundid = kind === 'bundid';
  const now = clock();
  return {
    id: `_${randomName()}`,
    issuer,
    issueInstant: now,
    nameId: {
      value: person.nameId,
      format: isBundid ? nameIdFormats.transient : nameIdFormats.persistent,
      nameQualifier: isBundid ? issuer : undefined,
      spNameQualifier: isBundid ? asked.issuer : undefined,
    },
    confirmation: {
      inResponseTo: asked.id,
      recipient: addressOf(facts, login),
      notOnOrAfter: now + lifetimeMs,
      address: '127.0.0.1',
    },
    conditions: { notBefore: now, notOnOrAfter: now + lifetimeMs, audiences: [asked.issuer] },
    authentication: {
      instant: now,
      sessionIndex: `_${randomName()}`,
      classRef: isBundid ? `STORK-QAA-Level-${level}` : (asked.classRefs[0] ?? unspecified),
    },
    attributes: attributesOf(kind, person, level),
  };
}

const sign = (xml: string, id: string, key: SamlKey, { signature }: AlgorithmProfile): string =>
  signElement(xml, { id, key, algorithm: signature });

function encrypt(
  { certificate }: ForgeFacts,
  { content, keyTransport, digest, mgf, keyPlace }: AlgorithmProfile,
  xml: string,
  options: Partial<EncryptOptions> = {},
): string {
  const chosen = content === 'none' ? undefined : content;
  return encryptAssertion(xml, {
    keyTransport,
    digest,
    mgf,
    keyPlace,
    content: chosen,
    certificate,
    ...options,
  });
}

function answer(facts: ForgeFacts, login: BegunLogin, changes: Changes): string {
  const same = <T>(value: T): T => value;
  const { person = signedPerson, level, key = facts.key } = changes;
  const { edit = same, afterSigning = same, editResponse = same } = changes;
  const algorithms = { ...facts.profile, ...changes.profile };
  const assertion = (changes.assertion ?? same)(assertionFor(facts, login, person, level));
  const plain = edit(assertionXml(assertion));
  const isSigned = algorithms.sign === 'both' || algorithms.sign === 'assertion';
  const signed = afterSigning(isSigned ? sign(plain, assertion.id, key, algorithms) : plain);
  const content = algorithms.content === 'none' ? signed : encrypt(facts, algorithms, signed);
  const response = (changes.response ?? same)({ ...responseFor(facts, login), assertions: [content] });
  const xml = editResponse(responseXml(response));
  const signsResponse = algorithms.sign === 'both' || algorithms.sign === 'response';
  return signsResponse ? sign(xml, response.id, key, algorithms) : xml;
}

const unspecified = 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified';

/** Lowest level that was asked for, 1 to 4; undefined when the request does not say. */
export function askedLevel({ asked }: BegunLogin): number | undefined {
  const levels = asked.classRefs.flatMap((word) => {
    const digit = /^STORK-QAA-Level-([1-4])$/.exec(word)?.[1];
    return digit === undefined ? [] : [Number(digit)];
  });
  return levels.length === 0 ? undefined : Math.min(...levels);
}

const levelFor = (login: BegunLogin): number => askedLevel(login) ?? 4;

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
  const { kind, issuer, profile, certificate, acs, clock } = facts;
  const addressOf = ({ asked }: BegunLogin) => asked.assertionConsumerService ?? acs;
  const sign = (xml: string, id: string, key = facts.key, algorithms = profile) =>
    signElement(xml, { id, key, algorithm: algorithms.signature });
  const encrypt = (xml: string, options: Partial<EncryptOptions> = {}, algorithms = profile): string => {
    const { content, keyTransport, digest, mgf, keyPlace } = algorithms;
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
  };

  const responseFor = (login: BegunLogin): ResponseDescription => ({
    id: `_${randomName()}`,
    issuer,
    issueInstant: clock(),
    destination: addressOf(login),
    inResponseTo: login.asked.id,
  });
  const assertionFor = (
    login: BegunLogin,
    person: AttackPerson,
    level = levelFor(login),
  ): AssertionDescription => ({
    id: `_${randomName()}`,
    issuer,
    issueInstant: clock(),
    nameId: {
      value: person.nameId,
      format: kind === 'bundid' ? nameIdFormats.transient : nameIdFormats.persistent,
      nameQualifier: kind === 'bundid' ? issuer : undefined,
      spNameQualifier: kind === 'bundid' ? login.asked.issuer : undefined,
    },
    confirmation: {
      inResponseTo: login.asked.id,
      recipient: addressOf(login),
      notOnOrAfter: clock() + lifetimeMs,
      address: '127.0.0.1',
    },
    conditions: { notBefore: clock(), notOnOrAfter: clock() + lifetimeMs, audiences: [login.asked.issuer] },
    authentication: {
      instant: clock(),
      sessionIndex: `_${randomName()}`,
      classRef: kind === 'bundid' ? `STORK-QAA-Level-${level}` : (login.asked.classRefs[0] ?? unspecified),
    },
    attributes: attributesOf(kind, person, level),
  });

  return {
    ...facts,
    responseFor,
    assertionFor,
    encrypt: (xml, options) => encrypt(xml, options),
    sign: (xml, id) => sign(xml, id),
    signedAssertion(login, person) {
      const assertion = assertionFor(login, person);
      return { id: assertion.id, xml: sign(assertionXml(assertion), assertion.id) };
    },
    wrap: (login, content, change = (response) => response) =>
      responseXml(change({ ...responseFor(login), assertions: content })),
    answer(login, changes = {}) {
      const same = <T>(value: T): T => value;
      const {
        person,
        level,
        key = facts.key,
        edit = same,
        afterSigning = same,
        editResponse = same,
      } = changes;
      const algorithms = { ...profile, ...changes.profile };
      const assertion = (changes.assertion ?? same)(assertionFor(login, person ?? signedPerson, level));
      const plain = edit(assertionXml(assertion));
      const isSigned = algorithms.sign === 'both' || algorithms.sign === 'assertion';
      const signed = afterSigning(isSigned ? sign(plain, assertion.id, key, algorithms) : plain);
      const content = algorithms.content === 'none' ? signed : encrypt(signed, {}, algorithms);
      const response = (changes.response ?? same)({ ...responseFor(login), assertions: [content] });
      const xml = editResponse(responseXml(response));
      const signsResponse = algorithms.sign === 'both' || algorithms.sign === 'response';
      return signsResponse ? sign(xml, response.id, key, algorithms) : xml;
    },
  };
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

import { createPublicKey, randomBytes } from 'node:crypto';
import type { SamlPolicy } from '../../src/saml/profile.ts';
import { opening, stranger, type TestKeyPair } from '../saml/keys.ts';
import { assertionXml, type ResponseFacts, responseXml, signed, success, usual } from '../saml/maker.ts';
import {
  contentAddress,
  encryptedAssertion,
  encryptedData,
  encryptedKey,
  encryptionMethod,
  seal,
} from '../saml-encryption.ts';

/** A message that is right, or wrong in one way: signed by somebody who is not trusted. */
export interface Base {
  readonly name: string;
  readonly xml: string;
  readonly policy: SamlPolicy;
  /** Whether the provider has signed it: then what it says may come out of it, and nothing else. */
  readonly isTrusted: boolean;
}

const facts: ResponseFacts = {
  ...usual,
  attributes: [
    ['urn:oid:2.5.4.4', 'ŁÓDŹ-ŞAHİN'],
    ['urn:oid:2.5.4.42', 'Ōno'],
    ['urn:oid:1.3.6.1.4.1.25484.494450.3', 'bpk2-Đorđević'],
  ]
    .map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    )
    .join(''),
};
/** The assertion that all messages carry. */
export const plainAssertion = assertionXml(facts);

/** One content key, wrapped once: wrapping costs more than all the rest of an input. */
export const contentKey = randomBytes(32);
export const publicKey = createPublicKey(opening.certificate);
export const wrappedKey = encryptedKey({ publicKey, contentKey });

/** An `EncryptedAssertion` around anything: everybody has our public key. */
export const sealed = (content: string): string =>
  encryptedAssertion(
    encryptedData(seal(content, contentKey, 'aes256-gcm'), wrappedKey, {
      method: encryptionMethod(contentAddress('aes256-gcm')),
    }),
  );

const assertionBy = (key?: TestKeyPair): string => signed(plainAssertion, facts.assertionId, key && { key });
const around = (content: string): string => responseXml(content, facts, success);
const responseBy = (content: string, key?: TestKeyPair): string =>
  signed(around(content), facts.responseId, key && { key });

const plain = { signed: 'assertion', encrypted: 'optional', audience: 'alone', doubled: 'refused' } as const;
const plainResponse = {
  signed: 'response',
  encrypted: 'optional',
  audience: 'alone',
  doubled: 'refused',
} as const;
const citizen = {
  signed: 'assertion',
  encrypted: 'required',
  audience: 'alone',
  doubled: 'refused',
} as const;
const company = { signed: 'response', encrypted: 'required', audience: 'alone', doubled: 'refused' } as const;

const base = (name: string, xml: string, policy: SamlPolicy, isTrusted = true): Base => ({
  name,
  xml,
  policy,
  isTrusted,
});

/** Assertions that stand in the message as they are: every change reaches the signatures. */
export const plainBases: readonly Base[] = [
  base('assertion signed', around(assertionBy()), plain),
  base('response and assertion signed', responseBy(assertionBy()), plain),
  base('response signed', responseBy(plainAssertion), plainResponse),
  base('assertion signed by a stranger', around(assertionBy(stranger)), plain, false),
  base('response signed by a stranger', responseBy(assertionBy(stranger), stranger), plainResponse, false),
];

/** As the accounts send them. */
export const sealedBases: readonly Base[] = [
  base('BundID', responseBy(sealed(assertionBy())), citizen),
  base('BundID, response not signed', around(sealed(assertionBy())), citizen),
  base('Mein Unternehmenskonto', responseBy(sealed(plainAssertion)), company),
  base('signed by a stranger', responseBy(sealed(assertionBy(stranger)), stranger), citizen, false),
];

/** A response that nobody has signed around an assertion. */
export const carrying = (assertion: string): Base =>
  base('assertion of the provider', around(sealed(assertion)), citizen);
export const signedAssertion = assertionBy();
export const strangersAssertion = assertionBy(stranger);

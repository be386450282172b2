import { createPublicKey } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { createPemDecrypter } from '@rathaus/client-core/node';
import { decryptElement } from '../../src/saml/encryption/decrypt.ts';
import type { Assertion, SamlPolicy } from '../../src/saml/profile.ts';
import type { Expected } from '../../src/saml/response/assertion.ts';
import { postedMessage } from '../../src/saml/response/message.ts';
import { readResponse } from '../../src/saml/response/read-response.ts';
import { refusalError } from '../../src/saml/response/status.ts';
import { opening, provider, type TestKeyPair } from './keys.ts';
import { usual } from './maker.ts';

export const publicKeyOf = ({ certificate }: TestKeyPair) => createPublicKey(certificate);

/** BundID: the assertion is signed and encrypted. */
export const citizenPolicy: SamlPolicy = {
  signed: 'assertion',
  encrypted: 'required',
  audience: 'alone',
  doubled: 'refused',
};
/** Mein Unternehmenskonto: the response is signed, the assertion in it is encrypted and need not be. */
export const companyPolicy: SamlPolicy = {
  signed: 'response',
  encrypted: 'required',
  audience: 'alone',
  doubled: 'refused',
};

export interface ReadFacts {
  readonly policy?: SamlPolicy;
  readonly expected?: Partial<Expected>;
  readonly providerKeys?: readonly TestKeyPair[];
  readonly openingKeys?: readonly TestKeyPair[];
  readonly cbc?: boolean;
}

const transports = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const;

export const decrypterOf = (pair: TestKeyPair, kid = 'opening') =>
  createPemDecrypter({
    key: pair.privateKey,
    kid,
    algorithms: transports.flatMap((digest) =>
      transports.map((mgf) => ({ name: 'RSA-OAEP' as const, digest, mgf })),
    ),
  });

const usualDecrypter = decrypterOf(opening);

/** Reads a response as the connection does. */
export async function read(xml: string, facts: ReadFacts = {}): Promise<Assertion> {
  const { policy = citizenPolicy, providerKeys = [provider], openingKeys } = facts;
  const decrypters = openingKeys?.map((pair, index) => decrypterOf(pair, `opening-${index}`)) ?? [
    usualDecrypter,
  ];
  const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
  const expected: Expected = {
    entityId: usual.entityId,
    issuer: usual.issuer,
    acsUrl: usual.acsUrl,
    requestId: usual.requestId,
    startedAt: usual.now - 60_000,
    fresh: false,
    now: usual.now + 1000,
    ...facts.expected,
  };
  return readResponse(postedMessage(form, 'SAMLResponse'), expected, {
    policy,
    keys: providerKeys.map(publicKeyOf),
    mayBeCbc: facts.cbc ?? false,
    decrypt: (element) =>
      decryptElement(element, {
        decrypters,
        allow: { cbc: facts.cbc ?? false, nonConformingOaep: false },
        signal: undefined,
        timeout: 5000,
      }),
    refusal: (refusal) => refusalError(refusal, { failsWhenCancelled: true }),
  });
}

/** What becomes of a response: the name in it, or code and reason. */
export async function outcome(xml: string | Promise<string>, facts: ReadFacts = {}): Promise<string> {
  try {
    return `accepted ${(await read(await xml, facts)).nameId.value}`;
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const { reason } = (error.details ?? {}) as { reason?: string };
    return reason === undefined ? error.code : `${error.code} ${reason}`;
  }
}

export const refusedAs = (reason: string): string => `servicekonto.response.invalid ${reason}`;

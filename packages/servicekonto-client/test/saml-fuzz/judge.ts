import type { KeyObject } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { decryptElement } from '../../src/saml/encryption/decrypt.ts';
import type { Assertion, SamlPolicy } from '../../src/saml/profile.ts';
import { postedMessage } from '../../src/saml/response/message.ts';
import { readResponse } from '../../src/saml/response/read-response.ts';
import { refusalError } from '../../src/saml/response/status.ts';
import { canonical } from '../../src/saml/xml/canonical.ts';
import { opening, provider } from '../saml/keys.ts';
import { usual } from '../saml/maker.ts';
import { decrypterOf, publicKeyOf } from '../saml/reading.ts';

/** What became of an input. */
export type Outcome =
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'accepted'; readonly says: string }
  /** An exception that is no answer. */
  | { readonly is: 'crash'; readonly why: string };

/** Runs a reader. Whatever it throws that is not ours is a crash. */
export async function outcomeOf(read: () => string | Promise<string>): Promise<Outcome> {
  try {
    return { is: 'accepted', says: await read() };
  } catch (error) {
    if (!isRathausError(error)) return { is: 'crash', why: String((error as Error)?.stack ?? error) };
    return { is: 'refused', why: `${error.code} ${String(error.details?.reason ?? '')}`.trim() };
  }
}

const decrypters = [decrypterOf(opening)];
const trusted = [publicKeyOf(provider)];
export const now = usual.now + 1000;
const expected = {
  entityId: usual.entityId,
  issuer: usual.issuer,
  acsUrl: usual.acsUrl,
  requestId: usual.requestId,
  startedAt: usual.now - 60_000,
  fresh: false,
  now,
};

/** Everything of an assertion that an identity is made of. */
export const identityOf = ({ nameId, sessionIndex, classRef, attributes }: Assertion): string =>
  JSON.stringify([
    nameId.value,
    nameId.format,
    nameId.nameQualifier,
    nameId.spNameQualifier,
    sessionIndex,
    classRef,
    [...attributes].map(([name, element]) => [name, canonical(element)]).sort(),
  ]);

export const encoded = (xml: string): string => Buffer.from(xml).toString('base64');

/** Reads the field of a form as a connection does. */
export async function readForm(
  field: string,
  policy: SamlPolicy,
  keys: readonly KeyObject[] = trusted,
): Promise<Assertion> {
  const message = postedMessage(new URLSearchParams({ SAMLResponse: field }), 'SAMLResponse');
  return readResponse(message, expected, {
    policy,
    keys,
    mayBeCbc: false,
    refusal: (refusal) => refusalError(refusal, { failsWhenCancelled: true }),
    decrypt: (element) =>
      decryptElement(element, {
        decrypters,
        allow: { cbc: false, nonConformingOaep: false },
        signal: undefined,
        timeout: 60_000,
      }),
  });
}

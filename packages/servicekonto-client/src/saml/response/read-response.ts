import type { KeyObject } from 'node:crypto';
import type { RathausError } from '@rathaus/client-core';
import { invalid } from '../invalid.ts';
import type { Assertion, Refusal, SamlPolicy } from '../profile.ts';
import { isSigned, verifySigned } from '../signature/verify.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, childrenNamed, isNamed, parseXml, type XmlElement } from '../xml/tree.ts';
import { type Expected, issuerOf, readAssertion } from './assertion.ts';
import { refusalOf } from './status.ts';

/** By what an answer is opened and believed. */
export interface Reading {
  readonly policy: SamlPolicy;
  /** Of the provider. */
  readonly keys: readonly KeyObject[];
  /**
   * Whether what is encrypted by AES-CBC is opened. It does not show whether somebody has changed it, so the response
   * around it has to be signed.
   */
  readonly mayBeCbc: boolean;
  /** Gives the XML in an `EncryptedAssertion`. */
  decrypt(encrypted: XmlElement): Promise<string>;
  /** What is made of a refusal. */
  refusal(refusal: Refusal): RathausError;
}

/**
 * Turns a `Response` into what its assertion says. The order is that of trust: a signature of the response first, and from
 * there on only what it covers; then decryption, the signature of the assertion, and only then what it says. Errors:
 * `servicekonto.response.invalid` and `.expired`, `servicekonto.login.cancelled`, `servicekonto.provider.refused`, what the
 * profile makes of a refusal, `servicekonto.client.key`, `core.aborted`.
 */
export async function readResponse(
  message: XmlElement,
  expected: Expected,
  reading: Reading,
): Promise<Assertion> {
  const { policy, keys } = reading;
  if (!isNamed(message, ns.samlp, 'Response')) throw invalid('structure');
  const isResponseSigned = isSigned(message);
  const response = isResponseSigned ? verifySigned(message, message, keys) : message;
  judgeMessage(response, expected, isResponseSigned);
  const refusal = refusalOf(response);
  if (refusal) throw reading.refusal(refusal);
  const mustBeSigned = policy.signed === 'response' || reading.mayBeCbc;
  if (mustBeSigned && !isResponseSigned) throw invalid('signature');
  const { assertion, document } = await assertionOf(response, reading);
  if (policy.signed === 'assertion' && !isSigned(assertion)) throw invalid('signature');
  const believed = isSigned(assertion) ? verifySigned(assertion, document, keys) : assertion;
  const read = readAssertion(believed, expected, policy);
  if (policy.doubled === 'refused' && read.doubled.size > 0) throw invalid('attribute');
  return read;
}

/** What stands around an assertion has to fit as well, signed or not. */
function judgeMessage(
  response: XmlElement,
  { issuer, acsUrl, requestId }: Expected,
  isSignedMessage: boolean,
): void {
  if (attribute(response, 'Version') !== '2.0') throw invalid('structure');
  const named = issuerOf(response);
  if (named !== undefined && named !== issuer) throw invalid('issuer');
  const destination = attribute(response, 'Destination');
  // Who signs a message has to say where it goes (SAML Bindings, section 3.5.5.2).
  if (destination === undefined ? isSignedMessage : destination !== acsUrl) throw invalid('destination');
  if (attribute(response, 'InResponseTo') !== requestId) throw invalid('in-response-to');
}

/** The one assertion of a response, in plain text, and the document that it stands in. */
async function assertionOf(
  response: XmlElement,
  { policy, decrypt }: Reading,
): Promise<{ assertion: XmlElement; document: XmlElement }> {
  const plain = childrenNamed(response, ns.saml, 'Assertion');
  const encrypted = childrenNamed(response, ns.saml, 'EncryptedAssertion');
  if (plain.length + encrypted.length !== 1) throw invalid('structure');
  if (encrypted[0] === undefined) {
    if (policy.encrypted === 'required') throw invalid('encryption');
    return { assertion: plain[0]!, document: response };
  }
  const assertion = parseXml(await decrypt(encrypted[0]));
  // A document of its own: no id of the message around it can be meant.
  return { assertion, document: assertion };
}

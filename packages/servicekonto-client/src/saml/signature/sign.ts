import { createHash, type KeyObject } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { servicekontoError } from '../../errors.ts';
import { canonical } from '../xml/canonical.ts';
import { ns } from '../xml/namespaces.ts';
import { parseXml, requiredAttribute } from '../xml/tree.ts';
import { xmlAttribute } from '../xml/write.ts';
import { methodOfSigner, type SamlSignerAlgorithm, signatureMethods, transforms } from './algorithms.ts';
import { isBy } from './verify.ts';

/** A key that signs our messages, with the time it has. */
export interface Signing {
  readonly signer: Signer;
  /** Of its certificate: what does not fit would be refused by the provider, and nobody here would know why. */
  readonly publicKey: KeyObject;
  /** Milliseconds for the key service. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Address of the algorithm of a key. Errors: `servicekonto.client.key` for one that SAML has no name for. */
export function methodOf({ algorithm }: Signer): string {
  if (!Object.hasOwn(methodOfSigner, algorithm)) throw servicekontoError('servicekonto.client.key');
  return methodOfSigner[algorithm as SamlSignerAlgorithm];
}

/**
 * Signs bytes. Errors: `servicekonto.client.key` when the key service fails or hangs, or the key is not that of the
 * certificate; `core.aborted`.
 */
export async function signBytes(bytes: Uint8Array, signing: Signing): Promise<string> {
  const signature = await signatureOf(bytes, signing);
  if (!isBy(signing.publicKey, signatureMethods[methodOf(signing.signer)]!, bytes, signature))
    throw servicekontoError('servicekonto.client.key', {
      message: 'the signing key is not that of its certificate',
    });
  return Buffer.from(signature).toString('base64');
}

async function signatureOf(bytes: Uint8Array, { signer, timeout, signal }: Signing): Promise<Uint8Array> {
  try {
    return await callApplication('The function that signs', (both) => signer.sign(bytes, { signal: both }), {
      signal,
      timeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw servicekontoError('servicekonto.client.key', { cause });
  }
}

/**
 * Signs a message of ours: the signature goes directly behind its `Issuer`, where the schemas of SAML want it (Core,
 * section 5.4). `message` is XML with an `ID`, an `Issuer` of the assertion namespace first, and declarations of its own.
 */
export async function signMessage(message: string, signing: Signing): Promise<string> {
  const element = parseXml(message);
  const id = requiredAttribute(element, 'ID');
  const digest = createHash('sha256').update(canonical(element)).digest('base64');
  const exclusive = `Algorithm="${transforms.exclusive}"`;
  const info = [
    `<ds:SignedInfo xmlns:ds="${ns.ds}">`,
    `<ds:CanonicalizationMethod ${exclusive}></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${methodOf(signing.signer)}"></ds:SignatureMethod>`,
    `<ds:Reference URI="#${xmlAttribute(id)}"><ds:Transforms>`,
    `<ds:Transform Algorithm="${transforms.enveloped}"></ds:Transform>`,
    `<ds:Transform ${exclusive}></ds:Transform></ds:Transforms>`,
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>',
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('');
  const value = await signBytes(Buffer.from(canonical(parseXml(info))), signing);
  const signature = `<ds:Signature xmlns:ds="${ns.ds}">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  const end = '</saml2:Issuer>';
  const at = message.indexOf(end);
  if (at < 0) throw new TypeError('a message without Issuer');
  return message.slice(0, at + end.length) + signature + message.slice(at + end.length);
}

import { deflateRawSync } from 'node:zlib';
import { methodOf, type Signing, signBytes } from '../signature/sign.ts';

/**
 * Address of a message by HTTP-Redirect (SAML Bindings, section 3.4.4): deflated, and signed over the query as it is
 * written, not inside of the XML.
 */
export async function redirectUrl(
  destination: string,
  message: string,
  relayState: string,
  signing: Signing,
): Promise<string> {
  const deflated = deflateRawSync(Buffer.from(message)).toString('base64');
  const query = [
    ['SAMLRequest', deflated],
    ['RelayState', relayState],
    ['SigAlg', methodOf(signing.signer)],
  ]
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');
  const signature = await signBytes(Buffer.from(query), signing);
  const separator = destination.includes('?') ? '&' : '?';
  return `${destination}${separator}${query}&Signature=${encodeURIComponent(signature)}`;
}

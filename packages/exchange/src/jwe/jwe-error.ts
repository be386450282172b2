import { RathausError } from '@rathaus/client-core';

/** Why a JWE was refused. `decryption-failed` does not say which check failed, on purpose (RFC 7516 section 11.5). */
export type JweErrorCode =
  | 'exchange.jwe.malformed'
  | 'exchange.jwe.header-refused'
  | 'exchange.jwe.unknown-kid'
  | 'exchange.jwe.decryption-failed'
  | 'exchange.jwe.tag-differs'
  | 'exchange.jwe.too-big'
  | 'exchange.jwe.length-differs';

const texts: Record<JweErrorCode, string> = {
  'exchange.jwe.malformed': 'not a strict compact JWE of five base64url parts',
  'exchange.jwe.header-refused':
    'the JWE header breaks the FIT-Connect profile (RSA-OAEP-256, A256GCM, no zip, no crit)',
  'exchange.jwe.unknown-kid': 'no configured key has the kid of this JWE',
  'exchange.jwe.decryption-failed':
    'the JWE cannot be decrypted: wrong key, or the content was changed on the way',
  'exchange.jwe.tag-differs': 'the authentication tag is not the one that the event log names',
  'exchange.jwe.too-big': 'the JWE is bigger than the configured limit',
  'exchange.jwe.length-differs': 'the source yields another number of bytes than announced',
};

export function jweError(code: JweErrorCode, details: Record<string, string | number> = {}): RathausError {
  const local = code === 'exchange.jwe.unknown-kid' || code === 'exchange.jwe.length-differs';
  return new RathausError({ code, origin: local ? 'local' : 'peer', message: texts[code], details });
}

import { RathausError } from '@rathaus/client-core';

/** Why a JWE was refused. `decryption-failed` does not say which check failed, on purpose (RFC 7516 section 11.5). */
const faults = {
  malformed: {
    code: 'exchange.jwe.malformed',
    origin: 'peer',
    message: 'not a strict compact JWE of five base64url parts',
  },
  'header-refused': {
    code: 'exchange.jwe.header-refused',
    origin: 'peer',
    message: 'the JWE header breaks the FIT-Connect profile (RSA-OAEP-256, A256GCM, no zip, no crit)',
  },
  'unknown-kid': {
    code: 'exchange.jwe.unknown-kid',
    origin: 'local',
    message: 'no configured key has the kid of this JWE',
  },
  'decryption-failed': {
    code: 'exchange.jwe.decryption-failed',
    origin: 'peer',
    message: 'the JWE cannot be decrypted: wrong key, or the content was changed on the way',
  },
  'tag-differs': {
    code: 'exchange.jwe.tag-differs',
    origin: 'peer',
    message: 'the authentication tag is not the one that the event log names',
  },
  'too-big': {
    code: 'exchange.jwe.too-big',
    origin: 'peer',
    message: 'the JWE is bigger than the configured limit',
  },
  'length-differs': {
    code: 'exchange.jwe.length-differs',
    origin: 'local',
    message: 'the source yields another number of bytes than announced',
  },
} as const;

export function jweError(
  fault: keyof typeof faults,
  details: Record<string, string | number> = {},
): RathausError {
  return new RathausError({ ...faults[fault], details });
}

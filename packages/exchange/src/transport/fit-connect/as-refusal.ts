import { isRathausError } from '@rathaus/client-core';
import { refusal } from '../refusal.ts';

const unreadable: ReadonlySet<string> = new Set([
  'exchange.jwe.malformed',
  'exchange.jwe.header-refused',
  'exchange.jwe.decryption-failed',
  'exchange.jwe.inflation-refused',
]);

/** Turns the error of a decryption into the refusal of one part; others (missing key, service away) stay as they are. */
export function asRefusal(error: unknown, instance: string): unknown {
  if (!isRathausError(error)) return error;
  if (error.code === 'exchange.jwe.tag-differs') {
    return refusal(
      'incorrectAuthenticationTag',
      instance,
      'Der Authentication-Tag ist nicht der im Ereignisprotokoll genannte.',
    );
  }
  if (unreadable.has(error.code)) {
    return refusal(
      'encryptionIssue',
      instance,
      'Der Inhalt lässt sich nicht entschlüsseln oder wurde verändert.',
      error.code,
    );
  }
  return error;
}

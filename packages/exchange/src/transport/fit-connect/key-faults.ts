import { isRathausError, type RathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import { opensPublished } from '../../keys/own-key.ts';
import { refusal } from '../refusal.ts';
import { asRefusal } from './as-refusal.ts';
import { hasWaitedEnough, missingKeyFault } from './missing-key.ts';
import type { Receiving } from './receiving.ts';

/** What is known of the keys of one delivery while it is opened. */
export interface KeyKnowledge {
  /** When the service logged the delivery as submitted, ISO 8601 in UTC. */
  readonly sentAt: string;
  /** Keys that have opened a part of it: their private half is the right one. */
  readonly opened: Set<string>;
}

/**
 * What the failure of a part means. Content that is wrong becomes a refusal. Keys of our own that are missing, wrong or
 * cannot be told from wrong content stay a fault of this side, whatever the service publishes by now: it publishes the
 * keys of today, and the delivery may have waited while they were rolled over. Two decisions of the operator end that:
 * `compromisedKeys`, and `refuseUnreadableAfter` for what nobody publishes. Errors: those of the decrypters, `core.*`.
 */
export async function partFaultOf(
  error: unknown,
  instance: string,
  receiving: Receiving,
  keys: KeyKnowledge,
): Promise<unknown> {
  if (!isRathausError(error)) return error;
  const kid = String(error.details.kid);
  if (error.code === 'exchange.jwe.unknown-kid')
    return unknownKeyFault(error, kid, instance, receiving, keys);
  if (error.code !== 'exchange.jwe.decryption-failed') return asRefusal(error, instance);
  await requireOwnKeys(receiving);
  // Nothing to compare with is left of a key that is published no more, unless it has just opened another part.
  if (keys.opened.has(kid) || (await isPublished(kid, receiving))) return asRefusal(error, instance);
  const unproven = exchangeError('exchange.jwe.unproven-key', { details: { kid } });
  return hasWaitedEnough(receiving, keys) ? asRefusal(error, instance) : unproven;
}

async function unknownKeyFault(
  error: RathausError,
  kid: string,
  instance: string,
  receiving: Receiving,
  keys: KeyKnowledge,
): Promise<RathausError> {
  if (receiving.course.compromisedKeys?.includes(kid))
    return refusal(
      'encryptionIssue',
      instance,
      'Der Inhalt ist mit einem zurückgezogenen Schlüssel verschlüsselt. Bitte mit dem Schlüssel neu senden, den der Zustellpunkt jetzt nennt.',
      'compromised-key',
    );
  const missing = () => missingKeyFault(error, { kid, sentAt: keys.sentAt }, receiving);
  if (!hasWaitedEnough(receiving, keys)) return missing();
  // Either our key is not configured, which is our fault, or nobody has such a key.
  if (await receiving.course.mayBeOurs(kid, receiving.context.signal)) return missing();
  const detail = 'Der Inhalt nennt einen Schlüssel, den es nicht oder nicht mehr gibt.';
  return refusal('encryptionIssue', instance, detail, error.code);
}

const isPublished = async (kid: string, { course, context }: Receiving): Promise<boolean> =>
  (await course.publishedKey(kid, context.signal)) !== undefined;

/**
 * Before content is called wrong: a wrong key file of our own looks the same. Each private key is tried with what its
 * published half encrypts. Errors: `exchange.jwe.wrong-private-key`, those of the decrypters.
 */
async function requireOwnKeys({ course, context, applicationTimeout }: Receiving): Promise<void> {
  for (const decrypter of course.decrypters) {
    const jwk = await course.publishedKey(decrypter.kid, context.signal);
    const options = { signal: context.signal, applicationTimeout };
    if (jwk && (await opensPublished(decrypter, jwk, options)) === false)
      throw exchangeError('exchange.jwe.wrong-private-key', { details: { kid: decrypter.kid } });
  }
}

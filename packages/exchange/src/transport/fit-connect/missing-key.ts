import type { Decrypter, RathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import { asOperatorFault, operatorFaultOf } from '../operator-fault.ts';
import { type MissingKey, written } from './receive-progress.ts';
import type { Receiving, ReceivingCourse } from './receiving.ts';

/** When the service itself rejects what nobody has picked up. */
export const lastResort = 14 * 86_400_000;

/** Downloads that must name the same missing key: nothing proves the header, and a byte may have changed on the line. */
const confirmations = 3;

type Keys = Pick<ReceivingCourse, 'decrypters' | 'compromisedKeys'>;

/** Whether a private key can be tried on content that names it. */
export const canTry = (decrypters: readonly Decrypter[], kid: string): boolean =>
  decrypters.some((one) => one.kid === kid && one.algorithms.includes('RSA-OAEP-256'));

/** Whether the configuration has something to say by now about content for this key. */
export const isDecided = ({ decrypters, compromisedKeys = [] }: Keys, kid: string): boolean =>
  canTry(decrypters, kid) || compromisedKeys.includes(kid);

/** Whether the time is over for which a message waits for its key. */
export function hasWaitedEnough(
  { course, context }: Receiving,
  { sentAt }: Pick<MissingKey, 'sentAt'>,
): boolean {
  const after = course.refuseUnreadableAfter;
  return after !== undefined && context.clock() - Date.parse(sentAt) >= after;
}

/** The fault of a key that is not here, with what the next attempt has to know of it. */
export function missingKeyFault(
  error: RathausError,
  { kid, sentAt }: Omit<MissingKey, 'named'>,
  { course, progress }: Receiving,
): RathausError {
  const before = progress.missing?.kid === kid ? progress.missing.named : 0;
  const missing: MissingKey = { kid, sentAt, named: before + 1 };
  const after = Math.min(course.refuseUnreadableAfter ?? lastResort, lastResort);
  return asOperatorFault(error, {
    progress: written({ ...progress, missing }),
    isLookedFor: missing.named >= confirmations,
    asked: true,
    until: Date.parse(sentAt) + after,
  });
}

/**
 * Before anything is asked for: what named a key that is not here is not fetched again for nothing, until the key is here or
 * the time is over for which it waits. Errors: `exchange.jwe.unknown-kid`.
 */
export function requireSomethingNew(receiving: Receiving): void {
  const missing = confirmedOf(receiving);
  if (!missing || isDecided(receiving.course, missing.kid) || hasWaitedEnough(receiving, missing)) return;
  // By then the service has answered itself: its log is read.
  if (receiving.context.clock() - Date.parse(missing.sentAt) >= lastResort) return;
  throw unknownKey(missing, receiving, false);
}

/** Before content is fetched, when the log has no answer: as before, and a key that the service publishes is ours. */
export async function requireKeyOrDeadline(receiving: Receiving): Promise<void> {
  const { course, context } = receiving;
  const missing = confirmedOf(receiving);
  if (!missing || isDecided(course, missing.kid)) return;
  if (hasWaitedEnough(receiving, missing) && !(await course.mayBeOurs(missing.kid, context.signal))) return;
  throw unknownKey(missing, receiving, true);
}

const confirmedOf = ({ progress: { missing } }: Receiving): MissingKey | undefined =>
  missing && missing.named >= confirmations ? missing : undefined;

function unknownKey({ kid, sentAt }: MissingKey, { course }: Receiving, asked: boolean): RathausError {
  const until = Date.parse(sentAt) + Math.min(course.refuseUnreadableAfter ?? lastResort, lastResort);
  // The operator looks for this id; the message is what is kept of an error.
  const error = exchangeError('exchange.jwe.unknown-kid', { message: `kid ${kid}`, details: { kid } });
  return asOperatorFault(error, { isLookedFor: true, asked, until });
}

/** What is downloaded anew with each attempt although only an operator can end it, or nobody. */
const costly: ReadonlySet<string> = new Set([
  'exchange.jwe.unproven-key',
  'exchange.jwe.too-large',
  'exchange.inbox.metadata-not-judged',
]);

/** Whoever sends such content must not decide how much this side downloads: it is tried less often the older it is. */
export function rarely(error: unknown): unknown {
  if (exchangeError.is(error) && costly.has(error.code) && !operatorFaultOf(error))
    asOperatorFault(error, { isLookedFor: false, asked: true });
  return error;
}

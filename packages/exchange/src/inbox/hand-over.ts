import { isRathausError, type RathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { faultsOf, inWords } from '../report/call-faults.ts';
import { judgeProblems } from '../transport/judge-problems.ts';
import type { DeliveryProblem } from '../transport/transport.ts';
import type { ReceivedDelivery } from './received.ts';
import type { OnReceive } from './types.ts';

/** What the application has decided. */
export type Verdict =
  | { readonly step: 'accepting' }
  | { readonly step: 'waiting' }
  | { readonly step: 'rejecting'; readonly problems: readonly DeliveryProblem[] };

/**
 * Hands a delivery over to the application. Errors: `exchange.inbox.not-taken` when it fails, takes too long or decides
 * nothing that can be done (`details.place`: which member of the decision); `core.aborted`.
 */
export async function handOver(
  delivery: ReceivedDelivery,
  onReceive: OnReceive | undefined,
  { tenant, signal, timeout }: { tenant: string; signal: AbortSignal; timeout: number },
): Promise<Verdict> {
  let decision: Awaited<ReturnType<OnReceive>>;
  try {
    decision = await callApplication(
      'The handler of received deliveries',
      (inner) => onReceive?.(delivery, { tenant, signal: inner }),
      { signal, timeout },
    );
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw notTaken({ cause });
  }
  if (decision === undefined || decision === 'accept') return { step: 'accepting' };
  if (decision === 'later') return { step: 'waiting' };
  // Whatever else a program without types returns must not accept by accident.
  if (!Array.isArray(decision?.reject))
    throw notTaken({ message: 'its decision is none of accept, later, reject' });
  const { reject } = decision;
  const faults = faultsOf((found) => judgeProblems('reject', reject, found));
  const [place] = faults.keys();
  if (place !== undefined)
    throw notTaken({ message: `nothing is rejected: ${inWords(faults)}`, details: { place } });
  return { step: 'rejecting', problems: reject };
}

const notTaken = (facts: { cause?: unknown; message?: string; details?: { place: string } }): RathausError =>
  exchangeError('exchange.inbox.not-taken', facts);

/** The application failed because the stored content is not what it was: fetching it again helps. */
export function isLostContent(error: unknown): boolean {
  for (let cause = error, depth = 0; depth < 5; depth += 1) {
    if (
      isRathausError(cause) &&
      (cause.code === 'exchange.content.missing' || cause.code === 'exchange.content.damaged')
    )
      return true;
    cause = (cause as { cause?: unknown } | undefined)?.cause;
  }
  return false;
}

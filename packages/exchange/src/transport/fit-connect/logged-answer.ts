import { isEvent } from '../../set/events.ts';
import type { SecurityEvent } from '../../set/verify.ts';
import type { ReceiveStep } from '../transport.ts';
import { type GivenAnswer, written } from './receive-progress.ts';
import type { Receiving } from './receiving.ts';

export type Answered = ReceiveStep & { type: 'answered' };

/** What the log says was answered, by whomever; undefined while nobody has. */
export function answerInLog(receiving: Receiving, events: readonly SecurityEvent[]): Answered | undefined {
  const final = events.find((event) => isEvent('accept')(event) || isEvent('reject')(event));
  if (!final) return undefined;
  const as = isEvent('accept')(final) ? 'accepted' : 'rejected';
  return answered(
    receiving,
    as,
    final.issuedAt,
    events.map(({ token }) => token),
  );
}

export const answered = (
  { progress }: Receiving,
  as: GivenAnswer['as'],
  at: string,
  events: readonly string[],
): Answered => ({ type: 'answered', progress: written(progress), as, at, details: { events } });

import type { AttackHead, Text } from './attack.ts';
import { NoLogin } from './doors.ts';
import { called, type JudgedAttempt } from './judge.ts';
import type { Canary } from './net/canary.ts';
import type { AttackOptions } from './options.ts';
import { pause } from './pause.ts';
import type { AttackResult } from './report/result.ts';

/** So many attacks are judged by one right message behind them. */
const controlEvery = 10;

/** What attacks of either kind have in common here. */
export type Playable = AttackHead & { readonly bad: string };

/** How attacks of a kind are played, and what is right there. */
export interface Rounds<A extends Playable> {
  play(attack: A): Promise<AttackResult>;
  /** Sends what nobody may refuse. */
  takesRight(): Promise<boolean>;
  readonly words: {
    /** Of an attack that was not played any more. */
    readonly lost: Text;
    /** Of an attack that was refused when right messages may have been as well. */
    readonly doubted: Text;
    /** Of an attack behind which right messages were refused. */
    readonly broken: Text;
  };
}

/** What came of a list of attacks. */
export interface Played {
  readonly results: readonly AttackResult[];
  /** Right messages that were taken in between. */
  readonly passed: number;
  /** Right messages were not taken any more. */
  readonly isLost: boolean;
}

/**
 * Plays attacks one after the other, with a right message behind every tenth, and behind each that may have brought the
 * service down. Where that is refused, nothing since the last one counts as refused.
 */
export async function playRounds<A extends Playable>(
  chosen: readonly A[],
  rounds: Rounds<A>,
  { signal, onAttack }: Pick<AttackOptions, 'signal'> & { readonly onAttack: (attack: A) => unknown },
): Promise<Played> {
  const results: AttackResult[] = [];
  let sure = 0;
  let passed = 0;
  let isLost = false;
  for (const [index, attack] of chosen.entries()) {
    signal?.throwIfAborted();
    onAttack(attack);
    if (isLost) {
      results.push(skipped(attack, rounds.words.lost));
      continue;
    }
    results.push(await rounds.play(attack));
    const isLast = index === chosen.length - 1;
    if (!isLast && attack.bad !== 'outage' && results.length - sure < controlEvery) continue;
    if (await isTaken(rounds, signal)) {
      passed += 1;
      sure = results.length;
      continue;
    }
    isLost = true;
    // What was refused since the last right message may have been refused for another reason.
    for (let at = sure; at < results.length; at++) results[at] = doubted(results[at], attack, rounds.words);
  }
  return { results, passed, isLost };
}

/** Plays one attack whose attempts are judged, or says why it does not fit here. */
export async function playJudged(
  attack: Playable,
  canary: Canary,
  play: () => Promise<readonly JudgedAttempt[] | { readonly inapplicable: Text }>,
): Promise<AttackResult> {
  try {
    canary.calls();
    const attempts = await play();
    if ('inapplicable' in attempts) return inapplicable(attack, attempts.inapplicable);
    // A parser that loads what a message names may do so a moment later.
    const calls = canary.calls();
    const judged = calls.length === 0 ? attempts : attempts.map((one) => ({ ...one, ...called }));
    return { ...headOf(attack), verdict: verdictOf(judged), note: undefined, attempts: judged };
  } catch (error) {
    if (!(error instanceof NoLogin)) throw error;
    return skipped(attack, {
      de: 'Die Anwendung hat keine Anmeldung mehr begonnen.',
      en: 'The application did not begin a login any more.',
    });
  }
}

function verdictOf(attempts: readonly JudgedAttempt[]): AttackResult['verdict'] {
  if (attempts.some(({ outcome }) => outcome === 'accepted')) return 'failed';
  return attempts.length === 0 || attempts.some(({ outcome }) => outcome === 'unclear')
    ? 'not-judged'
    : 'passed';
}

/** A right message, once more after a moment when the service is still busy. */
async function isTaken<A extends Playable>(
  { takesRight }: Rounds<A>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (const wait of [0, 1000, 5000]) {
    if (wait > 0) await pause(wait, signal);
    try {
      if (await takesRight()) return true;
    } catch (error) {
      if (!(error instanceof NoLogin)) throw error;
    }
  }
  return false;
}

function headOf({ id, group, severity, title, harm, references, requirements }: AttackHead): AttackHead {
  return { id, group, severity, title, harm, references, requirements };
}

/** An attack that was not played, and why. */
export const skipped = (attack: AttackHead, note: Text): AttackResult => ({
  ...headOf(attack),
  verdict: 'not-judged',
  note,
  attempts: [],
});

/** An attack that does not fit here, and why. */
export const inapplicable = (attack: AttackHead, note: Text): AttackResult => ({
  ...skipped(attack, note),
  verdict: 'not-applicable',
});

function doubted(
  result: AttackResult | undefined,
  last: Playable,
  words: Rounds<Playable>['words'],
): AttackResult {
  const facts = result ?? skipped(last, words.lost);
  if (facts.verdict !== 'passed') return facts;
  const isOutage = facts.id === last.id && last.bad === 'outage';
  return {
    ...facts,
    verdict: isOutage ? 'failed' : 'not-judged',
    note: isOutage ? words.broken : words.doubted,
  };
}

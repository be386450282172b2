import type { AttackReport, AttackResult } from './result.ts';
import { hasNoEffect } from './words.ts';

/** How many attacks had which end. */
export interface AttackCounts {
  /** Attacks of which at least one form was sent; only these can be refused or accepted. */
  readonly played: number;
  /** Forms that were sent. */
  readonly attempts: number;
  readonly refused: number;
  /** At least one form ended with a login, of the genuine person only. */
  readonly withoutEffect: number;
  readonly accepted: number;
  readonly notJudged: number;
  readonly notApplicable: number;
}

/** Counts what was played; what does not apply, or was not reached any more, is no attack that was refused. */
export function countAttacks({ attacks }: Pick<AttackReport, 'attacks'>): AttackCounts {
  const count = (wanted: (result: AttackResult) => boolean) => attacks.filter(wanted).length;
  const withoutEffect = count(hasNoEffect);
  return {
    played: count(({ attempts }) => attempts.length > 0),
    attempts: attacks.reduce((sum, { attempts }) => sum + attempts.length, 0),
    refused: count(({ verdict }) => verdict === 'passed') - withoutEffect,
    withoutEffect,
    accepted: count(({ verdict }) => verdict === 'failed'),
    notJudged: count(({ verdict }) => verdict === 'not-judged'),
    notApplicable: count(({ verdict }) => verdict === 'not-applicable'),
  };
}

import type { AlgorithmProfile } from '../../saml/profile.ts';
import type { Attack, Text } from '../attack.ts';
import type { Evidence } from '../baseline.ts';
import type { AccountKind } from '../forge/people.ts';
import type { JudgedAttempt } from '../judge.ts';

/** Verdict by the words of checks: what was not judged never passes. */
export type Verdict = 'passed' | 'failed' | 'not-judged';

/** What became of an attack. `not-applicable` does not count. */
export interface AttackResult
  extends Pick<Attack, 'id' | 'group' | 'severity' | 'title' | 'harm' | 'references' | 'requirements'> {
  readonly verdict: Verdict | 'not-applicable';
  /** Why it was not judged or does not apply, or what the service did besides. */
  readonly note: Text | undefined;
  readonly attempts: readonly JudgedAttempt[];
}

/** Why nothing was judged. */
export type NotJudgedReason =
  | 'unreachable'
  | 'no-login'
  | 'foreign-provider'
  | 'issuer-unknown'
  | 'control-refused'
  | 'control-lost';

/** Which attacks there were to choose from. */
export interface AttackSet {
  /** Version of `@rathaus/sandbox`. */
  readonly sandbox: string;
  readonly attacks: number;
  /** 12 hexadecimal digits over the ids: the same ids, the same mark. */
  readonly mark: string;
}

/** What the attacks found. Holds no secrets and nobody's data: all people are invented. */
export interface AttackReport {
  readonly verdict: Verdict;
  readonly provider: AccountKind;
  readonly set: AttackSet;
  readonly login: string;
  readonly acs: string;
  /** Entity ID that was played; undefined when it did not come to that. */
  readonly issuer: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** What the service took as right; undefined when it took nothing. */
  readonly control:
    | {
        readonly profile: AlgorithmProfile;
        readonly by: readonly Evidence[];
        /** Page that was looked at. */
        readonly page: string | undefined;
        /** Right answers that were taken between the attacks. */
        readonly passed: number;
      }
    | undefined;
  /** Why the verdict is not judged as a whole. */
  readonly reason: NotJudgedReason | undefined;
  readonly attacks: readonly AttackResult[];
}

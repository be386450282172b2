import type { AlgorithmProfile } from '../../saml/profile.ts';
import type { SignatureAlgorithm } from '../../saml/vocabulary.ts';
import type { AttackHead, Text } from '../attack.ts';
import type { Evidence } from '../baseline.ts';
import type { AccountKind } from '../forge/people.ts';
import type { JudgedAttempt } from '../judge.ts';
import type { LogoutBinding } from '../logout/logout-attack.ts';

/** Verdict by the words of checks: what was not judged never passes. */
export type Verdict = 'passed' | 'failed' | 'not-judged';

/** What became of an attack. `not-applicable` does not count. */
export interface AttackResult extends AttackHead {
  readonly verdict: Verdict | 'not-applicable';
  /** Why it was not judged or does not apply, or what the service did besides. */
  readonly note: Text | undefined;
  readonly attempts: readonly JudgedAttempt[];
}

/** Why nothing was judged. */
export type NotJudgedReason =
  | 'unreachable'
  /** Only some attacks were chosen. Those that were played would pass. */
  | 'partial'
  | 'no-login'
  | 'foreign-provider'
  /** The login leads to the other of the two providers. */
  | 'other-provider'
  | 'issuer-unknown'
  | 'control-refused'
  | 'control-lost'
  | 'logout-control-refused'
  | 'logout-control-lost';

/** Which attacks there were to choose from. */
export interface AttackSet {
  /** Version of `@rathaus/sandbox`. */
  readonly sandbox: string;
  readonly attacks: number;
  /** 12 hexadecimal digits over the ids: the same ids, the same mark. */
  readonly mark: string;
}

/** What is known of the logout of a service. */
export interface LogoutControlFacts {
  /** Bindings over which a right logout ended a session, with their algorithm; only over these something was judged. */
  readonly ways: readonly {
    readonly binding: LogoutBinding;
    readonly signature: SignatureAlgorithm;
  }[];
  /** Bindings that the service says it does not have (status 404, 405 or 501). */
  readonly absent: readonly LogoutBinding[];
  /** By what it is seen that somebody is still logged in. */
  readonly by: readonly Evidence[];
  /** Rounds of right logouts that were carried out between the attacks. */
  readonly passed: number;
}

/** What the attacks found. Holds no secrets and nobody's data: all people are invented. */
export interface AttackReport {
  readonly verdict: Verdict;
  readonly provider: AccountKind;
  readonly set: AttackSet;
  /** How many attacks `only` chose out of the set; undefined when it left none out. */
  readonly chosen: number | undefined;
  readonly login: string;
  readonly acs: string;
  /** Address that takes logouts; undefined when none was named, and logouts were not tested. */
  readonly slo: string | undefined;
  /** Entity ID of the service, as its request names it; undefined when it did not come to that. */
  readonly serviceProvider: string | undefined;
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
  /** What the service took as a right logout; undefined when it took none, or none was tested. */
  readonly logoutControl: LogoutControlFacts | undefined;
  /** Why the verdict is not judged as a whole. */
  readonly reason: NotJudgedReason | undefined;
  readonly attacks: readonly AttackResult[];
}

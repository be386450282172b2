import type { AttackHead, Text } from '../attack.ts';
import type { Control } from '../control.ts';
import { NoLogin } from '../doors.ts';
import type { Canary } from '../net/canary.ts';
import type { AttackOptions } from '../options.ts';
import type { AttackResult, LogoutControlFacts, NotJudgedReason } from '../report/result.ts';
import { inapplicable, playJudged, playRounds, skipped } from '../rounds.ts';
import { judgeLogoutAttempt } from './judge-logout.ts';
import type { LogoutAttack } from './logout-attack.ts';
import { findLogoutControl, type LogoutControl, logoutRightly } from './logout-control.ts';

/** What came of the attacks on logouts. */
export interface PlayedLogout {
  readonly results: readonly AttackResult[];
  readonly control: LogoutControlFacts | undefined;
  /** Why not all was judged. */
  readonly reason: NotJudgedReason | undefined;
}

/** Where logouts go, and what is known already. */
export interface LogoutTarget extends Pick<AttackOptions, 'signal'> {
  readonly slo: string;
  readonly providerOrigin: string;
  /** Right answers are not taken any more: nobody can be logged in. */
  readonly isLost: boolean;
  readonly onAttack: (attack: AttackHead) => unknown;
}

/** Plays attacks on logouts. First, in between, and at the end, right logouts have to end sessions. */
export async function playLogout(
  chosen: readonly LogoutAttack[],
  login: Control,
  canary: Canary,
  target: LogoutTarget,
): Promise<PlayedLogout> {
  const unjudged = (note: Text, reason: NotJudgedReason): PlayedLogout => ({
    results: chosen.map((attack) => skipped(attack, note)),
    control: undefined,
    reason,
  });
  if (target.isLost) return unjudged(noSession, 'control-lost');
  const control = await controlOf(login, target);
  if (control === undefined) return unjudged(noControl, 'logout-control-refused');
  const { results, passed, isLost } = await playRounds(
    chosen,
    {
      play: (attack) => playOne(attack, control, canary),
      takesRight: () => takesRight(control),
      words: logoutWords,
    },
    target,
  );
  const { ways, absent, sight } = control;
  return {
    results,
    control: {
      ways: [...ways].map(([binding, signature]) => ({ binding, signature })),
      absent: [...absent],
      by: sight.by,
      passed,
    },
    reason: isLost ? 'logout-control-lost' : undefined,
  };
}

async function controlOf(
  login: Control,
  { slo, providerOrigin }: LogoutTarget,
): Promise<LogoutControl | undefined> {
  try {
    return await findLogoutControl(login, slo, providerOrigin);
  } catch (error) {
    if (error instanceof NoLogin) return undefined;
    throw error;
  }
}

async function playOne(attack: LogoutAttack, control: LogoutControl, canary: Canary): Promise<AttackResult> {
  const { ways, absent } = control;
  const bindings = attack.bindings.filter((binding) => ways.has(binding));
  if (bindings.length === 0)
    return attack.bindings.every((binding) => absent.has(binding))
      ? inapplicable(attack, noSuchWay)
      : skipped(attack, noControlOnWay);
  const stage = control.stage(bindings);
  return playJudged(attack, canary, async () =>
    (await attack.play(stage)).map((attempt) => judgeLogoutAttempt(attack, attempt, control)),
  );
}

async function takesRight({ ways, stage, sight }: LogoutControl): Promise<boolean> {
  const bindings = [...ways.keys()];
  for (const binding of bindings) {
    const visit = await logoutRightly(stage(bindings), binding);
    if (visit === undefined || sight.stateOf(visit) !== 'ended') return false;
  }
  return true;
}

const noSession: Text = {
  de: 'Nicht geprüft: Es ließ sich niemand mehr anmelden.',
  en: 'Not tested: nobody could be logged in any more.',
};
const noControl: Text = {
  de: 'Nicht geprüft: Auch eine richtige Abmeldung hat die Sitzung nicht beendet, oder es war nicht zu sehen.',
  en: 'Not tested: a right logout did not end the session, either, or it could not be seen.',
};
const noSuchWay: Text = {
  de: 'Die Anwendung nimmt Abmeldungen auf diesem Weg nicht an (Status 404, 405 oder 501).',
  en: 'The application takes no logouts this way (status 404, 405 or 501).',
};
const noControlOnWay: Text = {
  de: 'Nicht geprüft: Auf diesem Weg hat auch eine richtige Abmeldung die Sitzung nicht beendet.',
  en: 'Not tested: this way a right logout did not end the session, either.',
};
const logoutWords = {
  lost: {
    de: 'Nicht geprüft: Auch richtige Abmeldungen beendeten keine Sitzung mehr.',
    en: 'Not tested: right logouts did not end sessions any more, either.',
  },
  doubted: {
    de: 'Danach beendeten auch richtige Abmeldungen keine Sitzung.',
    en: 'After that right logouts did not end sessions, either.',
  },
  broken: {
    de: 'Danach nahm die Anwendung keine Abmeldung mehr an.',
    en: 'After that the application took no logout any more.',
  },
} as const;

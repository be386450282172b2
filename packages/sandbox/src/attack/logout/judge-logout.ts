import { type JudgedAttempt, type Judgement, judgement, led, noAnswer } from '../judge.ts';
import type { Visit } from '../visit.ts';
import type { LogoutAttack, LogoutAttempt, LogoutSign } from './logout-attack.ts';
import type { SessionSight, SessionState } from './session-sight.ts';

const ended = judgement(
  'accepted',
  'ANGENOMMEN: die Sitzung wurde beendet',
  'ACCEPTED: the session was ended',
);
const stays = judgement('refused', 'abgewiesen: angemeldet geblieben', 'refused: still logged in');
const unclear = judgement(
  'unclear',
  'nicht zu sehen, ob noch jemand angemeldet ist',
  'cannot be seen whether somebody is still logged in',
);

const judgements: Readonly<Record<LogoutSign, (state: SessionState, visit: Visit) => Judgement>> = {
  ended: (state, { fault }) =>
    state === 'ended' ? ended : state === 'alive' ? stays : fault === 'timeout' ? noAnswer : unclear,
  redirect(state, { fault }) {
    if (fault === 'timeout') return noAnswer;
    // Most of these messages are genuine; only where they lead was forged.
    return state === 'ended'
      ? judgement(
          'without-effect',
          'ohne Wirkung: abgemeldet, bleibt bei der Anwendung',
          'no effect: logged out, stays at the application',
        )
      : judgement('refused', 'bleibt bei der Anwendung', 'stays at the application');
  },
  outage(state, { fault }) {
    if (fault === 'timeout')
      return judgement('accepted', 'antwortet nicht mehr in der Frist', 'does not answer in time any more');
    if (state === 'ended') return ended;
    return state === 'alive' ? judgement('refused', 'antwortet weiter', 'goes on answering') : unclear;
  },
};

/** Judges what was seen of one attempt. */
export function judgeLogoutAttempt(
  { bad }: Pick<LogoutAttack, 'bad'>,
  { name, visit, doubt }: LogoutAttempt,
  { sight, usualElsewhere }: { readonly sight: SessionSight; readonly usualElsewhere: readonly string[] },
): JudgedAttempt {
  if (doubt !== undefined) return { name, visit, outcome: 'unclear', reason: doubt };
  const judged = led(visit, usualElsewhere, bad) ?? judgements[bad](sight.stateOf(visit), visit);
  return { name, visit, ...judged };
}

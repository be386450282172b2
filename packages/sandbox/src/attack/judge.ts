import type { Attack, Attempt, Text } from './attack.ts';
import { type Baseline, namesIn } from './baseline.ts';
import type { LogoutSign } from './logout/logout-attack.ts';
import { bait, type Visit } from './visit.ts';

/**
 * What became of one attempt. `without-effect`: somebody is logged in, but only the genuine person, for whom the signed part
 * of the message was; what was forged in it changed nothing.
 */
export type AttemptOutcome = 'refused' | 'without-effect' | 'accepted' | 'unclear';

/** An attempt with its judgement. */
export interface JudgedAttempt {
  readonly name: Text;
  readonly outcome: AttemptOutcome;
  readonly reason: Text;
  readonly visit: Visit;
}

/** What is said of an attempt. */
export type Judgement = Pick<JudgedAttempt, 'outcome' | 'reason'>;

/** A judgement in both languages. */
export const judgement = (outcome: AttemptOutcome, de: string, en: string): Judgement => ({
  outcome,
  reason: { de, en },
});

/** Judges what was seen. `calls`: addresses that the message made the service call. */
export function judgeAttempt(
  attack: Pick<Attack, 'bad'>,
  { name, visit }: Attempt,
  baseline: Baseline,
): JudgedAttempt {
  const judged = led(visit, baseline.usualElsewhere, attack.bad) ?? judgements[attack.bad](visit, baseline);
  return { name, visit, ...judged };
}

/** Of the whole attack: the service has called what the message named. */
export const called: Judgement = judgement(
  'accepted',
  'hat eine fremde Adresse aufgerufen, die in der Nachricht stand',
  'has called a foreign address that the message named',
);

/** Where a browser is sent shows for every attack. */
export function led(
  visit: Visit,
  usualElsewhere: readonly string[],
  bad: Attack['bad'] | LogoutSign,
): Judgement | undefined {
  if (visit.injected)
    return judgement(
      'accepted',
      'gibt die Nachricht als Auszeichnung oder Kopfzeile wieder',
      'gives the message back as markup or header',
    );
  const { elsewhere } = visit;
  if (elsewhere === undefined || usualElsewhere.includes(elsewhere)) return undefined;
  if (elsewhere.includes(bait.host) || elsewhere === 'javascript:')
    return judgement('accepted', 'leitet auf die fremde Seite', 'leads to the foreign page');
  return bad === 'redirect'
    ? judgement('accepted', `leitet nach ${elsewhere}`, `leads to ${elsewhere}`)
    : judgement('unclear', `leitet nach ${elsewhere}`, `leads to ${elsewhere}`);
}

export const noAnswer = judgement('unclear', 'keine Antwort in der Frist', 'no answer in time');
const notLoggedIn = judgement('refused', 'abgewiesen: niemand angemeldet', 'refused: nobody logged in');
const genuineOnly = judgement(
  'without-effect',
  'ohne Wirkung: angemeldet wurde nur die echte Person',
  'no effect: only the genuine person was logged in',
);
const unclear = judgement(
  'unclear',
  'sieht weder nach Anmeldung noch nach Abweisung aus',
  'looks neither like a login nor like a refusal',
);

const byLogin = (visit: Visit, baseline: Baseline): Judgement => {
  const names = namesIn(visit);
  switch (baseline.loggedIn(visit)) {
    case 'yes':
      return names.includes('forged')
        ? judgement('accepted', 'ANGENOMMEN: als das Opfer angemeldet', 'ACCEPTED: logged in as the victim')
        : judgement('accepted', 'ANGENOMMEN: angemeldet', 'ACCEPTED: logged in');
    case 'no':
      return notLoggedIn;
    case 'unclear':
      return visit.fault === 'timeout' ? noAnswer : unclear;
  }
};

const judgements: Readonly<Record<Attack['bad'], (visit: Visit, baseline: Baseline) => Judgement>> = {
  login: byLogin,
  identity(visit, baseline) {
    const judged = byLogin(visit, baseline);
    if (judged.outcome !== 'accepted' || namesIn(visit).includes('forged')) return judged;
    return namesIn(visit).includes('signed')
      ? genuineOnly
      : judgement(
          'unclear',
          'angemeldet; die Seite zeigt nicht, als wer',
          'logged in; the page does not show as whom',
        );
  },
  cut(visit, baseline) {
    const judged = byLogin(visit, baseline);
    // The page that names people shows nobody: the value was dropped, not cut.
    const isNameless = baseline.by.includes('name') && visit.page !== undefined && visit.page.status < 400;
    if (
      judged.outcome === 'unclear' &&
      isNameless &&
      visit.fault === undefined &&
      namesIn(visit).length === 0
    )
      return judgement(
        'without-effect',
        'ohne Wirkung: angemeldet, der Wert wurde verworfen',
        'no effect: logged in, the value was dropped',
      );
    if (judged.outcome !== 'accepted' || namesIn(visit).includes('forged')) return judged;
    return namesIn(visit).includes('whole')
      ? judgement(
          'without-effect',
          'ohne Wirkung: angemeldet, der Wert wurde vollständig gelesen',
          'no effect: logged in, the value was read as a whole',
        )
      : judgement(
          'unclear',
          'angemeldet; die Seite zeigt nicht, wie der Wert gelesen wurde',
          'logged in; the page does not show how the value was read',
        );
  },
  redirect(visit, baseline) {
    if (visit.fault === 'timeout') return noAnswer;
    // The answer itself is genuine in these attacks; only where it leads was forged.
    return baseline.loggedIn(visit) === 'yes'
      ? judgement(
          'without-effect',
          'ohne Wirkung: angemeldet, bleibt bei der Anwendung',
          'no effect: logged in, stays at the application',
        )
      : judgement('refused', 'bleibt bei der Anwendung', 'stays at the application');
  },
  outage(visit, baseline) {
    if (visit.fault === 'timeout')
      return judgement('accepted', 'antwortet nicht mehr in der Frist', 'does not answer in time any more');
    if (namesIn(visit).includes('forged')) return byLogin(visit, baseline);
    return baseline.loggedIn(visit) === 'yes'
      ? judgement(
          'without-effect',
          'ohne Wirkung: angemeldet, antwortet weiter',
          'no effect: logged in, goes on answering',
        )
      : judgement('refused', 'antwortet weiter', 'goes on answering');
  },
};

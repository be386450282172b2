import { isLoopbackAddress } from '../net/loopback-address.ts';
import type { Attack } from './attack.ts';
import { attackSetOf } from './attack-set.ts';
import { attacks as allAttacks } from './attacks/all.ts';
import { answerRightly, type Control, certificatesOf, findControl, issuerOf } from './control.ts';
import { doorsOf, NoLogin } from './doors.ts';
import type { AccountKind } from './forge/people.ts';
import { judgeAttempt } from './judge.ts';
import { logoutAttacks } from './logout/attacks/all.ts';
import { playLogout } from './logout/play-logout.ts';
import { type Canary, openCanary } from './net/canary.ts';
import { type AttackOptions, checkAttackOptions } from './options.ts';
import type { AttackReport, AttackResult, NotJudgedReason } from './report/result.ts';
import { type Played, playJudged, playRounds } from './rounds.ts';

/**
 * Attacks the login of a service on this machine whose identity provider is the emulated BundID or Mein Unternehmenskonto.
 * It plays that provider with its public keys. First a right answer has to be taken, from which it learns how a login looks;
 * between the attacks, and at the end, one has to be taken again. Where that fails nothing counts as refused. With `slo` the
 * same is done with logouts: first a right one has to end a session.
 *
 * Errors: `sandbox.environment.production`; `sandbox.config.invalid` for addresses that are not on this machine; what
 * `signal` was aborted with.
 *
 * @example
 * const report = await attackLogin({
 *   login: 'http://localhost:3000/login/bundid',
 *   acs: 'http://localhost:3000/login/callback/bundid',
 * });
 * if (report.verdict === 'failed') console.log(report.attacks.filter(({ verdict }) => verdict === 'failed'));
 */
export async function attackLogin(options: AttackOptions): Promise<AttackReport> {
  checkAttackOptions(
    options,
    allAttacks.map(({ id }) => id),
    logoutAttacks.map(({ id }) => id),
  );
  options.signal?.throwIfAborted();
  const canary = await openCanary();
  try {
    return await attackWith(options, canary);
  } finally {
    await canary.close();
  }
}

async function attackWith(options: AttackOptions, canary: Canary): Promise<AttackReport> {
  const { provider = 'bundid', login, acs, slo, clock = Date.now } = options;
  const startedAt = Date.now();
  const doors = doorsOf(options);
  const report = (facts: Pick<AttackReport, 'verdict'> & Partial<AttackReport>): AttackReport => ({
    provider,
    set: attackSetOf([...allAttacks, ...logoutAttacks]),
    chosen: chosenOf(options),
    login,
    acs,
    slo,
    serviceProvider: undefined,
    issuer: undefined,
    startedAt,
    finishedAt: Date.now(),
    control: undefined,
    logoutControl: undefined,
    reason: undefined,
    attacks: [],
    ...facts,
  });
  const unjudged = (
    reason: NotJudgedReason,
    named: Partial<Pick<AttackReport, 'serviceProvider' | 'issuer'>> = {},
  ) => report({ verdict: 'not-judged', reason, ...named });
  try {
    const { asked } = await doors.begin();
    const serviceProvider = asked.issuer;
    const byAddress = issuerOf(provider, asked.singleSignOn);
    const issuer = options.issuer ?? byAddress;
    const known =
      options.issuer !== undefined && URL.canParse(options.issuer) ? new URL(options.issuer).origin : '';
    if (!isLoopbackAddress(asked.singleSignOn) && new URL(asked.singleSignOn).origin !== known)
      return unjudged('foreign-provider', { serviceProvider });
    // An entity ID does not help: the answers would be those of the wrong provider.
    if (byAddress === undefined && issuerOf(otherThan(provider), asked.singleSignOn) !== undefined)
      return unjudged('other-provider', { serviceProvider });
    if (issuer === undefined) return unjudged('issuer-unknown', { serviceProvider });
    const certificates = await certificatesOf(options, doors.newBrowser);
    const control = await findControl(doors, {
      kind: provider,
      issuer,
      acs,
      canary: canary.origin,
      clock,
      certificates,
      page: options.accepted,
      singleSignOn: asked.singleSignOn,
    });
    if (control === undefined) return unjudged('control-refused', { serviceProvider, issuer });
    return report({
      serviceProvider,
      issuer,
      ...(await playBoth(control, asked.singleSignOn, canary, options)),
    });
  } catch (error) {
    if (!(error instanceof NoLogin)) throw error;
    return unjudged(
      error.fault === 'no-request' || error.fault === 'unreadable-request' || error.fault === 'too-many'
        ? 'no-login'
        : 'unreachable',
    );
  }
}

/** The attacks on logins, then those on logouts where an address for these was named. */
async function playBoth(
  control: Control,
  singleSignOn: string,
  canary: Canary,
  options: AttackOptions,
): Promise<Pick<AttackReport, 'verdict' | 'control' | 'logoutControl' | 'reason' | 'attacks'>> {
  const { only, slo, onProgress, signal } = options;
  const isChosen = isChosenBy(only);
  const logins = allAttacks.filter(isChosen);
  const logouts = slo === undefined ? [] : logoutAttacks.filter(isChosen);
  let done = 0;
  const onAttack = ({ title }: Pick<Attack, 'title'>) =>
    onProgress?.({ done: done++, total: logins.length + logouts.length, title });
  const played = await playLogins(logins, control, canary, { signal, onAttack });
  const ended =
    slo === undefined || logouts.length === 0
      ? undefined
      : await playLogout(logouts, control, canary, {
          slo,
          providerOrigin: new URL(singleSignOn).origin,
          isLost: played.isLost,
          signal,
          onAttack,
        });
  const attacks = [...played.results, ...(ended?.results ?? [])];
  const doubt = played.isLost ? 'control-lost' : ended?.reason;
  const verdict = overall(attacks, doubt !== undefined);
  // What was not tried does not pass.
  const isPartial = verdict === 'passed' && chosenOf(options) !== undefined;
  const reason = doubt ?? (isPartial ? 'partial' : undefined);
  return {
    verdict: isPartial ? 'not-judged' : verdict,
    control: {
      profile: control.profile,
      by: control.baseline.by,
      page: control.page,
      passed: played.passed,
    },
    logoutControl: ended?.control,
    reason,
    attacks,
  };
}

const otherThan = (kind: AccountKind): AccountKind => (kind === 'bundid' ? 'unternehmenskonto' : 'bundid');

const isChosenBy =
  (only: AttackOptions['only']) =>
  ({ id }: { readonly id: string }): boolean =>
    only?.includes(id) ?? true;

/** How many attacks `only` chose; undefined when it left out none of those that are possible. */
function chosenOf({ only, slo }: AttackOptions): number | undefined {
  const possible = slo === undefined ? allAttacks : [...allAttacks, ...logoutAttacks];
  const chosen = possible.filter(isChosenBy(only)).length;
  return chosen === possible.length ? undefined : chosen;
}

function overall(results: readonly AttackResult[], isUnsure: boolean): AttackReport['verdict'] {
  const verdicts = results.map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  return isUnsure || verdicts.includes('not-judged') || !verdicts.includes('passed')
    ? 'not-judged'
    : 'passed';
}

function playLogins(
  chosen: readonly Attack[],
  { stage, baseline }: Control,
  canary: Canary,
  watched: Parameters<typeof playRounds<Attack>>[2],
): Promise<Played> {
  const play = (attack: Attack) =>
    playJudged(attack, canary, async () => {
      const reason = attack.inapplicable?.(stage.forge, await stage.begin());
      if (reason !== undefined) return { inapplicable: reason };
      return (await attack.play(stage)).map((attempt) => judgeAttempt(attack, attempt, baseline));
    });
  const takesRight = async () => baseline.loggedIn(await answerRightly(stage)) === 'yes';
  return playRounds(chosen, { play, takesRight, words: loginWords }, watched);
}

const loginWords = {
  lost: {
    de: 'Nicht geprüft: Die Anwendung nahm auch richtige Antworten nicht mehr an.',
    en: 'Not tested: the application did not take right answers any more, either.',
  },
  doubted: {
    de: 'Danach nahm die Anwendung auch richtige Antworten nicht an.',
    en: 'After that the application did not take right answers, either.',
  },
  broken: {
    de: 'Danach nahm die Anwendung keine Anmeldung mehr an.',
    en: 'After that the application took no login any more.',
  },
} as const;

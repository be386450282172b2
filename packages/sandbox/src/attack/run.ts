import { isLoopbackAddress } from '../net/loopback-address.ts';
import type { Attack, Text } from './attack.ts';
import { attackSetOf } from './attack-set.ts';
import { attacks as allAttacks } from './attacks/all.ts';
import { answerRightly, type Control, certificatesOf, type Doors, findControl, issuerOf } from './control.ts';
import { called, type JudgedAttempt, judgeAttempt } from './judge.ts';
import { type BeginFault, beginLogin } from './login.ts';
import { createBrowser } from './net/browser.ts';
import { type Canary, openCanary } from './net/canary.ts';
import { type AttackOptions, checkAttackOptions } from './options.ts';
import { pause } from './pause.ts';
import type { AttackReport, AttackResult, NotJudgedReason } from './report/result.ts';

const defaultTimeoutMs = 10_000;
/** So many attacks are judged by one right answer behind them. */
const controlEvery = 10;
const maximumPauseMs = 60_000;

/** The service does not begin a login any more. */
class NoLogin extends Error {
  readonly fault: BeginFault;
  constructor(fault: BeginFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Attacks the login of a service on this machine whose identity provider is the emulated BundID or Mein Unternehmenskonto.
 * It plays that provider with its public keys. First a right answer has to be taken, from which it learns how a login looks;
 * between the attacks, and at the end, one has to be taken again. Where that fails nothing counts as refused.
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
  const { provider = 'bundid', login, acs, clock = Date.now } = options;
  const startedAt = Date.now();
  const doors = doorsOf(options);
  const report = (facts: Pick<AttackReport, 'verdict'> & Partial<AttackReport>): AttackReport => ({
    provider,
    set: attackSetOf(allAttacks),
    login,
    acs,
    issuer: undefined,
    startedAt,
    finishedAt: Date.now(),
    control: undefined,
    reason: undefined,
    attacks: [],
    ...facts,
  });
  const unjudged = (reason: NotJudgedReason, issuer?: string) =>
    report({ verdict: 'not-judged', reason, issuer });
  try {
    const { asked } = await doors.begin();
    const issuer = options.issuer ?? issuerOf(provider, asked.singleSignOn);
    const known =
      options.issuer !== undefined && URL.canParse(options.issuer) ? new URL(options.issuer).origin : '';
    if (!isLoopbackAddress(asked.singleSignOn) && new URL(asked.singleSignOn).origin !== known)
      return unjudged('foreign-provider');
    if (issuer === undefined) return unjudged('issuer-unknown');
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
    if (control === undefined) return unjudged('control-refused', issuer);
    const chosen = allAttacks.filter(({ id }) => options.only?.includes(id) ?? true);
    const { results, passed, isLost } = await playAll(chosen, control, canary, options);
    const verdicts = results.map(({ verdict }) => verdict);
    const isUnjudged = isLost || verdicts.includes('not-judged') || !verdicts.includes('passed');
    return report({
      verdict: verdicts.includes('failed') ? 'failed' : isUnjudged ? 'not-judged' : 'passed',
      issuer,
      control: { profile: control.profile, by: control.baseline.by, page: control.page, passed },
      reason: isLost ? 'control-lost' : undefined,
      attacks: results,
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

/** Begins logins, each in a new browser; waits when the service asks for patience. */
function doorsOf({ login, timeoutMs = defaultTimeoutMs, signal }: AttackOptions): Doors {
  const newBrowser = () => createBrowser({ timeoutMs, signal });
  return {
    newBrowser,
    async begin() {
      for (let round = 0; ; round++) {
        const begun = await beginLogin(newBrowser(), login);
        if ('login' in begun) return begun.login;
        if (begun.fault !== 'too-many' || round >= 3) throw new NoLogin(begun.fault);
        await pause(Math.min(Math.max(begun.retryAfter ?? 1, 1) * 1000 || 5000, maximumPauseMs), signal);
      }
    },
  };
}

async function playAll(
  chosen: readonly Attack[],
  control: Control,
  canary: Canary,
  { onProgress, signal }: AttackOptions,
): Promise<{ results: AttackResult[]; passed: number; isLost: boolean }> {
  const results: AttackResult[] = [];
  let sure = 0;
  let passed = 0;
  let isLost = false;
  for (const [index, attack] of chosen.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done: index, total: chosen.length, title: attack.title });
    if (isLost) {
      results.push(skipped(attack, lost));
      continue;
    }
    results.push(await playOne(attack, control, canary));
    const isLast = index === chosen.length - 1;
    if (!isLast && attack.bad !== 'outage' && results.length - sure < controlEvery) continue;
    if (await isTaken(control, signal)) {
      passed += 1;
      sure = results.length;
      continue;
    }
    isLost = true;
    // What was refused since the last right answer may have been refused for another reason.
    for (let at = sure; at < results.length; at++) results[at] = doubted(results[at], attack);
  }
  return { results, passed, isLost };
}

async function playOne(attack: Attack, { stage, baseline }: Control, canary: Canary): Promise<AttackResult> {
  try {
    const reason = attack.inapplicable?.(stage.forge, await stage.begin());
    if (reason !== undefined) return { ...skipped(attack, reason), verdict: 'not-applicable' };
    canary.calls();
    const attempts = (await attack.play(stage)).map((attempt) => judgeAttempt(attack, attempt, baseline));
    // A parser that loads what a message names may do so a moment later.
    const calls = canary.calls();
    const judged = calls.length === 0 ? attempts : attempts.map((one) => ({ ...one, ...called }));
    return { ...factsOf(attack), verdict: verdictOf(judged), note: undefined, attempts: judged };
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

/** A right answer, once more after a moment when the service is still busy. */
async function isTaken({ stage, baseline }: Control, signal: AbortSignal | undefined): Promise<boolean> {
  for (const wait of [0, 1000, 5000]) {
    if (wait > 0) await pause(wait, signal);
    try {
      if (baseline.loggedIn(await answerRightly(stage)) === 'yes') return true;
    } catch (error) {
      if (!(error instanceof NoLogin)) throw error;
    }
  }
  return false;
}

function factsOf({ id, group, severity, title, harm, references, requirements }: Attack) {
  return { id, group, severity, title, harm, references, requirements };
}

const skipped = (attack: Attack, note: Text): AttackResult => ({
  ...factsOf(attack),
  verdict: 'not-judged',
  note,
  attempts: [],
});

const lost: Text = {
  de: 'Nicht geprüft: Die Anwendung nahm auch richtige Antworten nicht mehr an.',
  en: 'Not tested: the application did not take right answers any more, either.',
};

function doubted(result: AttackResult | undefined, last: Attack): AttackResult {
  const facts = result ?? skipped(last, lost);
  if (facts.verdict !== 'passed') return facts;
  const isOutage = facts.id === last.id && last.bad === 'outage';
  return {
    ...facts,
    verdict: isOutage ? 'failed' : 'not-judged',
    note: isOutage
      ? {
          de: 'Danach nahm die Anwendung keine Anmeldung mehr an.',
          en: 'After that the application took no login any more.',
        }
      : {
          de: 'Danach nahm die Anwendung auch richtige Antworten nicht an.',
          en: 'After that the application did not take right answers, either.',
        },
  };
}

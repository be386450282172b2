import type { SignatureAlgorithm } from '../../saml/vocabulary.ts';
import { posting } from '../attacks/deliver.ts';
import type { Control } from '../control.ts';
import { deliver, type Visit } from '../visit.ts';
import type { LogoutBinding, LogoutStage, OpenSession } from './logout-attack.ts';
import { createLogoutForge, type LogoutForge } from './logout-forge.ts';
import { learnSight, type SessionSight } from './session-sight.ts';

/** A service that carries out right logouts, and how that looks. */
export interface LogoutControl {
  /** Ways over which a right logout ended a session. */
  readonly ways: ReadonlyMap<LogoutBinding, SignatureAlgorithm>;
  /** Ways that the service says it does not have. */
  readonly absent: ReadonlySet<LogoutBinding>;
  readonly sight: SessionSight;
  /** Where right logouts lead by themselves. */
  readonly usualElsewhere: readonly string[];
  readonly forge: LogoutForge;
  /** What attacks are played with, over some of the ways. */
  stage(bindings: readonly LogoutBinding[]): LogoutStage;
}

const bindings: readonly LogoutBinding[] = ['post', 'redirect'];
/** Nothing at this address, no such method, nothing that could do it (RFC 9110, sections 15.5.5, 15.5.6 and 15.6.2). */
const absentStatus: readonly (number | undefined)[] = [404, 405, 501];

/**
 * Sends right logouts over each way. Undefined when none ended a session, or when the page does not show whether there is
 * one: then nothing that stays logged in behind an attack was seen to refuse it.
 */
export async function findLogoutControl(
  control: Control,
  slo: string,
  providerOrigin: string,
): Promise<LogoutControl | undefined> {
  const first = learnFirst(await observed(control));
  if (first === undefined) return undefined;
  const ways = new Map<LogoutBinding, SignatureAlgorithm>();
  const absent = new Set<LogoutBinding>();
  const afterwards: Visit[] = [];
  for (const binding of bindings)
    for (const algorithm of algorithmsOf(control)) {
      const forge = createLogoutForge(control.stage.forge, slo, new Map([[binding, algorithm]]));
      const stage = stageOf(control, forge, first.sight, bindings, providerOrigin);
      const visit = await logoutRightly(stage, binding);
      if (absentStatus.includes(visit?.status)) absent.add(binding);
      if (visit === undefined || !first.isOver(visit)) continue;
      absent.delete(binding);
      ways.set(binding, algorithm);
      afterwards.push(visit);
      break;
    }
  const sight = learnSight({ ...first.observed, ended: afterwards });
  if (ways.size === 0 || sight === undefined) return undefined;
  const forge = createLogoutForge(control.stage.forge, slo, ways);
  return {
    ways,
    absent,
    sight,
    forge,
    usualElsewhere: [providerOrigin, ...afterwards.flatMap(({ elsewhere }) => elsewhere ?? [])],
    stage: (chosen) => stageOf(control, forge, sight, chosen, providerOrigin),
  };
}

/** Two sessions, looked at twice each: what changes by itself is no sign. */
async function observed(control: Control) {
  const { stage } = control;
  const alive: Visit[] = [];
  for (let session = 0; session < 2; session++) {
    const { browser } = await logIn(control, undefined);
    alive.push(await stage.look(browser), await stage.look(browser));
  }
  return { alive, anonymous: await stage.look(stage.newBrowser()) };
}

function learnFirst(seen: Awaited<ReturnType<typeof observed>>) {
  const sight = learnSight(seen);
  if (sight === undefined) return undefined;
  /** A page of its own may say goodbye; an error does not. */
  const isOver = (visit: Visit): boolean =>
    sight.stateOf(visit) === 'ended' ||
    (sight.stateOf(visit) === 'unclear' &&
      (visit.page?.status ?? 500) < 400 &&
      learnSight({ ...seen, ended: [visit] })?.stateOf(visit) === 'ended');
  return { sight, observed: seen, isOver };
}

/** The algorithm of the login first; queries are often verified by other code. */
function algorithmsOf({ profile }: Control): readonly SignatureAlgorithm[] {
  return [...new Set<SignatureAlgorithm>([profile.signature, 'rsa-sha256', 'rsa-pss-sha256'])];
}

/** What the service shows behind a logout that nobody may refuse; undefined when nobody could be logged in before. */
export async function logoutRightly(stage: LogoutStage, binding: LogoutBinding): Promise<Visit | undefined> {
  const session = await stage.open();
  if (!session.isOpen) return undefined;
  return stage.deliver(session.browser, stage.forge.write(binding, stage.forge.request(session)));
}

function stageOf(
  control: Control,
  forge: LogoutForge,
  sight: SessionSight,
  chosen: readonly LogoutBinding[],
  providerOrigin: string,
): LogoutStage {
  const { origin } = new URL(forge.slo);
  // The provider is played here: what goes to the emulated one is looked at, and not sent.
  const stop = (address: string) => new URL(address).origin !== origin;
  return {
    forge,
    bindings: chosen,
    stateOf: sight.stateOf,
    async open(sessionIndex) {
      const begun = await logIn(control, sessionIndex);
      return { ...begun, isOpen: sight.stateOf(begun.visit) === 'alive' };
    },
    deliver: (browser, message) =>
      deliver(browser, { page: control.page, origin: providerOrigin, stop }, message),
  };
}

/** Logs in by a right answer, and keeps what it calls the session. */
async function logIn({ stage }: Control, wanted: string | undefined): Promise<Omit<OpenSession, 'isOpen'>> {
  const login = await stage.begin();
  const said: Pick<OpenSession, 'nameId' | 'sessionIndex'>[] = [];
  const answer = stage.forge.answer(login, {
    assertion(right) {
      const sessionIndex = wanted ?? right.authentication.sessionIndex ?? '';
      said.push({ nameId: right.nameId, sessionIndex });
      return { ...right, authentication: { ...right.authentication, sessionIndex } };
    },
  });
  const visit = await stage.post(login.browser, posting(answer, login));
  const [named] = said;
  if (named === undefined) throw new TypeError('no assertion was made');
  return { ...named, login, browser: login.browser, visit };
}

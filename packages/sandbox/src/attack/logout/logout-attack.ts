import type { NameIdDescription } from '../../saml/response.ts';
import type { AttackHead, Attempt, Text } from '../attack.ts';
import { joined } from '../attacks/deliver.ts';
import type { BegunLogin } from '../login.ts';
import type { Browser } from '../net/browser.ts';
import type { Visit, WrittenMessage } from '../visit.ts';
import type { LogoutForge } from './logout-forge.ts';
import type { SessionState } from './session-sight.ts';

/** How messages about a logout come (SAML Bindings, sections 3.4 and 3.5). */
export type LogoutBinding = 'post' | 'redirect';

/**
 * What shows that an attack on a logout got through. `ended`: the session is over. `redirect`: the browser is sent elsewhere,
 * or a script is let through. `outage`: no answer in time, or none any more. A redirect to the bait, markup that comes back
 * and a call that the message causes count with each of them.
 */
export type LogoutSign = 'ended' | 'redirect' | 'outage';

/** Somebody who is logged in in a browser of ours, and what the provider would call that session. */
export interface OpenSession {
  /** The login that opened it. */
  readonly login: BegunLogin;
  readonly browser: Browser;
  readonly nameId: NameIdDescription;
  readonly sessionIndex: string;
  /** The page showed it; otherwise nothing that comes after it says anything. */
  readonly isOpen: boolean;
  /** What was seen of the login. */
  readonly visit: Visit;
}

/** What was tried, and what came of it. */
export interface LogoutAttempt extends Attempt {
  /** Why it says nothing; undefined when it does. */
  readonly doubt?: Text | undefined;
}

/** One form of an attack, played against a session of its own. */
export interface LogoutVariant {
  readonly name: Text;
  craft(session: OpenSession): WrittenMessage;
}

/** What an attack on a logout is played with. */
export interface LogoutStage {
  readonly forge: LogoutForge;
  /** Ways of the attack over which a right logout ends a session. */
  readonly bindings: readonly LogoutBinding[];
  /** Logs somebody in in a new browser. `sessionIndex`: what the provider calls the session. */
  open(sessionIndex?: string): Promise<OpenSession>;
  /** Delivers in this browser, and looks who is logged in then. */
  deliver(browser: Browser, message: WrittenMessage): Promise<Visit>;
  stateOf(visit: Visit): SessionState;
}

/** An attack on the way a service takes messages about a logout. */
export interface LogoutAttack extends AttackHead {
  readonly bad: LogoutSign;
  /** Ways over which it can be played. */
  readonly bindings: readonly LogoutBinding[];
  play(stage: LogoutStage): Promise<readonly LogoutAttempt[]>;
}

/** Names of the bindings, as parts of names of variants. */
export const bindingWords: Readonly<Record<LogoutBinding, Text>> = {
  post: { de: 'POST', en: 'POST' },
  redirect: { de: 'Redirect', en: 'Redirect' },
};

const notOpened: Text = {
  de: 'vorher kam keine Anmeldung zustande',
  en: 'there was no login before it',
};

/** Plays variants one after the other over each way, in the browser of a session of its own. */
export function playedAgainstSessions(
  variants: (forge: LogoutForge, binding: LogoutBinding) => readonly LogoutVariant[],
): LogoutAttack['play'] {
  return async (stage) => {
    const attempts: LogoutAttempt[] = [];
    for (const binding of stage.bindings)
      for (const { name, craft } of variants(stage.forge, binding)) {
        const session = await stage.open();
        const full = joined(bindingWords[binding], name);
        attempts.push(
          session.isOpen
            ? { name: full, visit: await stage.deliver(session.browser, craft(session)) }
            : { name: full, visit: session.visit, doubt: notOpened },
        );
      }
    return attempts;
  };
}

import type { Forge } from './forge/forge.ts';
import type { BegunLogin } from './login.ts';
import type { Browser } from './net/browser.ts';
import type { Visit } from './visit.ts';

/** A sentence in both languages of people. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

/** What an attack turns against. */
export type AttackGroup =
  | 'wrapping'
  | 'signature'
  | 'algorithm'
  | 'encryption'
  | 'validity'
  | 'binding'
  | 'values'
  | 'structure'
  | 'relay-state'
  | 'level'
  | 'transport'
  | 'load'
  | 'logout'
  | 'logout-redirect';

/**
 * `critical`: a stranger becomes somebody else. `serious`: a stranger gets further than they should. `hardening`: a rule
 * of the standard is not kept, which helps another attack.
 */
export type Severity = 'critical' | 'serious' | 'hardening';

/**
 * What shows that an attack got through. `login`: somebody is logged in. `identity`: somebody is logged in under another
 * name than the one that was signed. `cut`: a name is read only in part. `redirect`: the browser is sent elsewhere, or a
 * script is let through. `outage`: no answer in time, or none any more. A redirect to the bait, markup that comes back and
 * a call that the message causes count with each of them.
 */
export type BadSign = 'login' | 'identity' | 'cut' | 'redirect' | 'outage';

/** What is posted to the address that takes answers. */
export interface Posting {
  /** Default `POST`. */
  readonly method?: 'POST' | 'GET' | undefined;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** How the fields are written. Default `form`. */
  readonly encoding?: 'form' | 'json' | 'text' | 'none' | undefined;
}

/** One form of an attack, played in a login of its own. */
export interface Variant {
  readonly name: Text;
  craft(login: BegunLogin): Posting;
}

/** What was tried, and what came of it. */
export interface Attempt {
  readonly name: Text;
  readonly visit: Visit;
}

/** What an attack is played with. */
export interface Stage {
  readonly forge: Forge;
  /** Begins a login in a new browser. */
  begin(): Promise<BegunLogin>;
  /** A browser that has visited nothing yet. */
  newBrowser(): Browser;
  /** Posts from this browser, follows, and looks who is logged in then. */
  post(browser: Browser, posting: Posting): Promise<Visit>;
  /** Looks who is logged in, without posting anything. */
  look(browser: Browser): Promise<Visit>;
}

/** What a report says of an attack. */
export interface AttackHead {
  /** Stable. */
  readonly id: string;
  readonly group: AttackGroup;
  readonly severity: Severity;
  readonly title: Text;
  /** What it would mean for a town. */
  readonly harm: Text;
  /** CVE, advisory, or section of a standard. */
  readonly references: readonly string[];
  /** Numbers of requirements of BSI TR-03172-3. */
  readonly requirements: readonly string[];
}

/** An attack on the way a service takes answers of its identity provider. */
export interface Attack extends AttackHead {
  readonly bad: BadSign;
  /** Why it cannot be played here; undefined when it can. */
  inapplicable?(forge: Forge, login: BegunLogin): Text | undefined;
  play(stage: Stage): Promise<readonly Attempt[]>;
}

/** Plays variants one after the other, each in a login of its own. */
export function played(
  variants: (forge: Forge) => readonly Variant[],
): (stage: Stage) => Promise<readonly Attempt[]> {
  return async (stage) => {
    const attempts: Attempt[] = [];
    for (const { name, craft } of variants(stage.forge)) {
      const login = await stage.begin();
      attempts.push({ name, visit: await stage.post(login.browser, craft(login)) });
    }
    return attempts;
  };
}

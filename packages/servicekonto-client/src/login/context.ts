import type { RathausError } from '@rathaus/client-core';
import { isolate, type LogEntry } from '@rathaus/client-core/observe';
import type { ServicekontoEvent } from '../config/config.ts';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { languageOf, type PageLanguage, pageLanguages } from '../pages/language.ts';
import { type CookieSeal, createCookieSeal } from '../sealing/cookie-keys.ts';
import { Sessions } from '../session/sessions.ts';
import { createKeyWatch, type KeyWatch } from './key-watch.ts';
import type { KeyWarning, ProviderConnection, Surroundings } from './protocol.ts';
import { returnTarget } from './return-target.ts';
import { Transactions } from './transactions.ts';

/** An event without the tenant, which the context adds. */
type OwnEvent<Event extends ServicekontoEvent = ServicekontoEvent> = Event extends unknown
  ? Omit<Event, 'tenant'>
  : never;

/** Everything that belongs to one tenant's configuration while it is in use. */
export interface Context {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly transactions: Transactions;
  /** The language of pages and labels for a request; can neither throw nor hang. */
  language(request: Request): PageLanguage;
  /** Seals what browsers keep for us. */
  readonly seal: CookieSeal;
  readonly connections: ReadonlyMap<string, ProviderConnection>;
  /** Our certificates: has looked at them once already. */
  readonly keys: KeyWatch;
  /** Reports to the observer; can neither throw nor hang. */
  notify(event: OwnEvent): void;
  /** Writes a line for an error to the logger; can neither throw nor hang. */
  log(error: RathausError, facts?: { provider?: string | undefined }): void;
}

/** Whose fault it was decides how loud the line is. */
const loudness = { local: 'error', service: 'warn', peer: 'info' } as const satisfies Record<
  RathausError['origin'],
  LogEntry['level']
>;

export function createContext(settings: Settings): Context {
  const { tenant, config } = settings;
  const seal = createCookieSeal(config.cookieKeys, tenant);
  const logger = isolate(config.logger, { name: `logger of servicekonto for ${tenant}` });
  const observer = isolate(config.observer, {
    name: `observer of servicekonto for ${tenant}`,
    logger: config.logger && logger,
  });
  const log: Context['log'] = ({ origin, code, message, details }, { provider } = {}) =>
    logger({
      // Who goes away need not be looked at; it happens all day.
      level: code === 'core.aborted' ? 'debug' : loudness[origin],
      code,
      message,
      details: provider === undefined ? { ...details, tenant } : { ...details, tenant, provider },
    });
  const notify: Context['notify'] = (event) => observer({ ...event, tenant });
  const connections = new Map(
    [...settings.providers].map(([id, provider]) => [id, provider.connect(surroundingsOf(settings, id))]),
  );
  const keys = createKeyWatch(connections, settings.clock, (provider, warning) =>
    tellOfKey(provider, warning, tenant, { notify, logger }),
  );
  keys.look();
  return {
    settings,
    keys,
    language: (request) => chosenLanguage(config, request, log) ?? languageOf(request),
    sessions: new Sessions(settings),
    transactions: new Transactions(settings, seal),
    seal,
    connections,
    notify,
    log,
  };
}

/** What has to be done about a certificate of ours, in ids: an event and a line of the log. */
function tellOfKey(
  provider: string,
  { use, code, fingerprint, days, within }: KeyWarning,
  tenant: string,
  { notify, logger }: Pick<Context, 'notify'> & { readonly logger: (entry: LogEntry) => void },
): void {
  // What cannot be read the check of the configuration has refused.
  if (code === 'unreadable' || use === undefined || fingerprint === undefined || days === undefined) return;
  notify({ type: 'key.warning', provider, use, code, fingerprint, days, within });
  logger({
    level: code === 'expired' ? 'error' : 'warn',
    code: 'key.warning',
    message:
      code === 'expired'
        ? `our ${use} certificate has expired: the provider may refuse it`
        : `our ${use} certificate ends within ${within} days`,
    details: { tenant, provider, use, fingerprint, days },
  });
}

/** What the application says; `undefined` when it says nothing, or no language we have. */
function chosenLanguage(
  { language }: Settings['config'],
  request: Request,
  log: Context['log'],
): PageLanguage | undefined {
  if (typeof language !== 'function') return language;
  try {
    const chosen = language(request);
    return chosen !== undefined && pageLanguages.includes(chosen) ? chosen : undefined;
  } catch (cause) {
    log(servicekontoError('servicekonto.page.failed', { cause }));
    return undefined;
  }
}

function surroundingsOf(settings: Settings, id: string): Surroundings {
  const { config, paths, timeout, applicationTimeout, clock } = settings;
  return {
    id,
    config,
    callbackUrl: ownUrl(settings, `${paths.callback}/${id}`),
    loggedOutUrl: ownUrl(settings, paths.loggedOut),
    routeUrl: (name) => ownUrl(settings, `${paths.login}/${id}/${name}`),
    timeout,
    applicationTimeout,
    clock,
  };
}

/** What the page of an error has to know of a login, however far it came. */
export interface LoginNotes {
  /**
   * Address that starts the same login again; `anew` with the provider asking for the means once more. Made of what was
   * understood, never of the address that was asked for: whatever else stands there is shown to nobody.
   */
  retry(href: string, anew?: string): void;
  /** Path of ours that the login was to lead to. */
  back(path: string): void;
  /** The answer belongs to this login. */
  state(state: string): void;
}

/** Choices of a login link. */
export interface LoginOptions {
  level?: Vertrauensniveau | undefined;
  /** Path of this origin to come back to. */
  return?: string | undefined;
  /** Ask for the means of identification again, even if the provider still knows the person. */
  fresh?: boolean | undefined;
}

export function loginPath(settings: Settings, provider: string, options: LoginOptions = {}): string {
  const query = new URLSearchParams();
  if (options.level !== undefined) query.set('level', options.level);
  if (options.return !== undefined) query.set('return', options.return);
  if (options.fresh) query.set('fresh', '1');
  const search = query.size === 0 ? '' : `?${query}`;
  return `${settings.prefix}${settings.paths.login}/${encodeURIComponent(provider)}${search}`;
}

/** A path of ours as absolute address. */
export function ownUrl(settings: Settings, path: string): string {
  return `${settings.origin}${settings.prefix}${path}`;
}

/** The wanted target if it is one of ours and not part of the login itself (that would be a loop). */
export function safeReturn(settings: Settings, value: string | null | undefined, fallback: string): string {
  const target = returnTarget(value, settings.origin);
  const { login, callback, logout: out, loggedOut: gone } = settings.paths;
  const path = target?.split(/[?#]/, 1)[0];
  const looping = [login, callback, out, gone].some(
    (own) => path === `${settings.prefix}${own}` || path?.startsWith(`${settings.prefix}${own}/`),
  );
  return target === undefined || looping ? `${settings.prefix}${fallback}` : target;
}

/** Errors: `servicekonto.return.too-long` when the cookie of a started login cannot keep the return target. */
export function requireShort({ longestReturn: longest }: Settings, returnTo: string): void {
  const { length } = new TextEncoder().encode(returnTo);
  if (length > longest)
    throw servicekontoError('servicekonto.return.too-long', { details: { length, longest } });
}

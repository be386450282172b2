import type { ServicekontoEvent } from '../config/config.ts';
import type { Settings } from '../config/validate.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { Connection } from '../oidc/connection.ts';
import { Sessions } from '../session/sessions.ts';
import { returnTarget } from './return-target.ts';
import { Transactions } from './transactions.ts';

/** Everything that belongs to one tenant's configuration while it is in use. */
export interface Context {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly transactions: Transactions;
  readonly connections: ReadonlyMap<string, Connection>;
}

export function createContext(settings: Settings): Context {
  return {
    settings,
    sessions: new Sessions(settings),
    transactions: new Transactions(settings),
    connections: new Map(
      [...settings.providers].map(([id, provider]) => [id, new Connection(settings, provider)]),
    ),
  };
}

/** Choices of a login link. */
export interface LoginOptions {
  level?: Vertrauensniveau;
  /** Path of this origin to come back to. */
  return?: string;
  /** Ask for the means of identification again, even if the provider still knows the person. */
  fresh?: boolean;
}

export function loginPath(settings: Settings, provider: string, options: LoginOptions = {}): string {
  const query = new URLSearchParams();
  if (options.level !== undefined) query.set('level', options.level);
  if (options.return !== undefined) query.set('return', options.return);
  if (options.fresh) query.set('fresh', '1');
  const search = query.size === 0 ? '' : `?${query}`;
  return `${settings.prefix}${settings.paths.login}/${encodeURIComponent(provider)}${search}`;
}

export function emit(context: Context, event: Omit<ServicekontoEvent, 'tenant'>): void {
  context.settings.config.onEvent?.({ ...event, tenant: context.settings.tenant });
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

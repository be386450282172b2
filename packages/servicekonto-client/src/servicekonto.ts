import { isRathausError } from '@rathaus/client-core';
import type { OidcProvider, ServicekontoConfig, TenantConfig } from './config/config.ts';
import { validateConfig } from './config/validate.ts';
import { pageStatus, servicekontoError } from './errors/login-errors.ts';
import { type Context, createContext, type LoginOptions, loginPath, safeReturn } from './login/context.ts';
import { route } from './login/routes.ts';
import { errorPage, languageOf } from './pages/error-page.ts';
import type { Session } from './session/session.ts';

/** A way to log in, ready for a link or for the ui-kit's login element. */
export interface LoginLink {
  provider: string;
  label: Partial<Record<'de' | 'en', string>>;
  href: string;
}

/** The login of an application. All methods read addresses from the configuration, never from the `Host` header. */
export interface Servicekonto {
  /**
   * Answers login, callback and logout requests; `undefined` for every other path. Errors are answered with a page
   * for the citizen (`renderError`) and reported to `onEvent`; an unknown tenant gets such a page on every path.
   */
  handle(request: Request): Promise<Response | undefined>;
  /**
   * The session of a request, or `undefined`. Counts as activity unless `touch` is false (polling for the remaining
   * time must not keep a session alive). Throws `servicekonto.store.failed`, `servicekonto.tenant.unknown`.
   */
  session(request: Request, options?: { touch?: boolean }): Promise<Session | undefined>;
  /**
   * Starts the allowed pause anew, for a button "stay logged in". Never moves the absolute end. `undefined` when the
   * session has ended already.
   */
  extend(request: Request): Promise<Session | undefined>;
  /** Login links of all providers, in the order of the configuration. */
  logins(request: Request, options?: LoginOptions): Promise<LoginLink[]>;
  /** Path that starts a login; for step-up name the `level` that is needed. Default provider: the first. */
  loginHref(request: Request, options?: LoginOptions & { provider?: string }): Promise<string>;
  /** Path that logs out; for a link on your own pages or the action of a form. */
  logoutHref(request: Request, options?: { return?: string }): Promise<string>;
}

function labelOf(provider: OidcProvider): LoginLink['label'] {
  const { label = provider.id } = provider;
  return typeof label === 'string' ? { de: label, en: label } : label;
}

/**
 * Makes the login of an application from one configuration, or from a function that finds the configuration of a
 * request's tenant. A single configuration is checked now: `servicekonto.config.invalid` names all faults at once.
 * A tenant's is checked when it is first seen; return the same object for the same tenant, because metadata and keys
 * of providers are kept with it.
 */
export function createServicekonto(config: ServicekontoConfig | TenantConfig): Servicekonto {
  const contexts = new WeakMap<ServicekontoConfig, Context>();
  const contextOf = (one: ServicekontoConfig, tenantRequired: boolean): Context => {
    let context = contexts.get(one);
    if (!context) {
      context = createContext(validateConfig(one, tenantRequired));
      contexts.set(one, context);
    }
    return context;
  };
  const find = async (request: Request): Promise<Context> => {
    if (typeof config !== 'function') return contextOf(config, false);
    const one = await config(request);
    if (!one) throw servicekontoError('servicekonto.tenant.unknown');
    return contextOf(one, true);
  };
  if (typeof config !== 'function') contextOf(config, false);

  return {
    handle: async (request) => {
      let context: Context;
      try {
        context = await find(request);
      } catch (error) {
        if (!isRathausError(error)) throw error;
        const status = pageStatus(error.code);
        return errorPage({ error, status, language: languageOf(request), homeHref: '/', request });
      }
      return route(context, request);
    },
    session: async (request, options) =>
      (await find(request)).sessions.read(request, options?.touch === false ? 'peek' : 'touch'),
    extend: async (request) => (await find(request)).sessions.read(request, 'extend'),
    logins: async (request, options) => {
      const { settings } = await find(request);
      return [...settings.providers.values()].map((provider) => ({
        provider: provider.id,
        label: labelOf(provider),
        href: loginPath(settings, provider.id, options),
      }));
    },
    loginHref: async (request, options = {}) => {
      const { settings } = await find(request);
      const provider = options.provider ?? [...settings.providers.keys()][0]!;
      if (!settings.providers.has(provider)) throw servicekontoError('servicekonto.provider.unknown');
      return loginPath(settings, provider, options);
    },
    logoutHref: async (request, options = {}) => {
      const { settings } = await find(request);
      const path = `${settings.prefix}${settings.paths.logout}`;
      if (options.return === undefined) return path;
      const target = safeReturn(settings, options.return, settings.paths.afterLogout);
      return `${path}?${new URLSearchParams({ return: target })}`;
    },
  };
}

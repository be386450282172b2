import { isRathausError } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import {
  createTenants,
  type RequestTenantSource,
  type Tenanted,
  type TenantScope,
} from '@rathaus/client-core/tenants';
import type { ServicekontoConfig } from './config/config.ts';
import { validateConfig } from './config/validate.ts';
import { bareErrorPage } from './login/bare-page.ts';
import { type LoginChoiceOptions, showChoice } from './login/choice.ts';
import { createContext, type LoginOptions } from './login/context.ts';
import {
  formerProvider,
  type LoginLink,
  type LoginLinkOptions,
  loginLink,
  loginLinks,
  logoutLink,
} from './login/links.ts';
import { route } from './login/routes.ts';
import { type TimeLeft, timeLeftOf } from './login/session-time.ts';
import type { Session } from './session/session.ts';

/**
 * The login of an application. All methods read addresses from the configuration, never from the `Host` header. All of
 * them end at once as `core.aborted` when `request.signal` aborts. With many tenants each first finds the tenant of the
 * request; what can go wrong then is `core.tenant.unknown`, `core.tenant.ambiguous`, `core.tenant.unavailable` and
 * `servicekonto.config.invalid`.
 */
export interface Servicekonto {
  /**
   * Answers login, callback and logout requests; `undefined` for every other path. Errors are answered with a page
   * for the citizen (`renderError`) and reported to `observer` and `logger`; a request without a tenant gets such a
   * page on every path. Reads the body of what a provider posts to its own addresses, and no other.
   */
  handle(request: Request): Promise<Response | undefined>;
  /**
   * The session of a request, or `undefined`. Counts as activity unless `touch` is false (polling for the remaining
   * time must not keep a session alive). Throws `servicekonto.store.failed`.
   */
  session(request: Request, options?: { touch?: boolean | undefined }): Promise<Session | undefined>;
  /**
   * Starts the allowed pause anew, for a button "stay logged in". Never moves the absolute end. `undefined` when the
   * session has ended already.
   */
  extend(request: Request): Promise<Session | undefined>;
  /**
   * How long the session of a request lasts, without counting as activity, with the addresses that `<rathaus-account>` of
   * ui-kit asks; `undefined` when there is none. Give what `session()` has said, and the store is not asked again.
   */
  timeLeft(request: Request, session?: Session | undefined): Promise<TimeLeft | undefined>;
  /** Login links of all providers, in the order of the configuration: `renderLogin({ providers, level })` of ui-kit. */
  logins(request: Request, options?: LoginLinkOptions): Promise<LoginLink[]>;
  /**
   * A page with the login links, in the frame of `layout`, for whoever has no page for it (the gateway, a static site). One
   * provider that can reach the level: a redirection straight to it. None: a page that says so, with status 403.
   */
  choice(request: Request, options?: LoginChoiceOptions): Promise<Response>;
  /**
   * Path that starts a login; for step-up name the `level` that is needed. Default provider: that of the session, so that
   * somebody raises the account they are logged in with; without a session the first.
   */
  loginHref(request: Request, options?: LoginOptions & { provider?: string | undefined }): Promise<string>;
  /** Path that logs out; for a link on your own pages or the action of a form. */
  logoutHref(request: Request, options?: { return?: string | undefined }): Promise<string>;
}

/** The logins of many authorities: the tenant is found by the request, or named with `tenant(id)`. */
export interface TenantedServicekonto extends Servicekonto, Tenanted<Servicekonto> {}

/** The login of one authority, as long as there is such an authority. */
function build(config: ServicekontoConfig, scope: TenantScope<Servicekonto>): Servicekonto {
  const context = createContext(validateConfig(config));
  const { settings, sessions } = context;
  /** What is under way when the tenant vanishes ends with it; what vanished does nothing any more. */
  const alive = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      scope.signal.throwIfAborted();
      return await unlessAborted(Promise.resolve(work()), scope.signal, 'Work for a tenant');
    } catch (error) {
      throw scope.signal.aborted ? scope.signal.reason : error;
    }
  };
  return {
    handle: (request) => answered(request, () => alive(() => route(context, request))),
    session: (request, { touch = true } = {}) =>
      alive(() => sessions.read(request, touch ? 'touch' : 'peek')),
    extend: (request) => alive(() => sessions.read(request, 'extend')),
    timeLeft: (request, known) =>
      alive(async () => {
        const session = known ?? (await sessions.read(request, 'peek'));
        return session && timeLeftOf(settings, request, session);
      }),
    logins: (request, options = {}) => alive(() => loginLinks(context, request, options)),
    choice: (request, options = {}) => alive(() => showChoice(context, request, options)),
    loginHref: (request, options = {}) =>
      alive(async () =>
        loginLink(settings, { provider: await formerProvider(context, request), ...options }),
      ),
    logoutHref: (_request, options = {}) => alive(() => logoutLink(settings, options.return)),
  };
}

/** Answers what has no configuration of its own to be answered with: no tenant, or one that cannot be used. */
async function answered(
  request: Request,
  find: () => Promise<Response | undefined>,
): Promise<Response | undefined> {
  try {
    return await find();
  } catch (error) {
    if (!isRathausError(error) || request.signal.aborted) throw error;
    return bareErrorPage(request, error);
  }
}

/**
 * Makes the logins of many authorities. The configuration of each is checked when it is first needed; metadata and keys
 * of its providers are kept while its version or its plain values stay the same.
 *
 * @example
 * const konto = createServicekonto({
 *   config: (id) => configurations.find(id),
 *   tenantOf: (request) => tenantByHost.get(new URL(request.url).host), // the host that the proxy checked
 * });
 * const musterstadt = await konto.tenant('musterstadt');
 */
export function createServicekonto(tenants: RequestTenantSource<ServicekontoConfig>): TenantedServicekonto;
// The single configuration comes last: the compiler explains the last overload, and most callers mean this one.
/**
 * Makes the login of the application of one authority. Errors: `servicekonto.config.invalid` with all faults at once.
 *
 * @example
 * const konto = createServicekonto({
 *   tenant: 'musterstadt',
 *   baseUrl: 'https://portal.musterstadt.example',
 *   store: createMemoryStateStore(),
 *   cookieKeys: [cookieKey],
 *   providers: { bundid: oidc({ issuer, clientId, clientSecret: () => readFile('/run/secret', 'utf8') }) },
 * });
 * const answer = await konto.handle(request); // login, callback, logout; undefined for your own paths
 * const session = await konto.session(request);
 */
export function createServicekonto(config: ServicekontoConfig): Servicekonto;
export function createServicekonto(
  input: ServicekontoConfig | RequestTenantSource<ServicekontoConfig>,
): Servicekonto | TenantedServicekonto {
  const tenants = createTenants(input, { build });
  if (tenants.single) return tenants.single;
  const of = (request: Request) => tenants.forRequest(request);
  return {
    handle: (request) => answered(request, async () => (await of(request)).handle(request)),
    session: async (request, options) => (await of(request)).session(request, options),
    extend: async (request) => (await of(request)).extend(request),
    timeLeft: async (request, session) => (await of(request)).timeLeft(request, session),
    logins: async (request, options) => (await of(request)).logins(request, options),
    choice: async (request, options) => (await of(request)).choice(request, options),
    loginHref: async (request, options) => (await of(request)).loginHref(request, options),
    logoutHref: async (request, options) => (await of(request)).logoutHref(request, options),
    tenant: (id, options) => tenants.tenant(id, options),
    forget: (id) => tenants.forget(id),
  };
}

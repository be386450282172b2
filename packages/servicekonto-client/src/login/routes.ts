import { isRathausError, type RathausError } from '@rathaus/client-core';
import type { ErrorPageContext } from '../config/pages.ts';
import { servicekontoError } from '../errors.ts';
import { errorContent } from '../pages/error-page.ts';
import { guardHeaders } from '../pages/page.ts';
import { pageStatus } from '../pages/page-status.ts';
import { digest } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';
import { finishLogin } from './callback.ts';
import type { Context } from './context.ts';
import { loggedOut, logout } from './logout.ts';
import type { ProviderRoute, SessionEnder } from './protocol.ts';
import { guarded, ownPage, showPage } from './show-page.ts';
import { startLogin } from './start.ts';

async function failed(
  context: Context,
  request: Request,
  error: RathausError,
  retryHref: string | undefined,
  cookies: readonly string[],
): Promise<Response> {
  const { prefix, paths, config } = context.settings;
  const page: ErrorPageContext = {
    error,
    status: pageStatus(error.code),
    language: context.language(request),
    homeHref: `${prefix}${paths.afterLogin}`,
    retryHref,
    request,
  };
  const { renderError } = config;
  const own =
    renderError &&
    (await ownPage(context, request, {
      what: 'The function for the error page',
      make: () => renderError(page),
    }));
  if (own) return guarded(own, { status: own.status, cookies });
  return showPage(context, request, { ...errorContent(page), cookies });
}

/** One of our paths. `route`: an address of a provider beside its login. */
type Found =
  | { readonly kind: 'logout' | 'logged-out' }
  | { readonly kind: 'callback' | 'login'; readonly provider: string }
  | { readonly kind: 'route'; readonly provider: string; readonly route: ProviderRoute };

/** Which of our paths a request is for. */
function find({ settings, connections }: Context, url: URL): Found | undefined {
  const { arrivalPrefix, paths } = settings;
  if (!url.pathname.startsWith(`${arrivalPrefix}/`)) return undefined;
  const path = url.pathname.slice(arrivalPrefix.length);
  if (path === paths.logout) return { kind: 'logout' };
  if (path === paths.loggedOut) return { kind: 'logged-out' };
  for (const kind of ['callback', 'login'] as const) {
    if (!path.startsWith(`${paths[kind]}/`)) continue;
    const [provider = '', name, ...more] = path.slice(paths[kind].length + 1).split('/');
    if (name === undefined) return { kind, provider };
    const routes = kind === 'login' && more.length === 0 ? connections.get(provider)?.routes : undefined;
    if (routes && Object.hasOwn(routes, name)) return { kind: 'route', provider, route: routes[name]! };
    return undefined;
  }
  return undefined;
}

/** Methods of each kind of path. HEAD asks whether there is something, and must never use up a login. */
const methods: Readonly<Record<Exclude<Found['kind'], 'route'>, readonly string[]>> = {
  logout: ['GET', 'POST'],
  'logged-out': ['GET'],
  login: ['GET'],
  callback: ['GET', 'POST'],
};

/** A provider that still knows the person would answer the same again, and the way on would be a circle. */
const needsAnew: ReadonlySet<string> = new Set([
  'servicekonto.level.too-low',
  'servicekonto.login.other-person',
]);

/**
 * Answers a request to one of our paths; `undefined` for all others. Throws `core.aborted` when nobody waits for the
 * answer any more.
 */
export async function route(context: Context, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const found = find(context, url);
  if (!found) return undefined;
  if (request.method === 'HEAD') return new Response(null, { headers: guardHeaders });
  const provider =
    'provider' in found && context.connections.has(found.provider) ? found.provider : undefined;
  let retryHref: string | undefined;
  let anewHref: string | undefined;
  let state: string | undefined;
  try {
    const allowed = found.kind === 'route' ? [found.route.method] : methods[found.kind];
    if (!allowed.includes(request.method)) throw servicekontoError('servicekonto.request.method');
    switch (found.kind) {
      case 'logout':
        return await logout(context, request);
      case 'logged-out':
        return await loggedOut(context, request, url.searchParams);
      case 'route':
        return await found.route.handle(request, enderOf(context, found.provider));
      case 'login':
        return await startLogin(context, request, found.provider, url.searchParams);
      case 'callback':
        return await finishLogin(context, request, found.provider, {
          retry: (href, anew) => {
            retryHref = href;
            anewHref = anew;
          },
          state: (own) => {
            state = own;
          },
        });
    }
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const { code } = error;
    if (found.kind === 'login' && provider && code !== 'servicekonto.level.unknown') {
      retryHref = `${url.pathname}${url.search}`;
    }
    if (needsAnew.has(code)) retryHref = anewHref ?? retryHref;
    if (found.kind === 'logout') retryHref = `${url.pathname}${url.search}`;
    if (found.kind !== 'route' && 'provider' in found)
      context.notify({ type: 'login.failed', code, provider });
    context.log(error, { provider });
    if (request.signal.aborted) throw error;
    // Nobody looks at it: a provider has asked, not a browser.
    if (found.kind === 'route')
      return new Response(null, { status: pageStatus(code), headers: guardHeaders });
    const consumed = state !== undefined && code !== 'servicekonto.store.failed';
    const cookies = consumed ? [await context.transactions.clearCookie(state!)] : [];
    return failed(context, request, error, retryHref, cookies);
  }
}

/** Ends sessions of one provider. */
function enderOf({ settings, sessions, notify }: Context, provider: string): SessionEnder {
  const nameOf = (id: string) => digest(`${provider} ${id}`);
  return {
    async end(ended, { signal }) {
      const count = await sessions.endByProvider(provider, ended, signal);
      notify({ type: 'logout.by-provider', provider, sessions: count });
      return count;
    },
    wasDone: async (id, { signal }) =>
      (await guardedStore(settings, signal).get('message', await nameOf(id))) !== undefined,
    isDone: async (id, ttl, { signal }) =>
      guardedStore(settings, signal).set('message', await nameOf(id), '', ttl),
  };
}

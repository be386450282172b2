import { isRathausError, type RathausError } from '@rathaus/client-core';
import type { ErrorPageContext } from '../config/pages.ts';
import { servicekontoError } from '../errors.ts';
import { errorContent } from '../pages/error-page.ts';
import { guardHeaders } from '../pages/page.ts';
import { pageStatus } from '../pages/page-status.ts';
import { digest } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';
import { finishLogin } from './callback.ts';
import type { Context, LoginNotes } from './context.ts';
import { logoutLink } from './links.ts';
import { loggedOut, logout } from './logout.ts';
import { passageTo } from './passage-to.ts';
import type { ProviderRoute, SessionEnder } from './protocol.ts';
import { sessionPath, sessionTime } from './session-time.ts';
import { guarded, ownPage, showPage } from './show-page.ts';
import { startLogin } from './start.ts';

/** What is known of a request that failed. */
interface Failure {
  readonly error: RathausError;
  readonly retryHref: string | undefined;
  readonly backHref: string | undefined;
  readonly cookies: readonly string[];
  /** Methods of the address (RFC 9110, section 15.5.6). */
  readonly allowed: readonly string[];
}

async function failed(
  context: Context,
  request: Request,
  { error, retryHref, backHref, cookies, allowed }: Failure,
): Promise<Response> {
  const { prefix, paths, config } = context.settings;
  const page: ErrorPageContext = {
    error,
    status: pageStatus(error.code),
    language: context.language(request),
    homeHref: `${prefix}${paths.afterLogin}`,
    retryHref,
    signedIn: await isSignedIn(context, request, error),
    backHref,
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
  const content = errorContent(page);
  const headers = { ...content.headers, ...(page.status === 405 && { allow: allowed.join(', ') }) };
  return showPage(context, request, { ...content, headers, cookies });
}

/** Whether there is a session all the same; `undefined` when the store cannot say, which must not cost anybody the page. */
async function isSignedIn(
  { sessions, log }: Context,
  request: Request,
  { code }: RathausError,
): Promise<boolean | undefined> {
  // It has just let somebody wait; not twice.
  if (code === 'servicekonto.store.failed') return undefined;
  try {
    return (await sessions.read(request, 'peek')) !== undefined;
  } catch (error) {
    if (!isRathausError(error)) throw error;
    log(error);
    return undefined;
  }
}

/** One of our paths. `route`: an address of a provider beside its login. */
type Found =
  | { readonly kind: 'logout' | 'logged-out' | 'session' }
  | { readonly kind: 'callback' | 'login'; readonly provider: string }
  | { readonly kind: 'route'; readonly provider: string; readonly route: ProviderRoute };

/** Which of our paths a request is for. */
function find({ settings, connections }: Context, url: URL): Found | undefined {
  const { arrivalPrefix, paths } = settings;
  if (!url.pathname.startsWith(`${arrivalPrefix}/`)) return undefined;
  const path = url.pathname.slice(arrivalPrefix.length);
  if (path === paths.logout) return { kind: 'logout' };
  if (path === paths.loggedOut) return { kind: 'logged-out' };
  if (path === sessionPath(paths)) return { kind: 'session' };
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

/** Methods of a path. HEAD asks whether there is something, and must never use up a login. */
function methodsOf({ settings }: Context, found: Found): readonly string[] {
  switch (found.kind) {
    case 'route':
      return [found.route.method];
    case 'logout':
    case 'session':
      return ['GET', 'POST'];
    case 'callback':
      // Who answers by a form may still say by an address that it went wrong.
      return settings.providers.get(found.provider)?.answersBy === 'GET' ? ['GET'] : ['GET', 'POST'];
    default:
      return ['GET'];
  }
}

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
  const allowed = methodsOf(context, found);
  let retryHref: string | undefined;
  let anewHref: string | undefined;
  let backHref: string | undefined;
  let state: string | undefined;
  const notes: LoginNotes = {
    retry: (href, anew) => {
      retryHref = href;
      anewHref = anew;
    },
    back: (path) => {
      backHref = path;
    },
    state: (own) => {
      state = own;
    },
  };
  try {
    if (!allowed.includes(request.method)) throw servicekontoError('servicekonto.request.method');
    switch (found.kind) {
      case 'logout':
        return await logout(context, request);
      case 'logged-out':
        return await loggedOut(context, request, url.searchParams);
      case 'session':
        return await sessionTime(context, request);
      case 'route':
        return await throughRoute(context, request, found);
      case 'login':
        return await startLogin(context, request, found.provider, url.searchParams, notes);
      case 'callback':
        return await finishLogin(context, request, found.provider, notes);
    }
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const { code } = error;
    if (needsAnew.has(code)) retryHref = anewHref ?? retryHref;
    if (found.kind === 'logout')
      retryHref = logoutLink(context.settings, url.searchParams.get('return') ?? undefined);
    if (found.kind === 'route') context.notify({ type: 'logout.by-provider', code, provider, sessions: 0 });
    else if ('provider' in found) context.notify({ type: 'login.failed', code, provider });
    context.log(error, { provider });
    if (request.signal.aborted) throw error;
    // Nobody looks at it: a provider has asked, not a browser, which would have come another way.
    const isForProvider = found.kind === 'route' && found.route.visitor !== 'person';
    if (isForProvider && code !== 'servicekonto.request.method') return answerToProvider(pageStatus(code));
    const consumed = state !== undefined && code !== 'servicekonto.store.failed';
    const cookies = consumed ? [await context.transactions.clearCookie(state!)] : [];
    return failed(context, request, { error, retryHref, backHref, cookies, allowed });
  }
}

/** An address of a provider beside its login, which may send the browser on. */
async function throughRoute(
  context: Context,
  request: Request,
  { route: own, provider }: Extract<Found, { kind: 'route' }>,
): Promise<Response> {
  const answer = await own.handle(request, enderOf(context, provider));
  return 'kind' in answer ? passageTo(context, request, 'logout', answer, []) : answer;
}

/**
 * A refusal for a provider. OpenID Connect Back-Channel Logout 1.0, section 2.8, knows 400 for all that is not done. What was
 * wrong with the request gets it; what could not be judged, because a store or the provider itself is away, gets 503 with the
 * time to come again (RFC 9110, section 15.6.4): whoever repeats a logout repeats that, and drops what was wrong.
 */
const answerToProvider = (status: number): Response =>
  new Response(null, {
    status,
    headers: status === 503 ? { ...guardHeaders, 'retry-after': '10' } : guardHeaders,
  });

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

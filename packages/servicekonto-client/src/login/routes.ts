import { isRathausError, type RathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import type { ErrorPageContext } from '../config/config.ts';
import { servicekontoError } from '../errors.ts';
import { errorPage, languageOf } from '../pages/error-page.ts';
import { pageStatus } from '../pages/page-status.ts';
import { finishLogin } from './callback.ts';
import type { Context } from './context.ts';
import { loggedOut, logout } from './logout.ts';
import { startLogin } from './start.ts';

/** The own page of the application, or the built-in one when that cannot be made. */
async function renderPage(context: Context, page: ErrorPageContext): Promise<Response> {
  const { renderError } = context.settings.config;
  if (!renderError) return errorPage(page);
  const { signal } = page.request;
  try {
    const response = await callApplication('The function for the error page', () => renderError(page), {
      signal,
      timeout: context.settings.applicationTimeout,
    });
    // A body that was read, or something that is no response, would fail only when it is sent.
    if (response.bodyUsed || typeof response.headers.get !== 'function')
      throw new TypeError('not a fresh Response');
    return response;
  } catch (cause) {
    if (signal.aborted) throw cause;
    const error = servicekontoError('servicekonto.page.failed', {
      message: isRathausError(cause) ? cause.code : undefined,
      cause,
    });
    context.notify({ type: 'page.failed', code: error.code });
    context.log(error);
    return errorPage(page);
  }
}

async function failed(
  context: Context,
  request: Request,
  error: RathausError,
  retryHref: string | undefined,
  cookies: readonly string[],
): Promise<Response> {
  const { settings } = context;
  const response = await renderPage(context, {
    error,
    status: pageStatus(error.code),
    language: settings.config.language ?? languageOf(request),
    homeHref: `${settings.prefix}${settings.paths.afterLogin}`,
    retryHref,
    request,
  });
  if (cookies.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(response.body, { status: response.status, headers });
}

/** Which of our paths a request is for. */
function find({ settings }: Context, url: URL) {
  const { prefix, paths } = settings;
  if (!url.pathname.startsWith(`${prefix}/`)) return undefined;
  const path = url.pathname.slice(prefix.length);
  if (path === paths.logout) return { kind: 'logout' } as const;
  if (path === paths.loggedOut) return { kind: 'logged-out' } as const;
  for (const kind of ['callback', 'login'] as const) {
    if (!path.startsWith(`${paths[kind]}/`)) continue;
    const provider = path.slice(paths[kind].length + 1);
    return provider.includes('/') ? undefined : { kind, provider };
  }
  return undefined;
}

/**
 * Answers a request to one of our paths; `undefined` for all others. Throws `core.aborted` when nobody waits for the
 * answer any more.
 */
export async function route(context: Context, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const found = find(context, url);
  if (!found) return undefined;
  const provider =
    'provider' in found && context.connections.has(found.provider) ? found.provider : undefined;
  let retryHref: string | undefined;
  const retry = (href: string) => {
    retryHref = href;
  };
  try {
    if (found.kind === 'logout') return await logout(context, request);
    if (request.method !== 'GET') throw servicekontoError('servicekonto.request.method');
    if (found.kind === 'logged-out') return await loggedOut(context, request, url.searchParams);
    return found.kind === 'callback'
      ? await finishLogin(context, request, found.provider, url.searchParams, retry)
      : await startLogin(context, request, found.provider, url.searchParams);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const { code } = error;
    if (found.kind === 'login' && provider && code !== 'servicekonto.level.unknown') {
      retry(`${url.pathname}${url.search}`);
    }
    if ('provider' in found) context.notify({ type: 'login.failed', code, provider });
    context.log(error, { provider });
    if (request.signal.aborted) throw error;
    const state = url.searchParams.get('state');
    const consumed = found.kind === 'callback' && state !== null && code !== 'servicekonto.store.failed';
    const cookies = consumed ? [await context.transactions.clearCookie(state)] : [];
    return failed(context, request, error, retryHref, cookies);
  }
}

import type { RathausError } from '@rathaus/client-core';
import { pageStatus, servicekontoError } from '../errors/login-errors.ts';
import { assertRathausError, errorPage, languageOf } from '../pages/error-page.ts';
import { finishLogin } from './callback.ts';
import { type Context, emit } from './context.ts';
import { loggedOut, logout } from './logout.ts';
import { startLogin } from './start.ts';

async function failed(
  context: Context,
  request: Request,
  error: RathausError,
  retryHref: string | undefined,
  cookies: readonly string[] = [],
): Promise<Response> {
  const { settings } = context;
  const rendering = {
    error,
    status: pageStatus(error.code),
    language: settings.config.language ?? languageOf(request),
    homeHref: `${settings.prefix}${settings.paths.afterLogin}`,
    request,
    ...(retryHref === undefined ? {} : { retryHref }),
  };
  const response = await (settings.config.renderError ?? errorPage)(rendering);
  if (cookies.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(response.body, { status: response.status, headers });
}

/** Answers a request to one of our paths; `undefined` for all others. */
export async function route(context: Context, request: Request): Promise<Response | undefined> {
  const { settings } = context;
  const { pathname, searchParams } = new URL(request.url);
  if (!pathname.startsWith(`${settings.prefix}/`)) return undefined;
  const path = pathname.slice(settings.prefix.length);
  const below = (own: string) => (path.startsWith(`${own}/`) ? path.slice(own.length + 1) : undefined);
  const calledBack = below(settings.paths.callback);
  const started = calledBack === undefined ? below(settings.paths.login) : undefined;
  const ours = [settings.paths.logout, settings.paths.loggedOut].includes(path);
  const provider = calledBack ?? started;
  if (!ours && (provider === undefined || provider.includes('/'))) return undefined;
  let retryHref: string | undefined;
  const retry = (href: string) => {
    retryHref = href;
  };
  try {
    if (path === settings.paths.logout) return await logout(context, request);
    if (request.method !== 'GET') throw servicekontoError('servicekonto.request.method');
    if (path === settings.paths.loggedOut) return await loggedOut(context, searchParams);
    if (calledBack !== undefined) return await finishLogin(context, request, calledBack, searchParams, retry);
    return await startLogin(context, request, provider!, searchParams);
  } catch (thrown) {
    const error = assertRathausError(thrown);
    const known = provider !== undefined && context.connections.has(provider);
    if (started !== undefined && known && error.code !== 'servicekonto.level.unknown') {
      retry(`${pathname}${new URL(request.url).search}`);
    }
    if (!ours) emit(context, { type: 'login.failed', code: error.code, ...(known ? { provider } : {}) });
    const state = searchParams.get('state');
    const consumed = calledBack !== undefined && state !== null && error.code !== 'servicekonto.store.failed';
    const cookies = consumed ? [await context.transactions.clearCookie(state)] : [];
    return failed(context, request, error, retryHref, cookies);
  }
}

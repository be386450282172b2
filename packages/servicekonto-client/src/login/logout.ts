import { isRathausError } from '@rathaus/client-core';
import { escapeHtml } from '@rathaus/client-core/text';
import { servicekontoError } from '../errors.ts';
import { mainOf } from '../pages/main.ts';
import { seeOther } from '../pages/page.ts';
import { digest, isToken, randomToken } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';
import { type Context, safeReturn } from './context.ts';
import { fromOurselves } from './from-ourselves.ts';
import { passageTo } from './passage-to.ts';
import { showPage } from './show-page.ts';

const logoutLife = 600_000;

const words = {
  de: {
    title: 'Abmelden',
    text: 'Möchten Sie sich abmelden?',
    button: 'Ja, abmelden',
    stay: 'Nein, angemeldet bleiben',
  },
  en: {
    title: 'Log out',
    text: 'Do you want to log out?',
    button: 'Yes, log out',
    stay: 'No, stay logged in',
  },
  'de-simple': {
    title: 'Abmelden',
    text: 'Möchten Sie sich abmelden?',
    button: 'Ja, abmelden',
    stay: 'Nein, angemeldet bleiben',
  },
} as const;

/** Ends our session, then the provider's. */
export async function logout(context: Context, request: Request): Promise<Response> {
  const { settings, sessions } = context;
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw servicekontoError('servicekonto.request.method');
  }
  const query = new URL(request.url).searchParams;
  const returnTo = safeReturn(settings, query.get('return'), settings.paths.afterLogout);
  const current = await sessions.read(request, 'peek');
  const allowed = fromOurselves(context, request) || current?.verifyCsrf(request.headers.get('x-csrf-token'));
  if (!allowed && request.method === 'POST') throw servicekontoError('servicekonto.request.cross-site');
  if (!allowed) {
    const language = context.language(request);
    const { title, button, stay } = words[language];
    const action = `${settings.prefix}${settings.paths.logout}?${new URLSearchParams({ return: returnTo })}`;
    const home = escapeHtml(`${settings.prefix}${settings.paths.afterLogin}`);
    const form = `<form method="post" action="${escapeHtml(action)}"><button>${button}</button></form><ul class="servicekonto-ways"><li><a href="${home}">${stay}</a></li></ul>`;
    return showPage(context, request, {
      kind: 'logout',
      status: 200,
      language,
      title,
      main: mainOf(language, words, form),
    });
  }
  const record = await sessions.close(request);
  const cookies = [sessions.clearCookie()];
  if (!record) return seeOther(`${settings.origin}${returnTo}`, cookies);
  context.notify({ type: 'logout', provider: record.identity.provider });
  const connection = context.connections.get(record.identity.provider);
  const state = randomToken();
  try {
    const passage = await connection?.end(record.providerSession, { state }, { signal: request.signal });
    if (!passage) return seeOther(`${settings.origin}${returnTo}`, cookies);
    const store = guardedStore(settings, request.signal);
    await store.set('logout', await digest(state), returnTo, logoutLife);
    return await passageTo(context, request, 'logout', passage, cookies);
  } catch (error) {
    if (!isRathausError(error) || request.signal.aborted) throw error;
    // The person is logged out here in any case; that the provider is away must not keep the cookie alive.
    context.log(error, { provider: record.identity.provider });
    context.notify({ type: 'logout', provider: record.identity.provider, code: error.code });
    return seeOther(`${settings.origin}${returnTo}`, cookies);
  }
}

/** The provider sends the browser back here after logout. */
export async function loggedOut(
  context: Context,
  request: Request,
  query: URLSearchParams,
): Promise<Response> {
  const { settings } = context;
  const state = query.get('state');
  const store = guardedStore(settings, request.signal);
  const stored = isToken(state) ? await store.take('logout', await digest(state)) : undefined;
  return seeOther(`${settings.origin}${safeReturn(settings, stored, settings.paths.afterLogout)}`);
}

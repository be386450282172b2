import { isRathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import { bareErrorPage } from '../login/bare-page.ts';
import { guardHeaders, seeOther } from '../pages/page.ts';
import type { Session } from '../session/session.ts';
import { demandedLevel, type LoginOf, linksBack, wantedPath } from './login-address.ts';

/**
 * `GET <prefix>/login?level=…&return=…`: the page on which a person chooses how to log in, and the address for a link "log
 * in" on pages that no program makes. Who is logged in well enough already goes straight on.
 */
export async function loginPage(login: LoginOf, request: Request): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, { headers: guardHeaders });
  try {
    return await choose(login, request);
  } catch (error) {
    if (!isRathausError(error) || request.signal.aborted) throw error;
    return bareErrorPage(request, error);
  }
}

async function choose(login: LoginOf, request: Request): Promise<Response> {
  const { konto, settings } = login;
  if (request.method !== 'GET') throw servicekontoError('servicekonto.request.method');
  const { searchParams } = new URL(request.url);
  const level = demandedLevel(searchParams, settings.level);
  const wanted = wantedPath(searchParams.get('return'), settings);
  const { target } = await linksBack(login, request, { level, return: wanted });
  const session = await peek(login, request);
  if (session && (level === undefined || session.atLeast(level)))
    return seeOther(`${settings.origin}${wanted ?? '/'}`);
  return konto.choice(request, { level, return: target, provider: settings.provider });
}

/** Without its store nobody is known, but the page can be shown all the same; the login itself says what is wrong. */
async function peek({ konto }: LoginOf, request: Request): Promise<Session | undefined> {
  try {
    return await konto.session(request, { touch: false });
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'servicekonto.store.failed') throw error;
    return undefined;
  }
}

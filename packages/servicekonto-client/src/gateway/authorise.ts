import { isRathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import {
  compareVertrauensniveau,
  parseVertrauensniveau,
  type Vertrauensniveau,
} from '../level/vertrauensniveau.ts';
import { returnTarget } from '../login/return-target.ts';
import { guardHeaders } from '../pages/page.ts';
import { pageStatus } from '../pages/page-status.ts';
import { type GatewayEvent, type GatewayLogin, gatewayHeaders } from './options.ts';
import type { GatewaySettings } from './settings.ts';
import type { TokenMaker } from './token.ts';

/** What an answer to the web server is made of. */
export interface AuthoriseContext {
  readonly konto: GatewayLogin;
  readonly settings: GatewaySettings;
  readonly tokens: TokenMaker;
  notify(event: Omit<GatewayEvent, 'tenant'>): void;
}

const answer = (status: number, headers: Readonly<Record<string, string>>): Response =>
  new Response(null, { status, headers: { ...guardHeaders, ...headers } });

/** An error as an answer: status and code, nothing that a visitor could read. */
export const errorAnswer = (code: string): Response =>
  answer(pageStatus(code), { [gatewayHeaders.error]: code });

/**
 * Answers the question of a web server whether a request may pass: 200 with a token, 401 or 403 with the address of a
 * login. Everything but the session cookie comes from the web server; a token that came along is not looked at.
 */
export async function authorise(context: AuthoriseContext, request: Request): Promise<Response> {
  const { konto, settings, tokens, notify } = context;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw servicekontoError('servicekonto.request.method');
  const url = new URL(request.url);
  // The cookie is that of our host. Asked for another one, we would sign for a site that is not ours.
  if (url.host !== settings.host) throw servicekontoError('servicekonto.gateway.host');
  const level = demandedLevel(url.searchParams, settings.level);
  const touch = url.searchParams.get('touch') !== '0';
  const session = await konto.session(request, { touch });
  if (!session) {
    notify({ type: 'gateway.login' });
    const { provider } = settings;
    const login = await loginAddress(context, request, { level, provider });
    return answer(401, {
      [gatewayHeaders.login]: login,
      // RFC 9110, section 15.5.2 wants a challenge; browsers do not know this one and ask nobody for a password.
      'www-authenticate': 'Rathaus',
    });
  }
  const { sid } = session;
  if (level !== undefined && !session.atLeast(level)) {
    notify({ type: 'gateway.level', sid, code: 'servicekonto.level.too-low' });
    const { provider } = session.identity;
    const login = await loginAddress(context, request, { level, provider });
    return answer(403, {
      [gatewayHeaders.login]: login,
      [gatewayHeaders.error]: 'servicekonto.level.too-low',
    });
  }
  const token = await tokens.make(session, request.signal);
  notify({ type: 'gateway.allowed', sid });
  return answer(200, { [gatewayHeaders.token]: token });
}

/** The higher one of what the address demands and what the configuration does. Twice is once too often: who wrote which? */
function demandedLevel(
  query: URLSearchParams,
  least: Vertrauensniveau | undefined,
): Vertrauensniveau | undefined {
  const [given, ...more] = query.getAll('level');
  if (given === undefined) return least;
  const asked = parseVertrauensniveau(given);
  if (asked === undefined || more.length > 0) throw servicekontoError('servicekonto.level.unknown');
  return least !== undefined && compareVertrauensniveau(least, asked) > 0 ? least : asked;
}

/** Where the browser logs in, and then comes back to where it wanted to be: with its query, or without, or to the start. */
async function loginAddress(
  { konto, settings }: AuthoriseContext,
  request: Request,
  how: { level: Vertrauensniveau | undefined; provider: string | undefined },
): Promise<string> {
  const wanted = returnTarget(request.headers.get(settings.originalUri), settings.origin);
  const targets = [wanted, wanted?.split(/[?#]/, 1)[0], undefined];
  for (const target of targets) {
    try {
      const href = await konto.loginHref(request, { ...how, return: target });
      return new URL(href, settings.origin).href;
    } catch (error) {
      if (!isRathausError(error) || error.code !== 'servicekonto.return.too-long') throw error;
    }
  }
  throw servicekontoError('servicekonto.return.too-long');
}

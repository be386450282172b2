import { servicekontoError } from '../errors.ts';
import { guardHeaders } from '../pages/page.ts';
import { pageStatus } from '../pages/page-status.ts';
import { demandedLevel, type LoginOf, loginAddress } from './login-address.ts';
import { wantsPage } from './navigation.ts';
import { type GatewayEvent, gatewayHeaders } from './options.ts';
import type { TokenMaker } from './token.ts';

/** What an answer to the web server is made of. */
export interface AuthoriseContext extends LoginOf {
  readonly tokens: TokenMaker;
  notify(event: Omit<GatewayEvent, 'tenant'>): void;
}

const answer = (status: number, headers: Readonly<Record<string, string>>): Response =>
  new Response(null, { status, headers: { ...guardHeaders, ...headers } });

/** An error as an answer: status and code, nothing that a visitor could read. */
export const errorAnswer = (code: string): Response =>
  answer(pageStatus(code), { [gatewayHeaders.error]: code });

/**
 * Answers the question of a web server whether a request may pass: 200 with a token, 401 or 403, for a page with the address
 * of a login. Everything but the session cookie comes from the web server; a token that came along is not looked at.
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
    return answer(401, {
      ...(await loginHeader(context, request, { level })),
      // RFC 9110, section 15.5.2 wants a challenge; browsers do not know this one and ask nobody for a password.
      'www-authenticate': 'Rathaus',
    });
  }
  const { sid } = session;
  if (level !== undefined && !session.atLeast(level)) {
    notify({ type: 'gateway.level', sid, code: 'servicekonto.level.too-low' });
    const current = session.identity.provider;
    return answer(403, {
      ...(await loginHeader(context, request, { level, current })),
      [gatewayHeaders.error]: 'servicekonto.level.too-low',
    });
  }
  const token = await tokens.make(session, request.signal);
  notify({ type: 'gateway.allowed', sid });
  return answer(200, { [gatewayHeaders.token]: token });
}

/** Only for what opens a page: an image or a script has no use for the address of a login. */
async function loginHeader(
  context: AuthoriseContext,
  request: Request,
  how: Parameters<typeof loginAddress>[2],
): Promise<Record<string, string>> {
  return wantsPage(request) ? { [gatewayHeaders.login]: await loginAddress(context, request, how) } : {};
}

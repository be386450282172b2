import { servicekontoError } from '../errors.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { authorizationUrl, newLoginSecrets } from '../oidc/login.ts';
import { seeOther } from '../pages/page.ts';
import { randomToken } from '../sealing/random.ts';
import { type Context, ownUrl, safeReturn } from './context.ts';

/** `GET /login/<provider>`: remembers the login and sends the browser to the provider. */
export async function startLogin(
  context: Context,
  request: Request,
  providerId: string,
  query: URLSearchParams,
): Promise<Response> {
  const { settings } = context;
  const connection = context.connections.get(providerId);
  if (!connection) throw servicekontoError('servicekonto.provider.unknown');
  const level = (query.get('level') ?? settings.defaultLevel) as Vertrauensniveau;
  if (!vertrauensniveaus.includes(level)) throw servicekontoError('servicekonto.level.unknown');
  const returnTo = safeReturn(settings, query.get('return'), settings.paths.afterLogin);
  const fresh = query.get('fresh') === '1';
  const session = await context.sessions.read(request, 'peek');
  // A second tab, or the back button: who is logged in well enough need not do it again.
  if (!fresh && session?.identity.provider === providerId && session.atLeast(level)) {
    return seeOther(`${settings.origin}${returnTo}`);
  }
  const secrets = newLoginSecrets();
  const transaction = {
    provider: providerId,
    level,
    returnTo,
    fresh,
    startedAt: settings.clock(),
    ...secrets,
  };
  const state = randomToken();
  const redirectUri = ownUrl(settings, `${settings.paths.callback}/${providerId}`);
  const url = await authorizationUrl(
    connection,
    { ...secrets, state, redirectUri, level, fresh },
    request.signal,
  );
  // Stored only when the provider has answered, so that an unreachable one leaves nothing behind.
  const cookies = await context.transactions.begin(request, state, transaction);
  context.notify({ type: 'login.started', provider: providerId, level });
  return seeOther(url.href, cookies);
}

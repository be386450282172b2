import { servicekontoError } from '../errors.ts';
import { completeLogin } from '../oidc/login.ts';
import { seeOther } from '../pages/page.ts';
import { type Context, loginPath, ownUrl } from './context.ts';

/** `GET /login/callback/<provider>`: verifies the answer, starts the session under a new id. */
export async function finishLogin(
  context: Context,
  request: Request,
  providerId: string,
  query: URLSearchParams,
  retry: (href: string) => void,
): Promise<Response> {
  const { settings, sessions, transactions } = context;
  const connection = context.connections.get(providerId);
  if (!connection) throw servicekontoError('servicekonto.provider.unknown');
  retry(loginPath(settings, providerId));
  const states = query.getAll('state');
  const [state = ''] = states;
  const found = await transactions.take(request, states.length === 1 ? state : undefined);
  if (found.kind === 'done') {
    // Back button or reload: the browser that completed this login goes where the login led.
    if ((await sessions.read(request, 'peek')) && (await sessions.claimedHash(request)) === found.session) {
      return seeOther(`${settings.origin}${found.returnTo}`);
    }
    throw servicekontoError('servicekonto.login.replayed');
  }
  if (found.kind === 'expired') throw servicekontoError('servicekonto.login.expired');
  if (found.kind !== 'open') throw servicekontoError('servicekonto.login.state-mismatch');
  const { transaction } = found;
  const again = { level: transaction.level, return: transaction.returnTo, fresh: transaction.fresh };
  retry(loginPath(settings, transaction.provider, again));
  // Every provider has its own redirect address: the answer of another one is a mix-up attack (RFC 9700, 4.4).
  if (transaction.provider !== providerId) throw servicekontoError('servicekonto.issuer.mismatch');
  const redirectUri = ownUrl(settings, `${settings.paths.callback}/${providerId}`);
  const { identity, idToken } = await completeLogin(
    connection,
    { ...transaction, state, redirectUri },
    query,
    request.signal,
  );
  await sessions.close(request);
  const opened = await sessions.open(identity, idToken, request.signal);
  const done = { returnTo: transaction.returnTo, session: opened.hash };
  await transactions.finish(state, done, request.signal);
  context.notify({ type: 'login.succeeded', provider: providerId, level: identity.level });
  return seeOther(`${settings.origin}${transaction.returnTo}`, [
    opened.cookie,
    await transactions.clearCookie(state),
  ]);
}

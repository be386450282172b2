import { servicekontoError } from '../errors.ts';
import type { Identity } from '../identity/identity.ts';
import { seeOther } from '../pages/page.ts';
import { answerOf } from './answer.ts';
import { type Context, type LoginNotes, loginPath, ownUrl } from './context.ts';
import { personMark, type Transaction } from './login-cookie.ts';

/** `<callback>/<provider>`: verifies the answer, starts the session under a new id. */
export async function finishLogin(
  context: Context,
  request: Request,
  providerId: string,
  notes: LoginNotes,
): Promise<Response> {
  const { settings, sessions, transactions } = context;
  const connection = context.connections.get(providerId);
  if (!connection) throw servicekontoError('servicekonto.provider.unknown');
  notes.retry(loginPath(settings, providerId));
  const answer = await answerOf(request);
  const state = connection.stateOf(answer);
  if (state !== undefined) notes.state(state);
  const found = await transactions.take(request, state);
  if (found.kind === 'done') {
    // Back button or reload: the browser that completed this login goes where the login led.
    if ((await sessions.read(request, 'peek')) && (await sessions.claimedHash(request)) === found.session) {
      return seeOther(`${settings.origin}${found.returnTo}`);
    }
    // The form of another site comes without the cookie of the session (`SameSite=Lax`); asked by address it comes along.
    const name = request.method === 'POST' ? nameOf(answer.parameters, state) : undefined;
    if (name !== undefined && (await sessions.claimedHash(request)) === undefined) {
      const query = new URLSearchParams({ [name]: state! });
      return seeOther(`${ownUrl(settings, `${settings.paths.callback}/${providerId}`)}?${query}`);
    }
    throw servicekontoError('servicekonto.login.replayed');
  }
  if (found.kind === 'used') throw servicekontoError('servicekonto.login.replayed');
  if (found.kind === 'expired') {
    notes.back(found.returnTo);
    throw servicekontoError('servicekonto.login.expired');
  }
  if (found.kind !== 'open' || state === undefined)
    throw servicekontoError('servicekonto.login.state-mismatch');
  const { transaction } = found;
  notes.back(transaction.returnTo);
  const again = { level: transaction.level, return: transaction.returnTo, fresh: transaction.fresh };
  notes.retry(
    loginPath(settings, transaction.provider, again),
    loginPath(settings, transaction.provider, { ...again, fresh: true }),
  );
  // Every provider has its own redirect address: the answer of another one is a mix-up attack (RFC 9700, 4.4).
  if (transaction.provider !== providerId) throw servicekontoError('servicekonto.issuer.mismatch');
  const finished = await connection.finish(answer, { ...transaction, state }, { signal: request.signal });
  await endFormer(context, request, transaction, finished.identity);
  const opened = await sessions.open(finished, request.signal);
  const done = { returnTo: transaction.returnTo, session: opened.hash };
  await transactions.finish(state, done, request.signal);
  context.notify({ type: 'login.succeeded', provider: providerId, level: finished.identity.level });
  return seeOther(`${settings.origin}${transaction.returnTo}`, [
    opened.cookie,
    await transactions.clearCookie(state),
  ]);
}

/**
 * Ends the session that the browser had. One that was to be raised must be that of the same person: what they were
 * doing is not shown to somebody else. Two providers cannot say whether it is; then it is a login like any other.
 */
async function endFormer(
  { sessions }: Context,
  request: Request,
  { former }: Transaction,
  { key }: Identity,
): Promise<void> {
  await sessions.close(request);
  if (former === undefined) return;
  await sessions.closeByHash(former.hash, request.signal);
  if (former.person === undefined) return;
  if (key === undefined || (await personMark(key)) !== former.person)
    throw servicekontoError('servicekonto.login.other-person');
}

/** What the provider calls the state. */
const nameOf = (parameters: URLSearchParams, state: string | undefined): string | undefined =>
  [...parameters].find(([, value]) => value === state)?.[0];

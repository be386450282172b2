import { servicekontoError } from '../errors.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { seeOther } from '../pages/page.ts';
import { randomToken } from '../sealing/random.ts';
import type { Session } from '../session/session.ts';
import { askForClick, clickOf } from './click.ts';
import { type Context, type LoginNotes, loginPath, requireShort, safeReturn } from './context.ts';
import { type FormerSession, personMark } from './login-cookie.ts';
import { passageTo } from './passage-to.ts';
import { judgeStart } from './start-limits.ts';
import { stateOf } from './transactions.ts';

/** `GET <login>/<provider>`: remembers the login in the browser and sends it to the provider. */
export async function startLogin(
  context: Context,
  request: Request,
  providerId: string,
  query: URLSearchParams,
  notes: Pick<LoginNotes, 'retry' | 'back'>,
): Promise<Response> {
  const { settings, sessions, transactions } = context;
  const connection = context.connections.get(providerId);
  if (!connection) throw servicekontoError('servicekonto.provider.unknown');
  context.keys.look();
  const level = (query.get('level') ?? settings.defaultLevel) as Vertrauensniveau;
  if (!vertrauensniveaus.includes(level)) throw servicekontoError('servicekonto.level.unknown');
  const returnTo = safeReturn(settings, query.get('return'), settings.paths.afterLogin);
  const fresh = query.get('fresh') === '1';
  const again = loginPath(settings, providerId, {
    level: query.has('level') ? level : undefined,
    return: query.has('return') ? returnTo : undefined,
    fresh,
  });
  notes.retry(again);
  notes.back(returnTo);
  requireShort(settings, returnTo);
  const current = await sessions.read(request, 'peek');
  // A second tab, or the back button: who is logged in well enough need not do it again.
  if (!fresh && current?.identity.provider === providerId && current.atLeast(level)) {
    return seeOther(`${settings.origin}${returnTo}`);
  }
  const verdict = await judgeStart(settings, request, await clickOf(context, request));
  if (verdict === 'ask') {
    context.notify({ type: 'login.limited', provider: providerId });
    return askForClick(context, request, again);
  }
  const transaction = {
    provider: providerId,
    level,
    returnTo,
    fresh,
    startedAt: settings.clock(),
    secret: randomToken(),
    former: await formerOf(context, request, providerId, current),
  };
  const state = await stateOf(transaction);
  const passage = await connection.start({ ...transaction, state }, { signal: request.signal });
  // Only when the provider has answered, so that an unreachable one leaves nothing behind.
  const isPosted = settings.providers.get(providerId)?.answersBy === 'POST';
  const { cookies } = await transactions.begin(request, transaction, isPosted);
  context.notify({ type: 'login.started', provider: providerId, level });
  return passageTo(context, request, 'login', passage, cookies);
}

/** What the new login has to know of the session that the browser has. */
async function formerOf(
  { sessions }: Context,
  request: Request,
  providerId: string,
  current: Session | undefined,
): Promise<FormerSession | undefined> {
  const hash = current && (await sessions.claimedHash(request));
  if (hash === undefined) return undefined;
  const { provider, key } = current!.identity;
  return { hash, person: provider === providerId && key ? await personMark(key) : undefined };
}

import type { Paths } from '../config/config.ts';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import { guardHeaders, seeOther } from '../pages/page.ts';
import type { Session } from '../session/session.ts';
import { type Context, loginPath, safeReturn } from './context.ts';
import { fromOurselves } from './from-ourselves.ts';
import { logoutLink } from './links.ts';

/**
 * How long a session lasts, in the words of `<rathaus-account>` of ui-kit, which warns before its end and tells the other
 * tabs. With `const time = await konto.timeLeft(request)`: `time && renderAccount({ name, ...time })`.
 */
export interface TimeLeft {
  /** Name of the session, see {@link Session.sid}: tabs of another one are not meant. */
  readonly id: string;
  /** End of the session if nothing happens, ISO 8601. */
  readonly expires: string;
  /** Our clock, ISO 8601: that of the device may be wrong. */
  readonly now: string;
  /** Path that says the same as JSON, without counting as activity. */
  readonly session: string;
  /**
   * Path that puts the end off, by POST. Absent when that gains nothing worth a click: the longest life of the level is
   * nearly reached. In the answers of {@link session} it is null then.
   */
  readonly extend?: string;
  /** Path that logs out, by POST. */
  readonly logout: string;
  /** Path that starts a login at the same provider and level, back to the page of the request. */
  readonly login: string;
}

/** Below the path of the login, so that a site that passes that on needs no rule of its own. */
export const sessionPath = ({ login }: Paths): string => `${login}/session`;

/** Milliseconds that must be gained: as long as the account element warns before the end, or it would warn at once again. */
const worthwhile = 120_000;

export function timeLeftOf(settings: Settings, request: Request, session: Session): TimeLeft {
  const { sid, idleUntil, endsAt } = session;
  const { prefix, paths, clock } = settings;
  const path = `${prefix}${sessionPath(paths)}`;
  return {
    id: sid,
    expires: idleUntil.toISOString(),
    now: new Date(clock()).toISOString(),
    session: path,
    ...(endsAt.getTime() - idleUntil.getTime() >= worthwhile && { extend: path }),
    logout: logoutLink(settings, undefined),
    login: loginPath(settings, session.identity.provider, {
      level: session.level,
      return: pageOf(settings, request),
    }),
  };
}

/** The page that a request asks for, where somebody can come back to it. */
function pageOf(settings: Settings, { method, url }: Request): string | undefined {
  if (method !== 'GET') return undefined;
  const { pathname, search } = new URL(url);
  const { prefix, arrivalPrefix, paths } = settings;
  // A proxy may have cut the path off; links carry it.
  if (!`${pathname}/`.startsWith(`${arrivalPrefix}/`)) return undefined;
  const path = `${prefix}${pathname.slice(arrivalPrefix.length)}${search}`;
  const page = safeReturn(settings, path, paths.afterLogin);
  return new TextEncoder().encode(page).length > settings.longestReturn ? undefined : page;
}

/**
 * `GET <login>/session` says how long the session lasts and is no activity; POST puts its end off. Both answer JSON, whose
 * `expires` is null when there is no session. A form without script comes back to its page.
 */
export async function sessionTime(context: Context, request: Request): Promise<Response> {
  const { settings, sessions } = context;
  const isPosted = request.method === 'POST';
  // A foreign page must not keep somebody logged in.
  if (isPosted && !fromOurselves(context, request))
    throw servicekontoError('servicekonto.request.cross-site');
  const session = await sessions.read(request, isPosted ? 'extend' : 'peek');
  if (isPosted && !request.headers.get('accept')?.includes('application/json'))
    return seeOther(`${settings.origin}${cameFrom(context, request)}`);
  const time = session ? { extend: null, ...timeLeftOf(settings, request, session) } : { expires: null };
  return Response.json(time, { headers: { ...guardHeaders, 'cross-origin-resource-policy': 'same-origin' } });
}

/** The page of our own origin that a form stands on. */
function cameFrom({ settings }: Context, request: Request): string {
  const url = URL.parse(request.headers.get('referer') ?? '');
  const path = url?.origin === settings.origin ? `${url.pathname}${url.search}` : undefined;
  return safeReturn(settings, path, settings.paths.afterLogin);
}

import { isRathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import {
  compareVertrauensniveau,
  parseVertrauensniveau,
  type Vertrauensniveau,
} from '../level/vertrauensniveau.ts';
import { linksFor } from '../login/choice.ts';
import type { LoginLink } from '../login/links.ts';
import { returnTarget } from '../login/return-target.ts';
import type { GatewayLogin } from './options.ts';
import type { GatewaySettings } from './settings.ts';

/** Who answers, and by which configuration. */
export interface LoginOf {
  readonly konto: GatewayLogin;
  readonly settings: GatewaySettings;
}

/** The higher one of what the address demands and what the configuration does. Twice is once too often: who wrote which? */
export function demandedLevel(
  query: URLSearchParams,
  least: Vertrauensniveau | undefined,
): Vertrauensniveau | undefined {
  const [given, ...more] = query.getAll('level');
  if (given === undefined) return least;
  const asked = parseVertrauensniveau(given);
  if (asked === undefined || more.length > 0) throw servicekontoError('servicekonto.level.unknown');
  return least !== undefined && compareVertrauensniveau(least, asked) > 0 ? least : asked;
}

/** A path of the site to come back to; one of the gateway itself would be a circle. */
export function wantedPath(value: string | null, { origin, path }: GatewaySettings): string | undefined {
  const wanted = returnTarget(value, origin);
  return wanted?.startsWith(`${path}/`) ? undefined : wanted;
}

/** The login links, and the return target that they have: with its query, or without, or none. */
export async function linksBack(
  { konto, settings }: LoginOf,
  request: Request,
  how: { level: Vertrauensniveau | undefined; return: string | undefined },
): Promise<{ links: readonly LoginLink[]; target: string | undefined }> {
  for (const target of [how.return, how.return?.split(/[?#]/, 1)[0], undefined]) {
    try {
      const all = await konto.logins(request, { ...how, return: target });
      const { provider } = settings;
      const links = provider === undefined ? all : all.filter(({ id }) => id === provider);
      if (links.length === 0) throw servicekontoError('servicekonto.provider.unknown');
      return { links, target };
    } catch (error) {
      if (!isRathausError(error) || error.code !== 'servicekonto.return.too-long') throw error;
    }
  }
  throw servicekontoError('servicekonto.return.too-long');
}

/**
 * Where the browser logs in, and then comes back to where it wanted to be. Whoever raises a level does it where they are
 * logged in, if that can be; else where several ways lead on the person chooses one, and where none does, a page says so.
 */
export async function loginAddress(
  login: LoginOf,
  request: Request,
  how: { level: Vertrauensniveau | undefined; current?: string | undefined },
): Promise<string> {
  const { origin, path, originalUri } = login.settings;
  const { level, current } = how;
  const wanted = wantedPath(request.headers.get(originalUri), login.settings);
  const { links, target } = await linksBack(login, request, { level, return: wanted });
  const possible = linksFor(links, level);
  const only = possible.find(({ id }) => id === current) ?? (possible.length === 1 ? possible[0] : undefined);
  if (only) return new URL(only.href, origin).href;
  const query = new URLSearchParams();
  if (level !== undefined) query.set('level', level);
  if (target !== undefined) query.set('return', target);
  return `${origin}${path}/login${query.size === 0 ? '' : `?${query}`}`;
}

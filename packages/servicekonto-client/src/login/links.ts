import { isRathausError } from '@rathaus/client-core';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { PageLanguage } from '../pages/language.ts';
import { type Context, type LoginOptions, loginPath, requireShort, safeReturn } from './context.ts';
import type { LoginProvider } from './protocol.ts';

/** A way to log in, ready for a link or for `renderLogin({ providers })` of ui-kit. */
export interface LoginLink {
  /** Of the provider in the configuration. */
  readonly id: string;
  /** Path that starts the login. */
  readonly href: string;
  /** What the link says. Absent when the configuration leaves it to the page. */
  readonly label?: string;
  /** Highest level that can be asked for, where the provider says it. */
  readonly maxLevel?: Vertrauensniveau;
}

/** Choices of login links. */
export interface LoginLinkOptions extends LoginOptions {
  /** Of the labels. Default: that of the configuration, else from `Accept-Language`, else German. */
  language?: PageLanguage | undefined;
}

/** In the wanted language, else in the other one. */
function labelOf({ label }: LoginProvider, language: PageLanguage): string | undefined {
  if (typeof label !== 'object') return label;
  const [first, second] =
    language === 'en' ? ([label.en, label.de] as const) : ([label.de, label.en] as const);
  return first ?? second;
}

export function loginLinks(
  context: Context,
  request: Request,
  { language, ...options }: LoginLinkOptions,
): LoginLink[] {
  const { settings } = context;
  const wanted = language ?? context.language(request);
  if (options.return !== undefined) requireShort(settings, options.return);
  return [...settings.providers].map(([id, provider]) => {
    const link: { id: string; href: string; label?: string; maxLevel?: Vertrauensniveau } = {
      id,
      href: loginPath(settings, id, options),
    };
    const label = labelOf(provider, wanted);
    const { maxLevel } = provider;
    if (label) link.label = label;
    if (maxLevel) link.maxLevel = maxLevel;
    return link;
  });
}

export function loginLink(
  settings: Settings,
  {
    provider = [...settings.providers.keys()][0]!,
    ...options
  }: LoginOptions & { provider?: string | undefined },
): string {
  if (!settings.providers.has(provider)) throw servicekontoError('servicekonto.provider.unknown');
  if (options.return !== undefined) requireShort(settings, options.return);
  return loginPath(settings, provider, options);
}

/** The provider of the session, if it is still configured. A store that is away costs nobody the link. */
export async function formerProvider(
  { settings, sessions, log }: Context,
  request: Request,
): Promise<string | undefined> {
  try {
    const provider = (await sessions.read(request, 'peek'))?.identity.provider;
    return provider !== undefined && settings.providers.has(provider) ? provider : undefined;
  } catch (error) {
    if (!isRathausError(error) || request.signal.aborted) throw error;
    log(error);
    return undefined;
  }
}

export function logoutLink(settings: Settings, returnTo: string | undefined): string {
  const path = `${settings.prefix}${settings.paths.logout}`;
  if (returnTo === undefined) return path;
  return `${path}?${new URLSearchParams({ return: safeReturn(settings, returnTo, settings.paths.afterLogout) })}`;
}

import { escapeHtml } from '@rathaus/client-core/text';
import { servicekontoError } from '../errors.ts';
import { atLeast, type Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { PageContent } from '../pages/frame.ts';
import type { PageLanguage } from '../pages/language.ts';
import { mainOf } from '../pages/main.ts';
import { seeOther } from '../pages/page.ts';
import type { Context } from './context.ts';
import { type LoginLink, type LoginLinkOptions, loginLinks } from './links.ts';
import { showPage } from './show-page.ts';

const words = {
  choose: {
    de: {
      title: 'Wie möchten Sie sich anmelden?',
      text: 'Für diese Seite müssen wir wissen, wer Sie sind. Nach der Anmeldung kommen Sie hierher zurück.',
    },
    en: {
      title: 'How would you like to sign in?',
      text: 'For this page we have to know who you are. After signing in you come back here.',
    },
    'de-simple': {
      title: 'Wie möchten Sie sich anmelden?',
      text: 'Wir müssen wissen, wer Sie sind.\nSuchen Sie einen Weg aus.\nDanach kommen Sie hierher zurück.',
    },
  },
  none: {
    de: {
      title: 'Diese Seite können Sie hier nicht öffnen',
      text: 'Sie braucht eine sicherere Anmeldung, als es sie auf dieser Website gibt. Es liegt nicht an Ihnen.',
      next: 'Bitte fragen Sie bei uns nach, wie Sie Ihr Anliegen sonst erledigen können.',
    },
    en: {
      title: 'You cannot open this page here',
      text: 'It needs a more secure login than this website offers. It is not your fault.',
      next: 'Please ask us how else you can do what you want to do.',
    },
    'de-simple': {
      title: 'Diese Seite geht hier nicht auf',
      text: 'Sie braucht eine sehr sichere Anmeldung.\nDie gibt es hier nicht.\nSie haben nichts falsch gemacht.',
      next: 'Bitte fragen Sie uns.\nWir helfen Ihnen auf einem anderen Weg.',
    },
  },
} as const;

const home: Readonly<Record<PageLanguage, string>> = {
  de: 'Zur Startseite',
  en: 'Go to the start page',
  'de-simple': 'Zur Start-Seite',
};

/** How providers are called whose configuration has no label, by the ids and with the words of ui-kit: one login, one name. */
const known: Readonly<Record<string, Readonly<Record<PageLanguage, string>>>> = {
  bundid: { de: 'BundID', en: 'BundID', 'de-simple': 'BundID' },
  unternehmenskonto: {
    de: 'Mein Unternehmenskonto',
    en: 'Mein Unternehmenskonto',
    'de-simple': 'Mein Unternehmens-Konto',
  },
  eid: { de: 'Online-Ausweis', en: 'Online-Ausweis (German eID)', 'de-simple': 'Online-Ausweis' },
  wallet: { de: 'EUDI-Wallet', en: 'EUDI Wallet', 'de-simple': 'EUDI-Wallet' },
  'servicekonto-nrw': { de: 'Servicekonto.NRW', en: 'Servicekonto.NRW', 'de-simple': 'Service-Konto NRW' },
};

function labelOf({ id, label }: LoginLink, language: PageLanguage): string {
  if (label !== undefined) return label;
  const name = Object.hasOwn(known, id) ? known[id]?.[language] : undefined;
  if (language === 'en') return `Sign in with ${name ?? `"${id}"`}`;
  return `Mit ${name ?? `„${id}“`} anmelden`;
}

/** Choices of the page of choice. */
export interface LoginChoiceOptions extends LoginLinkOptions {
  /** Offers this provider only. */
  provider?: string | undefined;
}

/** The links of those providers that can reach a level. One that says nothing about levels may be able to. */
export function linksFor(links: readonly LoginLink[], level: Vertrauensniveau | undefined): LoginLink[] {
  return links.filter(
    ({ maxLevel }) => level === undefined || maxLevel === undefined || atLeast(maxLevel, level),
  );
}

/**
 * The page on which a person chooses how to log in: plain links in the order of the configuration, each with the level and
 * the return target. The only way there is needs no page; where none reaches the level, the page says so (403).
 */
export async function showChoice(
  context: Context,
  request: Request,
  { provider, ...options }: LoginChoiceOptions,
): Promise<Response> {
  const { settings } = context;
  const language = options.language ?? context.language(request);
  const links = loginLinks(context, request, { ...options, language });
  const offered = provider === undefined ? links : links.filter(({ id }) => id === provider);
  if (offered.length === 0) throw servicekontoError('servicekonto.provider.unknown');
  const possible = linksFor(offered, options.level);
  if (possible.length === 1) return seeOther(`${settings.origin}${possible[0]!.href}`);
  const ways =
    possible.length === 0
      ? [{ href: `${settings.prefix}${settings.paths.afterLogin}`, label: home[language] }]
      : possible.map((link) => ({ href: link.href, label: labelOf(link, language) }));
  // All alike: none of them is the better one.
  const items = ways
    .map(({ href, label }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`)
    .join('');
  const own = words[possible.length === 0 ? 'none' : 'choose'];
  const content: PageContent = {
    kind: 'choice',
    status: possible.length === 0 ? 403 : 200,
    language,
    title: own[language].title,
    main: mainOf(
      language,
      own,
      `<ul class="servicekonto-ways servicekonto-choice" role="list">${items}</ul>`,
    ),
  };
  return showPage(context, request, content);
}

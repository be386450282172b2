import { escapeHtml } from '@rathaus/client-core/text';
import type { ErrorPageContext } from '../config/pages.ts';
import { citizenMessage, situationOf } from './citizen-texts.ts';
import type { PageContent } from './frame.ts';
import type { PageLanguage } from './language.ts';
import { mainOf } from './main.ts';
import type { Situation } from './messages/message.ts';

/** What the link that starts the login again promises. */
type Retry = 'login' | 'again' | 'stronger';

const words: Readonly<Record<PageLanguage, Record<Retry | 'back' | 'home' | 'code', string>>> = {
  de: {
    login: 'Noch einmal anmelden',
    again: 'Noch einmal versuchen',
    stronger: 'Auf einem sichereren Weg anmelden',
    back: 'Zurück zur Seite',
    home: 'Zur Startseite',
    code: 'Wenn Sie uns deswegen anrufen, hilft uns dieser Code:',
  },
  en: {
    login: 'Log in again',
    again: 'Try again',
    stronger: 'Log in with a more secure way',
    back: 'Back to the page',
    home: 'Go to the start page',
    code: 'If you call us about this, this code helps us:',
  },
  'de-simple': {
    login: 'Noch einmal anmelden',
    again: 'Noch einmal versuchen',
    stronger: 'Neu anmelden mit höherer Sicherheits-Stufe',
    back: 'Zurück zur Seite',
    home: 'Zur Start-Seite',
    code: 'Haben Sie Fragen? Dann sagen Sie uns am Telefon diese Zeichen:',
  },
};

const retries: Partial<Record<Situation, Retry>> = {
  ours: 'again',
  unreachable: 'again',
  insecure: 'again',
  crowded: 'again',
  foreignPage: 'again',
  tooLow: 'stronger',
};

/** Where the start page helps more than another login: who is logged in already need not do it again. */
const homeFirst: ReadonlySet<Situation> = new Set(['used']);

/** Where the same login would end the same. */
const homeOnly: ReadonlySet<Situation> = new Set(['notOffered', 'wrongAddress']);

/** The page of an error: links on, and last a code for the phone call; nothing else about the inside. */
export function errorContent(context: Omit<ErrorPageContext, 'request'>): PageContent {
  const { error, language, status, signedIn, backHref } = context;
  const situation = situationOf(error);
  const message = {
    de: citizenMessage(error, 'de', { signedIn }),
    en: citizenMessage(error, 'en', { signedIn }),
    'de-simple': citizenMessage(error, 'de-simple', { signedIn }),
  };
  const word = words[language];
  const ways = [{ href: context.homeHref, label: word.home }];
  if (context.retryHref !== undefined && !homeOnly.has(situation)) {
    // Who is logged in does not log in again.
    const retry = {
      href: context.retryHref,
      label: word[retries[situation] ?? (signedIn ? 'again' : 'login')],
    };
    if (homeFirst.has(situation)) ways.push(retry);
    else ways.unshift(retry);
  }
  // The start page is a way on already.
  if (signedIn && backHref !== undefined && backHref !== context.homeHref)
    ways.unshift({ href: backHref, label: word.back });
  const links = ways.map(({ href, label }) => `<li><a href="${escapeHtml(href)}">${label}</a></li>`).join('');
  const headers: Record<string, string> = {};
  if (status === 429) headers['retry-after'] = '60';
  return {
    kind: 'error',
    status,
    language,
    title: message[language].title,
    main: mainOf(
      language,
      message,
      `<ul class="servicekonto-ways">${links}</ul>`,
      `<p class="servicekonto-code">${word.code} <code>${escapeHtml(error.code)}</code></p>`,
    ),
    headers,
  };
}

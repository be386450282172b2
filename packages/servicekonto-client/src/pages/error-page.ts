import { escapeHtml } from '@rathaus/client-core/text';
import type { Language } from '@rathaus/client-core/texts';
import type { ErrorPageContext } from '../config/config.ts';
import { citizenMessage } from './citizen-texts.ts';
import { page } from './page.ts';

const words = {
  de: { retry: 'Noch einmal anmelden', home: 'Zur Startseite', code: 'Für Rückfragen' },
  en: { retry: 'Log in again', home: 'Go to the start page', code: 'For support' },
} as const;

/** The built-in error page; a code for the phone call, nothing else about the inside. */
export async function errorPage(context: ErrorPageContext): Promise<Response> {
  const { title, text } = citizenMessage(context.error, context.language);
  const word = words[context.language];
  const link = (href: string, label: string) => `<p><a href="${escapeHtml(href)}">${label}</a></p>`;
  const body = [
    `<p role="alert">${escapeHtml(text)}</p>`,
    context.retryHref === undefined ? '' : link(context.retryHref, word.retry),
    link(context.homeHref, word.home),
    `<p><small>${word.code}: <code>${escapeHtml(context.error.code)}</code></small></p>`,
  ].join('');
  const headers: Record<string, string> = context.status === 405 ? { allow: 'GET, POST' } : {};
  return page(context.status, context.language, title, body, { headers });
}

/** German unless the browser prefers English. */
export function languageOf(request: Request): Language {
  for (const part of (request.headers.get('accept-language') ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === 'de' || language === 'en') return language;
  }
  return 'de';
}

import { createHash } from 'node:crypto';
import { reportStyle } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import { ownAddress, relative } from './own-address.ts';
import { operatorStyle } from './style.ts';
import { type Word, words } from './words.ts';

/** What is said, in one language. */
export interface Speech {
  readonly language: Language;
  say(text: LocalText): string;
  /** A fixed word, as HTML. */
  t(word: Word): string;
}

export const speechOf = (language: Language): Speech => ({
  language,
  say: (text) => text[language],
  t: (word) => e(words[word][language]),
});

/** What every page needs to be written. */
export interface PageContext extends Speech {
  readonly defaultLanguage: Language;
  /** Without a slash at the end. */
  readonly basePath: string;
  readonly operator: string;
  /** Proves that a form came from a page of this operator. */
  readonly token: string;
  readonly now: number;
  /** What people call a tenant. */
  nameOf(tenant: string): string;
  /** Path and query of this page, to come back to. */
  readonly here: string;
}

/** A page: its title, what stands in it. */
export interface PageContent {
  readonly title: string;
  readonly area?: 'overview' | 'items' | undefined;
  readonly body: string;
  readonly status?: number | undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Address of a page of the operator page, in the language of this one. Escaped for an attribute. */
export function link(
  { basePath, language, defaultLanguage }: PageContext,
  path: string,
  query: Query = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, value);
  if (language !== defaultLanguage) search.set('lang', language);
  const text = search.toString();
  return e(`${basePath}${path}${text === '' ? '' : `?${text}`}`);
}

/** A segment of a path that comes from data. */
export const segment = (text: string): string => encodeURIComponent(text);

const style = `${reportStyle}${operatorStyle}`;
let policy: string | undefined;

/** One style sheet, forms to this origin, nothing else: no script runs and nothing is loaded, whatever a text says. */
function contentPolicy(): string {
  policy ??= `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return policy;
}

export const safeHeaders = (): Record<string, string> => ({
  'content-security-policy': contentPolicy(),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  vary: 'cookie, authorization',
});

/** The whole page as a response. */
export function pageResponse(
  context: PageContext,
  { title, area, body, status = 200 }: PageContent,
): Response {
  const { language, operator, t } = context;
  const current = (one: PageContent['area']) => (one === area ? ' aria-current="page"' : '');
  const other: Language = language === 'de' ? 'en' : 'de';
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${e(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#inhalt">${t('skip')}</a>
<header class="top"><div>
<a class="brand" href="${link(context, '/')}">${t('title')}</a>
<nav aria-label="${t('areas')}"><ul>
<li><a href="${link(context, '/')}"${current('overview')}>${t('overview')}</a></li>
<li><a href="${link(context, '/items')}"${current('items')}>${t('items')}</a></li>
</ul></nav>
<p class="who">${operator === '' ? '' : `${t('signedIn')} ${e(operator)} · `}<a href="${switchLink(context, other)}" hreflang="${other}" lang="${other}">${other === 'en' ? 'English' : 'Deutsch'}</a></p>
</div></header>
<main id="inhalt" tabindex="-1">
${body}
</main>
<footer class="foot"><p>${t('noContent')}</p></footer>
</body>
</html>
`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-language': language, ...safeHeaders() },
  });
}

function switchLink({ here, basePath, defaultLanguage }: PageContext, other: Language): string {
  const url = ownAddress(here, basePath) ?? new URL(`${basePath}/`, 'https://operator.invalid');
  url.searchParams.delete('done');
  if (other === defaultLanguage) url.searchParams.delete('lang');
  else url.searchParams.set('lang', other);
  return e(relative(url));
}

/** A page that says why there is no other. */
export const plainPage = (context: PageContext, title: string, note: string, status: number): Response =>
  pageResponse(context, {
    title,
    status,
    body: `<h1>${e(title)}</h1>\n<p>${e(note)}</p>\n<p><a href="${link(context, '/')}">${context.t('back')}</a></p>`,
  });

/** One button that does something. What it does is in hidden fields; the answer comes back to this page. */
export function actionForm(
  { basePath, token, here, language }: PageContext,
  { action, label, fields, quiet = true, extra = '', name }: ActionForm,
): string {
  const hidden = Object.entries({ ...fields, action, token, back: here, lang: language }).map(
    ([field, value]) =>
      value === undefined ? '' : `<input type="hidden" name="${e(field)}" value="${e(value)}">`,
  );
  return `<form method="post" action="${e(`${basePath}/actions`)}">${hidden.join('')}${extra}<button class="button${quiet ? ' quiet' : ''}">${e(label)}${name === undefined ? '' : `<span class="hidden"> ${e(name)}</span>`}</button></form>`;
}

export interface ActionForm {
  readonly action: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly quiet?: boolean | undefined;
  /** Further fields, as HTML. */
  readonly extra?: string | undefined;
  /** What the button is about, for those who hear it without what stands around it. */
  readonly name?: string | undefined;
}

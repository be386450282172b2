import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import { link, type PageContext, segment } from './layout.ts';
import { drawing, type Mark } from './marks.ts';
import { words } from './words.ts';

/** One thing that somebody should know, with its cause and what to do. */
export interface Need {
  /** A person has to act; otherwise it goes on by itself. */
  readonly needsPerson: boolean;
  readonly html: string;
}

/** Texts of the error tables name members of the API in backticks. */
export const prose = (text: string): string => e(text).replace(/`([^`]+)`/g, '<code>$1</code>');

export const serviceText = (service: string): string =>
  URL.canParse(service) ? new URL(service).host : service;

/** What a note says: what, since when, why, what to do. */
export interface Note {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly mark: Mark;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly actions?: readonly string[] | undefined;
}

/** One note of the overview. */
export function note({ tone, mark, heading, paragraphs, actions = [] }: Note): string {
  const buttons = actions.length === 0 ? '' : `<div class="actions">${actions.join('')}</div>`;
  return `<section class="note ${tone}">${drawing(mark)}<div><h2>${e(heading)}</h2>${paragraphs.map((one) => `<p>${one}</p>`).join('')}${buttons}</div></section>`;
}

/** What somebody can do about it. */
export const remedy = (text: LocalText, language: Language) =>
  `<strong>${e(words.remedy[language])}</strong> ${prose(text[language])}`;
/** What happens without anybody. */
export const goesOn = (text: LocalText, language: Language) =>
  `<strong>${e(words.happens[language])}</strong> ${e(text[language])}`;

/** `a, b und 4 weitere` */
export function namesText(names: readonly string[], language: Language): string {
  const and = language === 'de' ? 'und' : 'and';
  if (names.length <= 1) return names.join('');
  if (names.length <= 4) return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
  return `${names.slice(0, 3).join(', ')} ${and} ${names.length - 3} ${language === 'de' ? 'weitere' : 'more'}`;
}

/** Link to the page of a tenant. */
export const showTenant = (context: PageContext, tenant: string) =>
  `<a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(context.nameOf(tenant))} ${context.language === 'de' ? 'ansehen' : 'in detail'}</a>`;

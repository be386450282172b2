import { escapeHtml as e } from '@rathaus/client-core/text';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { link, type PageContext, segment } from './layout.ts';
import { drawing, type Mark } from './marks.ts';

/** One thing that somebody should know, with its cause and what to do. */
export interface Need {
  /** A person has to act; otherwise it goes on by itself. */
  readonly needsPerson: boolean;
  readonly note: Note;
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
  /** As HTML. */
  readonly paragraphs: readonly string[];
  /** As HTML. */
  readonly actions?: readonly string[] | undefined;
}

/** A note under a heading of this level. */
export function noteHtml({ tone, mark, heading, paragraphs, actions = [] }: Note, level: 2 | 3 = 2): string {
  const buttons = actions.length === 0 ? '' : `<div class="actions">${actions.join('')}</div>`;
  return `<section class="note ${tone}">${drawing(mark)}<div><h${level}>${e(heading)}</h${level}>${paragraphs.map((one) => `<p>${one}</p>`).join('')}${buttons}</div></section>`;
}

/** What a code means, and the code itself. */
export const cause = ({ say }: PageContext, meaning: LocalText, code: string): string =>
  `${prose(say(meaning))} <code>${e(code)}</code>`;
/** What somebody can do about it. */
export const remedy = ({ say, t }: PageContext, what: LocalText): string =>
  `<strong>${t('remedy')}</strong> ${prose(say(what))}`;
/** What happens without anybody. */
export const goesOn = ({ say, t }: PageContext, what: LocalText): string =>
  `<strong>${t('happens')}</strong> ${e(say(what))}`;

/** `a, b und 4 weitere` */
export function namesText({ say }: PageContext, names: readonly string[]): string {
  const and = say(text('und', 'and'));
  if (names.length <= 1) return names.join('');
  if (names.length <= 4) return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
  return `${names.slice(0, 3).join(', ')} ${and} ${names.length - 3} ${say(text('weitere', 'more'))}`;
}

/** Link to the page of a tenant. */
export const showTenant = (context: PageContext, tenant: string): string =>
  `<a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(context.nameOf(tenant))} ${context.say(text('ansehen', 'in detail'))}</a>`;

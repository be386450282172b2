import { escapeHtml } from '@rathaus/client-core/text';
import type { Language, LocalText, Mask } from '@rathaus/client-core/texts';
import { codeName } from '../texts/code-names.ts';
import { dayText } from '../texts/day-text.ts';
import { hiddenTitleText, viewerTexts } from '../texts/viewer.ts';
import type { Code, RecordRef } from '../xdomea/index.ts';
import { clip } from './clip.ts';
import type { ViewedRecord } from './read-viewed.ts';

/** What every part of the page knows. */
export interface PageContext {
  readonly language: Language;
  readonly mask: Mask;
  readonly masked: boolean;
  /** The day of the view in Berlin, `2026-11-28`. */
  readonly today: string;
  /** Shown records by id in lower case. */
  readonly byId: ReadonlyMap<string, ViewedRecord>;
}

/** A label and its value as HTML. */
export type Fact = readonly [label: LocalText, html: string];

/** A text of ours as HTML. */
export const say = ({ language }: PageContext, said: LocalText): string => escapeHtml(said[language]);

/** A text of the message as HTML: masked, bounded, escaped. */
export const word = ({ mask }: PageContext, given: string): string => escapeHtml(mask.word(clip(given)));

/** A file name as HTML: masked, bounded, escaped. */
export const fileName = ({ mask }: PageContext, given: string): string =>
  escapeHtml(mask.fileName(given.length > 300 ? `${given.slice(0, 299).toWellFormed()}…` : given));

/** A date of the message; what is none is a text of the message. */
export const day = (context: PageContext, given: string): string =>
  isDay(given) ? say(context, dayText(given.slice(0, 10))) : word(context, given);

const isDay = (given: string) => /^\d{4}-\d\d-\d\d(?!\d)/.test(given);

/** A date with its time, as the message gives both: no zone is reckoned. */
export function moment(context: PageContext, date: string, time?: string | undefined): string {
  const clock = /^(\d\d:\d\d)/.exec(time ?? /T(.+)/.exec(date)?.[1] ?? '')?.[1];
  const shown = day(context, date);
  if (!isDay(date) || clock === undefined) return shown;
  return `${shown}, ${clock}${context.language === 'de' ? ' Uhr' : ''}`;
}

/** A code by its name in the standard, else as the message names it. */
export function codeHtml(context: PageContext, field: string, { code, name }: Code): string {
  const known = codeName(field, code);
  if (known) return say(context, known);
  return name === undefined || name === ''
    ? word(context, code)
    : `${word(context, name)} (${word(context, code)})`;
}

/**
 * Title of a record: its subject, else its reference, else that it has none. A hidden one is called by its kind and place,
 * so that links can be told apart.
 */
export function titleOf(context: PageContext, { record, element, kind, position }: ViewedRecord): string {
  const { betreff, kennzeichen } = record.allgemeineMetadaten ?? {};
  const title = [betreff, kennzeichen].find((one) => one !== undefined && one.trim() !== '');
  if (title === undefined) return say(context, viewerTexts.noSubject);
  return context.masked
    ? say(context, hiddenTitleText(element, kind, position))
    : word(context, shortened(title));
}

/** The number of a version or step: short figures name no person. */
export const number = (context: PageContext, given: string): string =>
  /^\d{1,3}(\.\d{1,3}){0,2}$/.test(given)
    ? given
    : context.mask.word(clip(given).slice(0, 60).toWellFormed());

const shortened = (title: string) => (title.length > 300 ? `${title.slice(0, 299).toWellFormed()}…` : title);

/** Anchor of a record. */
export const anchorOf = ({ position }: ViewedRecord): string => `o${position}`;

/** A link to a record of the page. */
export const linkTo = (context: PageContext, record: ViewedRecord): string =>
  `<a href="#${anchorOf(record)}">${titleOf(context, record)}</a>`;

/** The record that is meant, when it is shown. */
export const shownRecord = (
  { byId }: PageContext,
  { id }: Pick<RecordRef, 'id'>,
): ViewedRecord | undefined => (id === undefined ? undefined : byId.get(id.toLowerCase()));

/** A list of facts. */
export const factList = (context: PageContext, facts: readonly Fact[]): string =>
  facts.length === 0
    ? ''
    : `<dl class="facts">\n${facts.map(([label, html]) => `<div><dt>${say(context, label)}</dt><dd>${html}</dd></div>`).join('\n')}\n</dl>\n`;

/** Something folded, with what it is. */
export const folded = (summary: string, html: string): string =>
  `<details><summary>${summary}</summary>\n${html}</details>\n`;

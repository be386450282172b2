import { escapeHtml } from '@rathaus/client-core/text';
import type { PageLanguage } from './language.ts';

/** What a page says before its links or its form. */
export interface PageWords {
  readonly title: string;
  readonly text: string;
  /** What the person can do, under a heading of its own. */
  readonly next?: string;
}

/** Words of a page in every language. */
export type PageWordsByLanguage = Readonly<Record<PageLanguage, PageWords>>;

const nextHeading: Readonly<Record<PageLanguage, string>> = {
  de: 'So geht es weiter',
  en: 'What you can do',
  'de-simple': 'Das können Sie tun',
};

/** A text of ours; each line on a line of its own, as Leichte Sprache wants it. */
const lines = (text: string) => `<p>${text.split('\n').map(escapeHtml).join('<br>')}</p>`;

/**
 * The content of a page: what happened, what can be done, the way on (`actions`), and last what only support reads
 * (`end`). A German page has the same in Leichte Sprache, on the same page: the request that led here cannot be
 * repeated for the sake of another language.
 */
export function mainOf(
  language: PageLanguage,
  words: PageWordsByLanguage,
  actions: string,
  end = '',
): string {
  const { title, text, next } = words[language];
  return [
    `<div class="servicekonto-page" lang="${language}"><h1>${escapeHtml(title)}</h1>`,
    language === 'de' ? inSimpleWords(words['de-simple']) : '',
    lines(text),
    next === undefined ? '' : `<h2>${nextHeading[language]}</h2>${lines(next)}`,
    actions,
    end,
    '</div>',
  ].join('');
}

/** Native disclosure: works without script, by keyboard, and says by itself whether it is open. */
const inSimpleWords = ({ title, text, next }: PageWords) =>
  `<details class="servicekonto-simple"><summary>Leichte Sprache</summary><div lang="de-simple"><p><strong>${escapeHtml(title)}</strong></p>${lines(text)}${next === undefined ? '' : lines(next)}</div></details>`;

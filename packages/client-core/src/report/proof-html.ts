import { escapeHtml as e } from '../text/escape-html.ts';
import { aspectStateText } from '../texts/aspect-text.ts';
import type { ReportAspect } from '../texts/catalogue.ts';
import { instantText } from '../texts/instant-text.ts';
import type { Language } from '../texts/language.ts';
import type { ReportView } from '../texts/report-view.ts';
import { aspectTone, glyph } from './glyphs.ts';
import { pageTexts as t } from './page-texts.ts';
import { type Table, tableEnd, tableRow, tableStart } from './table-html.ts';

/** What made a check, and how it can be made again. */
export interface CheckFacts {
  readonly tool: { readonly name: string; readonly version: string };
  readonly checkedAt: Date;
  readonly again: string | undefined;
  readonly masked: boolean;
}

type Entry = readonly [label: string, html: string];

/** Long digests and ids are read in groups. */
const valueHtml = (value: string): string =>
  /^[0-9a-f]{32,}$/i.test(value)
    ? `<span class="hash">${value.match(/.{1,8}/g)!.join(' ')}</span>`
    : e(value);

/** No line ends inside of a word: an option would fall apart at its hyphens. */
const commandHtml = (command: string) =>
  `<code>${command
    .split(' ')
    .map((word) => `<span class="word">${e(word)}</span>`)
    .join(' ')}</code>`;

const facts = (entries: readonly Entry[]) =>
  `<dl class="facts">\n${entries.map(([label, html]) => `<div><dt>${e(label)}</dt><dd>${html}</dd></div>`).join('\n')}\n</dl>`;

function* entriesOf({ facts }: ReportView, about: 'proof' | 'content', language: Language): Generator<Entry> {
  for (const fact of facts)
    if (fact.about === about) yield [fact.label[language], valueHtml(fact.value[language])];
}

/** What proves the check: the file, the instant, the tool, the rules. And what the file says of itself. */
export function renderAside(view: ReportView, check: CheckFacts, language: Language): string {
  const { tool, checkedAt, again, masked } = check;
  const proof: Entry[] = [
    ...(view.name === undefined ? [] : [[t.name[language], e(view.name)] as const]),
    ...entriesOf(view, 'proof', language),
    [t.checkedAt[language], e(instantText(checkedAt)[language])],
    [t.tool[language], e(`${tool.name} ${tool.version}`)],
    [t.extent[language], e((masked ? t.masked : t.whole)[language])],
    ...(again === undefined ? [] : [[t.again[language], commandHtml(again)] as const]),
  ];
  const content = [...entriesOf(view, 'content', language)];
  const card = (id: string, title: string, entries: readonly Entry[]) =>
    entries.length === 0
      ? ''
      : `<section class="card" aria-labelledby="${id}"><h2 id="${id}">${e(title)}</h2>\n${facts(entries)}</section>\n`;
  return `<aside aria-label="${e(t.aside[language])}">\n${card('nachweis', t.proof[language], proof)}${card('angaben', view.factsTitle[language], content)}</aside>\n`;
}

/** What was looked at and how it came out. */
export function renderAspects(aspects: readonly ReportAspect[], language: Language): string {
  if (aspects.length === 0) return '';
  const table: Table = {
    caption: t.aspects[language],
    columns: [
      { label: t.aspect[language], width: 'name' },
      { label: t.result[language], width: 'state' },
      { label: t.ground[language], width: 'long' },
    ],
  };
  const rows = aspects.map(({ label, state, reason }) => {
    const tone = aspectTone[state];
    const result = `<span class="state ${tone}">${glyph(tone)}<span>${e(aspectStateText(state)[language])}</span></span>`;
    return tableRow(table, [e(label[language]), result, e(reason[language])]);
  });
  return `<section aria-labelledby="geprueft"><h2 id="geprueft">${e(t.aspects[language])}</h2>\n${tableStart(table)}${rows.join('')}${tableEnd}</section>\n`;
}

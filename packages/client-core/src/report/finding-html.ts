import { escapeHtml as e } from '../text/escape-html.ts';
import type { Explained, ExplainedUnchecked } from '../texts/explain.ts';
import { type Language, type LocalText, text } from '../texts/language.ts';
import { createMask } from '../texts/mask.ts';
import { placeText } from '../texts/place-text.ts';
import { whoTexts } from '../texts/report-text.ts';
import type { FindingGroup } from '../texts/report-view.ts';
import { glyph, severityTone } from './glyphs.ts';
import { listedPlacesText, morePlacesText, stateText, pageTexts as t } from './page-texts.ts';
import { clip, kindOfAll, type PlaceCells, placeCells } from './place-cells.ts';
import { type Column, type Table, tableEnd, tableRow, tableStart } from './table-html.ts';

/** How the pieces of a page are written. */
export interface PageStyle {
  readonly language: Language;
  /** Places listed of one cause; the rest is counted. */
  readonly places: number;
  /** Bytes of places the whole page may still list. */
  readonly room: { bytes: number };
}

/** A number as each language writes it. */
export const numberText = (value: number): LocalText =>
  text(value.toLocaleString('de-DE'), value.toLocaleString('en-GB'));

const encoder = new TextEncoder();
const small = (content: string) => (content === '' ? '' : `<small>${content}</small>`);
const mono = (content: string) => (content === '' ? '' : `<span class="place">${e(clip(content))}</span>`);
/** Lines end between the steps of a path where they can. */
const pathHtml = (path: string) =>
  path === '' ? '' : `<span class="place">${clip(path).split('/').map(e).join('/<wbr>')}</span>`;
const more = (count: number, { language }: PageStyle) =>
  e(morePlacesText(count, numberText(count))[language]);

interface Row {
  readonly cells: PlaceCells;
  /** What is wrong here; empty where all findings of the cause say the same. */
  readonly what: string;
  readonly count: number;
}

/** The columns of a cause that any of its rows has something in, with the HTML of their cells. */
const columnsOf: readonly {
  readonly label: LocalText;
  readonly width: Column['width'];
  readonly has: (row: Row) => boolean;
  readonly html: (row: Row) => string;
}[] = [
  {
    label: t.where,
    width: 'name',
    has: ({ cells }) => cells.subject !== '',
    html: ({ cells }) =>
      `${e(clip(cells.subject))}${small(cells.id === '' ? '' : `<span class="place">${e(cells.id)}</span>`)}`,
  },
  {
    label: t.reference,
    width: 'short',
    has: ({ cells }) => cells.reference !== '',
    html: ({ cells }) => e(clip(cells.reference, 120)),
  },
  {
    label: t.position,
    width: 'long',
    has: ({ cells }) => cells.position !== '' || cells.path !== '',
    html: ({ cells }) =>
      cells.position === '' ? pathHtml(cells.path) : `${e(cells.position)}${small(pathHtml(cells.path))}`,
  },
  {
    label: t.file,
    width: 'long',
    has: ({ cells }) => cells.file !== '',
    html: ({ cells }) => mono(cells.file),
  },
  { label: t.what, width: 'long', has: ({ what }) => what !== '', html: ({ what }) => e(clip(what)) },
];

function rowOf(
  { place, message, count }: Explained,
  style: PageStyle,
  kind: string | undefined,
  said: boolean,
) {
  const what = said ? '' : message[style.language];
  return { cells: placeCells(place, style.language, kind === undefined), what, count };
}

function* renderPlaces(group: FindingGroup, style: PageStyle): Generator<string> {
  const { language } = style;
  const { findings, count } = group;
  const chosen = findings.slice(0, style.places);
  const kind = kindOfAll(chosen, language);
  const rows = chosen.map((finding) => rowOf(finding, style, kind, saidOnce(group, language) !== undefined));
  const columns = columnsOf.filter(({ has }) => rows.some(has));
  // A finding about the whole, such as a missing message, has no place to be listed.
  if (columns.length === 0 && count <= rows.length) return;
  const table: Table = {
    caption: `${t.places[language]}: ${group.findings[0]!.title[language]}`,
    columns: columns.map(({ label, width }) => ({
      label: label === t.where && kind ? kind : label[language],
      width,
    })),
  };
  const pieces: string[] = [];
  let listed = 0;
  let taken = 0;
  for (const row of columns.length === 0 ? [] : rows) {
    const piece = renderRow(table, columns, row, style);
    const bytes = encoder.encode(piece).byteLength;
    if (bytes > style.room.bytes) break;
    style.room.bytes -= bytes;
    pieces.push(piece);
    listed += row.count;
    taken++;
  }
  const rest = count - listed;
  const folded = taken > 10;
  if (folded) {
    const summary = listedPlacesText(numberText(taken), numberText(count), taken === count);
    yield `<details><summary>${e(summary[language])}</summary>\n`;
  }
  if (taken > 0) yield `${tableStart(table)}${pieces.join('')}${tableEnd}`;
  if (rest > 0) yield `<p class="small muted">${more(rest, style)}</p>\n`;
  if (folded) yield '</details>\n';
}

function renderRow(table: Table, columns: typeof columnsOf, row: Row, style: PageStyle): string {
  const [name = '', ...cells] = columns.map(({ has, html }) => (has(row) ? html(row) : ''));
  // A finding counts for its own place and for further ones that were not kept.
  const repeated = row.count > 1 ? small(more(row.count - 1, style)) : '';
  return tableRow(table, [`${name === '' ? e(t.noRecord[style.language]) : name}${repeated}`, ...cells]);
}

/** The sentence that all findings of a cause share, unless it is their title: said once, above their places. */
function saidOnce({ findings }: FindingGroup, language: Language): string | undefined {
  const [first] = findings;
  return findings.every(({ message }) => message[language] === first!.message[language])
    ? first!.message[language]
    : undefined;
}

/** All findings of one cause: what, why, who repairs it and how, where. `number` from 1. */
export function* renderCause(group: FindingGroup, number: number, style: PageStyle): Generator<string> {
  const { language } = style;
  const say = (given: LocalText) => e(given[language]);
  const { title, reason, repair, source } = group.findings[0]!;
  const tone = severityTone[group.severity];
  const once = saidOnce(group, language);
  const what = once === undefined || once === title[language] ? '' : `<p>${e(clip(once, 600))}</p>\n`;
  const short = group.findings.length <= 6 ? ' short' : '';
  yield `<article class="cause${short}" aria-labelledby="ursache-${number}">
<header><h3 id="ursache-${number}">${number}. ${say(title)}</h3><strong class="state ${tone}">${glyph(tone)}${say(stateText(group.severity, group.count, numberText(group.count)))}</strong></header>
${what}<div class="parts"><div><p class="label">${say(t.reason)}</p><p>${say(reason)}</p></div>
<div><p class="label">${say(t.repair)}: ${say(whoTexts[group.who])}</p><p>${say(repair)}</p></div></div>
`;
  yield* renderPlaces(group, style);
  yield `<p class="small muted">${say(t.rule)} <code>${e(group.rule)}</code> · ${say(t.source)}: ${say(source)}</p></article>\n`;
}

/** Places are masked already where the view was made: here they are only written. */
const shown = createMask({});

/** Something that was not checked, and what to do about it. */
export function renderUnchecked(
  { title, remedy, place }: ExplainedUnchecked,
  { language }: PageStyle,
): string {
  // The root of a document is the whole: it need not be looked for.
  const whole =
    (place.kind === 'path' && /^\/?[^/]*$/.test(place.path) && place.file === undefined) ||
    (place.kind === 'entry' && place.entry === undefined && place.name === undefined);
  const where = whole ? '' : ` <span class="place">${e(clip(placeText(place, language, shown)))}</span>`;
  return `<li><strong class="state open">${glyph('open')}<span>${e(title[language])}</span></strong><br>${e(remedy[language])}${where}</li>\n`;
}

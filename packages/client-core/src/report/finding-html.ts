import type { Severity } from '../findings/finding.ts';
import type { Verdict } from '../findings/report.ts';
import { escapeHtml as e } from '../text/escape-html.ts';
import type { Explained, ExplainedUnchecked } from '../texts/explain.ts';
import { type Language, type LocalText, text } from '../texts/language.ts';
import { createMask } from '../texts/mask.ts';
import { placeText } from '../texts/place-text.ts';
import { whoTexts } from '../texts/report-text.ts';
import type { FindingGroup } from '../texts/report-view.ts';
import { allPlacesText, morePlacesText, pageTexts, stateText } from './page-texts.ts';

/** How the pieces of a page are written. */
export interface PageStyle {
  readonly language: Language;
  /** Places listed of one rule; the rest is counted. */
  readonly places: number;
}

/** A number as each language writes it. */
export const numberText = (value: number): LocalText =>
  text(value.toLocaleString('de-DE'), value.toLocaleString('en-GB'));

// Form, word, colour, in this order: each state has a glyph of its own outline.
const octagon = '<path d="M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7z"/><path d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6"/>';
const circle = '<circle cx="10" cy="10" r="7.5"/>';
const glyphs = {
  good: `${circle}<path d="m6.5 10.2 2.4 2.5 4.6-5"/>`,
  bad: octagon,
  open: '<rect x="2.5" y="2.5" width="15" height="15" rx="1"/><path d="M7.7 8a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.8m0 2.3v.1"/>',
  warn: '<path d="M10 2.5 18 17H2z"/><path d="M10 8v4m0 2.3v.1"/>',
  info: `${circle}<path d="M10 9v5m0-8v.1"/>`,
};

/** What a state looks like: class and glyph. */
export type Tone = keyof typeof glyphs;

/** The drawing of a state; the word beside it says the same. */
export const glyph = (tone: Tone) => `<svg viewBox="0 0 20 20" aria-hidden="true">${glyphs[tone]}</svg>`;

/** The tone of a verdict. */
export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  passed: 'good',
  failed: 'bad',
  'not-judged': 'open',
};

const severityTone: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'info' };

/** Foreign text may be of any length; a finding is recognised by its beginning. */
const clip = (given: string) => (given.length > 400 ? `${given.slice(0, 399)}…` : given);

/** Places are masked already where the view was made: here they are only written. */
const shown = createMask({});

function renderPlace({ place, message, title, count }: Explained, { language }: PageStyle): string {
  const what = message === title ? '' : `${e(clip(message[language]))} `;
  // A finding counts for its own place and for further ones that nobody kept.
  const more = count > 1 ? ` ${renderMore(count - 1, language)}` : '';
  return `<li>${what}<span class="place">${e(clip(placeText(place, language, shown)))}</span>${more}</li>\n`;
}

const renderMore = (count: number, language: Language) =>
  `<span class="small muted">${e(morePlacesText(count, numberText(count))[language])}</span>`;

function* renderPlaces({ findings, count }: FindingGroup, style: PageStyle): Generator<string> {
  const { language } = style;
  const listed = findings.slice(0, style.places);
  const rest = count - listed.reduce((sum, finding) => sum + finding.count, 0);
  const folded = listed.length > 5;
  if (folded) yield `<details><summary>${e(allPlacesText(numberText(count))[language])}</summary>\n`;
  yield '<ul class="places">\n';
  for (const finding of listed) yield renderPlace(finding, style);
  yield '</ul>\n';
  if (rest > 0) yield `<p>${renderMore(rest, language)}</p>\n`;
  if (folded) yield '</details>\n';
}

/** All findings of one rule: what, why, who repairs it and how, where. `number` from 1. */
export function* renderCause(group: FindingGroup, number: number, style: PageStyle): Generator<string> {
  const { language } = style;
  const say = (given: LocalText) => e(given[language]);
  const { title, reason, repair, who, source } = group.findings[0]!;
  const tone = severityTone[group.severity];
  const label = pageTexts;
  yield `<article class="cause" aria-labelledby="befund-${number}">
<header><h3 id="befund-${number}">${number}. ${say(title)}</h3><strong class="state ${tone}">${glyph(tone)}${say(stateText(group.severity, group.count, numberText(group.count)))}</strong></header>
<div class="parts"><div><p class="label">${say(label.reason)}</p><p>${say(reason)}</p></div>
<div><p class="label">${say(label.repair)}: ${say(whoTexts[who])}</p><p>${say(repair)}</p></div></div>
`;
  yield* renderPlaces(group, style);
  yield `<p class="small muted">${say(label.rule)} <code>${e(group.rule)}</code> · ${say(label.source)}: <span lang="en">${e(source)}</span></p></article>\n`;
}

/** Something that was not checked, and what to do about it. */
export function renderUnchecked(
  { title, remedy, place }: ExplainedUnchecked,
  { language }: PageStyle,
): string {
  // The root of a document is the whole: nobody needs to look for it.
  const whole = place.kind === 'path' && /^\/?[^/]*$/.test(place.path) && place.file === undefined;
  const where = whole ? '' : ` <span class="place">${e(clip(placeText(place, language, shown)))}</span>`;
  return `<li><strong class="state open">${glyph('open')}<span>${e(title[language])}</span></strong><br>${e(remedy[language])}${where}</li>\n`;
}

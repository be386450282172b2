import type { Report } from '../findings/report.ts';
import { escapeHtml as e } from '../text/escape-html.ts';
import type { Catalogue } from '../texts/catalogue.ts';
import { instantText } from '../texts/instant-text.ts';
import type { Language, LocalText } from '../texts/language.ts';
import type { Mask, MaskOptions } from '../texts/mask.ts';
import { countText } from '../texts/report-text.ts';
import { type ReportView, viewReport } from '../texts/report-view.ts';
import { numberText, type PageStyle, renderCause, renderUnchecked } from './finding-html.ts';
import { glyph } from './glyphs.ts';
import { reportStyle, reportStyleHash } from './page-style.ts';
import { causesText, moreCausesText, morePointsText, openText, pageTexts as t } from './page-texts.ts';
import { renderAside, renderAspects } from './proof-html.ts';

/** What a section of a package knows of the page around it. */
export interface SectionContext {
  readonly language: Language;
  /** Hides what the rest of the page hides: all foreign text goes through it. */
  readonly mask: Mask;
}

/** A part of the page that only one kind of report has, such as the outline of an e-file. */
export interface ReportSection {
  /** Anchor in the page: letters and hyphens. */
  readonly id: string;
  readonly title: LocalText;
  /** HTML in pieces, without the heading. The section escapes its text itself (`escapeHtml`); styles and scripts do not run. */
  render(context: SectionContext): Iterable<string>;
}

/** How a report is written as a page. */
export interface ReportPageOptions extends MaskOptions {
  /** Default `de`. */
  readonly language?: Language | undefined;
  /** When the check was made. */
  readonly checkedAt: Date;
  /** What made the check: `{ name: 'rathaus', version: '1.4.0' }`. */
  readonly tool: { readonly name: string; readonly version: string };
  /** Command or address by which the reader checks again. It holds nothing personal: a masked page shows it, too. */
  readonly again?: string | undefined;
  /** What follows the findings. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** Places listed of one cause; the rest is counted. Default 50. */
  readonly places?: number | undefined;
}

// A page that a browser opens at once: nobody reads more, and the JSON of the report has all of it.
const maxPlaceBytes = 2_000_000;
const maxCauses = 400;

/**
 * Any report as one HTML page, in the words of the catalogue of its kind: the verdict first, then what was checked and
 * what was not, the causes with who repairs them and how, sections of the kind, and the proof: what was checked, when,
 * by what. No script, no request, printable, readable from 320 px and by screen reader, and of bounded size; with `mask`
 * it keeps each statement and holds nothing of the checked content. Its content security policy allows nothing but its
 * own style sheet, because it shows foreign text. Yields the page in pieces, so that it can be written as it grows.
 *
 * @example
 * const tool = { name: 'fachverfahren', version: '3.2' };
 * const page = renderReportPage(report, catalogue, { checkedAt: new Date(), tool, mask: true });
 * return new Response([...page].join(''), { headers: { 'content-type': 'text/html; charset=utf-8' } });
 */
export function* renderReportPage(
  report: Report,
  catalogue: Catalogue,
  options: ReportPageOptions,
): Generator<string, void, undefined> {
  const { language = 'de', sections = [], mask = false } = options;
  const style: PageStyle = { language, places: options.places ?? 50, room: { bytes: maxPlaceBytes } };
  const say = (given: LocalText) => e(given[language]);
  const view = viewReport(report, catalogue, options);
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say(view.verdictText)} – ${say(view.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#ursachen">${say(t.skip)}</a>
`;
  yield navigation(view, sections, say);
  yield '<main>\n';
  yield verdictBox(view, options.checkedAt, language);
  yield '<div class="split"><div>\n';
  yield renderAspects(view.aspects, language);
  yield* renderOpenPoints(view, style);
  yield* renderCauses(view, style);
  for (const section of sections) {
    yield `<section aria-labelledby="${e(section.id)}"><h2 id="${e(section.id)}">${say(section.title)}</h2>\n`;
    yield* section.render({ language, mask: view.mask });
    yield '</section>\n';
  }
  const { checkedAt, tool, again } = options;
  yield `</div>\n${renderAside(view, { checkedAt, tool, again, masked: mask }, language)}</div>\n`;
  yield '</main>\n</body>\n</html>\n';
}

/** Heading of the causes; where there is none it is no cause that is named. */
const causesTitle = (causes: number): LocalText =>
  causes === 0 ? t.findings : causes === 1 ? t.cause : t.causes;

function navigation(
  { aspects, unchecked, groups }: ReportView,
  sections: readonly ReportSection[],
  say: (given: LocalText) => string,
): string {
  const links: (readonly [id: string, title: LocalText])[] = [
    ...(aspects.length > 0 ? [['geprueft', t.aspects] as const] : []),
    ...(unchecked.length > 0 ? [['ungeprueft', t.unchecked] as const] : []),
    ['ursachen', groups.length > 1 ? t.allCauses : causesTitle(groups.length)],
    ...sections.map(({ id, title }) => [id, title] as const),
    ['nachweis', t.proof],
  ];
  const items = links.map(([id, title]) => `<li><a href="#${e(id)}">${say(title)}</a></li>`).join('');
  return `<header><nav class="small" aria-label="${say(t.navigation)}"><ul>${items}</ul></nav></header>\n`;
}

function verdictBox(view: ReportView, checkedAt: Date, language: Language): string {
  const { counts, groups, unchecked, tone } = view;
  const causes = groups.filter(({ severity }) => severity === 'error').length;
  const parts = [
    ...(counts.error > 0
      ? [`${countText(counts.error, 'error', language)} ${causesText(causes)[language]}`]
      : []),
    ...(['warning', 'info'] as const)
      .filter((severity) => counts[severity] > 0)
      .map((severity) => countText(counts[severity], severity, language)),
    ...(unchecked.length > 0 ? [openText(unchecked.length)[language]] : []),
  ];
  const about = view.name === undefined ? view.title[language] : `${view.title[language]} · ${view.name}`;
  const lead = view.lead ? `<p class="lead">${e(view.lead[language])}</p>\n` : '';
  const next = view.next ? `<p><strong>${e(t.next[language])}:</strong> ${e(view.next[language])}</p>\n` : '';
  return `<div class="verdict ${tone}">${glyph(tone)}<div><p class="small">${e(t.report[language])}, ${e(instantText(checkedAt)[language])} · ${e(about)}</p>
<h1>${e(view.verdictText[language])}</h1>
${lead}${next}<p class="small">${e(parts.join(' · ') || t.noFindings[language])}</p></div></div>
`;
}

function* renderOpenPoints({ verdict, unchecked }: ReportView, style: PageStyle): Generator<string> {
  if (unchecked.length === 0) return;
  const say = (given: LocalText) => e(given[style.language]);
  const lead = verdict === 'not-judged' ? t.uncheckedLead : t.uncheckedToo;
  yield `<section aria-labelledby="ungeprueft"><h2 id="ungeprueft">${say(t.unchecked)}</h2>\n<p>${say(lead)}</p>\n<ul class="open-points">\n`;
  for (const one of unchecked.slice(0, style.places)) yield renderUnchecked(one, style);
  const more = unchecked.length - style.places;
  yield `</ul>${more > 0 ? `<p class="small muted">${say(morePointsText(more, numberText(more)))}</p>` : ''}</section>\n`;
}

function* renderCauses({ verdict, groups }: ReportView, style: PageStyle): Generator<string> {
  const say = (given: LocalText) => e(given[style.language]);
  yield `<section aria-labelledby="ursachen"><h2 id="ursachen">${say(causesTitle(groups.length))}</h2>\n`;
  if (groups.length === 0) {
    yield `<p>${say(verdict === 'passed' ? t.noFindings : t.noFindingsSoFar)}</p>\n`;
  }
  for (const [index, group] of groups.slice(0, maxCauses).entries())
    yield* renderCause(group, index + 1, style);
  const more = groups.length - maxCauses;
  if (more > 0) yield `<p class="small muted">${say(moreCausesText(more, numberText(more)))}</p>\n`;
  yield '</section>\n';
}

import type { Report } from '../findings/report.ts';
import { escapeHtml as e } from '../text/escape-html.ts';
import type { Catalogue } from '../texts/catalogue.ts';
import type { Language, LocalText } from '../texts/language.ts';
import type { Mask, MaskOptions } from '../texts/mask.ts';
import { countText } from '../texts/report-text.ts';
import { type ReportView, viewReport } from '../texts/report-view.ts';
import {
  glyph,
  numberText,
  type PageStyle,
  renderCause,
  renderUnchecked,
  verdictTone,
} from './finding-html.ts';
import { reportStyle, reportStyleHash } from './page-style.ts';
import { causesText, morePlacesText, openText, pageTexts as t } from './page-texts.ts';

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
  /** What follows the findings. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** Places listed of one rule; the rest is counted. Default 50. */
  readonly places?: number | undefined;
}

/**
 * Any report as one HTML page, in the words of the catalogue of its kind: the verdict first, then what was not checked, the findings with who repairs them and how,
 * sections of the kind, and what was checked. No script, no request, printable, readable from 320 px and by screen
 * reader; with `mask` nothing in it comes from the checked content. Its content security policy allows nothing but its
 * own style sheet, because it shows foreign text. Yields the page in pieces, so that it can be written as it grows.
 *
 * @example
 * const page = renderReportPage(report, catalogue, { checkedAt: new Date(), mask: true });
 * return new Response([...page].join(''), { headers: { 'content-type': 'text/html; charset=utf-8' } });
 */
export function* renderReportPage(
  report: Report,
  catalogue: Catalogue,
  options: ReportPageOptions,
): Generator<string, void, undefined> {
  const { language = 'de', sections = [] } = options;
  const style: PageStyle = { language, places: options.places ?? 50 };
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
<a class="skip" href="#befunde">${say(t.skip)}</a>
`;
  yield navigation(view, sections, say);
  yield '<main>\n';
  yield verdictBox(view, language);
  yield '<div class="split"><div>\n';
  if (view.unchecked.length > 0) {
    const lead = view.verdict === 'not-judged' ? t.uncheckedLead : t.uncheckedToo;
    yield `<section aria-labelledby="ungeprueft"><h2 id="ungeprueft">${say(t.unchecked)}</h2>\n<p>${say(lead)}</p>\n<ul class="open-points">\n`;
    for (const one of view.unchecked.slice(0, style.places)) yield renderUnchecked(one, style);
    const more = view.unchecked.length - style.places;
    yield `</ul>${more > 0 ? `<p class="small muted">${say(morePlacesText(more, numberText(more)))}</p>` : ''}</section>\n`;
  }
  yield `<section aria-labelledby="befunde"><h2 id="befunde">${say(view.groups.length > 1 ? t.causes : t.findings)}</h2>\n`;
  if (view.groups.length === 0) {
    yield `<p>${say(view.verdict === 'passed' ? t.noFindings : t.noFindingsSoFar)}</p>\n`;
  }
  for (const [index, group] of view.groups.entries()) yield* renderCause(group, index + 1, style);
  yield '</section>\n</div>\n';
  yield proof(view, options);
  yield '</div>\n';
  for (const section of sections) {
    yield `<section aria-labelledby="${e(section.id)}"><h2 id="${e(section.id)}">${say(section.title)}</h2>\n`;
    yield* section.render({ language, mask: view.mask });
    yield '</section>\n';
  }
  yield `</main>\n<footer><p>${say(t.generator)}</p></footer>\n</body>\n</html>\n`;
}

function navigation(
  { unchecked }: ReportView,
  sections: readonly ReportSection[],
  say: (given: LocalText) => string,
): string {
  const links: (readonly [id: string, title: LocalText])[] = [
    ...(unchecked.length > 0 ? [['ungeprueft', t.unchecked] as const] : []),
    ['befunde', t.findings],
    ['nachweis', t.proof],
    ...sections.map(({ id, title }) => [id, title] as const),
  ];
  const items = links.map(([id, title]) => `<li><a href="#${e(id)}">${say(title)}</a></li>`).join('');
  return `<header><nav class="small" aria-label="${say(t.navigation)}"><ul>${items}</ul></nav></header>\n`;
}

function verdictBox(view: ReportView, language: Language): string {
  const { counts, groups, unchecked } = view;
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
  const tone = verdictTone[view.verdict];
  const about = view.name === undefined ? view.title[language] : `${view.title[language]} · ${view.name}`;
  const next = view.next
    ? `<p class="lead"><strong>${e(t.next[language])}:</strong> ${e(view.next[language])}</p>\n`
    : '';
  return `<div class="verdict ${tone}">${glyph(tone)}<div><p class="small">${e(t.report[language])} · ${e(about)}</p>
<h1>${e(view.verdictText[language])}</h1>
${next}<p class="small">${e(parts.join(' · ') || t.noFindings[language])}</p></div></div>
`;
}

function proof(view: ReportView, { language = 'de', mask, checkedAt }: ReportPageOptions): string {
  const rows: (readonly [label: string, value: string])[] = [
    ...(view.name === undefined ? [] : [[t.name[language], view.name] as const]),
    ...view.facts.map(({ label, value }) => [label[language], value[language]] as const),
    [t.checkedAt[language], instantText(checkedAt, language)],
    [t.content[language], (mask ? t.masked : t.whole)[language]],
  ];
  const list = rows.map(([label, value]) => `<dt>${e(label)}</dt><dd>${e(value)}</dd>`).join('\n');
  return `<section class="card" aria-labelledby="nachweis"><h2 id="nachweis">${e(t.proof[language])}</h2>
<dl class="facts">
${list}
</dl></section>
`;
}

/** Shown in Berlin's time, wherever the page is made. */
function instantText(instant: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
  return language === 'de' ? `${format.format(instant)} Uhr` : format.format(instant);
}

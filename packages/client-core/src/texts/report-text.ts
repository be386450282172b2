import type { Severity, Who } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import { aspectStateText } from './aspect-text.ts';
import type { Catalogue } from './catalogue.ts';
import type { Explained } from './explain.ts';
import { type Language, type LocalText, text } from './language.ts';
import { createMask, type MaskOptions } from './mask.ts';
import { placeText } from './place-text.ts';
import { viewReport } from './report-view.ts';

/** How a report is written for a terminal or a mail. */
export interface ReportTextOptions extends MaskOptions {
  /** Default `de`. */
  language?: Language | undefined;
  /** Places shown of each rule; the others are counted. Default 5. */
  places?: number | undefined;
  /**
   * Leaves out what was looked at and the facts, for one report of many: verdict, what decided, causes and the next step.
   * Default false.
   */
  brief?: boolean | undefined;
  /**
   * For a report on several files whose own reports were shown before: errors and warnings placed in one of these files
   * are one line that names the file, because its report has the details. Default false.
   */
  fileReportsShown?: boolean | undefined;
  /** Wraps a piece of text in a colour; left out, there are none. */
  colour?: ((tone: 'good' | 'bad' | 'open' | 'quiet', text: string) => string) | undefined;
}

const severities: Record<Severity, readonly [one: LocalText, many: LocalText]> = {
  error: [text('Fehler', 'error'), text('Fehler', 'errors')],
  warning: [text('Warnung', 'warning'), text('Warnungen', 'warnings')],
  info: [text('Hinweis', 'note'), text('Hinweise', 'notes')],
};

/** Who has to act, for people. */
export const whoTexts: Readonly<Record<Who, LocalText>> = {
  authority: text('erzeugende Behörde', 'creating authority'),
  vendor: text('Hersteller der Software', 'vendor of the software'),
  archive: text('Archiv', 'archive'),
  operator: text('Betrieb', 'operator'),
};

/** A number of findings of a severity, for people: `1 Warnung`, `12 Fehler`. */
export const countText = (count: number, severity: Severity, language: Language): string =>
  `${count.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB')} ${severities[severity][count === 1 ? 0 : 1][language]}`;

/** The files in which all of these findings are placed; undefined when one of them is placed elsewhere. */
function filesOf(findings: readonly Explained[]): readonly string[] | undefined {
  const files = new Set<string>();
  for (const { place } of findings) {
    if (place.kind !== 'path' || place.file === undefined) return undefined;
    files.add(place.file);
  }
  return [...files];
}

/**
 * A report as plain text: verdict, what was checked, facts, each cause with reason, repair and places, what was not checked, and at the end
 * the verdict again with the next step.
 *
 * @example
 * console.log(reportText(report, catalogue, { language: 'de', mask: true }));
 */
export function reportText(report: Report, catalogue: Catalogue, options: ReportTextOptions = {}): string {
  const { language = 'de', places = 5, brief = false, colour = (_, plain) => plain } = options;
  const view = viewReport(report, catalogue, options);
  const plain = createMask({});
  const say = (de: string, en: string) => (language === 'de' ? de : en);
  const lines: string[] = [];
  lines.push(view.name === undefined ? view.title[language] : `${view.title[language]}: ${view.name}`);
  const verdict = colour(view.tone === 'info' ? 'quiet' : view.tone, view.verdictText[language]);
  lines.push(verdict);
  if (view.lead) lines.push(view.lead[language]);
  for (const { label, state, reason } of brief ? [] : view.aspects) {
    // What the checked thing does not need says nothing about it.
    if (state === 'not-applicable') continue;
    lines.push(`  ${label[language]}: ${aspectStateText(state)[language]} (${reason[language]})`);
  }
  for (const { label, value } of brief ? [] : view.facts)
    lines.push(`  ${label[language]}: ${value[language]}`);
  const counted = (['error', 'warning', 'info'] as const)
    .filter((severity) => view.counts[severity] > 0)
    .map((severity) => countText(view.counts[severity], severity, language));
  if (counted.length > 0) lines.push(counted.join(', '));
  // What was let pass with a reservation is not free of one.
  else if (view.verdict === 'passed' && view.tone === 'good')
    lines.push(say('Nichts beanstandet', 'Nothing found'));
  for (const { rule, severity, count, findings } of view.groups) {
    const [first] = findings;
    const title = `${severities[severity][0][language]} ${rule}: ${first!.title[language]}`;
    const head = `${title}${count > 1 ? ` (${count} ×)` : ''}`;
    const files = options.fileReportsShown && severity !== 'info' ? filesOf(findings) : undefined;
    if (files) {
      const names = files.slice(0, places).join(', ');
      const rest = files.length - places;
      const more = rest > 0 ? say(` und ${rest} weitere`, ` and ${rest} more`) : '';
      const see = files.length === 1 ? say('siehe Datei', 'see file') : say('siehe Dateien', 'see files');
      lines.push('', `${head}: ${see} ${names}${more}`);
      continue;
    }
    lines.push('', head);
    lines.push(colour('quiet', `  ${first!.reason[language]}`));
    lines.push(`  ${say('Zu tun', 'To do')} (${whoTexts[first!.who][language]}): ${first!.repair[language]}`);
    let listed = 0;
    for (const { place, message, title, count: times } of findings.slice(0, places)) {
      listed += times;
      const what = message === title ? '' : `: ${message[language]}`;
      lines.push(`  – ${placeText(place, language, plain)}${what}${times > 1 ? ` (${times} ×)` : ''}`);
    }
    if (listed < count) lines.push(`  ${say(`und ${count - listed} weitere`, `and ${count - listed} more`)}`);
  }
  if (view.unchecked.length > 0) {
    lines.push('', say('Nicht geprüft:', 'Not checked:'));
    for (const one of view.unchecked.slice(0, places)) {
      lines.push(`  – ${one.title[language]} ${one.remedy[language]}`);
    }
    const rest = view.unchecked.length - places;
    if (rest > 0) lines.push(`  ${say(`und ${rest} weitere`, `and ${rest} more`)}`);
  }
  lines.push('');
  // On a screen the end of a long report is what one sees.
  if (!brief && view.groups.length + view.unchecked.length > 0) lines.push(verdict);
  if (view.next) lines.push(`${say('Nächster Schritt', 'Next step')}: ${view.next[language]}`);
  if (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

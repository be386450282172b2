import type { Report } from '@rathaus/client-core/findings';
import { showable } from '@rathaus/client-core/text';
import {
  type Catalogue,
  type Language,
  type LocalText,
  reportJson,
  text,
  viewReport,
} from '@rathaus/client-core/texts';
import type { Context } from '../program/area.ts';
import { type Paint, paintOn, type Tone } from '../program/colours.ts';
import { exitCodeOf, exitCodes } from '../program/exit-codes.ts';
import type { ReadinessReport } from './readiness-report.ts';
import { lineOf, type ReadinessLine, type ReadinessWords, readinessCatalogue } from './readiness-texts.ts';

const states: Readonly<Record<ReadinessLine['state'], readonly [word: LocalText, tone: Tone]>> = {
  passed: [text('gut', 'good'), 'good'],
  failed: [text('Fehler', 'fault'), 'bad'],
  weak: [text('Warnung', 'warning'), 'open'],
  'not-judged': [text('offen', 'open'), 'open'],
  'not-applicable': [text('–', '–'), 'quiet'],
};
const width = Math.max(...Object.values(states).flatMap(([{ de, en }]) => [de.length, en.length]));

/** Shows a report of an area, and sets the exit code: 0 ready, 3 not ready, 4 not everything could be judged. */
export function printReadiness(
  report: ReadinessReport,
  words: ReadinessWords,
  how: { json?: boolean | undefined },
  context: Context,
): void {
  const lines = report.lines.map((line) => lineOf(words, line));
  show(report, { lines, catalogue: readinessCatalogue(words), json: how.json === true }, context);
}

/**
 * What every command that looks whether something is ready says: the verdict, a line for each look with what to do about
 * it, the verdict again and the next step; as JSON the report of client-core with the same `lines`.
 */
export function show(
  report: Report,
  { lines, catalogue, json }: { lines: readonly ReadinessLine[]; catalogue: Catalogue; json: boolean },
  context: Context,
): void {
  // What is wrong is the installation, not something that was handed in.
  context.exit(report.verdict === 'failed' ? exitCodes.environment : exitCodeOf(report.verdict));
  if (json) context.json({ ...reportJson(report, catalogue), lines });
  else {
    const { terminal, language } = context;
    terminal.out(readinessText(viewReport(report, catalogue), lines, { language, paint: paintOn(terminal) }));
  }
}

type View = ReturnType<typeof viewReport>;

/** The report as text, in one language. */
export function readinessText(
  view: View,
  lines: readonly ReadinessLine[],
  { language, paint }: { language: Language; paint: Paint },
): string {
  const tone = ({ passed: 'good', failed: 'bad', 'not-judged': 'open' } as const)[view.verdict];
  const verdict = paint(tone, view.verdictText[language]);
  const out = [view.title[language], verdict];
  const todo = language === 'de' ? 'Zu tun' : 'To do';
  for (const { state, label, reason, code, remedy } of lines) {
    const [word, colour] = states[state];
    const shownCode = (state === 'failed' || state === 'weak') && code !== undefined ? ` [${code}]` : '';
    const head = paint(colour, word[language].padEnd(width));
    out.push(`  ${head}  ${showable(`${label[language]}: ${reason[language]}${shownCode}`)}`);
    if (remedy) out.push(`  ${' '.repeat(width)}  ${todo}: ${showable(remedy[language])}`);
  }
  const isLong = lines.some(({ state }) => state !== 'passed' && state !== 'not-applicable');
  out.push('');
  // On a screen the end of a long report is what one sees.
  if (isLong) out.push(verdict);
  if (view.next) out.push(`${language === 'de' ? 'Nächster Schritt' : 'Next step'}: ${view.next[language]}`);
  return `${out.join('\n')}\n`;
}

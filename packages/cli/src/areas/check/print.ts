import type { Report } from '@rathaus/client-core/findings';
import { createMask, explainUnchecked, reportJson, reportText, viewReport } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { failureLines } from '../../program/failures.ts';
import type { Judged } from './not-checked.ts';
import type { CheckOptions } from './options.ts';

/** A file as the output names it. */
export interface Shown {
  readonly path: string;
  /** Masked where that is wanted. */
  readonly shownPath: string;
  /** Tells masked files apart; empty where the path does. */
  readonly tag: string;
  /** From 1, in the order of the run. */
  readonly number: number;
  /** Whether it is the only one. */
  readonly single: boolean;
}

/** The one text and the one JSON of all reports. */
export function printJudged(
  { report, catalogue, area }: Judged,
  { path, shownPath, tag, number, single }: Shown,
  options: CheckOptions,
  context: Context,
): void {
  const { terminal, language, text, say } = context;
  const { mask } = options;
  if (options.json) {
    const shown = { type: 'file', number, path: mask ? undefined : path, area };
    context.json({ ...shown, ...reportJson(report, catalogue, { mask }) });
    return;
  }
  if (area === undefined) {
    const [reason] = report.unchecked;
    const { title, remedy } = explainUnchecked(reason!, catalogue, createMask({}));
    const verdict = text({ de: 'Kein Urteil', en: 'No verdict' });
    say(`${shownPath}: ${verdict}. ${text(title)}`, 'open');
    // For many files the summary says it once.
    if (single) say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${text(remedy)}`);
  } else {
    // The report knows the name only; among many files it needs its path. A masked path says less than a masked name.
    const named = mask ? report : { ...report, name: path };
    const brief = !single && options.verbose !== true;
    if (brief && isClean(report)) {
      say(`${shownPath}: ${text(viewReport(report, catalogue, { mask }).verdictText)}`);
      return;
    }
    const style = { language, mask, brief, colour: paintOn(terminal) };
    terminal.out(`${tag}${reportText(named, catalogue, style)}`);
  }
  if (!single) terminal.out('\n');
}

/** Whether there is nothing to do about it. */
const isClean = ({ verdict, counts }: Report) => verdict === 'passed' && counts.error + counts.warning === 0;

/** The report on several files together. */
export function printTogether(
  { report, catalogue }: Judged,
  { json, mask }: CheckOptions,
  context: Context,
): void {
  const { terminal, language } = context;
  if (json) {
    context.json({ type: 'group', ...reportJson(report, catalogue, { mask }) });
    return;
  }
  const style = { language, mask, places: 3, fileReportsShown: true, colour: paintOn(terminal) };
  terminal.out(`\n${reportText(report, catalogue, style)}\n`);
}

/** A file that could not be read. The others are checked nevertheless. */
export async function printFault(
  error: unknown,
  { path, shownPath, number }: Shown,
  { json, mask }: CheckOptions,
  context: Context,
): Promise<void> {
  const lines = await failureLines(error, { about: shownPath, mask }, context);
  for (const line of lines) context.warn(line);
  const { code } = Object(error) as { code?: unknown };
  if (json) context.json({ type: 'fault', number, path: mask ? undefined : path, code });
}

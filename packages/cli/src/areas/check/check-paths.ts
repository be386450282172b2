import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { createMask } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { failureLines, UsageFault } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { createJudge, type Judges } from './judge.ts';
import { type Judged, notChecked } from './not-checked.ts';
import type { CheckOptions } from './options.ts';
import { printFault, printJudged, printTogether, type Shown } from './print.ts';
import { writeReportPage } from './report-page.ts';
import { printSummary, summaryJson } from './summary.ts';
import { createTally, exitCodeOfTally, type OpenTally } from './tally.ts';
import { type Found, walk } from './walk.ts';

/** A run over files and folders. */
export interface CheckRun extends Judges {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  /** Hears of every file that was judged. */
  onJudged?(path: string, judged: Judged): void;
  /** Judges the files together, after each on its own: the parts of something split. */
  together?(): Promise<Judged | undefined>;
}

/**
 * Checks files one after the other and prints the report of each as soon as it is there, then what they are together,
 * then the summary. Sets the exit code. Nothing is checked when a path does not exist.
 */
export async function checkPaths(run: CheckRun, context: Context): Promise<void> {
  const { paths, options, checks } = run;
  const { signal } = context.terminal;
  const single = await onlyFile(run, context);
  if (single === undefined) return context.exit(exitCodes.usage);
  if (options.report !== undefined && !single) {
    throw new UsageFault(
      '--report geht nur mit einer einzelnen Datei.',
      '--report works with a single file only.',
    );
  }
  const tally = createTally();
  const visit = visitorOf(run, single, tally, context);
  for await (const found of walk(paths, { signal })) {
    if (found.kind === 'skipped') tally.skip(found.why);
    else await visit(found);
  }
  const whole = await run.together?.();
  throwIfAborted(signal, 'Checking files');
  if (whole) {
    tally.join(whole.report.verdict);
    printTogether(whole, options, context);
  }
  if (options.json) context.json(summaryJson(tally));
  // The report of a single file says everything, the next step included.
  else if (!single) printSummary(tally, checks, context);
  context.exit(exitCodeOfTally(tally));
}

/** Whether one file was named. Reports every path that does not exist before any work is done: then `undefined`. */
async function onlyFile({ paths, options }: CheckRun, context: Context): Promise<boolean | undefined> {
  const { signal } = context.terminal;
  const mask = createMask({}, { mask: options.mask });
  let missing = false;
  let folders = 0;
  for (const [index, path] of paths.entries()) {
    try {
      if ((await unlessAborted(stat(path), signal, 'Looking for a file')).isDirectory()) folders++;
    } catch (error) {
      throwIfAborted(signal, 'Looking for a file');
      // Whatever else is wrong with a path shows when it is read.
      if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) continue;
      missing = true;
      // The number among the paths, because masked names are alike.
      const about = options.mask ? `[${index + 1}] ${mask.fileName(basename(resolve(path)))}` : path;
      for (const line of await failureLines(error, { about }, context)) context.warn(line);
    }
  }
  return missing ? undefined : paths.length === 1 && folders === 0;
}

/** Judges and prints what was found, one thing after the other. */
function visitorOf(run: CheckRun, single: boolean, tally: OpenTally, context: Context) {
  const { options, checks } = run;
  const { terminal, text } = context;
  const { signal, clock } = terminal;
  const judge = createJudge(run);
  const mask = createMask({}, { mask: options.mask });
  const progress = progressOn(terminal, options.json !== true);
  let number = 0;

  async function judged(
    found: Exclude<Found, { kind: 'skipped' | 'fault' }>,
    label: string,
  ): Promise<Judged> {
    const name = basename(resolve(found.path));
    if (found.kind === 'no-file') return notChecked(name, { why: found.why }, checks);
    progress.show(label);
    return judge(found.path, found.named, {
      signal,
      clock,
      allowTest: options.allowTest,
      onProgress: (step) => progress.show(label, step),
    }).finally(() => progress.end());
  }

  return async (found: Exclude<Found, { kind: 'skipped' }>): Promise<void> => {
    const { path } = found;
    number++;
    // Folders may be called after people as well.
    const name = basename(resolve(path));
    const tag = options.mask && !single ? `[${number}] ` : '';
    const shownPath = options.mask ? `${tag}${mask.fileName(name)}` : path;
    const label = text({ de: `Datei ${number} wird geprüft`, en: `Checking file ${number}` });
    const shown: Shown = { path, shownPath, tag, number, single };
    let one: Judged;
    try {
      if (found.kind === 'fault') throw found.error;
      one = await judged(found, options.mask ? label : `${label}: ${name}`);
    } catch (error) {
      throwIfAborted(signal, 'Checking a file');
      tally.add('fault', shownPath);
      await printFault(error, shown, options, context);
      return;
    }
    throwIfAborted(signal, 'Checking a file');
    tally.add(one.report.verdict, shownPath, one.area);
    run.onJudged?.(path, one);
    printJudged(one, shown, options, context);
    if (options.report !== undefined) await writeReportPage(options.report, one, options, context);
  };
}

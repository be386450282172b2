import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { createMask } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { failureLines } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { createJudge, type Judges } from './judge.ts';
import type { CheckOptions } from './options.ts';
import { openReportPage, type ReportPage } from './report-page.ts';
import { printSummary, summaryJson } from './summary.ts';
import { survey } from './survey.ts';
import { printTable } from './table.ts';
import { createTally, exitCodeOfTally, type OpenTally } from './tally.ts';
import { createVisitor } from './visit.ts';

/** A run over files and folders. */
export interface CheckRun extends Judges {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
}

/**
 * Finds out what files there are and which belong together, checks them one after the other and prints the report of each
 * as soon as it is there, then what they are together, then the table and the summary. Sets the exit code. Nothing is
 * checked when a path does not exist. After Ctrl-C the summary of what was done is printed.
 */
export async function checkPaths(run: CheckRun, context: Context): Promise<void> {
  const { options } = run;
  const single = await onlyFile(run, context);
  if (single === undefined) return context.exit(exitCodes.usage);
  if (options.report !== undefined && !single) {
    throw new UsageFault(
      '--report geht nur mit einer einzelnen Datei.',
      '--report works with a single file only.',
    );
  }
  if (options.report === undefined) return checkAll(run, { single }, context);
  const page = await openReportPage(options.report, run, context);
  try {
    // The page has standard output for itself.
    const { terminal } = context;
    const words = { ...context, say: context.warn, terminal: { ...terminal, out: terminal.err } };
    const out = page.isStandard ? words : context;
    await checkAll(run, { single, page }, out);
  } finally {
    await page.close();
  }
}

async function checkAll(
  run: CheckRun,
  { single, page }: { single: boolean; page?: ReportPage | undefined },
  context: Context,
): Promise<void> {
  const { options } = run;
  const { signal } = context.terminal;
  const judge = createJudge(run);
  const progress = progressOn(context.terminal, options.json !== true);
  const { found, skipped, batches } = await survey(
    // A file alone belongs to nothing.
    { paths: run.paths, planners: single ? [] : run.planners },
    judge,
    progress,
    context,
  );
  const tally = createTally(found.length);
  for (const why of skipped) tally.skip(why);
  try {
    const visitor = createVisitor({ run, single, judge, tally, progress, batches, page }, context);
    for (const one of found) await visitor.visit(one);
    throwIfAborted(signal, 'Checking files');
  } catch (error) {
    const isCancelled = signal.aborted && signal.reason !== 'EPIPE';
    if (isCancelled && !single && tally.files > 0) printEnd(tally, run, context);
    throw error;
  }
  // The report of a single file says everything, the next step included.
  if (options.json || !single) printEnd(tally, run, context);
  context.exit(exitCodeOfTally(tally));
}

function printEnd(tally: OpenTally, { options, checks }: CheckRun, context: Context): void {
  if (options.json) {
    context.json(summaryJson(tally));
    return;
  }
  printTable(tally, context);
  printSummary(tally, checks, context);
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

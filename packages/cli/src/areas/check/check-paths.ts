import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { createMask, explainUnchecked, reportJson, reportText } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { failureLines, UsageFault } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { createJudge, type Judges } from './judge.ts';
import { type Judged, notChecked } from './not-checked.ts';
import type { CheckOptions } from './options.ts';
import { writeReportPage } from './report-page.ts';
import { createTally, type Tally } from './tally.ts';
import { type Found, walk } from './walk.ts';

/** A run over files and folders. */
export interface CheckRun extends Judges {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  /** Hears of every file that was judged. */
  onJudged?(path: string, judged: Judged): void;
}

/** What a run came to. */
export interface RunResult {
  readonly tally: Tally;
  /** One file and no folder was named: its own report says everything. */
  readonly single: boolean;
}

/**
 * Checks files one after the other and prints the report of each as soon as it is there: `undefined` when nothing was
 * checked because a path does not exist (the exit code is set then).
 */
export async function checkPaths(run: CheckRun, context: Context): Promise<RunResult | undefined> {
  const { paths, options } = run;
  const single = await onlyFiles(paths, context);
  if (single === undefined) return undefined;
  if (options.report !== undefined && !single) {
    throw new UsageFault(
      '--report geht nur mit einer einzelnen Datei.',
      '--report works with a single file only.',
    );
  }
  const tally = createTally();
  const visit = visitorOf(run, single, tally, context);
  for await (const found of walk(paths, { signal: context.terminal.signal })) {
    if (found.kind === 'skipped') tally.skip(found.why);
    else await visit(found);
  }
  return { tally, single };
}

/** Whether one file was named. Reports every path that does not exist, before any work is done. */
async function onlyFiles(paths: readonly string[], context: Context): Promise<boolean | undefined> {
  const { signal } = context.terminal;
  let missing = false;
  let folders = 0;
  for (const path of paths) {
    try {
      if ((await unlessAborted(stat(path), signal, 'Looking for a file')).isDirectory()) folders++;
    } catch (error) {
      throwIfAborted(signal, 'Looking for a file');
      // Whatever else is wrong with a path shows when it is read.
      if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) continue;
      missing = true;
      for (const line of await failureLines(error, path, context)) context.warn(line);
    }
  }
  if (!missing) return paths.length === 1 && folders === 0;
  context.exit(exitCodes.usage);
  return undefined;
}

/** Judges and prints what was found, one thing after the other. */
function visitorOf(run: CheckRun, single: boolean, tally: ReturnType<typeof createTally>, context: Context) {
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
    return judge(found.path, {
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
    const shownPath = options.mask ? mask.fileName(basename(resolve(path))) : path;
    const label = text({ de: `Datei ${number} wird geprüft`, en: `Checking file ${number}` });
    let one: Judged;
    try {
      if (found.kind === 'fault') throw found.error;
      one = await judged(found, options.mask ? label : `${label}: ${basename(resolve(path))}`);
    } catch (error) {
      throwIfAborted(signal, 'Checking a file');
      tally.add('fault', shownPath);
      await printFault(error, { path, shownPath, number, single }, options, context);
      return;
    }
    throwIfAborted(signal, 'Checking a file');
    tally.add(one.report.verdict, shownPath);
    run.onJudged?.(path, one);
    print(one, { path, shownPath, number, single }, options, context);
    if (options.report !== undefined) await writeReportPage(options.report, one, options, context);
  };
}

/** A file that could not be read. The others are checked nevertheless. */
async function printFault(
  error: unknown,
  { path, shownPath, number }: Shown,
  { json, mask }: CheckOptions,
  context: Context,
): Promise<void> {
  const lines = await failureLines(error, shownPath, context);
  for (const line of lines) context.warn(line);
  const { code } = Object(error) as { code?: unknown };
  if (json) context.json({ type: 'fault', number, path: mask ? undefined : path, code });
}

interface Shown {
  path: string;
  shownPath: string;
  number: number;
  single: boolean;
}

/** The one text and the one JSON of all reports. */
function print(
  { report, catalogue, area }: Judged,
  { path, shownPath, number, single }: Shown,
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
    terminal.out(reportText(named, catalogue, { language, mask, colour: paintOn(terminal) }));
  }
  if (!single) terminal.out('\n');
}

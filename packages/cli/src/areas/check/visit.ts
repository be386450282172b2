import { basename, resolve } from 'node:path';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { createMask } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import type { ProgressLine } from '../../program/progress.ts';
import type { CheckRun } from './check-paths.ts';
import type { Judge } from './judge.ts';
import { type Judged, notChecked } from './not-checked.ts';
import { printFault, printJudged, printTogether, type Shown } from './print.ts';
import type { ReportPage } from './report-page.ts';
import { numberIn } from './summary.ts';
import type { InBatch, Visited } from './survey.ts';
import { rowOf } from './table.ts';
import { namesKept, type OpenTally } from './tally.ts';

/** What a visitor works with. */
export interface VisitorFacts {
  readonly run: CheckRun;
  /** Whether there is only one file, which was named. */
  readonly single: boolean;
  readonly judge: Judge;
  readonly tally: OpenTally;
  readonly progress: ProgressLine;
  readonly batches: ReadonlyMap<Visited, InBatch>;
  /** Where the report goes as a page. */
  readonly page: ReportPage | undefined;
}

/** Judges and prints what was found, one thing after the other; what belongs together with the first of it. */
export function createVisitor(
  { run, single, judge, tally, progress, batches, page }: VisitorFacts,
  context: Context,
): { visit(found: Visited): Promise<void> } {
  const { options, checks } = run;
  const { terminal, text } = context;
  const { signal, clock } = terminal;
  const mask = createMask({}, { mask: options.mask });
  const done = new Set<InBatch['batch']>();
  let number = 0;

  /** How the next file is shown. Folders may be called after people as well. */
  function next({ path }: Visited): Shown {
    number++;
    const tag = options.mask && !single ? `[${number}] ` : '';
    const shownPath = options.mask ? `${tag}${mask.fileName(basename(resolve(path)))}` : path;
    return { path, shownPath, tag, number, single };
  }

  function labelOf({ path }: Visited): string {
    const [at, all, failed] = [number, tally.total, tally.counts.failed].map((one) =>
      numberIn(context.language, one),
    );
    const label = single
      ? text({ de: `Datei ${at} wird geprüft`, en: `Checking file ${at}` })
      : text({ de: `Datei ${at} von ${all} wird geprüft`, en: `Checking file ${at} of ${all}` });
    const faults =
      tally.counts.failed > 0 ? text({ de: `, ${failed} mit Fehlern`, en: `, ${failed} with errors` }) : '';
    return options.mask ? `${label}${faults}` : `${label}${faults}: ${basename(resolve(path))}`;
  }

  async function fault(error: unknown, shown: Shown): Promise<void> {
    throwIfAborted(signal, 'Checking a file');
    progress.end();
    const unread = text({ de: 'Nicht lesbar', en: 'Not readable' });
    tally.add('fault', shown.shownPath, false, () => [shown.shownPath, '', '', unread, '']);
    await printFault(error, shown, options, context);
  }

  async function judged(one: Judged, shown: Shown): Promise<void> {
    throwIfAborted(signal, 'Checking a file');
    progress.end();
    tally.add(one.report.verdict, shown.shownPath, one.isForeign === true, () =>
      rowOf(one, shown.shownPath, options.mask, context),
    );
    tally.warn(one.report.counts.warning);
    // Of many foreign files the summary gives the number.
    const isOneOfMany = one.isForeign && tally.foreign > namesKept && !options.verbose && !options.json;
    if (isOneOfMany) return;
    printJudged(one, shown, options, context);
    await sayHint(one, shown);
    await page?.write(one);
  }

  /** What only the place of the file shows; that it cannot be found out is no news. */
  async function sayHint({ report, area }: Judged, { path, single: isAlone }: Shown): Promise<void> {
    const asked = context.areas.find(({ name }) => name === area);
    if (options.json || !asked?.hint) return;
    const hint = await asked.hint(report, path, { signal, mask: options.mask }).catch(() => undefined);
    throwIfAborted(signal, 'Checking a file');
    if (hint) context.say(`${text({ de: 'Hinweis', en: 'Note' })}: ${text(hint)}${isAlone ? '' : '\n'}`);
  }

  async function visitAlone(found: Visited): Promise<void> {
    const shown = next(found);
    const label = labelOf(found);
    let one: Judged;
    try {
      if (found.kind === 'fault') throw found.error;
      if (found.kind === 'no-file') {
        one = notChecked(basename(resolve(found.path)), { why: found.why }, checks);
      } else {
        progress.show(label);
        one = await judge(found.path, found.named, {
          signal,
          clock,
          allowTest: options.allowTest,
          onProgress: (step) => progress.show(label, step),
        });
      }
    } catch (error) {
      progress.end();
      return await fault(error, shown);
    }
    await judged(one, shown);
  }

  async function visitTogether({ batch, area, files }: InBatch): Promise<void> {
    done.add(batch);
    let shown: Shown | undefined;
    let label = '';
    const items = batch.check({
      signal,
      clock,
      allowTest: options.allowTest,
      onFile(index) {
        shown = next(files[index]!);
        label = labelOf(files[index]!);
        progress.show(label);
      },
      onProgress: (step) => progress.show(label, step),
    });
    try {
      for await (const item of items) {
        if ('together' in item) {
          const whole = await judge.of(item.together, area);
          throwIfAborted(signal, 'Checking files');
          progress.end();
          tally.join(whole.report.verdict);
          printTogether(whole, options, context);
        } else if ('error' in item) await fault(item.error, shown!);
        else await judged(await judge.of(item.report, area), shown!);
      }
    } finally {
      progress.end();
    }
  }

  return {
    visit(found) {
      const together = batches.get(found);
      if (!together) return visitAlone(found);
      return done.has(together.batch) ? Promise.resolve() : visitTogether(together);
    },
  };
}

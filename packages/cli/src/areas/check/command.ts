import type { LocalText } from '@rathaus/client-core/texts';
import type { Command } from 'commander';
import type { Area, Context } from '../../program/area.ts';
import { reported, UsageFault } from '../../program/failures.ts';
import { checkPaths } from './check-paths.ts';
import type { Judges } from './judge.ts';
import { type CheckOptions, withCheckOptions } from './options.ts';
import { printSummary, summaryJson } from './summary.ts';
import { exitCodeOfTally } from './tally.ts';

interface Options extends CheckOptions {
  area?: string;
}

/** `rathaus check PATH…`: recognises what it is given and has it checked by the area it belongs to. */
export function define(command: Command, context: Context): void {
  const { text } = context;
  command.argument(
    '<pfad...>',
    text({ de: 'Dateien und Ordner, die geprüft werden sollen', en: 'files and folders to check' }),
  );
  withCheckOptions(command, context)
    .option(
      '--area <bereich>',
      text({ de: 'fragt nur diesen Bereich, was eine Datei ist', en: 'asks only this area what a file is' }),
    )
    .action((paths: string[], options: Options) =>
      reported(context, async () => {
        const judges = await judgesOf(context.areas, options.area);
        const result = await checkPaths({ paths, options, ...judges }, context);
        if (!result) return;
        const { tally, single } = result;
        if (options.json) context.json(summaryJson(tally));
        else if (!single) printSummary(tally, judges.checks, context);
        context.exit(exitCodeOfTally(tally));
      }),
    );
}

/** The recognisers that the areas register; with a name only that of one area. */
async function judgesOf(areas: readonly Area[], wanted: string | undefined): Promise<Judges> {
  const able = areas.filter((area) => area.recogniser && (wanted === undefined || area.name === wanted));
  if (able.length === 0) {
    const names = areas.filter(({ checks }) => checks).map(({ name }) => name);
    throw new UsageFault(
      `Den Bereich ${wanted} gibt es nicht oder er prüft keine Dateien, möglich sind ${names.join(', ')}.`,
      `There is no area ${wanted}, or it checks no files; use ${names.join(', ')}.`,
    );
  }
  return {
    recognisers: await Promise.all(able.map((area) => area.recogniser!())),
    checks: joined(able.flatMap(({ checks }) => checks ?? [])),
  };
}

const joined = (texts: readonly LocalText[]): LocalText => ({
  de: texts.map(({ de }) => de).join(', '),
  en: texts.map(({ en }) => en).join(', '),
});

import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { checkPaths } from '../check/check-paths.ts';
import type { Judges } from '../check/judge.ts';
import { judgesOf } from '../check/judges-of.ts';
import { type CheckOptions, withCheckOptions } from '../check/options.ts';

export function define(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('check')
    .description(
      text({
        de: 'prüft, ob Tabellen veröffentlicht werden können',
        en: 'checks whether tables can be published',
      }),
    )
    .argument('<pfad...>', text({ de: 'Tabellen (CSV) und Ordner', en: 'tables (CSV) and folders' }));
  withCheckOptions(verb, context).action((paths: string[], options: CheckOptions) =>
    reported(context, () => check(paths, options, context)),
  );
}

/** `rathaus opendata check PATH…`: a file that is named is read as a table whatever it looks like. */
async function check(paths: readonly string[], options: CheckOptions, context: Context): Promise<void> {
  const judges = await judgesOf(context.areas, 'opendata');
  const [recogniser] = judges.recognisers;
  const { inspectTable } = await import('@rathaus/opendata-client');
  const otherwise: Judges['otherwise'] = {
    recogniser: recogniser!,
    check: (file, { signal, onProgress }) =>
      inspectTable(file.open(), { fileName: file.name, size: file.size, signal, onProgress }),
  };
  await checkPaths({ paths, options, ...judges, otherwise }, context);
}

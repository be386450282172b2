import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { checkPaths } from './check-paths.ts';
import { judgesOf } from './judges-of.ts';
import { type CheckOptions, withCheckOptions } from './options.ts';

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
        const judges = await judgesOf(context.areas, options.area, options);
        await checkPaths({ paths, options, ...judges }, context);
      }),
    );
}

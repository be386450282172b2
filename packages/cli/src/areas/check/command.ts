import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { type CheckOptions, check } from '../eakte/check.ts';
import { withCheckOptions } from '../eakte/command.ts';
import { reported } from '../eakte/failures.ts';
import { recognise } from './recognise.ts';

/** `rathaus check FILE`: recognises what it is given and checks it, or says politely what it is. */
export function define(command: Command, context: Context): void {
  const { terminal, language, text } = context;
  withCheckOptions(
    command.argument('<datei>', text({ de: 'Datei, die geprüft werden soll', en: 'file to check' })),
    context,
  ).action((path: string, options: CheckOptions) =>
    reported(context, path, async () => {
      const found = await recognise(path);
      if (found.kind === 'eakte') {
        await check(path, options, context);
        return;
      }
      const name = found.name[language];
      if (options.json) terminal.out(`${JSON.stringify({ kind: 'other', name })}\n`);
      else {
        terminal.err(
          text({
            de: `${path}: Das ist ${name}. Geprüft werden E-Akten: xdomea-Container (ZIP) und xdomea-Nachrichten (XML).\n`,
            en: `${path}: This is ${name}. E-files are checked: xdomea containers (ZIP) and xdomea messages (XML).\n`,
          }),
        );
      }
      context.exit(exitCodes.usage);
    }),
  );
}

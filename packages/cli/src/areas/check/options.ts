import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';

/** What every check of files understands. */
export interface CheckOptions {
  json?: boolean;
  report?: string;
  mask?: boolean;
  allowTest?: boolean;
}

/** Adds the options of a check, the same wherever files are checked. */
export function withCheckOptions(command: Command, { text }: Context): Command {
  return command
    .option(
      '--json',
      text({ de: 'eine Zeile JSON je Datei statt Text', en: 'one line of JSON per file instead of text' }),
    )
    .option(
      '--report <datei>',
      text({ de: 'schreibt einen HTML-Bericht zum Drucken', en: 'writes an HTML report to print' }),
    )
    .option(
      '--mask',
      text({ de: 'blendet Namen, Betreffe und Dateinamen aus', en: 'hides names, subjects and file names' }),
    )
    .option(
      '--allow-test',
      text({ de: 'nimmt als Test gekennzeichnete Nachrichten an', en: 'accepts messages marked as a test' }),
    );
}

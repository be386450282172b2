import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';

/** The options of every check of files. */
export interface CheckOptions {
  json?: boolean;
  report?: string;
  force?: boolean;
  mask?: boolean;
  allowTest?: boolean;
  profile?: string;
  direction?: string;
  verbose?: boolean;
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
      text({
        de: 'schreibt einen HTML-Bericht zum Drucken (Datei, Ordner oder - für die Standardausgabe)',
        en: 'writes an HTML report to print (file, folder, or - for standard output)',
      }),
    )
    .option(
      '--force',
      text({ de: 'ersetzt einen Bericht, den es schon gibt', en: 'replaces a report that exists already' }),
    )
    .option(
      '--verbose',
      text({
        de: 'zeigt bei mehreren Dateien jeden Bericht ganz',
        en: 'shows every report of several files in full',
      }),
    )
    .option(
      '--mask',
      text({ de: 'blendet Namen, Betreffe und Dateinamen aus', en: 'hides names, subjects and file names' }),
    )
    .option(
      '--allow-test',
      text({ de: 'nimmt als Test gekennzeichnete Nachrichten an', en: 'accepts messages marked as a test' }),
    )
    .option(
      '--profile <profil>',
      text({
        de: 'prüft E-Akten, wie es ein Empfänger erwartet: ein Name aus „rathaus eakte profiles“ oder eine JSON-Datei',
        en: 'checks e-files as a receiver expects: a name of "rathaus eakte profiles" or a JSON file',
      }),
    )
    .option(
      '--direction <richtung>',
      text({
        de: 'prüft E-Akten vor dem Versand (out) oder nach dem Empfang (in); ohne Angabe Abgaben und Anforderungen vor dem Versand, Antworten nach dem Empfang',
        en: 'checks e-files before they are sent (out) or after they came (in); by default handovers and requests before, answers after',
      }),
    );
}

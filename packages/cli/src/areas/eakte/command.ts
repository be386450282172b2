import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { type CheckOptions, withCheckOptions } from '../check/options.ts';
import { check } from './check.ts';
import { type ConvertCommandOptions, convert } from './convert.ts';
import { onFile } from './failure-rules.ts';
import { create, type NewOptions } from './new.ts';
import { type PackOptions, pack } from './pack.ts';
import { type ShowOptions, show } from './show.ts';
import { type UnpackOptions, unpack } from './unpack.ts';

export function define(command: Command, context: Context): void {
  const { text } = context;
  const file = text({ de: 'Container (ZIP) oder Nachricht (XML)', en: 'container (ZIP) or message (XML)' });
  const json = text({ de: 'eine Zeile JSON statt Text', en: 'one line of JSON instead of text' });
  const output = text({ de: 'Zielordner oder Datei', en: 'target folder or file' });
  withCheckOptions(
    command
      .command('check')
      .description(
        text({
          de: 'prüft, ob eine E-Akte abgabefähig ist',
          en: 'checks whether an e-file is ready to hand over',
        }),
      )
      .argument(
        '<pfad...>',
        text({
          de: `${file} oder Ordner; mehrere Teile einer Abgabe zusammen`,
          en: `${file} or folder; several parts of a transfer together`,
        }),
      ),
    context,
  ).action((paths: string[], options: CheckOptions) =>
    reported(context, () => check(paths, options, context), onFile(undefined)),
  );
  command
    .command('show')
    .description(
      text({ de: 'zeigt Akten, Vorgänge und Dokumente', en: 'shows Akten, Vorgänge and documents' }),
    )
    .argument('<datei>', file)
    .option('--json', json)
    .option('--mask', text({ de: 'blendet Namen und Betreffe aus', en: 'hides names and subjects' }))
    .option('--max <zahl>', text({ de: 'so viele Einträge höchstens', en: 'entries at most' }), '500')
    .action((path: string, options: ShowOptions) => show(path, options, context));
  command
    .command('convert')
    .description(
      text({
        de: 'wandelt in eine andere xdomea-Version um und nennt, was verloren geht',
        en: 'converts to another xdomea version and says what is lost',
      }),
    )
    .argument('<datei>', file)
    .requiredOption('--to <version>', text({ de: 'Zielversion', en: 'target version' }))
    .option('-o, --output <ziel>', output, '.')
    .option('--json', json)
    .option(
      '--loss-report <datei>',
      text({
        de: 'schreibt jede geänderte Stelle als Zeile JSON',
        en: 'writes every changed place as a line of JSON',
      }),
    )
    .option(
      '--wrap-documents',
      text({
        de: 'legt Vorgänge für Dokumente an, die sonst keinen Platz haben',
        en: 'makes a Vorgang for documents that have no place otherwise',
      }),
    )
    .option(
      '--keep-context',
      text({
        de: 'behält Kontextobjekte ohne ihr Kennzeichen (vor 4.0)',
        en: 'keeps context objects without their mark (before 4.0)',
      }),
    )
    .option(
      '--own-process',
      text({
        de: 'macht aus dem Teil einer geteilten Übergabe einen eigenen Vorgang (vor 4.0)',
        en: 'makes a process of its own of a part of a split transfer (before 4.0)',
      }),
    )
    .option(
      '--allow-weaker-protection',
      text({
        de: 'unsicher: lässt zu, dass Testkennzeichen oder Einstufungen verloren gehen',
        en: 'unsafe: lets marks of test messages or classifications be lost',
      }),
    )
    .action((path: string, options: ConvertCommandOptions) => convert(path, options, context));
  command
    .command('pack')
    .description(
      text({
        de: 'packt Nachricht und Dateien in einen Container',
        en: 'packs message and files into a container',
      }),
    )
    .argument(
      '<pfad...>',
      text({ de: 'Nachricht und Dateien, oder ein Ordner', en: 'message and files, or a folder' }),
    )
    .option('-o, --output <ziel>', output)
    .option('--json', json)
    .action((paths: string[], options: PackOptions) => pack(paths, options, context));
  command
    .command('unpack')
    .description(text({ de: 'entpackt einen Container sicher', en: 'unpacks a container safely' }))
    .argument('<datei>', file)
    .option('-o, --output <ordner>', text({ de: 'neuer Ordner', en: 'new folder' }))
    .option('--json', json)
    .action((path: string, options: UnpackOptions) => unpack(path, options, context));
  command
    .command('new')
    .description(text({ de: 'erzeugt eine erfundene Testnachricht', en: 'creates an invented test message' }))
    .option('--xdomea <version>', text({ de: 'xdomea-Version', en: 'xdomea version' }), '3.1.0')
    .option('--message <nnnn>', text({ de: 'Nachrichtentyp', en: 'message type' }), '0503')
    .option('--documents <zahl>', text({ de: 'Dokumente', en: 'documents' }), '10')
    .option(
      '--file-size <bytes>',
      text({ de: 'Größe jeder Datei mindestens', en: 'size of each file at least' }),
      '0',
    )
    .option('--seed <zahl>', text({ de: 'gleiche Zahl, gleiche Bytes', en: 'same number, same bytes' }), '1')
    .option(
      '--part-bytes <bytes>',
      text({
        de: 'teilt in mehrere Nachrichten dieser Größe (nur 4.0)',
        en: 'splits into messages of this size (4.0 only)',
      }),
    )
    .option('-o, --output <ziel>', output, '.')
    .option('--xml', text({ de: 'nur die Nachricht, ohne Container', en: 'only the message, no container' }))
    .option(
      '--list',
      text({
        de: 'zählt die Nachrichtentypen der Version auf',
        en: 'lists the message types of the version',
      }),
    )
    .option('--json', json)
    .action((options: NewOptions) => create(options, context));
}

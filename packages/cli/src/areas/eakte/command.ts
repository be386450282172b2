import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { type CheckOptions, withCheckOptions } from '../check/options.ts';
import { check } from './check.ts';
import { type ConvertCommandOptions, convert } from './convert.ts';
import { onFile } from './failure-rules.ts';
import { create, type NewOptions } from './new.ts';
import { type PackOptions, pack } from './pack.ts';
import { type ProfilesOptions, showProfiles } from './profiles.ts';
import { type ShowOptions, show } from './show.ts';
import { type UnpackOptions, unpack } from './unpack.ts';

export function define(command: Command, context: Context): void {
  const { text } = context;
  const file = text({ de: 'Container (ZIP) oder Nachricht (XML)', en: 'container (ZIP) or message (XML)' });
  const json = text({ de: 'eine Zeile JSON statt Text', en: 'one line of JSON instead of text' });
  const output = text({
    de: 'Datei, Ordner (mit / am Ende oder schon da) oder - für die Standardausgabe',
    en: 'file, folder (with / at the end or already there) or - for standard output',
  });
  const force = text({ de: 'ersetzt eine Datei gleichen Namens', en: 'replaces a file of the same name' });
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
    reported(context, () => check(paths, options, context), onFile(undefined, 'check')),
  );
  command
    .command('show')
    .description(
      text({
        de: 'zeigt, was eine Nachricht sagt: Kopf, Inhalt, Akten, Vorgänge und Dokumente',
        en: 'shows what a message says: header, content, Akten, Vorgänge and documents',
      }),
    )
    .argument('<datei>', file)
    .option('--json', json)
    .option('--mask', text({ de: 'blendet Namen und Betreffe aus', en: 'hides names and subjects' }))
    .option(
      '--max <zahl>',
      text({
        de: 'so viele Einträge höchstens (sonst 500, auf der Seite 1.000)',
        en: 'entries at most (else 500, on the page 1,000)',
      }),
    )
    .option(
      '--html <ziel>',
      text({
        de: 'schreibt eine Seite mit allen Angaben und Dateien: Datei, Ordner oder - für die Standardausgabe',
        en: 'writes a page with all facts and files: file, folder or - for standard output',
      }),
    )
    .option('--force', force)
    .action((path: string, options: ShowOptions) => show(path, options, context));
  command
    .command('profiles')
    .description(
      text({
        de: 'zeigt die Profile von Archiven und Partnern für --profile',
        en: 'shows the profiles of archives and partners for --profile',
      }),
    )
    .argument('[name]', text({ de: 'Name eines Profils', en: 'name of a profile' }))
    .option('--json', json)
    .action((name: string | undefined, options: ProfilesOptions) => showProfiles(name, options, context));
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
    .option('--force', force)
    .option(
      '--dry-run',
      text({
        de: 'nennt, was verloren ginge, und schreibt nichts',
        en: 'says what would be lost and writes nothing',
      }),
    )
    .option('--json', json)
    .option(
      '--mask',
      text({ de: 'blendet Werte, Betreffe und Dateinamen aus', en: 'hides values, subjects and file names' }),
    )
    .option(
      '--loss-report <ziel>',
      text({
        de: 'schreibt jede geänderte Stelle als Zeile JSON',
        en: 'writes every changed place as a line of JSON',
      }),
    )
    .option(
      '--checksums <ziel>',
      text({
        de: 'Ort der Liste der Prüfsummen, für die vor 4.0 kein Platz ist (sonst neben dem Ergebnis)',
        en: 'place of the list of hashes that have none before 4.0 (default beside the result)',
      }),
    )
    .option(
      '--add-hashes',
      text({
        de: 'bildet Prüfsummen der Dateien, wo die Nachricht keine hat (ab 4.0)',
        en: 'makes hashes of the files where the message has none (from 4.0)',
      }),
    )
    .option(
      '--list-unverified-hashes',
      text({
        de: 'nimmt Prüfsummen, die sich nicht prüfen lassen, als ungeprüft in die Liste auf',
        en: 'lists hashes that cannot be verified as not verified',
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
    .option('-o, --output <ziel>', output, '.')
    .option('--force', force)
    .option('--json', json)
    .action((paths: string[], options: PackOptions) => pack(paths, options, context));
  command
    .command('unpack')
    .description(
      text({
        de: 'entpackt einen Container sicher und vergleicht die Prüfsummen der Nachricht',
        en: 'unpacks a container safely and compares the hashes of the message',
      }),
    )
    .argument('<datei>', text({ de: 'Container (ZIP)', en: 'container (ZIP)' }))
    .option(
      '-o, --output <ziel>',
      text({
        de: 'neuer Ordner, oder Ordner, in den er kommt',
        en: 'new folder, or the folder it goes into',
      }),
      '.',
    )
    .option(
      '--checksums',
      text({
        de: 'schreibt die Prüfsummen als Liste neben den Ordner',
        en: 'writes the hashes as a list beside the folder',
      }),
    )
    .option('--json', json)
    .option('--mask', text({ de: 'blendet Namen und Betreffe aus', en: 'hides names and subjects' }))
    .option(
      '--allow-hash-mismatch',
      text({
        de: 'unsicher: entpackt auch Dateien, deren Prüfsumme nicht stimmt',
        en: 'unsafe: unpacks files whose hash is wrong, too',
      }),
    )
    .action((path: string, options: UnpackOptions) => unpack(path, options, context));
  command
    .command('new')
    .description(
      text({
        de: 'erzeugt erfundene Testnachrichten jedes Typs und jeder Version',
        en: 'creates invented test messages of every type and version',
      }),
    )
    .option('--xdomea <version>', text({ de: 'xdomea-Version', en: 'xdomea version' }), '3.1.0')
    .option('--message <nnnn>', text({ de: 'Nachrichtentyp', en: 'message type' }), '0503')
    .option(
      '--all',
      text({ de: 'eine Nachricht von jedem Typ der Version', en: 'one message of each type of the version' }),
    )
    .option(
      '--documents <zahl>',
      text({
        de: 'Dokumente; in Nachrichten ohne Akten die Dokumente der Akten, um die es geht',
        en: 'documents; in messages without records those of the records they are about',
      }),
    )
    .option(
      '--outcome <ergebnis>',
      text({
        de: 'was Antworten vom Import berichten: success, partial oder failure',
        en: 'what replies report of the import: success, partial or failure',
      }),
      'success',
    )
    .option(
      '--procedure <schritte>',
      text({
        de: 'alle Nachrichten einer Aussonderung in 4 oder 2 Schritten',
        en: 'all messages of an Aussonderung in 4 or 2 steps',
      }),
    )
    .option(
      '--contradiction <name>',
      text({
        de: 'pflanzt einen Widerspruch in das Verfahren, zum Beispiel destroyed-transferred',
        en: 'plants a contradiction in the procedure, for example destroyed-transferred',
      }),
    )
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
    .option('--force', force)
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

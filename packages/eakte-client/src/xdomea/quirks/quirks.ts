import { text } from '../rules/local-text.ts';
import type { Rule } from '../rules/rule.ts';
import { q06 } from './q06-unusual-characters.ts';
import { q07 } from './q07-number-too-large.ts';

/**
 * Habits of partners that the reader tolerates. Each is told, so that nobody takes them for right, and each can
 * be weighed by a profile. Source: templates and changelogs of systems in use, as listed in the README.
 */
export const quirks: readonly Rule[] = [
  {
    id: 'Q01',
    severity: 'error',
    title: text('Fester Wert als „true“ statt „1“', 'Fixed value as "true" instead of "1"'),
    reason: text(
      'Das Schema schreibt den festen Wert 1 vor. libxml2 und alles, was darauf baut, weist „true“ ab; andere Prüfer lassen es durch.',
      'The schema fixes the value 1. libxml2 and all that is built on it rejects "true"; other validators let it pass.',
    ),
    repair: {
      who: 'vendor',
      how: text('Wahrheitswerte als 1 und 0 schreiben.', 'Write truth values as 1 and 0.'),
    },
    source: 'own measurement; templates aimed at a VIS interface send true',
    example: { wrong: '<Importbestaetigung>true', right: '<Importbestaetigung>1' },
    // Told by the reader, which sees how the value is written.
    visit: () => ({}),
  },
  {
    id: 'Q02',
    severity: 'info',
    title: text(
      'Sekundenbruchteile mit mehr als drei Stellen',
      'Fractions of a second with more than three digits',
    ),
    reason: text(
      'Manche Empfänger lesen nur Millisekunden und kürzen oder verwerfen den Zeitpunkt.',
      'Some receivers read milliseconds only and cut or drop the instant.',
    ),
    repair: {
      who: 'vendor',
      how: text('Zeitpunkte mit drei Nachkommastellen schreiben.', 'Write instants with three decimals.'),
    },
    source: 'templates aimed at a VIS interface',
    example: { wrong: '09:00:00.1234567', right: '09:00:00.123' },
    visit: (context) => ({
      kopf(kopf) {
        if (/\.\d{4,}/.test(kopf.erstellungszeitpunkt ?? '')) {
          context.report(
            text(
              'Der Erstellungszeitpunkt hat mehr als drei Nachkommastellen.',
              'The time of creation has more than three decimals.',
            ),
          );
        }
      },
    }),
  },
  {
    id: 'Q03',
    severity: 'warning',
    title: text('Objekt mit der UUID des Vorgangs der Übergabe', 'Record with the UUID of the process'),
    reason: text(
      'Prozess und Objekt mit derselben UUID sind nicht zu unterscheiden, sobald ein zweiter Prozess dasselbe Objekt betrifft.',
      'Process and record with the same UUID cannot be told apart as soon as a second process is about the record.',
    ),
    repair: {
      who: 'vendor',
      how: text('Für den Prozess eine eigene UUID vergeben.', 'Give the process a UUID of its own.'),
    },
    source: 'templates aimed at a VIS interface',
    example: { wrong: 'ProzessID = ID der Akte', right: 'verschiedene UUIDs' },
    visit: (context) => ({
      enter(object) {
        if (
          object.level === 1 &&
          object.id !== undefined &&
          object.id.toLowerCase() === context.kopf?.prozessId?.toLowerCase()
        ) {
          context.report(
            text('Das Objekt trägt die UUID des Prozesses.', 'The record has the UUID of the process.'),
            { object },
          );
        }
      },
    }),
  },
  {
    id: 'Q04',
    severity: 'info',
    title: text('Kurzer oder fremder Dateiname des Containers', 'Short or foreign name of the container'),
    reason: text(
      'Der Standard gibt den Namen vor. Manche Systeme verwenden eine Kurzform oder die Endung .xdomea; andere erkennen sie nicht.',
      'The standard gives the name. Some systems use a short form or the extension .xdomea; others do not recognise them.',
    ),
    repair: {
      who: 'vendor',
      how: text(
        'Den Container nach der Version benennen: bis 3.1 <ProzessID>_<Gruppe>.<Name>.<NNNN>.zip, ab 4.0 <ProzessID>_<NNNN>_<LfdNr>.zip.',
        'Name the container after the version: up to 3.1 <process id>_<group>.<name>.<NNNN>.zip, since 4.0 <process id>_<NNNN>_<part>.zip.',
      ),
    },
    source: 'x-man changelog v1.3.1 to v1.4.0',
    example: { wrong: '3f25…_0503.xdomea', right: '3f25…_Aussonderung.Aussonderung.0503.zip' },
    visit: (context) => ({
      end() {
        const name = context.container?.name;
        if (name === undefined || !name.includes('_')) return;
        const wanted =
          context.version === '4.0.0' ? /_\d{4}_\d+\.zip$/ : /_[A-Za-z]+\.[A-Za-z]+\.\d{4}\.zip$/;
        if (!wanted.test(name)) {
          context.report(
            text(
              'Der Container ist nicht nach dem Standard benannt.',
              'The container is not named as the standard says.',
            ),
            { file: name },
          );
        }
      },
    }),
  },
  {
    id: 'Q05',
    severity: 'info',
    title: text('Alle Dateien mit Formatcode 100', 'All files with format code 100'),
    reason: text(
      'Mit „Sonstiges“ für jede Datei kann das Archiv keine Erhaltung planen.',
      'With "other" for every file the archive cannot plan preservation.',
    ),
    repair: {
      who: 'vendor',
      how: text('Den passenden Code der Codeliste angeben.', 'Give the fitting code of the list.'),
    },
    source: 'open-gov-doc archival service',
    example: { wrong: '<code>100</code> für .pdf', right: '<code>018</code>' },
    visit(context) {
      let all = 0;
      let other = 0;
      return {
        format(format) {
          all += 1;
          if (format.name?.code === '100') other += 1;
        },
        end() {
          if (all > 1 && all === other)
            context.report(
              text(
                'Jede Datei hat den Formatcode 100 (Sonstiges).',
                'Every file has format code 100 (other).',
              ),
            );
        },
      };
    },
  },
  q06,
  q07,
];

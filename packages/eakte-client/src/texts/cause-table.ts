import type { Who } from '@rathaus/client-core/findings';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { inWords } from './numbers.ts';

/** Why something may not go on: a clause that can begin a sentence, and what to do about it. */
export interface Cause {
  /** Rules, some with the faults it is about: `R12:missing`. */
  readonly rules: readonly string[];
  readonly clause: (times: number) => LocalText;
  /** What to do, where it is more than to repair and to check again. */
  readonly act?: LocalText | undefined;
  /** Who does that, where it is not who the rule names. */
  readonly who?: Who | undefined;
}

const fixed = (said: LocalText) => () => said;

/** `eine Datei fehlt`, `drei Dateien fehlen`. */
const counted = (one: LocalText, many: LocalText) => (times: number) => {
  if (times === 1) return one;
  const { de, en } = inWords(times);
  return text(`${de} ${many.de}`, `${en} ${many.en}`);
};

const transferAgain = text(
  'Die Datei erneut exportieren oder übertragen und noch einmal prüfen.',
  'Export or transfer the file again and check once more.',
);

const unopened = text(
  'Die Datei nicht öffnen und die IT-Sicherheit fragen; danach entfernen oder durch das Schriftstück ersetzen und erneut exportieren.',
  'Do not open the file, and ask IT security; then remove it, or replace it by the document, and export again.',
);

const openable = text(
  'In der E-Akte nachsehen, ob sich die Datei öffnen lässt: wenn ja, erneut exportieren; sonst aus der Sicherung holen.',
  'See whether the file can be opened in the records system: if so, export again; otherwise fetch it from the backup.',
);

const packageFaults = (...names: string[]) => names.map((name) => `eakte.package.${name}`);

/** The gravest first. */
export const causes: readonly Cause[] = [
  {
    rules: packageFaults('empty-file'),
    clause: fixed(text('die Datei ist leer', 'the file is empty')),
    act: transferAgain,
    who: 'authority',
  },
  {
    rules: packageFaults('not-zip'),
    clause: fixed(
      text(
        'die Datei ist weder ein ZIP-Paket noch eine XML-Nachricht',
        'the file is neither a ZIP package nor an XML message',
      ),
    ),
  },
  {
    rules: packageFaults('truncated'),
    clause: fixed(text('das Paket ist abgeschnitten', 'the package is cut off')),
    act: transferAgain,
    who: 'authority',
  },
  {
    rules: packageFaults('crc-mismatch', 'data-damaged', 'size-mismatch', 'directory-damaged'),
    clause: fixed(text('das Paket ist beschädigt', 'the package is damaged')),
    act: transferAgain,
    who: 'authority',
  },
  {
    rules: packageFaults('encrypted'),
    clause: fixed(text('das Paket ist verschlüsselt', 'the package is encrypted')),
    act: text('Das Paket ohne Passwort neu packen.', 'Pack the package again without a password.'),
  },
  { rules: packageFaults('no-entries'), clause: fixed(text('das Paket ist leer', 'the package is empty')) },
  {
    rules: packageFaults('no-message'),
    clause: fixed(text('im Paket ist keine Nachricht', 'there is no message in the package')),
  },
  {
    rules: packageFaults('several-messages'),
    clause: fixed(text('im Paket sind mehrere Nachrichten', 'there are several messages in the package')),
  },
  {
    rules: ['XML'],
    clause: fixed(text('die Nachricht ist kein lesbares XML', 'the message is not readable XML')),
    act: transferAgain,
    who: 'authority',
  },
  {
    rules: ['R32'],
    clause: fixed(
      text(
        'die Nachricht enthält, was im Austausch nicht erlaubt ist',
        'the message contains what exchange does not allow',
      ),
    ),
  },
  {
    rules: ['XSD:version', 'XSD:no-message'],
    clause: fixed(
      text(
        'die Datei ist keine xdomea-Nachricht einer bekannten Version',
        'the file is no xdomea message of a known version',
      ),
    ),
    act: text(
      'Die Nachricht in Version 2.3, 2.4, 3.0, 3.1 oder 4.0 exportieren.',
      'Export the message in version 2.3, 2.4, 3.0, 3.1 or 4.0.',
    ),
  },
  {
    rules: ['R06'],
    clause: fixed(text('die Nachricht ist als Test gekennzeichnet', 'the message is marked as a test')),
    act: text(
      'Die Nachricht ohne Kennzeichen „Test“ exportieren; für einen Probelauf mit --allow-test prüfen.',
      'Export the message without the mark "test"; for a trial check with --allow-test.',
    ),
  },
  {
    rules: ['R12:missing'],
    clause: counted(
      text('eine Datei fehlt', 'one file is missing'),
      text('Dateien fehlen', 'files are missing'),
    ),
    act: text(
      'Den Export wiederholen und im Protokoll nach übersprungenen Dateien sehen.',
      'Repeat the export and look for skipped files in its log.',
    ),
  },
  {
    rules: ['R12:folder'],
    clause: counted(
      text('eine Datei liegt in einem Unterordner', 'one file lies in a subfolder'),
      text('Dateien liegen in Unterordnern', 'files lie in subfolders'),
    ),
    act: text(
      'Alle Dateien neben die Nachricht legen und neu packen: rathaus eakte pack ORDNER/ -o ZIEL/.',
      'Put all files beside the message and pack again: rathaus eakte pack FOLDER/ -o TARGET/.',
    ),
    who: 'authority',
  },
  {
    rules: packageFaults('wrapper-folder'),
    clause: fixed(
      text(
        'im Paket liegt ein Ordner statt der Dateien',
        'a folder lies in the package instead of the files',
      ),
    ),
    act: text(
      'Den Inhalt ohne den Ordner neu packen: rathaus eakte pack ORDNER/ -o ZIEL/.',
      'Pack what is in it again without the folder: rathaus eakte pack FOLDER/ -o TARGET/.',
    ),
  },
  {
    rules: packageFaults('name-ambiguous'),
    clause: counted(
      text('ein Dateiname lässt sich auf zwei Arten lesen', 'one file name can be read in two ways'),
      text('Dateinamen lassen sich auf zwei Arten lesen', 'file names can be read in two ways'),
    ),
    act: text(
      'Das Paket mit einem Programm neu packen, das Dateinamen als UTF-8 kennzeichnet: rathaus eakte pack ORDNER/ -o ZIEL/.',
      'Pack again with a program that marks file names as UTF-8: rathaus eakte pack FOLDER/ -o TARGET/.',
    ),
    who: 'authority',
  },
  {
    rules: ['A06'],
    clause: counted(
      text('eine Datei ist ein Programm', 'one file is a program'),
      text('Dateien sind Programme', 'files are programs'),
    ),
    act: unopened,
  },
  {
    rules: ['A07:script'],
    clause: counted(
      text('eine Datei enthält Skripte statt ihres Formats', 'one file holds scripts instead of its format'),
      text('Dateien enthalten Skripte statt ihres Formats', 'files hold scripts instead of their formats'),
    ),
    act: unopened,
  },
  {
    rules: ['R34:empty'],
    clause: counted(
      text('eine Datei ist leer', 'one file is empty'),
      text('Dateien sind leer', 'files are empty'),
    ),
    act: openable,
  },
  {
    rules: ['R34:truncated'],
    clause: counted(
      text('eine Datei bricht ab', 'one file breaks off'),
      text('Dateien brechen ab', 'files break off'),
    ),
    act: openable,
  },
  {
    rules: ['R34:encrypted'],
    clause: counted(
      text('eine Datei ist mit Kennwort geschützt', 'one file is protected by a password'),
      text('Dateien sind mit Kennwort geschützt', 'files are protected by passwords'),
    ),
    act: text(
      'Die Datei in der E-Akte ohne Kennwort speichern und erneut exportieren.',
      'Save the file in the records system without a password and export again.',
    ),
  },
  {
    rules: ['R18:differs'],
    clause: (times) => {
      const { de, en } = inWords(times);
      return times === 1
        ? text('bei einer Datei stimmt die Prüfsumme nicht', 'the checksum of one file is wrong')
        : text(`bei ${de} Dateien stimmen die Prüfsummen nicht`, `the checksums of ${en} files are wrong`);
    },
    act: transferAgain,
    who: 'authority',
  },
  {
    rules: ['A01'],
    clause: counted(
      text('ein Objekt ist nicht zur Übernahme bewertet', 'one record is not appraised to be kept'),
      text('Objekte sind nicht zur Übernahme bewertet', 'records are not appraised to be kept'),
    ),
    act: text(
      'Nur mitgeben, was das Archiv mit A bewertet hat, und noch einmal exportieren.',
      'Hand over only what the archive has appraised as A, and export again.',
    ),
  },
  {
    rules: ['R24'],
    clause: fixed(
      text('Bewertung und Objekte passen nicht zusammen', 'appraisal and records do not fit each other'),
    ),
  },
  {
    // Of a reply that is to be sent; one that came is read out.
    rules: ['R35'],
    clause: fixed(text('das gemeldete Ergebnis ist nicht eindeutig', 'the reported result is not clear')),
    act: text(
      'In der Antwort für das Ganze und für jedes Objekt eindeutig Erfolg oder Misserfolg melden und noch einmal prüfen.',
      'Report success or failure clearly in the reply, for the whole and for each record, and check again.',
    ),
  },
  {
    rules: ['R11:no-files'],
    clause: fixed(text('keine einzige Datei ist dabei', 'not a single file is included')),
  },
  {
    rules: ['R11:no-metadata'],
    clause: (times) => {
      const { de, en } = inWords(times);
      return times === 1
        ? text(
            'bei einem Objekt fehlen die Angaben zur Aussonderung',
            'one record lacks its disposal metadata',
          )
        : text(
            `bei ${de} Objekten fehlen die Angaben zur Aussonderung`,
            `${en} records lack their disposal metadata`,
          );
    },
  },
  { rules: ['R10'], clause: fixed(text('das Angebot enthält Dateien', 'the offer contains files')) },
  {
    rules: ['XSD', 'Q01'],
    clause: (times) => {
      const { de, en } = inWords(times);
      return times === 1
        ? text(
            'der Aufbau weicht an einer Stelle vom Schema ab',
            'the structure deviates from the schema in one place',
          )
        : text(
            `der Aufbau weicht an ${de} Stellen vom Schema ab`,
            `the structure deviates from the schema in ${en} places`,
          );
    },
  },
  {
    rules: ['R01'],
    clause: fixed(
      text('die Nummer der Nachricht ist widersprüchlich', 'the number of the message is contradictory'),
    ),
  },
  {
    rules: ['R02'],
    clause: fixed(text('die Prozess-ID ist widersprüchlich', 'the process id is contradictory')),
  },
  {
    rules: ['R08'],
    clause: fixed(
      text('die Nachricht antwortet auf keine, die es gibt', 'the message answers none that exists'),
    ),
  },
  {
    rules: ['R15'],
    clause: counted(
      text('eine Kennung kommt mehrfach vor', 'one id occurs several times'),
      text('Kennungen kommen mehrfach vor', 'ids occur several times'),
    ),
  },
  {
    rules: ['A09'],
    clause: counted(
      text('ein Code steht nicht in seiner Liste', 'one code is not in its list'),
      text('Codes stehen nicht in ihrer Liste', 'codes are not in their lists'),
    ),
  },
  {
    rules: ['A11'],
    clause: fixed(
      text(
        'der Empfänger nimmt diese Version oder Nachricht nicht an',
        'the receiver does not take this version or message',
      ),
    ),
  },
  {
    rules: ['R13', ...packageFaults('zip-slip', 'name-invalid', 'name-too-long', 'name-broken')],
    clause: counted(
      text('ein Dateiname ist unzulässig', 'one file name is not allowed'),
      text('Dateinamen sind unzulässig', 'file names are not allowed'),
    ),
  },
];

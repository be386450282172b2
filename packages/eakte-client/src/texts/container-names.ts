import { text } from '@rathaus/client-core/texts';
import { type ContainerTexts, flat, safety, zip } from './container-words.ts';

const charset = (read: 'utf-8' | 'cp437' | 'latin-1') =>
  ({ 'utf-8': 'UTF-8', cp437: 'CP437', 'latin-1': 'Latin-1' })[read];

/** What the rules about the names in a container say. */
export const nameTexts = {
  'eakte.package.zip-slip': {
    title: text('Ein Dateiname führt aus dem Container heraus', 'A file name leads out of the container'),
    reason: text(
      'Beim Entpacken würde außerhalb des Zielordners oder auf ein Gerät geschrieben.',
      'Unpacking would write outside the target folder or to a device.',
    ),
    repair: text(
      'Nicht entpacken. Den Absender fragen; Dateinamen ohne „..“, Laufwerk und Pfad vergeben.',
      'Do not unpack. Ask the sender; use file names without "..", drive and path.',
    ),
    source: safety,
  },
  'eakte.package.name-invalid': {
    title: text('Ein Dateiname enthält unzulässige Zeichen', 'A file name contains forbidden characters'),
    reason: text(
      'Steuerzeichen, NUL, „\\ : * ? " < > |“ oder Punkt und Leerzeichen am Ende sind nicht auf jedem System möglich.',
      'Control characters, NUL, \\ : * ? " < > | or a dot or space at the end are not possible on every system.',
    ),
    repair: text(
      'Dateien nach dem Muster UUID.endung benennen.',
      'Name files after the pattern UUID.extension.',
    ),
    source: safety,
  },
  'eakte.package.name-not-nfc': {
    title: text(
      'Umlaute im Dateinamen sind zerlegt gespeichert',
      'Letters of a file name are stored decomposed',
    ),
    reason: text(
      'Der Name sieht gleich aus wie der in der Nachricht, ist aber nicht gleich (Unicode NFD statt NFC); Empfänger finden die Datei nicht.',
      'The name looks like the one in the message but differs (Unicode NFD, not NFC); receivers miss the file.',
    ),
    repair: text('Dateinamen in Unicode NFC schreiben.', 'Write file names in Unicode NFC.'),
    source: safety,
  },
  'eakte.package.subfolder': {
    title: text('Eine Datei liegt in einem Unterordner', 'A file lies in a subfolder'),
    reason: text(
      'Der Container muss flach sein; Empfänger finden die Datei sonst nicht.',
      'The container has to be flat; receivers miss the file.',
    ),
    repair: text(
      'Alle Dateien auf die oberste Ebene des Containers legen.',
      'Put all files on the top level of the container.',
    ),
    source: flat,
  },
  'eakte.package.name-too-long': {
    title: text('Ein Dateiname ist länger als 255 Byte', 'A file name is longer than 255 bytes'),
    reason: text(
      'Er lässt sich auf üblichen Dateisystemen nicht speichern.',
      'Usual file systems cannot store it.',
    ),
    repair: text(
      'Dateien nach dem Muster UUID.endung benennen.',
      'Name files after the pattern UUID.extension.',
    ),
    source: safety,
  },
  'eakte.package.name-encoding': {
    title: text('Ein Dateiname ist nicht als UTF-8 gekennzeichnet', 'A file name is not marked as UTF-8'),
    message: ({ read }) =>
      text(`Gelesen wurde der Name als ${charset(read)}.`, `The name was read as ${charset(read)}.`),
    reason: text(
      'Umlaute werden je nach Programm verschieden gelesen; Verweise aus der Nachricht gehen ins Leere.',
      'Programs read its letters differently; references from the message miss it.',
    ),
    repair: text(
      'UTF-8-Kennzeichen (Bit 11) setzen oder nur UUID.endung verwenden.',
      'Set the UTF-8 flag (bit 11) or use UUID.extension only.',
    ),
    source: zip('Appendix D'),
  },
  'eakte.package.name-broken': {
    title: text(
      'Ein Dateiname ist als UTF-8 gekennzeichnet, aber keines',
      'A file name is marked as UTF-8 but is not',
    ),
    reason: text('Der wahre Name ist nicht feststellbar.', 'Its true name cannot be told.'),
    repair: text(
      'Container mit einem anderen Programm neu erzeugen.',
      'Create the container with another program.',
    ),
    source: zip('Appendix D'),
  },
  'eakte.package.name-ambiguous': {
    title: text('Ein Eintrag trägt zwei verschiedene Namen', 'An entry carries two different names'),
    reason: text(
      'Je nach Programm entsteht eine andere Datei.',
      'Depending on the program another file appears.',
    ),
    repair: text(
      'Container neu erzeugen, ohne abweichendes Unicode-Zusatzfeld.',
      'Create the container without a differing Unicode extra field.',
    ),
    source: zip('4.6.9'),
  },
  'eakte.package.duplicate-name': {
    title: text('Zwei Einträge haben denselben Namen', 'Two entries have the same name'),
    reason: text(
      'Groß- und Kleinschreibung gelten als gleich: Beim Entpacken ginge eine der Dateien verloren.',
      'Upper and lower case count as the same: unpacking would lose one of the files.',
    ),
    repair: text('Jede Datei mit eigener UUID benennen.', 'Name every file by a UUID of its own.'),
    source: safety,
  },
} satisfies Partial<ContainerTexts>;

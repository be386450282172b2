import { text } from '@rathaus/client-core/texts';
import { type ContainerTexts, flat, safety, zip, zipNames } from './container-words.ts';

const rivals = {
  'unicode-path': text(
    'Das Unicode-Zusatzfeld nennt eine andere Datei als der gespeicherte Name.',
    'The Unicode extra field names another file than the stored name.',
  ),
  message: text(
    'Der gespeicherte Name lässt sich auf zwei Arten lesen, und die Nachricht nennt beide.',
    'The stored name can be read in two ways, and the message names both.',
  ),
};

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
    source: zipNames,
  },
  'eakte.package.name-ambiguous': {
    title: text('Der Name eines Eintrags ist nicht eindeutig', 'The name of an entry is ambiguous'),
    message: ({ cause }) => rivals[cause],
    reason: text(
      'Je nach Programm entsteht eine andere Datei.',
      'Depending on the program another file appears.',
    ),
    repair: text(
      'Container mit einem Programm neu erzeugen, das Dateinamen als UTF-8 kennzeichnet.',
      'Create the container with a program that marks file names as UTF-8.',
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

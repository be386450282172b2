import { text } from '@rathaus/client-core/texts';
import { type ContainerTexts, flat, number, safety, zip, zipNames } from './container-words.ts';

const readings = {
  'utf-8': text('als UTF-8 gelesen', 'read as UTF-8'),
  'unicode-path': text('dem Unicode-Zusatzfeld entnommen', 'taken from the Unicode extra field'),
  cp850: text('als CP850 gelesen (Windows, Westeuropa)', 'read as CP850 (Windows, Western Europe)'),
  cp437: text('als CP437 gelesen (DOS)', 'read as CP437 (DOS)'),
  'windows-1252': text('als Windows-1252 gelesen', 'read as Windows-1252'),
  'mac-roman': text('als Mac Roman gelesen', 'read as Mac Roman'),
  escape: text('aus der Umschreibung „#U00df“ gelesen', 'read out of the escapes "#U00df"'),
};

const proofs = {
  message: text('So steht es in der Nachricht.', 'This is what the message says.'),
  field: text('Das Feld passt zum gespeicherten Namen.', 'The field fits the stored name.'),
  guess: text(
    'Die Nachricht bestätigt das nicht; es ist nur wahrscheinlich.',
    'The message does not confirm it; it is only likely.',
  ),
};

const pathFaults = {
  version: text('ist in einer unbekannten Form', 'has an unknown form'),
  crc: text(
    'gehört zu einem anderen Namen (die Prüfsumme passt nicht)',
    'belongs to another name (its checksum does not fit)',
  ),
  'utf-8': text('ist kein gültiges UTF-8', 'is no valid UTF-8'),
};

const names = (count: number) =>
  count === 1
    ? text('1 Dateiname wurde', '1 file name was')
    : text(`${number.de(count)} Dateinamen wurden`, `${number.en(count)} file names were`);

const packAgain = text(
  'Neu packen, ohne etwas von Hand zu ändern: „rathaus eakte unpack CONTAINER.zip -o neu“, dann „rathaus eakte pack neu -o ZIELORDNER/“.',
  'Pack again without changing anything by hand: "rathaus eakte unpack CONTAINER.zip -o new", then "rathaus eakte pack new -o TARGET/".',
);

/** What the rules about the habits of packing programs say. */
export const packerTexts = {
  'eakte.package.name-not-nfc': {
    title: text(
      'Umlaute in Dateinamen sind zerlegt gespeichert',
      'Letters of file names are stored decomposed',
    ),
    message: ({ names: count }) =>
      count === 1
        ? text('Das gilt für 1 Dateinamen.', 'This is so for 1 file name.')
        : text(
            `Das gilt für ${number.de(count)} Dateinamen.`,
            `This is so for ${number.en(count)} file names.`,
          ),
    reason: text(
      'Der Name sieht gleich aus wie der in der Nachricht, ist aber anders gespeichert (Unicode NFD statt NFC, so packt macOS). Diese Prüfung findet die Datei, manche Empfänger finden sie nicht.',
      'The name looks like the one in the message but is stored otherwise (Unicode NFD, not NFC, as macOS packs). This check finds the file, some receivers do not.',
    ),
    repair: packAgain,
    source: safety,
  },
  'eakte.package.name-encoding': {
    title: text('Dateinamen sind nicht als UTF-8 gekennzeichnet', 'File names are not marked as UTF-8'),
    message: ({ names: count, read, proof }) =>
      text(
        `${names(count).de} ${readings[read].de}. ${proofs[proof].de}`,
        `${names(count).en} ${readings[read].en}. ${proofs[proof].en}`,
      ),
    reason: text(
      'Ohne das Kennzeichen lesen andere Programme Umlaute und Sonderzeichen womöglich anders und finden die Dateien nicht.',
      'Without the mark other programs may read special letters otherwise and miss the files.',
    ),
    repair: text(
      'Im Packprogramm UTF-8 für Dateinamen einschalten (7-Zip: Parameter „cu=on“) oder mit „rathaus eakte unpack CONTAINER.zip -o neu“ und „rathaus eakte pack neu -o ZIELORDNER/“ neu packen.',
      'Switch on UTF-8 for file names in the packing program (7-Zip: parameter "cu=on"), or pack again with "rathaus eakte unpack CONTAINER.zip -o new" and "rathaus eakte pack new -o TARGET/".',
    ),
    source: zipNames,
  },
  'eakte.package.unicode-path': {
    title: text(
      'Das Unicode-Zusatzfeld eines Eintrags gilt nicht',
      'The Unicode extra field of an entry does not count',
    ),
    message: ({ names: count, fault }) =>
      text(
        `Das Feld ${pathFaults[fault].de} (${number.de(count)}-mal); gelesen wurde der gespeicherte Name.`,
        `The field ${pathFaults[fault].en} (${number.en(count)} times); the stored name was read.`,
      ),
    reason: text(
      'Ein Programm hat den Eintrag umbenannt und das Feld nicht mitgeführt, oder es wurde fehlerhaft geschrieben. Manche Programme lesen trotzdem den Namen im Feld.',
      'A program renamed the entry and left the field as it was, or it was written wrongly. Some programs read the name in the field all the same.',
    ),
    repair: text(
      'Container mit einem anderen Programm neu erzeugen.',
      'Create the container with another program.',
    ),
    source: zip('4.6.9'),
  },
  'eakte.package.wrapper-folder': {
    title: text('Alle Dateien liegen in einem Ordner', 'All files lie in a folder'),
    message: ({ folders }) =>
      folders === 1
        ? text(
            'Verpackt wurde ein Ordner statt der Dateien in ihm. Geprüft wurde, was darin liegt.',
            'A folder was packed instead of the files in it. What lies in it was checked.',
          )
        : text(
            `Verpackt wurden ${number.de(folders)} Ordner ineinander statt der Dateien. Geprüft wurde, was darin liegt.`,
            `${number.en(folders)} nested folders were packed instead of the files. What lies in them was checked.`,
          ),
    reason: text(
      'Nachricht und Dateien müssen auf der obersten Ebene des Containers liegen; Empfänger suchen sie nur dort.',
      'Message and files have to lie on the top level of the container; receivers look for them only there.',
    ),
    repair: packAgain,
    source: flat,
  },
  'eakte.package.packer-dust': {
    title: text(
      'Der Container enthält Dateien des Betriebssystems',
      'The container holds files of the operating system',
    ),
    message: ({ files }) =>
      files === 1
        ? text('1 Datei dieser Art wurde übergangen.', '1 file of this kind was passed over.')
        : text(
            `${number.de(files)} Dateien dieser Art wurden übergangen.`,
            `${number.en(files)} files of this kind were passed over.`,
          ),
    reason: text(
      'Dateien wie „__MACOSX“, „.DS_Store“ oder „Thumbs.db“ legen Finder und Explorer an. Sie gehören zu keinem Schriftgutobjekt und können alte Vorschaubilder verraten.',
      'Files like "__MACOSX", ".DS_Store" or "Thumbs.db" are made by Finder and Explorer. They belong to no record and may give away old thumbnails.',
    ),
    repair: packAgain,
    source: flat,
  },
} satisfies Partial<ContainerTexts>;

import { text } from '@rathaus/client-core/texts';
import { type ContainerTexts, flat, number, safety, sizeAndLimit, zip } from './container-words.ts';

const directoryParts = {
  end: text(
    'Der Schlusssatz nennt andere Zahlen, als das Verzeichnis hat.',
    'The end record gives other numbers than the directory has.',
  ),
  'zip64-missing': text('Der ZIP64-Schlusssatz fehlt.', 'The ZIP64 end record is missing.'),
  'zip64-end': text(
    'Der ZIP64-Schlusssatz fehlt oder widerspricht dem einfachen.',
    'The ZIP64 end record is missing or contradicts the plain one.',
  ),
  'zip64-extra': text(
    'Die ZIP64-Größen eines Eintrags fehlen oder sind unmöglich.',
    'The ZIP64 sizes of an entry are missing or impossible.',
  ),
  entry: text(
    'Ein Eintrag des Verzeichnisses ist unlesbar; was danach kommt, ist unbekannt.',
    'An entry of the directory is unreadable; what follows it is unknown.',
  ),
};

/** What the rules about a container as a whole say. */
export const archiveTexts = {
  'eakte.package.empty-file': {
    title: text('Die Datei ist leer', 'The file is empty'),
    reason: text(
      'Sie enthält kein einziges Byte, meist weil die Übertragung abbrach.',
      'It holds not a single byte, usually because the transfer broke off.',
    ),
    repair: text('Datei erneut exportieren und übertragen.', 'Export and transfer the file again.'),
    source: safety,
  },
  'eakte.package.not-zip': {
    title: text('Die Datei ist kein ZIP-Container', 'The file is no ZIP container'),
    reason: text(
      'xdomea-Nachrichten werden als ZIP-Datei übergeben; dieser Datei fehlt das ZIP-Verzeichnis.',
      'xdomea messages travel as ZIP files; this file has no ZIP directory.',
    ),
    repair: text(
      'Die ZIP-Datei auswählen, die das Fachverfahren oder die E-Akte exportiert hat.',
      'Choose the ZIP file that the records system exported.',
    ),
    source: zip('4.3.16'),
  },
  'eakte.package.truncated': {
    title: text('Der Container ist abgeschnitten', 'The container is cut off'),
    reason: text(
      'Das Ende der ZIP-Datei fehlt; der Inhalt ist unvollständig.',
      'The end of the ZIP file is missing; its content is incomplete.',
    ),
    repair: text(
      'Datei erneut übertragen und die Größe mit dem Original vergleichen.',
      'Transfer the file again and compare its size with the original.',
    ),
    source: zip('4.3.6'),
  },
  'eakte.package.trailing-data': {
    title: text('Nach dem Ende des Containers folgen weitere Daten', 'Data follows the end of the container'),
    message: ({ bytes }) =>
      text(`${number.de(bytes)} Byte folgen noch.`, `${number.en(bytes)} bytes follow.`),
    reason: text(
      'Manche Programme lesen dann einen anderen Inhalt oder weisen die Datei ab.',
      'Some programs then read other content or refuse the file.',
    ),
    repair: text(
      'Container neu erzeugen; nichts an die ZIP-Datei anhängen.',
      'Create the container again; append nothing to the ZIP file.',
    ),
    source: zip('4.3.6'),
  },
  'eakte.package.leading-data': {
    title: text(
      'Vor dem ersten Eintrag stehen fremde Daten',
      'There is foreign data in front of the first entry',
    ),
    message: ({ bytes }) =>
      text(`${number.de(bytes)} Byte stehen davor.`, `${number.en(bytes)} bytes come before it.`),
    reason: text(
      'Die Datei kann zugleich als etwas anderes gelesen werden (etwa als Programm); der Inhalt ist nicht eindeutig.',
      'The file can be read as something else too (a program, say); its content is ambiguous.',
    ),
    repair: text(
      'Container als reine ZIP-Datei neu erzeugen, nicht als selbstentpackendes Archiv.',
      'Create the container as a plain ZIP file, not as a self-extracting archive.',
    ),
    source: zip('4.3.6'),
  },
  'eakte.package.ambiguous-end': {
    title: text(
      'Der Container hat zwei mögliche Verzeichnisse',
      'The container has two possible directories',
    ),
    reason: text(
      'Verschiedene Programme lesen verschiedene Inhalte; geprüft und übernommen würde nicht dasselbe.',
      'Different programs read different contents; what is checked would not be what is taken over.',
    ),
    repair: text('Container neu erzeugen.', 'Create the container again.'),
    source: zip('4.3.16'),
  },
  'eakte.package.multi-disk': {
    title: text('Der Container ist ein geteiltes ZIP', 'The container is a split ZIP'),
    reason: text(
      'Auf mehrere Datenträger geteilte ZIP-Dateien sind für xdomea nicht vorgesehen.',
      'ZIP files that span volumes are not foreseen by xdomea.',
    ),
    repair: text(
      'Als eine ZIP-Datei erzeugen; große Abgaben ab xdomea 4.0 auf mehrere Nachrichten teilen.',
      'Create one ZIP file; from xdomea 4.0 split large transfers into several messages.',
    ),
    source: zip('8'),
  },
  'eakte.package.directory-damaged': {
    title: text(
      'Das Inhaltsverzeichnis des Containers ist beschädigt',
      'The directory of the container is damaged',
    ),
    message: ({ record }) => directoryParts[record],
    reason: text(
      'Anzahl, Größe oder Lage der Einträge widersprechen sich.',
      'Number, size or place of its entries contradict each other.',
    ),
    repair: text(
      'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
      'Create the container again; involve the vendor if it happens again.',
    ),
    source: zip('4.3.12'),
  },
  'eakte.package.too-many-entries': {
    title: text('Der Container hat zu viele Einträge', 'The container has too many entries'),
    message: ({ entries, limit }) =>
      text(
        `${number.de(entries)} Einträge, erlaubt sind ${number.de(limit)}.`,
        `${number.en(entries)} entries, ${number.en(limit)} are allowed.`,
      ),
    reason: text(
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'The configured limit protects against overload.',
    ),
    repair: text(
      'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
      'Split the transfer or raise the limit deliberately.',
    ),
    source: safety,
  },
  'eakte.package.directory-too-large': {
    title: text(
      'Das Inhaltsverzeichnis des Containers ist übergroß',
      'The directory of the container is oversized',
    ),
    message: sizeAndLimit,
    reason: text(
      'Die Angaben zu den Einträgen belegen mehr Speicher als vorgesehen.',
      'The records about its entries take more memory than foreseen.',
    ),
    repair: text(
      'Container neu erzeugen; Zusatzfelder und Kommentare weglassen.',
      'Create the container again without extra fields and comments.',
    ),
    source: safety,
  },
  'eakte.package.total-too-large': {
    title: text(
      'Der Container ist entpackt größer als erlaubt',
      'The unpacked container is larger than allowed',
    ),
    message: sizeAndLimit,
    reason: text(
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'The configured limit protects against overload.',
    ),
    repair: text(
      'Die Abgabe teilen oder die Obergrenze bewusst anheben.',
      'Split the transfer or raise the limit deliberately.',
    ),
    source: safety,
  },
  'eakte.package.no-entries': {
    title: text('Der Container ist leer', 'The container is empty'),
    reason: text('Er enthält weder eine Nachricht noch Dateien.', 'It holds neither a message nor files.'),
    repair: text(
      'Export wiederholen und das Protokoll des Exports ansehen.',
      'Repeat the export and look at its log.',
    ),
    source: flat,
  },
  'eakte.package.no-message': {
    title: text('Der Container enthält keine xdomea-Nachricht', 'The container holds no xdomea message'),
    reason: text(
      'Genau eine XML-Datei mit der Nachricht muss auf der obersten Ebene liegen.',
      'Exactly one XML file with the message has to lie on the top level.',
    ),
    repair: text(
      'Export wiederholen; die Nachricht nicht aus dem Container nehmen.',
      'Repeat the export; do not take the message out of the container.',
    ),
    source: flat,
  },
  'eakte.package.several-messages': {
    title: text('Der Container enthält mehrere Nachrichten', 'The container holds several messages'),
    message: ({ messages }) =>
      text(
        `${number.de(messages)} Dateien können die Nachricht sein.`,
        `${number.en(messages)} files may be the message.`,
      ),
    reason: text(
      'Ein Container enthält genau eine Nachricht; welche gilt, ist nicht feststellbar.',
      'A container holds exactly one message; which of them counts cannot be told.',
    ),
    repair: text(
      'Für jede Nachricht einen eigenen Container erzeugen.',
      'Create a container for each message.',
    ),
    source: flat,
  },
  'eakte.package.naming': {
    title: text(
      'Der Name von Container oder Nachricht folgt nicht der Vorgabe',
      'The name of container or message breaks the rule',
    ),
    message: ({ part }) =>
      part === 'message'
        ? text('Der Name der Nachricht folgt nicht der Vorgabe.', 'The name of the message breaks the rule.')
        : text(
            'Der Container heißt anders als die Nachricht in ihm.',
            'The container has another name than the message in it.',
          ),
    reason: text(
      'Empfänger ordnen Nachrichten nach dem Namen dem Vorgang zu.',
      'Receivers assign messages by their name.',
    ),
    repair: text(
      'Bis 3.1: ProzessID_Gruppe.Name.NNNN.zip, ab 4.0: ProzessID_NNNN_LfdNr.zip; die XML-Datei heißt ebenso.',
      'Up to 3.1: ProzessID_Gruppe.Name.NNNN.zip, from 4.0: ProzessID_NNNN_LfdNr.zip; the XML file likewise.',
    ),
    source: text(
      'xdomea-Spezifikation 3.x, Seite 11, und 4.0, Seite 10, zitiert nach dem Landesarchiv NRW',
      'xdomea specification 3.x, page 11, and 4.0, page 10, as cited by the state archive of NRW',
    ),
  },
} satisfies Partial<ContainerTexts>;

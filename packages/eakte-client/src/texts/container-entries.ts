import { sameText, text } from '@rathaus/client-core/texts';
import { type ContainerTexts, number, safety, sizeAndLimit, zip } from './container-words.ts';

const headerParts = {
  offset: text(
    'Der Kopf liegt nicht, wo das Verzeichnis ihn nennt.',
    'The header is not where the directory puts it.',
  ),
  signature: text('Wo der Kopf liegen soll, ist keiner.', 'There is no header where one should be.'),
  range: text('Die Daten reichen in das Verzeichnis hinein.', 'The data reaches into the directory.'),
  name: text('Die Namen weichen voneinander ab.', 'The names differ.'),
  flags: text('Die Kennzeichen weichen voneinander ab.', 'The flags differ.'),
  method: text('Die Packverfahren weichen voneinander ab.', 'The methods differ.'),
  crc: text('Die Prüfsummen weichen voneinander ab.', 'The checksums differ.'),
  size: text('Die Größen weichen voneinander ab.', 'The sizes differ.'),
};

/** What the rules about a single entry of a container say. */
export const entryTexts = {
  'eakte.package.special-file': {
    title: text('Ein Eintrag ist keine gewöhnliche Datei', 'An entry is no regular file'),
    message: ({ mode }) =>
      text(
        `Art und Rechte des Eintrags (Unix, oktal): ${mode}.`,
        `Type and permissions of the entry (Unix, octal): ${mode}.`,
      ),
    reason: text(
      'Verknüpfungen und Gerätedateien können auf fremde Daten zeigen.',
      'Links and device files can point to foreign data.',
    ),
    repair: text('Nur gewöhnliche Dateien verpacken.', 'Pack regular files only.'),
    source: safety,
  },
  'eakte.package.encrypted': {
    title: text('Ein Eintrag ist mit Kennwort verschlüsselt', 'An entry is encrypted with a password'),
    reason: text(
      'Der Empfänger kann ihn nicht lesen; verschlüsselt wird auf dem Transportweg.',
      'The receiver cannot read it; encryption belongs to the transport.',
    ),
    repair: text('Ohne Kennwort verpacken.', 'Pack without a password.'),
    source: zip('4.4.4'),
  },
  'eakte.package.method-unsupported': {
    title: text(
      'Ein Eintrag ist mit einem unüblichen Verfahren gepackt',
      'An entry is packed by an unusual method',
    ),
    message: ({ method }) => text(`Verfahren Nummer ${method}.`, `Method number ${method}.`),
    reason: text(
      'Nur „gespeichert“ und „Deflate“ liest jedes Programm.',
      'Every program reads only "stored" and "deflate".',
    ),
    repair: text('Mit Deflate oder ohne Kompression packen.', 'Pack with deflate or without compression.'),
    source: zip('4.4.5'),
  },
  'eakte.package.header-mismatch': {
    title: text(
      'Kopf und Verzeichnis eines Eintrags widersprechen sich',
      'Header and directory of an entry contradict each other',
    ),
    message: ({ part }) => headerParts[part],
    reason: text(
      'Verschiedene Programme lesen verschiedene Dateien; das ist ein Fehler oder ein Angriff.',
      'Different programs read different files; this is a fault or an attack.',
    ),
    repair: text(
      'Container neu erzeugen; wiederholt sich der Fehler, den Hersteller einschalten.',
      'Create the container again; involve the vendor if it happens again.',
    ),
    source: zip('4.3.7'),
  },
  'eakte.package.overlap': {
    title: text('Einträge überlappen sich', 'Entries overlap'),
    reason: text(
      'Dieselben Daten stecken in mehreren Einträgen: das Kennzeichen einer ZIP-Bombe.',
      'The same data sits in several entries: the mark of a ZIP bomb.',
    ),
    repair: text('Nicht entpacken. Container neu erzeugen.', 'Do not unpack. Create the container again.'),
    source: safety,
  },
  'eakte.package.hidden-data': {
    title: text(
      'Zwischen den Einträgen stehen Daten, die nirgends verzeichnet sind',
      'Data between the entries is listed nowhere',
    ),
    message: ({ bytes }) =>
      text(
        `${number.de(bytes)} Byte gehören zu keinem Eintrag.`,
        `${number.en(bytes)} bytes belong to no entry.`,
      ),
    reason: text(
      'Gelöschte oder versteckte Inhalte könnten mit übergeben werden.',
      'Deleted or hidden content may be handed over with it.',
    ),
    repair: text(
      'Container neu erzeugen statt einen alten zu ändern.',
      'Create the container again instead of changing an old one.',
    ),
    source: safety,
  },
  'eakte.package.entry-too-large': {
    title: text('Eine Datei ist größer als erlaubt', 'A file is larger than allowed'),
    message: sizeAndLimit,
    reason: text(
      'Die eingestellte Obergrenze schützt vor Überlastung.',
      'The configured limit protects against overload.',
    ),
    repair: text(
      'Die Obergrenze bewusst anheben oder die Datei gesondert übergeben.',
      'Raise the limit deliberately or hand the file over separately.',
    ),
    source: safety,
  },
  'eakte.package.ratio': {
    title: text('Ein Eintrag ist ungewöhnlich stark gepackt', 'An entry is packed unusually densely'),
    message: ({ size, packed, limit }) =>
      text(
        `${number.de(packed)} Byte werden zu ${number.de(size)}; erlaubt ist das ${number.de(limit)}-Fache.`,
        `${number.en(packed)} bytes become ${number.en(size)}; ${number.en(limit)} times is allowed.`,
      ),
    reason: text(
      'Ein solches Verhältnis kommt bei Akten nicht vor: das Kennzeichen einer ZIP-Bombe.',
      'Such a ratio does not occur in e-files: the mark of a ZIP bomb.',
    ),
    repair: text('Nicht entpacken. Den Absender fragen.', 'Do not unpack. Ask the sender.'),
    source: safety,
  },
  'eakte.package.size-mismatch': {
    title: text(
      'Eine Datei ist länger oder kürzer als verzeichnet',
      'A file is longer or shorter than listed',
    ),
    message: ({ listed, actual }) =>
      text(
        `Verzeichnet sind ${number.de(listed)} Byte, gefunden wurden ${number.de(actual)}.`,
        `${number.en(listed)} bytes are listed, ${number.en(actual)} were found.`,
      ),
    reason: text(
      'Die Datei ist beschädigt, oder die Größenangabe täuscht.',
      'The file is damaged, or its size is a lie.',
    ),
    repair: text('Container neu erzeugen und erneut übertragen.', 'Create and transfer the container again.'),
    source: zip('4.4.9'),
  },
  'eakte.package.crc-mismatch': {
    title: text('Die Prüfsumme einer Datei stimmt nicht', 'The checksum of a file is wrong'),
    reason: text(
      'Der Inhalt wurde nach dem Verpacken verändert, meist bei der Übertragung.',
      'Its content was changed after packing, usually in transfer.',
    ),
    repair: text('Container erneut übertragen.', 'Transfer the container again.'),
    source: zip('4.4.7'),
  },
  'eakte.package.data-damaged': {
    title: text('Eine Datei lässt sich nicht entpacken', 'A file cannot be unpacked'),
    reason: text('Die gepackten Daten sind beschädigt.', 'Its packed data is damaged.'),
    repair: text('Container erneut übertragen oder neu erzeugen.', 'Transfer or create the container again.'),
    source: sameText('RFC 1951'),
  },
} satisfies Partial<ContainerTexts>;

import { type LocalText, sameText, text } from '@rathaus/client-core/texts';
import type { FileKind } from '../xdomea/finding/file-kind.ts';
import type { DueDate } from '../xdomea/retention/due-date.ts';
import { dayText } from './day-text.ts';
import { figure, listed } from './numbers.ts';

/** Fixed words of the page that shows an e-file. */
export const viewerTexts = {
  skip: text('Zum Inhalt springen', 'Skip to the content'),
  title: text('E-Akte', 'E-file'),
  tree: text('Akten und Dokumente', 'Records and documents'),
  message: text('Nachricht', 'Message'),
  version: text('xdomea-Version', 'xdomea version'),
  sender: text('Absender', 'Sender'),
  receiver: text('Empfänger', 'Receiver'),
  created: text('Erstellt', 'Created'),
  process: text('Prozess-ID', 'Process id'),
  messageId: text('Nachrichten-ID', 'Message id'),
  original: text('Antwort auf', 'In reply to'),
  part: text('Teil', 'Part'),
  container: text('Datei', 'File'),
  content: text('Inhalt', 'Content'),
  facts: text('Angaben', 'Facts'),
  more: text('Alle weiteren Angaben', 'All further facts'),
  history: text('Protokoll', 'History'),
  contacts: text('Kontakte', 'Contacts'),
  references: text('Verweise', 'References'),
  workflow: text('Geschäftsgang', 'Workflow'),
  files: text('Dateien', 'Files'),
  signatures: text('Signaturdateien', 'Signature files'),
  unnamed: text('Dateien ohne Bezug', 'Files that no document names'),
  unnamedLead: text(
    'Der Container enthält sie, aber kein Dokument der Nachricht nennt sie.',
    'The container has them, but no document of the message names them.',
  ),
  noSubject: text('ohne Betreff', 'no subject'),
  about: text('Angaben dazu', 'About it'),
  notShown: text('nicht gezeigt', 'not shown'),
  test: text(
    'Dies ist eine Testnachricht. Sie darf nicht verarbeitet werden.',
    'This is a test message. It must not be processed.',
  ),
  masked: text(
    'Geschwärzt: Namen, Betreffe, Werte und Dateinamen stehen hier als „…“, Dateien sind nicht enthalten.',
    'Masked: names, subjects, values and file names are shown as "…", files are not included.',
  ),
  unreadable: text(
    'Die Datei enthält keine lesbare xdomea-Nachricht.',
    'The file holds no readable xdomea message.',
  ),
  incomplete: text(
    'Die Nachricht bricht ab oder ist beschädigt. Gezeigt wird, was bis dahin lesbar war.',
    'The message breaks off or is damaged. What could be read up to there is shown.',
  ),
  faults: text(
    'Die Nachricht folgt nicht ganz dem Standard. Was sich nicht lesen ließ, fehlt hier; der Prüfbericht nennt die Stellen.',
    'The message does not quite follow the standard. What could not be read is missing here; the check report names the places.',
  ),
  bare: text(
    'Nur die Nachricht liegt vor. Ihre Dateien sind im Container.',
    'Only the message is here. Its files are in the container.',
  ),
  retention: text('Aufbewahrung', 'Retention'),
  dueDate: text('Aufzubewahren bis', 'To be kept until'),
  appraisal: text('Aussonderungsart', 'Disposal'),
  secrecy: text('Vertraulichkeit', 'Confidentiality'),
  unlimited: text('unbefristet', 'unlimited'),
  ended: text('Frist abgelaufen', 'period over'),
  running: text('Frist läuft', 'period running'),
  yes: text('ja', 'yes'),
  no: text('nein', 'no'),
  open: text('noch offen', 'still open'),
  reference: text('Zeichen', 'Reference'),
  kind: text('Art', 'Kind'),
  filePlan: text('Aktenplan', 'File plan'),
  closed: text('Zu den Akten', 'Closed'),
  number: text('Nummer', 'Number'),
  inside: text('Nummer darin', 'Number in it'),
  time: text('Zeitpunkt', 'Time'),
  actor: text('Wer', 'Who'),
  action: text('Was', 'What'),
  change: text('Änderung', 'Change'),
  elsewhere: text('nicht in dieser Nachricht', 'not in this message'),
  download: text('Herunterladen', 'Download'),
  fullText: text('Inhalt der Datei', 'Content of the file'),
} as const satisfies Readonly<Record<string, LocalText>>;

/** Names of elements that are records, where another word than that of the element is used. */
const kindNames: Readonly<Record<string, LocalText>> = {
  Akte: text('Akte', 'Akte (file)'),
  Teilakte: text('Teilakte', 'Teilakte (part of a file)'),
  Vorgang: text('Vorgang', 'Vorgang (matter)'),
  Teilvorgang: text('Teilvorgang', 'Teilvorgang (part of a matter)'),
  Dokument: text('Dokument', 'Document'),
  Anlage: text('Anlage', 'Attachment'),
  Anschreiben: text('Anschreiben', 'Cover letter'),
  Schriftstueck: text('Schriftstück', 'Piece'),
};

/** What a record is, by its element where that says more than its kind. */
export const recordKindText = (element: string, kind: string): LocalText =>
  kindNames[Object.hasOwn(kindNames, element) ? element : kind] ?? sameText(kind);

/** `Vorgang 2`: what a record is called where its subject is hidden. The number is its place in the message. */
export function hiddenTitleText(element: string, kind: string, position: number): LocalText {
  const { de, en } = recordKindText(element, kind);
  return text(`${de} ${figure(position).de}`, `${en} ${figure(position).en}`);
}

/** `Ebene 3` */
export const levelText = (level: number): LocalText => text(`Ebene ${level}`, `Level ${level}`);

/** `geerbt von Akte`; the title of the record follows. Without a kind where the title says it. */
export const inheritedText = (from: 'above' | 'below', kind: string | undefined): LocalText => {
  const named = kind === undefined ? text('', '') : recordKindText(kind, kind);
  return from === 'above'
    ? text(`geerbt von ${named.de}`, `inherited from ${named.en}`)
    : text(`höher wegen ${named.de}`, `higher because of ${named.en}`);
};

/** `10 Jahre` */
export const yearsText = (years: number): LocalText =>
  years === 1 ? text('1 Jahr', '1 year') : text(`${figure(years).de} Jahre`, `${figure(years).en} years`);

const basisTexts: Readonly<Record<Extract<DueDate, { kind: 'date' }>['basis'], LocalText>> = {
  aufbewahrungsende: text('in der Nachricht angegeben', 'stated in the message'),
  zda: text(
    'gerechnet vom Ende des Jahres, in dem zu den Akten verfügt wurde',
    'counted from the end of the year of closing',
  ),
  laufzeit: text(
    'gerechnet vom Ende des Jahres, in dem die Laufzeit endet',
    'counted from the end of the year in which the period ends',
  ),
};
const missingTexts: Readonly<Record<string, LocalText>> = {
  aufbewahrungsdauer: text('eine Aufbewahrungsdauer', 'a retention period'),
  zdaDatum: text('der Tag der zdA-Verfügung', 'the day of closing'),
  aufbewahrungsende: text('ein lesbares Ende', 'a readable end'),
};

/** When the retention of a record ends, and what that comes from. */
export function dueDateText(due: DueDate): {
  readonly value: LocalText;
  readonly note: LocalText | undefined;
} {
  switch (due.kind) {
    case 'date':
      return { value: dayText(due.date), note: basisTexts[due.basis] };
    case 'unlimited':
      return { value: viewerTexts.unlimited, note: undefined };
    case 'unknown': {
      const { de, en } = listed(due.missing.map((one) => missingTexts[one] ?? sameText(one)));
      return { value: text('nicht bekannt', 'not known'), note: text(`es fehlt ${de}`, `missing: ${en}`) };
    }
  }
}

/** State of a step of a workflow, by its code. */
export const stepStateText = (code: string | undefined): LocalText => {
  switch (code) {
    case '001':
      return text('noch nicht begonnen', 'to come');
    case '002':
      return text('in Arbeit', 'current');
    case '003':
      return text('erledigt', 'done');
    case '004':
      return text('übersprungen', 'skipped');
    default:
      return text('Stand unbekannt', 'state not known');
  }
};

/** Words around the steps of a workflow. */
export const stepTexts = {
  step: (number: string): LocalText => text(`Schritt ${number}`, `Step ${number}`),
  from: text('von', 'from'),
  to: text('an', 'to'),
  due: text('bis', 'until'),
  by: text('bearbeitet von', 'handled by'),
  parallel: (numbers: string): LocalText =>
    text(`gleichzeitig mit Schritt ${numbers}`, `in parallel with step ${numbers}`),
  attachments: (count: number): LocalText =>
    count === 1 ? text('1 Anlage', '1 attachment') : text(`${count} Anlagen`, `${count} attachments`),
} as const;

/** `und 12 weitere Einträge` */
export const moreText = (count: number): LocalText =>
  count === 1
    ? text('und ein weiterer Eintrag', 'and one more entry')
    : text(`und ${figure(count).de} weitere Einträge`, `and ${figure(count).en} more entries`);

/** `Protokoll (12 Einträge)` */
export const entriesText = (count: number): LocalText =>
  count === 1
    ? text('1 Eintrag', '1 entry')
    : text(`${figure(count).de} Einträge`, `${figure(count).en} entries`);

/** `Version 2` */
export const versionText = (number: string): LocalText => text(`Version ${number}`, `Version ${number}`);

/** Codes of records a reference leads to. Source: code list of the kinds of records. */
export const referenceKind = (code: string | undefined): LocalText | undefined =>
  ({
    '001': recordKindText('Akte', 'Akte'),
    '002': recordKindText('Dokument', 'Dokument'),
    '003': recordKindText('Vorgang', 'Vorgang'),
  })[code ?? ''];

/** Codes of the list of media. */
export const mediumText = (code: string): LocalText | undefined =>
  ({
    '001': text('elektronisch', 'electronic'),
    '002': text('hybrid', 'hybrid'),
    '003': text('Papier', 'paper'),
  })[code];

const kindWords: Partial<Record<FileKind, LocalText>> = {
  ...{
    pdf: sameText('PDF'),
    png: text('Bild (PNG)', 'picture (PNG)'),
    jpeg: text('Bild (JPEG)', 'picture (JPEG)'),
  },
  ...{ gif: text('Bild (GIF)', 'picture (GIF)'), webp: text('Bild (WebP)', 'picture (WebP)') },
  ...{ tiff: text('Bild (TIFF)', 'picture (TIFF)'), text: text('Text', 'text'), xml: sameText('XML') },
  ...{ html: text('Webseite (HTML)', 'web page (HTML)'), eml: text('E-Mail', 'e-mail') },
  ...{
    msg: text('E-Mail (Outlook)', 'e-mail (Outlook)'),
    docx: sameText('Word (DOCX)'),
    doc: sameText('Word (DOC)'),
  },
  ...{
    xlsx: sameText('Excel (XLSX)'),
    xls: sameText('Excel (XLS)'),
    zip: text('Archiv (ZIP)', 'archive (ZIP)'),
  },
  ...{ exe: text('Programm', 'program'), script: text('Skript', 'script') },
  unknown: text('unbekannte Art', 'unknown kind'),
};

/** What a file is by its bytes. */
export const fileKindText = (kind: FileKind): LocalText => kindWords[kind] ?? sameText(kind.toUpperCase());

/** `148 kB`: 1 kB is 1,000 bytes. */
export function sizeText(bytes: number): LocalText {
  const [value, unit] =
    bytes < 1000 ? [bytes, 'Byte'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  const shown = (locale: string) =>
    value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return text(`${shown('de-DE')} ${unit}`, `${shown('en-GB')} ${unit === 'Byte' ? 'bytes' : unit}`);
}

/** How a file was found. */
export const fileStateTexts = {
  absent: text('liegt nicht bei', 'not included'),
  missing: text('fehlt im Container', 'missing in the container'),
  unreadable: text('beschädigt, nicht lesbar', 'damaged, cannot be read'),
  differs: text('Prüfsumme stimmt nicht', 'hash is wrong'),
  verified: text('Prüfsumme stimmt', 'hash is right'),
  unverified: text('Prüfsumme nicht vergleichbar', 'hash cannot be compared'),
  'no-hash': text('ohne Prüfsumme', 'without a hash'),
} as const satisfies Readonly<Record<string, LocalText>>;

/** Why the content of a file is not on the page, or what to mind. */
export const fileNoteTexts = {
  masked: text(
    'Nicht enthalten, weil diese Ansicht geschwärzt ist.',
    'Not included, because this view is masked.',
  ),
  differs: text(
    'Nicht gezeigt: Es ist nicht die Datei, von der die Nachricht spricht, oder sie wurde verändert.',
    'Not shown: it is not the file the message speaks of, or it was changed.',
  ),
  program: text(
    'Nicht eingebettet: Beim Öffnen könnte ein Programm starten.',
    'Not embedded: opening it could start a program.',
  ),
  size: text(
    'Nicht eingebettet, weil die Datei zu groß ist.',
    'Not embedded, because the file is too large.',
  ),
  repeated: text(
    'Dieselbe Datei ist weiter oben schon enthalten.',
    'The same file is included above already.',
  ),
  room: text(
    'Nicht eingebettet, weil die Seite schon genug Dateien enthält.',
    'Not embedded, because the page holds enough files already.',
  ),
  active: text(
    'Kann im Browser Inhalte nachladen oder Skripte ausführen.',
    'May load content or run scripts in a browser.',
  ),
  macros: text('Enthält Makros.', 'Holds macros.'),
  encrypted: text(
    'Verschlüsselt: ohne Passwort nicht lesbar.',
    'Encrypted: not readable without a password.',
  ),
  truncated: text('Bricht vor ihrem Ende ab.', 'Breaks off before its end.'),
} as const satisfies Readonly<Record<string, LocalText>>;

/** `PDF/A-2b laut Datei` */
export const pdfaText = (claim: string): LocalText =>
  text(`PDF/A-${claim} laut Datei`, `PDF/A-${claim} by its own claim`);

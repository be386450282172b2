import type { Bilingual, Severity } from '../dcat/check/rule.ts';

interface Text {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly reason: Bilingual;
  readonly repair: Bilingual;
}

const text = (
  severity: Severity,
  message: [string, string],
  reason: [string, string],
  repair: [string, string],
): Text => ({
  severity,
  message: { de: message[0], en: message[1] },
  reason: { de: reason[0], en: reason[1] },
  repair: { de: repair[0], en: repair[1] },
});

const saveAsCsv: [string, string] = [
  'In der Tabellenkalkulation „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen.',
  'In the spreadsheet choose "Save as" and "CSV UTF-8 (comma delimited)".',
];

/** Every finding of table inspection by its stable id. */
export const tableRules = {
  'not-text': text(
    'error',
    ['Die Datei ist kein Text und damit keine CSV-Tabelle.', 'The file is not text and so no CSV table.'],
    [
      'Eine CSV-Datei besteht nur aus lesbarem Text; eine umbenannte Excel- oder PDF-Datei ist keine.',
      'A CSV file is readable text only; a renamed spreadsheet or PDF file is none.',
    ],
    saveAsCsv,
  ),
  'not-a-table': text(
    'error',
    [
      'Die Datei ist Text, aber keine CSV-Tabelle (HTML, XML oder JSON).',
      'The file is text but no CSV table (HTML, XML or JSON).',
    ],
    [
      'Oft wurde statt der Datei eine Fehler- oder Anmeldeseite gespeichert.',
      'Often an error or login page was saved instead of the file.',
    ],
    [
      'Die Datei neu herunterladen oder das Format richtig angeben.',
      'Download the file again or name its format correctly.',
    ],
  ),
  'empty-file': text(
    'error',
    ['Die Datei ist leer.', 'The file is empty.'],
    ['Es gibt nichts zu veröffentlichen.', 'There is nothing to publish.'],
    ['Den Export wiederholen.', 'Repeat the export.'],
  ),
  'too-large': text(
    'error',
    ['Die Datei ist größer als erlaubt.', 'The file is larger than allowed.'],
    ['Das Lesen wurde an der Grenze beendet.', 'Reading stopped at the limit.'],
    ['Die Tabelle aufteilen oder die Grenze erhöhen.', 'Split the table or raise the limit.'],
  ),
  'record-too-long': text(
    'error',
    [
      'Eine Zeile ist länger als 1 MiB oder ein Anführungszeichen wird nie geschlossen.',
      'A row is longer than 1 MiB or a quote is never closed.',
    ],
    ['Danach ist nicht mehr erkennbar, wo Zeilen beginnen.', 'After it the start of rows cannot be told.'],
    ['Die Anführungszeichen in der genannten Zeile prüfen.', 'Check the quotes in the named line.'],
  ),
  'too-many-columns': text(
    'error',
    ['Die Tabelle hat mehr als 16.384 Spalten.', 'The table has more than 16,384 columns.'],
    [
      'So viele kann keine Tabellenkalkulation öffnen; meist ist das Trennzeichen falsch oder die Datei beschädigt.',
      'No spreadsheet opens that many; usually the delimiter is wrong or the file is damaged.',
    ],
    ['Das Trennzeichen und die erste Zeile prüfen.', 'Check the delimiter and the first line.'],
  ),
  'quote-open': text(
    'error',
    ['Ein Anführungszeichen wird nie geschlossen.', 'A quote is never closed.'],
    ['Alles danach gilt als ein einziges Feld.', 'All that follows counts as a single field.'],
    ['Das Anführungszeichen ergänzen oder verdoppeln.', 'Close or double the quote.'],
  ),
  'quote-stray': text(
    'warning',
    ['Nach einem schließenden Anführungszeichen folgt weiterer Text.', 'Text follows a closing quote.'],
    ['Programme lesen die Zeile verschieden.', 'Programs read the row differently.'],
    ['Anführungszeichen im Feld verdoppeln.', 'Double quotes inside a field.'],
  ),
  'delimiter-unknown': text(
    'warning',
    [
      'Es wurde kein Trennzeichen erkannt; die Tabelle hat eine Spalte.',
      'No delimiter was recognised; the table has one column.',
    ],
    [
      'Vielleicht ist es keine Tabelle, oder das Trennzeichen ist ungewöhnlich.',
      'Perhaps it is no table, or the delimiter is unusual.',
    ],
    ['Semikolon als Trennzeichen verwenden.', 'Use the semicolon as delimiter.'],
  ),
  'encoding-not-utf8': text(
    'warning',
    ['Die Datei ist nicht in UTF-8 gespeichert.', 'The file is not stored as UTF-8.'],
    ['Umlaute werden in vielen Programmen falsch angezeigt.', 'Umlauts show wrongly in many programs.'],
    saveAsCsv,
  ),
  'byte-order-mark': text(
    'info',
    [
      'Die Datei beginnt mit einer Byte-Reihenfolge-Marke (BOM).',
      'The file begins with a byte order mark (BOM).',
    ],
    [
      'Excel braucht sie, manche Programme zählen sie zum ersten Spaltennamen.',
      'Excel wants it, some programs take it as part of the first column name.',
    ],
    [
      'Nichts zu tun, wenn die Daten vor allem mit Excel geöffnet werden.',
      'Nothing to do when the data are mostly opened in Excel.',
    ],
  ),
  'sep-line': text(
    'warning',
    ['Die erste Zeile ist eine Excel-Anweisung (sep=).', 'The first line is an Excel instruction (sep=).'],
    ['Andere Programme halten sie für Daten.', 'Other programs take it for data.'],
    ['Die Zeile löschen.', 'Delete the line.'],
  ),
  'title-lines': text(
    'warning',
    ['Vor der Kopfzeile stehen Titelzeilen.', 'Title lines stand before the header row.'],
    [
      'Programme halten die erste Zeile für die Spaltennamen.',
      'Programs take the first line for the column names.',
    ],
    [
      'Titel und Hinweise in die Beschreibung des Datensatzes verschieben.',
      'Move titles and notes to the description of the dataset.',
    ],
  ),
  'header-missing': text(
    'warning',
    ['Es gibt keine Kopfzeile mit Spaltennamen.', 'There is no header row with column names.'],
    [
      'Ohne Namen weiß niemand, was die Spalten bedeuten.',
      'Without names nobody knows what the columns mean.',
    ],
    ['Eine Kopfzeile einfügen.', 'Insert a header row.'],
  ),
  'header-empty': text(
    'warning',
    ['Eine Spalte hat keinen Namen.', 'A column has no name.'],
    ['Programme erfinden dann einen.', 'Programs then invent one.'],
    ['Den Namen ergänzen oder die leere Spalte löschen.', 'Add the name or delete the empty column.'],
  ),
  'header-duplicate': text(
    'warning',
    ['Ein Spaltenname kommt mehrfach vor.', 'A column name occurs more than once.'],
    [
      'Programme überschreiben dann eine Spalte mit der anderen.',
      'Programs then overwrite one column with the other.',
    ],
    ['Die Spalten verschieden benennen.', 'Give the columns different names.'],
  ),
  'rows-missing': text(
    'warning',
    ['Die Tabelle hat keine Datenzeilen.', 'The table has no data rows.'],
    ['Nach der Kopfzeile kommt nichts.', 'Nothing follows the header row.'],
    ['Den Export prüfen.', 'Check the export.'],
  ),
  'row-ragged': text(
    'warning',
    [
      'Zeilen haben eine andere Zahl von Feldern als die Kopfzeile.',
      'Rows have another number of fields than the header row.',
    ],
    [
      'Werte rutschen in falsche Spalten; oft sind es Fußnoten oder ein Trennzeichen im Text.',
      'Values slip into wrong columns; often footnotes or a delimiter in the text.',
    ],
    [
      'Felder mit Trennzeichen in Anführungszeichen setzen, Fußnoten entfernen.',
      'Quote fields with delimiters, remove footnotes.',
    ],
  ),
  'row-blank': text(
    'info',
    ['Zwischen den Zeilen stehen Leerzeilen.', 'There are blank lines between the rows.'],
    ['Manche Programme hören an der ersten auf zu lesen.', 'Some programs stop reading at the first one.'],
    ['Leerzeilen löschen.', 'Delete blank lines.'],
  ),
  'row-total': text(
    'info',
    ['Eine Zeile enthält vermutlich eine Summe.', 'A row probably contains a total.'],
    ['Wer die Spalte addiert, zählt doppelt.', 'Who adds up the column counts twice.'],
    ['Summenzeilen aus der Datei entfernen.', 'Remove total rows from the file.'],
  ),
  'type-mixed': text(
    'warning',
    [
      'Eine Spalte mit Zahlen oder Daten enthält einzelne andere Werte.',
      'A column of numbers or dates contains a few other values.',
    ],
    ['Programme lesen dann die ganze Spalte als Text.', 'Programs then read the whole column as text.'],
    ['Die genannte Zelle berichtigen oder leer lassen.', 'Correct the named cell or leave it empty.'],
  ),
  'number-formats-mixed': text(
    'warning',
    ['Eine Spalte mischt Dezimalkomma und Dezimalpunkt.', 'A column mixes decimal comma and decimal point.'],
    ['1.234 kann dann zweierlei bedeuten.', '1.234 can then mean two things.'],
    ['Eine Schreibweise verwenden.', 'Use one notation.'],
  ),
  'number-ambiguous': text(
    'warning',
    [
      'Ob 1.234 Tausender oder eine Dezimalzahl ist, lässt sich nicht erkennen.',
      'Whether 1.234 means thousands or a decimal cannot be told.',
    ],
    [
      'Keine Zahl der Tabelle entscheidet es; angenommen werden Tausender.',
      'No number of the table decides it; thousands are assumed.',
    ],
    ['Zahlen ohne Tausenderpunkt schreiben.', 'Write numbers without thousands separators.'],
  ),
  'number-exponent': text(
    'warning',
    ['Eine Spalte enthält Zahlen wie 1,23E+05.', 'A column contains numbers such as 1.23E+05.'],
    [
      'So kürzt eine Tabellenkalkulation lange Nummern; Stellen sind verloren.',
      'A spreadsheet shortens long numbers so; digits are lost.',
    ],
    ['Die Spalte als Text formatieren und neu exportieren.', 'Format the column as text and export again.'],
  ),
} as const satisfies Record<string, Text>;

/** Stable id of a rule for tables. */
export type TableRule = keyof typeof tableRules;

/** A finding about a table. It names lines and columns by number and never repeats what stands in them. */
export interface TableFinding {
  rule: TableRule;
  severity: Severity;
  /** First line, from 1. */
  line?: number;
  /** Column, from 1. */
  column?: number;
  /** How often, when more than once. */
  count?: number;
  /** Safe detail: an encoding, a file kind, a limit in bytes. */
  detail?: string;
  message: Bilingual;
  reason: Bilingual;
  repair: Bilingual;
}

export function tableFinding(
  rule: TableRule,
  place: { line?: number | undefined; column?: number; count?: number; detail?: string } = {},
): TableFinding {
  const { severity, message, reason, repair } = tableRules[rule];
  const finding: TableFinding = { rule, severity, message, reason, repair };
  if (place.line !== undefined) finding.line = place.line;
  if (place.column !== undefined) finding.column = place.column;
  if (place.count !== undefined && place.count > 1) finding.count = place.count;
  if (place.detail !== undefined) finding.detail = place.detail;
  return finding;
}

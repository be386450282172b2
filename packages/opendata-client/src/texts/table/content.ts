import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { TableRuleValues } from '../../table/rules.ts';

const practice = text(
  'Praxis der Open-Data-Portale (W3C, Tabular Data, Abschnitt 8)',
  'Practice of open data portals (W3C, Tabular Data, section 8)',
);

type ContentRule =
  | 'title-lines'
  | 'header-missing'
  | 'header-empty'
  | 'header-duplicate'
  | 'rows-missing'
  | 'row-ragged'
  | 'row-blank'
  | 'row-total'
  | 'type-mixed'
  | 'number-formats-mixed'
  | 'number-ambiguous'
  | 'number-exponent';

/** What the rules about header, rows and columns say. */
export const contentTexts: RuleTexts<Pick<TableRuleValues, `opendata.table.${ContentRule}`>> = {
  'opendata.table.title-lines': {
    title: text('Vor der Kopfzeile stehen Titelzeilen', 'There are title lines before the header row'),
    reason: text(
      'Programme halten die erste Zeile für die Spaltennamen.',
      'Programs take the first line for the column names.',
    ),
    repair: text(
      'Titel und Hinweise in die Beschreibung des Datensatzes verschieben.',
      'Move titles and notes to the description of the dataset.',
    ),
    source: practice,
  },
  'opendata.table.header-missing': {
    title: text('Es gibt keine Kopfzeile mit Spaltennamen', 'There is no header row with column names'),
    reason: text(
      'Ohne Namen weiß niemand, was die Spalten bedeuten.',
      'Without names nobody knows what the columns mean.',
    ),
    repair: text('Eine Kopfzeile einfügen.', 'Insert a header row.'),
    source: practice,
  },
  'opendata.table.header-empty': {
    title: text('Eine Spalte hat keinen Namen', 'A column has no name'),
    reason: text('Programme erfinden dann einen.', 'Programs then invent one.'),
    repair: text(
      'Den Namen ergänzen oder die leere Spalte löschen.',
      'Add the name or delete the empty column.',
    ),
    source: practice,
  },
  'opendata.table.header-duplicate': {
    title: text('Ein Spaltenname kommt mehrfach vor', 'A column name occurs more than once'),
    message: ({ name }) =>
      text(
        `Der Spaltenname „${name}“ kommt mehrfach vor.`,
        `The column name "${name}" occurs more than once.`,
      ),
    reason: text(
      'Programme überschreiben dann eine Spalte mit der anderen.',
      'Programs then overwrite one column with the other.',
    ),
    repair: text('Die Spalten verschieden benennen.', 'Give the columns different names.'),
    source: practice,
  },
  'opendata.table.rows-missing': {
    title: text('Die Tabelle hat keine Datenzeilen', 'The table has no data rows'),
    reason: text('Nach der Kopfzeile kommt nichts.', 'Nothing follows the header row.'),
    repair: text('Den Export prüfen.', 'Check the export.'),
    source: practice,
  },
  'opendata.table.row-ragged': {
    title: text(
      'Zeilen haben eine andere Zahl von Feldern als die Kopfzeile',
      'Rows have another number of fields than the header row',
    ),
    reason: text(
      'Werte rutschen in falsche Spalten; oft sind es Fußnoten oder ein Trennzeichen im Text.',
      'Values slip into wrong columns; often footnotes or a delimiter in the text.',
    ),
    repair: text(
      'Felder mit Trennzeichen in Anführungszeichen setzen, Fußnoten entfernen.',
      'Quote fields with delimiters, remove footnotes.',
    ),
    source: text('RFC 4180, Abschnitt 2', 'RFC 4180, section 2'),
  },
  'opendata.table.row-blank': {
    title: text('Zwischen den Zeilen stehen Leerzeilen', 'There are blank lines between the rows'),
    reason: text(
      'Manche Programme hören an der ersten auf zu lesen.',
      'Some programs stop reading at the first one.',
    ),
    repair: text('Leerzeilen löschen.', 'Delete blank lines.'),
    source: practice,
  },
  'opendata.table.row-total': {
    title: text('Eine Zeile enthält vermutlich eine Summe', 'A row probably contains a total'),
    reason: text('Wer die Spalte addiert, zählt doppelt.', 'Who adds up the column counts twice.'),
    repair: text('Summenzeilen aus der Datei entfernen.', 'Remove total rows from the file.'),
    source: practice,
  },
  'opendata.table.type-mixed': {
    title: text(
      'Eine Spalte mit Zahlen oder Daten enthält einzelne andere Werte',
      'A column of numbers or dates contains a few other values',
    ),
    reason: text(
      'Programme lesen dann die ganze Spalte als Text.',
      'Programs then read the whole column as text.',
    ),
    repair: text(
      'Die genannte Zelle berichtigen oder leer lassen.',
      'Correct the named cell or leave it empty.',
    ),
    source: practice,
  },
  'opendata.table.number-formats-mixed': {
    title: text(
      'Eine Spalte mischt Dezimalkomma und Dezimalpunkt',
      'A column mixes decimal comma and decimal point',
    ),
    reason: text('1.234 kann dann zweierlei bedeuten.', '1.234 can then mean two things.'),
    repair: text('Eine Schreibweise verwenden.', 'Use one notation.'),
    source: practice,
  },
  'opendata.table.number-ambiguous': {
    title: text(
      'Ob 1.234 Tausender oder eine Dezimalzahl ist, lässt sich nicht erkennen',
      'Whether 1.234 means thousands or a decimal is undecided',
    ),
    reason: text(
      'Keine Zahl der Tabelle entscheidet es; angenommen werden Tausender.',
      'No number of the table decides it; thousands are assumed.',
    ),
    repair: text('Zahlen ohne Tausenderpunkt schreiben.', 'Write numbers without thousands separators.'),
    source: practice,
  },
  'opendata.table.number-exponent': {
    title: text('Eine Spalte enthält Zahlen wie 1,23E+05', 'A column contains numbers such as 1.23E+05'),
    reason: text(
      'So kürzt eine Tabellenkalkulation lange Nummern; Stellen sind verloren.',
      'A spreadsheet shortens long numbers so; digits are lost.',
    ),
    repair: text(
      'Die Spalte als Text formatieren und neu exportieren.',
      'Format the column as text and export again.',
    ),
    source: practice,
  },
};

import { type RuleTexts, sameText, text } from '@rathaus/client-core/texts';
import type { TableRuleValues } from '../../table/rules.ts';

const saveAsCsv = text(
  'In der Tabellenkalkulation „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen.',
  'In the spreadsheet choose "Save as" and "CSV UTF-8 (comma delimited)".',
);
const rfc4180 = sameText('RFC 4180');
const practice = text(
  'Praxis der Open-Data-Portale (W3C, Tabular Data, Abschnitt 8)',
  'Practice of open data portals (W3C, Tabular Data, section 8)',
);

type FileRule =
  | 'not-text'
  | 'not-a-table'
  | 'empty-file'
  | 'record-too-long'
  | 'too-many-columns'
  | 'quote-open'
  | 'quote-stray'
  | 'delimiter-unknown'
  | 'encoding-not-utf8'
  | 'byte-order-mark'
  | 'sep-line';

/** What the rules about the file as a whole say. */
export const fileTexts: RuleTexts<Pick<TableRuleValues, `opendata.table.${FileRule}`>> = {
  'opendata.table.not-text': {
    title: text(
      'Die Datei ist kein Text und damit keine CSV-Tabelle',
      'The file is not text and so no CSV table',
    ),
    message: ({ content }) =>
      text(
        `Die Datei ist kein Text und damit keine CSV-Tabelle (${content}).`,
        `The file is not text and so no CSV table (${content}).`,
      ),
    reason: text(
      'Eine CSV-Datei besteht nur aus lesbarem Text; eine umbenannte Excel- oder PDF-Datei ist keine.',
      'A CSV file is readable text only; a renamed spreadsheet or PDF file is none.',
    ),
    repair: saveAsCsv,
    source: rfc4180,
  },
  'opendata.table.not-a-table': {
    title: text('Die Datei ist Text, aber keine CSV-Tabelle', 'The file is text but no CSV table'),
    message: ({ content }) =>
      text(`Die Datei ist ${content} und keine CSV-Tabelle.`, `The file is ${content} and no CSV table.`),
    reason: text(
      'Oft wurde statt der Datei eine Fehler- oder Anmeldeseite gespeichert.',
      'Often an error or login page was saved instead of the file.',
    ),
    repair: text(
      'Die Datei neu herunterladen oder das Format richtig angeben.',
      'Download the file again or name its format correctly.',
    ),
    source: practice,
  },
  'opendata.table.empty-file': {
    title: text('Die Datei ist leer', 'The file is empty'),
    reason: text('Es gibt nichts zu veröffentlichen.', 'There is nothing to publish.'),
    repair: text('Den Export wiederholen.', 'Repeat the export.'),
    source: practice,
  },
  'opendata.table.record-too-long': {
    title: text(
      'Eine Zeile ist zu lang oder ein Anführungszeichen wird nie geschlossen',
      'A row is too long or a quote is never closed',
    ),
    message: ({ bytes }) =>
      text(
        `Eine Zeile ist länger als ${bytes} Bytes oder ein Anführungszeichen wird nie geschlossen.`,
        `A row is longer than ${bytes} bytes or a quote is never closed.`,
      ),
    reason: text(
      'Danach ist nicht mehr erkennbar, wo Zeilen beginnen.',
      'After it nobody can say where rows begin.',
    ),
    repair: text(
      'Nach einem Anführungszeichen suchen, dem das zweite fehlt.',
      'Look for a quote that lacks its second one.',
    ),
    source: rfc4180,
  },
  'opendata.table.too-many-columns': {
    title: text('Die Tabelle hat zu viele Spalten', 'The table has too many columns'),
    message: ({ columns }) =>
      text(`Die Tabelle hat mehr als ${columns} Spalten.`, `The table has more than ${columns} columns.`),
    reason: text(
      'So viele kann keine Tabellenkalkulation öffnen; meist ist das Trennzeichen falsch oder die Datei beschädigt.',
      'No spreadsheet opens that many; usually the delimiter is wrong or the file is damaged.',
    ),
    repair: text('Das Trennzeichen und die erste Zeile prüfen.', 'Check the delimiter and the first line.'),
    source: text('Grenze von Excel und LibreOffice Calc', 'Limit of Excel and LibreOffice Calc'),
  },
  'opendata.table.quote-open': {
    title: text('Ein Anführungszeichen wird nie geschlossen', 'A quote is never closed'),
    reason: text('Alles danach gilt als ein einziges Feld.', 'All that follows counts as a single field.'),
    repair: text('Das Anführungszeichen ergänzen oder verdoppeln.', 'Close or double the quote.'),
    source: rfc4180,
  },
  'opendata.table.quote-stray': {
    title: text(
      'Nach einem schließenden Anführungszeichen folgt weiterer Text',
      'Text follows a closing quote',
    ),
    reason: text('Programme lesen die Zeile verschieden.', 'Programs read the row differently.'),
    repair: text('Anführungszeichen im Feld verdoppeln.', 'Double quotes inside a field.'),
    source: rfc4180,
  },
  'opendata.table.delimiter-unknown': {
    title: text(
      'Es wurde kein Trennzeichen erkannt; die Tabelle hat eine Spalte',
      'No delimiter was recognised; the table has one column',
    ),
    reason: text(
      'Vielleicht ist es keine Tabelle, oder das Trennzeichen ist ungewöhnlich.',
      'Perhaps it is no table, or the delimiter is unusual.',
    ),
    repair: text('Semikolon als Trennzeichen verwenden.', 'Use the semicolon as delimiter.'),
    source: practice,
  },
  'opendata.table.encoding-not-utf8': {
    title: text('Die Datei ist nicht in UTF-8 gespeichert', 'The file is not stored as UTF-8'),
    message: ({ encoding }) =>
      text(
        `Die Datei ist in ${encoding} gespeichert, nicht in UTF-8.`,
        `The file is stored as ${encoding}, not as UTF-8.`,
      ),
    reason: text(
      'Umlaute werden in vielen Programmen falsch angezeigt.',
      'Umlauts show wrongly in many programs.',
    ),
    repair: saveAsCsv,
    source: practice,
  },
  'opendata.table.byte-order-mark': {
    title: text(
      'Die Datei beginnt mit einer Byte-Reihenfolge-Marke (BOM)',
      'The file begins with a byte order mark (BOM)',
    ),
    reason: text(
      'Excel braucht sie, manche Programme zählen sie zum ersten Spaltennamen.',
      'Excel wants it, some programs take it as part of the first column name.',
    ),
    repair: text(
      'Nichts zu tun, wenn die Daten vor allem mit Excel geöffnet werden.',
      'Nothing to do when the data are mostly opened in Excel.',
    ),
    source: text('Unicode-Standard, Abschnitt 23.8', 'The Unicode Standard, section 23.8'),
  },
  'opendata.table.sep-line': {
    title: text(
      'Die erste Zeile ist eine Excel-Anweisung (sep=)',
      'The first line is an Excel instruction (sep=)',
    ),
    reason: text('Andere Programme halten sie für Daten.', 'Other programs take it for data.'),
    repair: text('Die Zeile löschen.', 'Delete the line.'),
    source: practice,
  },
};

import { term } from '@rathaus/client-core/findings';
import { type Catalogue, type ReportFact, type ReportText, text } from '@rathaus/client-core/texts';
import type { DatasetReport } from '../dcat/check/check-dataset.ts';
import type { TableReport } from '../table/report.ts';
import { datasetTexts } from './dataset/index.ts';
import { catalogReport, graphTexts } from './graph/index.ts';
import { rdfReport, rdfTexts } from './rdf/index.ts';
import { tableTexts } from './table/index.ts';
import { isTerm } from './terms.ts';
import { uncheckedTexts } from './unchecked.ts';

const datasetReport: ReportText<DatasetReport> = {
  title: text('Beschreibung eines Datensatzes', 'Description of a dataset'),
  verdicts: {
    passed: text('Die Beschreibung kann veröffentlicht werden', 'The description can be published'),
    failed: text(
      'Die Beschreibung kann so nicht veröffentlicht werden',
      'The description cannot be published like this',
    ),
    'not-judged': text(
      'Kein Urteil: Etwas Entscheidendes wurde nicht geprüft',
      'No verdict: something that decides was not checked',
    ),
  },
  facts: ({ version }) => [
    { id: 'version', label: text('Geprüft gegen', 'Checked against'), value: term(`DCAT-AP.de ${version}`) },
  ],
  next: ({ verdict, counts }) => {
    if (verdict === 'failed')
      return text('Die Fehler beheben und noch einmal prüfen.', 'Correct the errors and check again.');
    if (verdict === 'not-judged')
      return text(
        'Klären, was nicht geprüft wurde; erst dann veröffentlichen.',
        'Settle what was not checked; publish only then.',
      );
    return counts.warning > 0
      ? text(
          'Veröffentlichen; die Warnungen beheben, damit der Datensatz gefunden und genutzt wird.',
          'Publish; correct the warnings, so that the dataset is found and used.',
        )
      : text('Veröffentlichen.', 'Publish.');
  },
};

const delimiters = {
  ';': text('Semikolon', 'semicolon'),
  ',': text('Komma', 'comma'),
  '\t': text('Tabulator', 'tab'),
  '|': text('senkrechter Strich', 'vertical bar'),
} as const;

const newlines = {
  crlf: term('CRLF'),
  lf: term('LF'),
  cr: term('CR'),
  mixed: text('gemischt', 'mixed'),
  none: text('keine', 'none'),
} as const;

/** Only of what is a table: of other files none of it is true. */
const tableFacts = ({
  encoding,
  delimiter,
  newline,
  headerLine,
  rows,
  columns,
}: TableReport): ReportFact[] => [
  { id: 'encoding', label: text('Zeichensatz', 'Encoding'), value: term(encoding) },
  {
    id: 'delimiter',
    label: text('Trennzeichen', 'Delimiter'),
    value: delimiter === undefined ? text('nicht erkannt', 'not recognised') : delimiters[delimiter],
  },
  { id: 'newline', label: text('Zeilenenden', 'Line ends'), value: newlines[newline] },
  {
    id: 'headerLine',
    label: text('Kopfzeile', 'Header row'),
    value: headerLine === undefined ? text('keine', 'none') : headerLine,
  },
  { id: 'rows', label: text('Datenzeilen', 'Data rows'), value: rows },
  { id: 'columns', label: text('Spalten', 'Columns'), value: columns.length },
];

const bytesOf = ({ bytes }: TableReport): ReportFact => ({
  id: 'bytes',
  label: text('Bytes gelesen', 'Bytes read'),
  value: bytes,
});

const tableReport: ReportText<TableReport> = {
  title: text('CSV-Tabelle', 'CSV table'),
  verdicts: {
    passed: text('Die Tabelle ist lesbar', 'The table can be read'),
    failed: text('Die Tabelle ist so nicht brauchbar', 'The table cannot be used like this'),
    'not-judged': text(
      'Kein Urteil: Nur ein Teil der Tabelle wurde gelesen',
      'No verdict: only a part of the table was read',
    ),
  },
  facts: (report) =>
    report.columns.length > 0 ? [...tableFacts(report), bytesOf(report)] : [bytesOf(report)],
  next: ({ verdict, counts }) => {
    if (verdict === 'failed')
      return text(
        'Die Fehler in der Datei beheben und noch einmal prüfen.',
        'Correct the errors in the file and check again.',
      );
    if (verdict === 'not-judged')
      return text('Die ganze Tabelle prüfen lassen.', 'Have the whole table checked.');
    return counts.warning > 0
      ? text(
          'Die Warnungen beheben; mit ihnen ist die Tabelle veröffentlichbar, aber schwerer zu nutzen.',
          'Correct the warnings; with them the table can be published but is harder to use.',
        )
      : text('Die Tabelle kann veröffentlicht werden.', 'The table can be published.');
  },
};

/** All that is said about the checks of this package, for `reportText()`, `reportJson()` and pages. */
export const catalogue: Catalogue = {
  rules: { ...datasetTexts, ...tableTexts, ...rdfTexts, ...graphTexts },
  unchecked: uncheckedTexts,
  reports: {
    'opendata.dataset': datasetReport,
    'opendata.table': tableReport,
    'opendata.rdf': rdfReport,
    'opendata.catalog': catalogReport,
  },
  isTerm,
};

import { type LocalText, text } from '@rathaus/client-core/texts';

/** Values of the sentences; each is bounded before it comes here. */
export interface ProblemValues {
  readonly parameter?: string | undefined;
  readonly available?: readonly string[] | undefined;
  readonly expected?: string | undefined;
  readonly limit?: number | undefined;
  readonly allow?: string | undefined;
}

/** What one problem says. */
export interface ProblemText {
  readonly title: LocalText;
  readonly detail: (values: ProblemValues) => LocalText;
}

const list = (available: readonly string[] | undefined): string => (available ?? []).join(', ');
const said = (title: LocalText, detail: (values: ProblemValues) => LocalText): ProblemText => ({
  title,
  detail,
});

/** Sentences of the problem documents of the table API, by the name at the end of their type. */
export const problemTexts = {
  'not-found': said(text('Adresse nicht gefunden', 'Address not found'), () =>
    text(
      'Unter dieser Adresse gibt es nichts. Die Liste der Tabellen steht am Anfang der Schnittstelle.',
      'There is nothing at this address. The list of tables is at the root of the API.',
    ),
  ),
  'unknown-table': said(text('Tabelle nicht gefunden', 'Table not found'), ({ available }) =>
    text(
      `Diese Tabelle gibt es nicht. Vorhanden: ${list(available)}.`,
      `There is no such table. Available: ${list(available)}.`,
    ),
  ),
  'unknown-tenant': said(text('Stelle nicht gefunden', 'Authority not found'), () =>
    text('Unter dieser Adresse veröffentlicht niemand Tabellen.', 'Nobody publishes tables at this address.'),
  ),
  'method-not-allowed': said(text('Nur lesender Zugriff', 'Read access only'), ({ allow }) =>
    text(`Die Daten können nur gelesen werden (${allow}).`, `The data can only be read (${allow}).`),
  ),
  'not-acceptable': said(text('Format nicht verfügbar', 'Format not available'), ({ available }) =>
    text(
      `Keines der gewünschten Formate ist verfügbar. Vorhanden: ${list(available)}.`,
      `None of the wanted formats is available. Available: ${list(available)}.`,
    ),
  ),
  'unknown-parameter': said(text('Unbekannter Parameter', 'Unknown parameter'), ({ parameter, available }) =>
    text(
      `„${parameter}“ ist weder eine Angabe der Abfrage noch eine Spalte. Möglich: ${list(available)}.`,
      `"${parameter}" is neither a query parameter nor a column. Possible: ${list(available)}.`,
    ),
  ),
  'unknown-column': said(text('Unbekannte Spalte', 'Unknown column'), ({ parameter, expected, available }) =>
    text(
      `„${parameter}“ nennt die Spalte „${expected}“, die es nicht gibt. Vorhanden: ${list(available)}.`,
      `"${parameter}" names the column "${expected}", which does not exist. Available: ${list(available)}.`,
    ),
  ),
  'unknown-operator': said(
    text('Vergleich nicht möglich', 'Comparison not possible'),
    ({ parameter, available }) =>
      text(
        `Der Vergleich in „${parameter}“ ist für diese Spalte nicht vorgesehen. Möglich: ${list(available)}.`,
        `The comparison in "${parameter}" is not offered for this column. Possible: ${list(available)}.`,
      ),
  ),
  'invalid-value': said(text('Ungültiger Wert', 'Invalid value'), ({ parameter, expected }) =>
    text(
      `Der Wert von „${parameter}“ passt nicht. Erwartet: ${expected}.`,
      `The value of "${parameter}" does not fit. Expected: ${expected}.`,
    ),
  ),
  'repeated-parameter': said(
    text('Parameter mehrfach angegeben', 'Parameter given more than once'),
    ({ parameter }) =>
      text(`„${parameter}“ darf nur einmal angegeben werden.`, `"${parameter}" may be given only once.`),
  ),
  'too-many-filters': said(text('Zu viele Bedingungen', 'Too many filters'), ({ limit }) =>
    text(
      `Eine Abfrage darf höchstens ${limit} Bedingungen haben.`,
      `A query may have at most ${limit} filters.`,
    ),
  ),
  'too-many-values': said(text('Zu viele Werte', 'Too many values'), ({ parameter, limit }) =>
    text(
      `„${parameter}“ darf höchstens ${limit} Werte nennen.`,
      `"${parameter}" may name at most ${limit} values.`,
    ),
  ),
  'query-too-long': said(text('Abfrage zu lang', 'Query too long'), ({ limit }) =>
    text(
      `Die Abfrage darf höchstens ${limit} Zeichen lang sein.`,
      `The query may have at most ${limit} characters.`,
    ),
  ),
  'cursor-invalid': said(text('Ungültige Fortsetzung', 'Invalid cursor'), () =>
    text(
      'Der Wert von „cursor“ stammt nicht von dieser Tabelle. Bitte dem Verweis „next“ folgen und ihn nicht ändern.',
      'The value of "cursor" does not come from this table. Follow the link "next" and do not change it.',
    ),
  ),
  'cursor-of-other-query': said(text('Fortsetzung einer anderen Abfrage', 'Cursor of another query'), () =>
    text(
      'Bedingungen und Sortierung müssen beim Blättern gleich bleiben. Bitte ohne „cursor“ neu beginnen.',
      'Filters and sort order must stay the same while paging. Begin again without "cursor".',
    ),
  ),
  'cursor-outdated': said(text('Daten inzwischen aktualisiert', 'Data updated meanwhile'), () =>
    text(
      'Seit der ersten Seite wurde die Tabelle aktualisiert. Bitte ohne „cursor“ neu beginnen, damit alle Seiten denselben Stand haben.',
      'The table was updated after the first page. Begin again without "cursor", so that all pages have the same state.',
    ),
  ),
  'sort-without-index': said(
    text('Sortierung nicht möglich', 'Sorting not possible'),
    ({ parameter, available }) =>
      text(
        `Nach „${parameter}“ kann diese große Tabelle nicht sortiert werden. Möglich: ${list(available)}.`,
        `This large table cannot be sorted by "${parameter}". Possible: ${list(available)}.`,
      ),
  ),
  'too-costly': said(text('Abfrage zu aufwendig', 'Query too costly'), () =>
    text(
      'Die Abfrage dauert zu lange. Bitte die Bedingungen enger fassen, anders sortieren oder die ganze Tabelle als CSV laden.',
      'The query takes too long. Use narrower filters, another sort order, or download the whole table as CSV.',
    ),
  ),
  'answer-too-large': said(text('Antwort zu groß', 'Answer too large'), () =>
    text(
      'So viele Daten passen nicht in eine Seite. Bitte ein kleineres „limit“ oder weniger Spalten wählen.',
      'So much data does not fit into one page. Choose a smaller "limit" or fewer columns.',
    ),
  ),
  'no-geometry': said(text('Keine Koordinaten', 'No coordinates'), () =>
    text(
      'Diese Tabelle hat keine Spalten mit Längen- und Breitengrad und ist deshalb nicht als GeoJSON verfügbar.',
      'This table has no columns with longitude and latitude and is therefore not available as GeoJSON.',
    ),
  ),
  'geometry-not-wgs84': said(
    text('Koordinaten in einem anderen Bezugssystem', 'Coordinates of another reference system'),
    () =>
      text(
        'Die Koordinaten dieser Tabelle sind keine geografischen Längen und Breiten (WGS 84), wie GeoJSON sie verlangt, sondern vermutlich in einem anderen System wie EPSG:25832 angegeben oder vertauscht. Sie werden nicht umgerechnet; CSV und JSON enthalten die Werte unverändert.',
        'The coordinates of this table are no degrees of WGS 84 as GeoJSON requires; they are probably of another system such as EPSG:25832, or swapped. They are not transformed; CSV and JSON hold the values unchanged.',
      ),
  ),
  'table-unavailable': said(text('Tabelle zurzeit nicht verfügbar', 'Table not available at present'), () =>
    text(
      'Diese Tabelle wird gerade eingelesen oder kann nicht bereitgestellt werden. Bitte später noch einmal versuchen.',
      'This table is being read or cannot be served. Please try again later.',
    ),
  ),
  'tenant-unavailable': said(text('Zurzeit nicht verfügbar', 'Not available at present'), () =>
    text('Bitte später noch einmal versuchen.', 'Please try again later.'),
  ),
  'internal-error': said(text('Interner Fehler', 'Internal error'), () =>
    text('Die Abfrage konnte nicht beantwortet werden.', 'The query could not be answered.'),
  ),
} satisfies Readonly<Record<string, ProblemText>>;

/** The problems of the table API; the type of each is `urn:rathaus:table-api:` with this name. */
export type ProblemName = keyof typeof problemTexts;

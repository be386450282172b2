import { text, type UncheckedText } from '@rathaus/client-core/texts';

/** What is said about what was not checked. */
export const uncheckedTexts: Readonly<Record<string, UncheckedText>> = {
  'opendata.unchecked.table-rest': {
    title: ({ bytes }) =>
      text(
        `Nur der Anfang der Tabelle wurde gelesen (${bytes} Bytes).`,
        `Only the beginning of the table was read (${bytes} bytes).`,
      ),
    remedy: text(
      'Die Grenze erhöhen oder die Tabelle aufteilen und noch einmal prüfen.',
      'Raise the limit or split the table, and check again.',
    ),
  },
  'opendata.unchecked.upload': {
    title: text(
      'Die Tabelle, die hochgeladen werden soll, wurde nicht geprüft.',
      'The table that is to be uploaded was not inspected.',
    ),
    remedy: text(
      'Die Datei prüfen und ihren Bericht mit dem des Datensatzes zusammen beurteilen.',
      'Inspect the file and judge its report together with that of the dataset.',
    ),
  },
  'opendata.unchecked.language': {
    title: ({ written }) =>
      text(
        `Ob es den Sprachcode „${written}“ gibt, wurde nicht verglichen.`,
        `Whether the language code "${written}" exists was not compared.`,
      ),
    remedy: text(
      'In der Sprachtabelle des Amts für Veröffentlichungen der EU nachsehen.',
      'Look it up in the language table of the EU Publications Office.',
    ),
  },
  'opendata.unchecked.hvd-category': {
    title: ({ written }) =>
      text(
        `Ob „${written}“ eine Unterkategorie hochwertiger Datensätze ist, wurde nicht verglichen.`,
        `Whether "${written}" is a subcategory of high-value datasets was not compared.`,
      ),
    remedy: text(
      'Im EU-Vokabular der hochwertigen Datensätze nachsehen oder die Oberkategorie eintragen.',
      'Look it up in the EU vocabulary of high-value datasets, or enter the category above it.',
    ),
  },
  'opendata.unchecked.rdf-rest': {
    title: text('Die Datei wurde nicht zu Ende gelesen.', 'The file was not read to its end.'),
    remedy: text(
      'Den Fehler beheben, der das Lesen beendet hat, und noch einmal prüfen.',
      'Correct the fault that ended the reading, and check again.',
    ),
  },
  'opendata.unchecked.no-dataset': {
    title: text(
      'Die Datei enthält keinen Datensatz (dcat:Dataset), keine Reihe und keinen Dienst.',
      'The file holds no dataset (dcat:Dataset), no series and no service.',
    ),
    remedy: text('Prüfen, ob es die richtige Datei ist.', 'See whether it is the right file.'),
  },
  'opendata.unchecked.concept': {
    title: ({ value }) =>
      text(
        `Ob es „${value}“ in der vorgeschriebenen Liste gibt, wurde nicht verglichen: Die Liste liegt hier nicht vollständig vor.`,
        `Whether "${value}" is in the prescribed list was not compared: the list is not complete here.`,
      ),
    remedy: text(
      'Im Verzeichnis des Herausgebers der Liste nachsehen.',
      'Look it up at the publisher of the list.',
    ),
  },
};

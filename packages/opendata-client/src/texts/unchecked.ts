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
};

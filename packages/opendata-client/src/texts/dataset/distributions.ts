import { type RuleTexts, text } from '@rathaus/client-core/texts';
import { type DistributionRuleValues, hvdRegulation } from '../../dcat/check/rules/distributions.ts';

export const distributionTexts: RuleTexts<DistributionRuleValues> = {
  'opendata.dataset.distribution-present': {
    title: text('Der Datensatz hat keine Distribution', 'The dataset has no distribution'),
    reason: text('Es gibt nichts herunterzuladen.', 'There is nothing to download.'),
    repair: text('Mindestens eine Datei oder einen Dienst angeben.', 'Give at least one file or service.'),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcat:distribution (empfohlen)',
      'DCAT-AP.de 3.0, dataset: dcat:distribution (recommended)',
    ),
  },
  'opendata.dataset.access-url-present': {
    title: text('Eine Distribution hat keine Zugangsadresse', 'A distribution has no access address'),
    reason: text('dcat:accessURL ist Pflicht.', 'dcat:accessURL is mandatory.'),
    repair: text(
      'Die Adresse der Datei oder der Seite eintragen, auf der sie zu finden ist.',
      'Enter the address of the file or of the page where it is found.',
    ),
    source: text(
      'DCAT-AP.de 3.0, Distribution: dcat:accessURL (Pflicht)',
      'DCAT-AP.de 3.0, distribution: dcat:accessURL (mandatory)',
    ),
  },
  'opendata.dataset.download-is-access': {
    title: text(
      'Die Adresse des direkten Downloads ist nicht zugleich die Zugangsadresse',
      'The direct download address is not the access address as well',
    ),
    reason: text(
      'Bei direktem Download sollen beide gleich sein.',
      'For direct downloads both should be equal.',
    ),
    repair: text(
      'accessURL auf downloadURL setzen, wenn es dieselbe Datei ist.',
      'Set accessURL to downloadURL when it is the same file.',
    ),
    source: text('DCAT-AP.de, Konvention K39', 'DCAT-AP.de, convention K39'),
  },
  'opendata.dataset.format-present': {
    title: text('Das Dateiformat fehlt', 'The file format is missing'),
    reason: text('Nutzende und Portale filtern danach.', 'Users and portals filter by it.'),
    repair: text('Den Code der EU-Liste eintragen, etwa CSV.', 'Enter the code of the EU list, such as CSV.'),
    source: text(
      'DCAT-AP.de 3.0, Distribution: dcterms:format (empfohlen); Konvention K31',
      'DCAT-AP.de 3.0, distribution: dcterms:format (recommended); convention K31',
    ),
  },
  'opendata.dataset.media-type-form': {
    title: text('Ein Medientyp ist keiner nach IANA', 'A media type is not an IANA one'),
    message: ({ written }) =>
      text(`„${written}“ ist kein Medientyp nach IANA.`, `"${written}" is no media type of IANA.`),
    reason: text('Erwartet wird die Form text/csv.', 'The form text/csv is expected.'),
    repair: text('Den Medientyp der IANA-Liste eintragen.', 'Enter the media type of the IANA list.'),
    source: text(
      'DCAT-AP.de 3.0, Distribution: dcat:mediaType (Liste der IANA)',
      'DCAT-AP.de 3.0, distribution: dcat:mediaType (list of IANA)',
    ),
  },
  'opendata.dataset.byte-size': {
    title: text('Die Dateigröße ist keine Anzahl von Bytes', 'The file size is not a number of bytes'),
    reason: text('Erwartet wird eine ganze Zahl ab 0.', 'A whole number from 0 is expected.'),
    repair: text('Bytes ohne Einheit eintragen.', 'Enter bytes without a unit.'),
    source: text(
      'DCAT-AP.de 3.0, Distribution: dcat:byteSize (xsd:nonNegativeInteger)',
      'DCAT-AP.de 3.0, distribution: dcat:byteSize (xsd:nonNegativeInteger)',
    ),
  },
  'opendata.dataset.checksum-form': {
    title: text('Die Prüfsumme passt nicht zu ihrem Verfahren', 'The checksum does not fit its algorithm'),
    message: ({ algorithm, digits }) =>
      digits === 0
        ? text(
            `Das Prüfsummenverfahren „${algorithm}“ ist unbekannt.`,
            `The checksum algorithm "${algorithm}" is not known.`,
          )
        : text(
            `Eine Prüfsumme nach ${algorithm} hat ${digits} hexadezimale Stellen, diese nicht.`,
            `A checksum by ${algorithm} has ${digits} hexadecimal digits; this one has not.`,
          ),
    reason: text('Sie ist hexadezimal und hat eine feste Länge.', 'It is hexadecimal with a fixed length.'),
    repair: text('Die Prüfsumme neu berechnen.', 'Compute the checksum again.'),
    source: text(
      'DCAT-AP.de 3.0, Prüfsumme: spdx:checksumValue (xsd:hexBinary)',
      'DCAT-AP.de 3.0, checksum: spdx:checksumValue (xsd:hexBinary)',
    ),
  },
  'opendata.dataset.hvd-complete': {
    title: text(
      'Hochwertiger Datensatz: Kategorie und Rechtsgrundlage gehören zusammen',
      'High-value dataset: category and applicable legislation belong together',
    ),
    message: ({ missing }) =>
      text(
        `Der hochwertige Datensatz ist unvollständig beschrieben: ${missing} fehlt.`,
        `The high-value dataset is described incompletely: ${missing} is missing.`,
      ),
    reason: text(
      'Nur mit beidem, auch an jeder Distribution, zählt der Datensatz als hochwertig.',
      'Only with both, on each distribution as well, does it count as high-value.',
    ),
    repair: text(
      `Als Rechtsgrundlage ${hvdRegulation} eintragen und die Kategorie angeben.`,
      `Enter ${hvdRegulation} as applicable legislation and give the category.`,
    ),
    source: text(
      'DCAT-AP HVD 3.0; Durchführungsverordnung (EU) 2023/138',
      'DCAT-AP HVD 3.0; Implementing Regulation (EU) 2023/138',
    ),
  },
};

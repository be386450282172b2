import { type Hit, hitIf, hits, type Rule } from '../rule.ts';

const hexLength = { md5: 32, sha1: 40, sha256: 64, sha384: 96, sha512: 128 } as const;
const mediaType =
  /^(?:https?:\/\/www\.iana\.org\/assignments\/media-types\/)?(?:application|audio|font|image|message|model|multipart|text|video)\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
const hvdRegulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

export const distributionRules: readonly Rule[] = [
  {
    id: 'distribution-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcat:distribution (Empfohlen)',
    message: { de: 'Der Datensatz hat keine Distribution.', en: 'The dataset has no distribution.' },
    reason: { de: 'Es gibt nichts herunterzuladen.', en: 'There is nothing to download.' },
    repair: {
      de: 'Mindestens eine Datei oder einen Dienst angeben.',
      en: 'Give at least one file or service.',
    },
    find: (dataset) => hitIf((dataset.distributions ?? []).length === 0, 'distributions'),
  },
  {
    id: 'access-url-present',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Distribution, dcat:accessURL (Pflicht)',
    message: {
      de: 'Eine Distribution hat keine Zugangsadresse.',
      en: 'A distribution has no access address.',
    },
    reason: { de: 'dcat:accessURL ist Pflicht.', en: 'dcat:accessURL is mandatory.' },
    repair: {
      de: 'Die Adresse der Datei oder der Seite eintragen, auf der sie zu finden ist.',
      en: 'Enter the address of the file or of the page where it is found.',
    },
    find: (dataset, context) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ accessURL }, index) => !accessURL && !context.isUpload(index),
        '.accessURL',
      ),
  },
  {
    id: 'download-is-access',
    severity: 'info',
    source: 'DCAT-AP.de K39',
    message: {
      de: 'Die Adresse des direkten Downloads ist nicht zugleich die Zugangsadresse.',
      en: 'The direct download address is not the access address as well.',
    },
    reason: {
      de: 'Bei direktem Download sollen beide gleich sein.',
      en: 'For direct downloads both should be equal.',
    },
    repair: {
      de: 'accessURL auf downloadURL setzen, wenn es dieselbe Datei ist.',
      en: 'Set accessURL to downloadURL when it is the same file.',
    },
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ accessURL, downloadURL }) =>
          accessURL !== undefined && downloadURL !== undefined && accessURL !== downloadURL,
        '.accessURL',
      ),
  },
  {
    id: 'format-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Distribution, dcterms:format (Empfohlen); K31',
    message: { de: 'Das Dateiformat fehlt.', en: 'The file format is missing.' },
    reason: { de: 'Nutzende und Portale filtern danach.', en: 'Users and portals filter by it.' },
    repair: {
      de: 'Den Code der EU-Liste eintragen, etwa CSV.',
      en: 'Enter the code of the EU list, such as CSV.',
    },
    find: (dataset) => hits('distributions', dataset.distributions, ({ format }) => !format, '.format'),
  },
  {
    id: 'media-type-form',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Distribution, dcat:mediaType (IANA)',
    message: { de: 'Ein Medientyp ist keiner nach IANA.', en: 'A media type is not an IANA one.' },
    reason: { de: 'Erwartet wird die Form text/csv.', en: 'The form text/csv is expected.' },
    repair: { de: 'Den Medientyp der IANA-Liste eintragen.', en: 'Enter the media type of the IANA list.' },
    *find(dataset): Generator<Hit> {
      for (const field of ['mediaType', 'compressFormat', 'packageFormat'] as const) {
        yield* hits(
          'distributions',
          dataset.distributions,
          (item) => item[field] !== undefined && !mediaType.test(item[field]),
          `.${field}`,
        );
      }
    },
  },
  {
    id: 'byte-size',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Distribution, dcat:byteSize (xsd:nonNegativeInteger)',
    message: {
      de: 'Die Dateigröße ist keine Anzahl von Bytes.',
      en: 'The file size is not a number of bytes.',
    },
    reason: { de: 'Erwartet wird eine ganze Zahl ab 0.', en: 'A whole number from 0 is expected.' },
    repair: { de: 'Bytes ohne Einheit eintragen.', en: 'Enter bytes without a unit.' },
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ byteSize }) => byteSize !== undefined && !(Number.isSafeInteger(byteSize) && byteSize >= 0),
        '.byteSize',
      ),
  },
  {
    id: 'checksum-form',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Checksum, spdx:checksumValue (xsd:hexBinary)',
    message: {
      de: 'Die Prüfsumme passt nicht zu ihrem Verfahren.',
      en: 'The checksum does not fit its algorithm.',
    },
    reason: {
      de: 'Sie ist hexadezimal und hat eine feste Länge.',
      en: 'It is hexadecimal with a fixed length.',
    },
    repair: { de: 'Die Prüfsumme neu berechnen.', en: 'Compute the checksum again.' },
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ checksum }) =>
          checksum !== undefined &&
          !(/^[0-9a-f]*$/i.test(checksum.value) && checksum.value.length === hexLength[checksum.algorithm]),
        '.checksum',
      ),
  },
  {
    id: 'hvd-complete',
    severity: 'error',
    source: 'DCAT-AP 3.0 HVD; Implementing Regulation (EU) 2023/138',
    message: {
      de: 'Hochwertiger Datensatz: Kategorie und Rechtsgrundlage gehören zusammen.',
      en: 'High-value dataset: category and applicable legislation belong together.',
    },
    reason: {
      de: 'Nur mit beidem, auch an jeder Distribution, zählt der Datensatz als hochwertig.',
      en: 'Only with both, on each distribution as well, does it count as high-value.',
    },
    repair: {
      de: `${hvdRegulation} und die Kategorie eintragen.`,
      en: `Enter ${hvdRegulation} and the category.`,
    },
    *find(dataset): Generator<Hit> {
      const category = (dataset.hvdCategories ?? []).length > 0;
      const legislation = dataset.applicableLegislation?.includes(hvdRegulation) === true;
      if (category && !legislation) yield { place: 'applicableLegislation' };
      if (legislation && !category) yield { place: 'hvdCategories' };
      if (!category || !legislation) return;
      yield* hits(
        'distributions',
        dataset.distributions,
        (item) => item.applicableLegislation?.includes(hvdRegulation) !== true,
        '.applicableLegislation',
      );
    },
  },
];

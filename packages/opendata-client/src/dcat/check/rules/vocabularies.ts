import type { Dataset } from '../../model.ts';
import {
  accessRight,
  codeOf,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  plannedAvailability,
  suggestCode,
  type Vocabulary,
} from '../../vocabulary/index.ts';
import { type Hit, hitIf, type Rule, type Severity } from '../rule.ts';

interface Use {
  id: string;
  property: string;
  de: string;
  vocabulary: Vocabulary;
  severity: Severity;
  values(dataset: Dataset): Iterable<readonly [place: string, value: string | undefined]>;
}

function* inDistributions(
  dataset: Dataset,
  field: 'format' | 'availability' | 'status',
): Generator<readonly [string, string | undefined]> {
  for (const [index, distribution] of (dataset.distributions ?? []).entries()) {
    yield [`distributions[${index}].${field}`, distribution[field]];
  }
}

const uses: readonly Use[] = [
  {
    id: 'theme-known',
    property: 'dcat:theme',
    de: 'Die Kategorie',
    vocabulary: dataTheme,
    severity: 'error',
    values: (dataset) => (dataset.themes ?? []).map((value, index) => [`themes[${index}]`, value] as const),
  },
  {
    id: 'frequency-known',
    property: 'dcterms:accrualPeriodicity',
    de: 'Die Häufigkeit der Aktualisierung',
    vocabulary: frequency,
    severity: 'error',
    values: (dataset) => [['accrualPeriodicity', dataset.accrualPeriodicity]],
  },
  {
    id: 'availability-known',
    property: 'dcatap:availability',
    de: 'Die geplante Verfügbarkeit',
    vocabulary: plannedAvailability,
    severity: 'error',
    *values(dataset) {
      yield ['availability', dataset.availability];
      yield* inDistributions(dataset, 'availability');
    },
  },
  {
    id: 'access-rights-known',
    property: 'dcterms:accessRights',
    de: 'Die Zugriffsrechte-Angabe',
    vocabulary: accessRight,
    severity: 'error',
    values: (dataset) => [['accessRights', dataset.accessRights]],
  },
  {
    id: 'status-known',
    property: 'adms:status',
    de: 'Der Status',
    vocabulary: distributionStatus,
    severity: 'error',
    values: (dataset) => inDistributions(dataset, 'status'),
  },
  {
    // The stored table is of 2022: a code outside it may be newer.
    id: 'format-known',
    property: 'dcterms:format',
    de: 'Das Format',
    vocabulary: fileType,
    severity: 'warning',
    values: (dataset) => inDistributions(dataset, 'format'),
  },
];

const known: readonly Rule[] = uses.map(({ id, property, de, vocabulary, severity, values }) => ({
  id,
  severity,
  source: `DCAT-AP.de 3.0 controlled vocabularies, ${property}`,
  message: {
    de: `${de} steht nicht im Vokabular.`,
    en: `The value of ${property} is not in its vocabulary.`,
  },
  reason: {
    de: `Zulässig sind die Codes von ${vocabulary.scheme}.`,
    en: `Allowed are the codes of ${vocabulary.scheme}.`,
  },
  repair: {
    de: 'Den Code aus dem Vokabular eintragen, in Großbuchstaben.',
    en: 'Enter the code of the vocabulary, in capitals.',
  },
  *find(dataset): Generator<Hit> {
    for (const [place, value] of values(dataset)) {
      if (value === undefined || codeOf(vocabulary, value) !== undefined) continue;
      const suggestion = suggestCode(vocabulary, value);
      yield { place, ...(suggestion === undefined ? {} : { suggestion }) };
    }
  },
}));

const languageCode = /^(?:http:\/\/publications\.europa\.eu\/resource\/authority\/language\/)?[A-Z]{3}$/;

export const vocabularyRules: readonly Rule[] = [
  {
    id: 'theme-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcat:theme (Empfohlen); K30; Open.NRW',
    message: { de: 'Es gibt keine Kategorie.', en: 'There is no theme.' },
    reason: { de: 'Portale ordnen Datensätze danach.', en: 'Portals sort datasets by it.' },
    repair: {
      de: 'Mindestens eine EU-Kategorie wählen, etwa GOVE.',
      en: 'Choose at least one EU theme, such as GOVE.',
    },
    find: (dataset) => hitIf((dataset.themes ?? []).length === 0, 'themes'),
  },
  ...known,
  {
    id: 'language-code',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 controlled vocabularies, dcterms:language',
    message: { de: 'Die Sprache ist kein EU-Sprachcode.', en: 'The language is not an EU language code.' },
    reason: {
      de: 'Erwartet werden drei Großbuchstaben, etwa DEU.',
      en: 'Three capitals are expected, such as DEU.',
    },
    repair: {
      de: '„DEU“ statt „de“ oder „Deutsch“ schreiben.',
      en: 'Write "DEU" instead of "de" or "Deutsch".',
    },
    *find(dataset) {
      for (const [index, code] of (dataset.languages ?? []).entries()) {
        if (!languageCode.test(code)) yield { place: `languages[${index}]` };
      }
      for (const [at, distribution] of (dataset.distributions ?? []).entries()) {
        for (const [index, code] of (distribution.languages ?? []).entries()) {
          if (!languageCode.test(code)) yield { place: `distributions[${at}].languages[${index}]` };
        }
      }
    },
  },
];

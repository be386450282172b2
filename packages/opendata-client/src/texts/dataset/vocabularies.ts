import { type RuleText, type RuleTexts, text } from '@rathaus/client-core/texts';
import type { VocabularyRuleValues } from '../../dcat/check/rules/vocabularies.ts';
import type { WrittenCode } from '../../dcat/check/rules/written-code.ts';
import {
  accessRight,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  plannedAvailability,
  type Vocabulary,
} from '../../dcat/vocabulary/index.ts';
import { notListed } from './written.ts';

const source = text('DCAT-AP.de 3.0, kontrollierte Vokabulare', 'DCAT-AP.de 3.0, controlled vocabularies');
const ofProperty = (property: string) => text(`${source.de}: ${property}`, `${source.en}: ${property}`);

const known = (de: string, en: string, property: string, { scheme }: Vocabulary): RuleText<WrittenCode> => ({
  title: text(`${de} steht nicht im Vokabular`, `${en} is not in its vocabulary`),
  message: notListed(de, en),
  reason: text(`Zulässig sind die Codes von ${scheme}.`, `Allowed are the codes of ${scheme}.`),
  repair: text(
    'Den Code aus dem Vokabular eintragen, in Großbuchstaben.',
    'Enter the code of the vocabulary, in capitals.',
  ),
  source: ofProperty(property),
});

export const vocabularyTexts: RuleTexts<VocabularyRuleValues> = {
  'opendata.dataset.theme-present': {
    title: text('Es gibt keine Kategorie', 'There is no theme'),
    reason: text('Portale ordnen Datensätze danach.', 'Portals sort datasets by it.'),
    repair: text(
      'Mindestens eine EU-Kategorie wählen, etwa GOVE.',
      'Choose at least one EU theme, such as GOVE.',
    ),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcat:theme (empfohlen); Konvention K30; Open.NRW',
      'DCAT-AP.de 3.0, dataset: dcat:theme (recommended); convention K30; Open.NRW',
    ),
  },
  'opendata.dataset.theme-known': known('Die Kategorie', 'The theme', 'dcat:theme', dataTheme),
  'opendata.dataset.frequency-known': known(
    'Die Häufigkeit der Aktualisierung',
    'The frequency of updates',
    'dcterms:accrualPeriodicity',
    frequency,
  ),
  'opendata.dataset.availability-known': known(
    'Die geplante Verfügbarkeit',
    'The planned availability',
    'dcatap:availability',
    plannedAvailability,
  ),
  'opendata.dataset.access-rights-known': known(
    'Die Angabe der Zugriffsrechte',
    'The access right',
    'dcterms:accessRights',
    accessRight,
  ),
  'opendata.dataset.status-known': known('Der Status', 'The status', 'adms:status', distributionStatus),
  'opendata.dataset.format-known': known('Das Format', 'The format', 'dcterms:format', fileType),
  'opendata.dataset.language-code': {
    title: text('Die Sprache ist kein EU-Sprachcode', 'The language is not an EU language code'),
    message: ({ written }) =>
      text(`„${written}“ ist kein EU-Sprachcode.`, `"${written}" is no EU language code.`),
    reason: text(
      'Erwartet werden drei Großbuchstaben, etwa DEU.',
      'Three capitals are expected, such as DEU.',
    ),
    repair: text('„DEU“ statt „de“ oder „Deutsch“ schreiben.', 'Write "DEU" instead of "de" or "Deutsch".'),
    source: ofProperty('dcterms:language'),
  },
};

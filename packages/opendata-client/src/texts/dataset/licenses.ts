import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { LicenseRuleValues } from '../../dcat/check/rules/licenses.ts';
import { written } from './written.ts';

export const licenseTexts: RuleTexts<LicenseRuleValues> = {
  'opendata.dataset.license-present': {
    title: text('Eine Distribution hat keine Lizenz', 'A distribution has no licence'),
    reason: text(
      'Ohne Lizenz darf niemand die Daten nutzen; GovData trägt „other-closed“ ein.',
      'Without a licence nobody may use the data; GovData enters "other-closed".',
    ),
    repair: text(
      'Empfohlen: dl-zero-de/2.0, dl-by-de/2.0 oder cc-by/4.0.',
      'Recommended: dl-zero-de/2.0, dl-by-de/2.0 or cc-by/4.0.',
    ),
    source: text(
      'DCAT-AP.de 3.0, Distribution: dcterms:license (Pflicht); Konvention K32',
      'DCAT-AP.de 3.0, distribution: dcterms:license (mandatory); convention K32',
    ),
  },
  'opendata.dataset.license-known': {
    title: text(
      'Die Lizenz steht nicht in der Liste von DCAT-AP.de',
      'The licence is not in the DCAT-AP.de list',
    ),
    message: written((value) =>
      text(
        `Die Lizenz „${value}“ steht nicht in der Liste von DCAT-AP.de.`,
        `The licence "${value}" is not in the DCAT-AP.de list.`,
      ),
    ),
    reason: text(
      'GovData erkennt sie nicht als offen. Fremde Lizenz-IRIs werden unverändert weitergegeben.',
      'GovData does not recognise it as open. Foreign licence IRIs are passed on unchanged.',
    ),
    repair: text(
      'Einen Code der Liste verwenden, etwa dl-zero-de/2.0.',
      'Use a code of the list, such as dl-zero-de/2.0.',
    ),
    source: text(
      'DCAT-AP.de 3.0, kontrollierte Vokabulare: Lizenzen; Konvention K34; Regel des GovData-Dashboards',
      'DCAT-AP.de 3.0, controlled vocabularies: licences; convention K34; rule of the GovData dashboard',
    ),
  },
  'opendata.dataset.license-open': {
    title: text('Die Lizenz ist nicht offen', 'The licence is not open'),
    message: ({ license }) =>
      text(`Die Lizenz ${license} ist nicht offen.`, `The licence ${license} is not open.`),
    reason: text(
      'Als offene Daten zählen nur Datensätze mit offener Lizenz.',
      'Only datasets with an open licence count as open data.',
    ),
    repair: text(
      'Eine offene Lizenz wählen, wo es rechtlich möglich ist.',
      'Choose an open licence where the law allows it.',
    ),
    source: text(
      'Regel des GovData-Dashboards (isOpenLicense)',
      'Rule of the GovData dashboard (isOpenLicense)',
    ),
  },
  'opendata.dataset.license-attribution': {
    title: text(
      'Die Lizenz verlangt die Namensnennung, aber der Nennungstext fehlt',
      'The licence demands attribution, but the attribution text is missing',
    ),
    message: ({ license }) =>
      text(
        `Die Lizenz ${license} verlangt die Namensnennung, aber der Nennungstext fehlt.`,
        `The licence ${license} demands attribution, but the attribution text is missing.`,
      ),
    reason: text(
      'Nutzende wissen sonst nicht, wen sie nennen müssen.',
      'Users otherwise do not know whom to name.',
    ),
    repair: text(
      'licenseAttributionByText eintragen, etwa „Stadt Musterstadt“.',
      'Enter licenseAttributionByText, such as "Stadt Musterstadt".',
    ),
    source: text('DCAT-AP.de, Konvention K35', 'DCAT-AP.de, convention K35'),
  },
};

import type { Distribution } from '../../model.ts';
import { codeOf, type LicenseEntry, license, suggestCode } from '../../vocabulary/index.ts';
import { type Hit, hits, type Rule } from '../rule.ts';
import { isEmpty } from './texts.ts';

const listed = (distribution: Distribution): LicenseEntry | undefined => {
  const code = codeOf(license, distribution.license);
  return code === undefined ? undefined : license.entries[code];
};

export const licenseRules: readonly Rule[] = [
  {
    id: 'license-present',
    severity: (version) => (version === '3.0' ? 'error' : 'warning'),
    source: 'DCAT-AP.de 3.0 Distribution, dcterms:license (Pflicht); K32',
    message: { de: 'Eine Distribution hat keine Lizenz.', en: 'A distribution has no licence.' },
    reason: {
      de: 'Ohne Lizenz darf niemand die Daten nutzen; GovData trägt „other-closed“ ein.',
      en: 'Without a licence nobody may use the data; GovData enters "other-closed".',
    },
    repair: {
      de: 'Empfohlen: dl-zero-de/2.0, dl-by-de/2.0 oder cc-by/4.0.',
      en: 'Recommended: dl-zero-de/2.0, dl-by-de/2.0 or cc-by/4.0.',
    },
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        (item) => !item.license || item.license.trim() === '',
        '.license',
      ),
  },
  {
    id: 'license-known',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 controlled vocabularies, licences; K34; GovData dashboard rule',
    message: {
      de: 'Die Lizenz steht nicht in der Liste von DCAT-AP.de.',
      en: 'The licence is not in the DCAT-AP.de list.',
    },
    reason: {
      de: 'GovData erkennt sie nicht als offen. Fremde Lizenz-IRIs werden unverändert weitergegeben.',
      en: 'GovData does not recognise it as open. Foreign licence IRIs are passed on unchanged.',
    },
    repair: {
      de: 'Einen Code der Liste verwenden, etwa dl-zero-de/2.0.',
      en: 'Use a code of the list, such as dl-zero-de/2.0.',
    },
    *find(dataset): Generator<Hit> {
      for (const [index, item] of (dataset.distributions ?? []).entries()) {
        if (!item.license || listed(item)) continue;
        const suggestion = suggestCode(license, item.license);
        yield {
          place: `distributions[${index}].license`,
          ...(suggestion === undefined ? {} : { suggestion }),
        };
      }
    },
  },
  {
    id: 'license-open',
    severity: 'warning',
    source: 'GovData dashboard rule (isOpenLicense)',
    message: { de: 'Die Lizenz ist nicht offen.', en: 'The licence is not open.' },
    reason: {
      de: 'Als offene Daten zählen nur Datensätze mit offener Lizenz.',
      en: 'Only datasets with an open licence count as open data.',
    },
    repair: {
      de: 'Eine offene Lizenz wählen, wo es rechtlich möglich ist.',
      en: 'Choose an open licence where the law allows it.',
    },
    find: (dataset) =>
      hits('distributions', dataset.distributions, (item) => listed(item)?.open === false, '.license'),
  },
  {
    id: 'license-attribution',
    severity: 'warning',
    source: 'DCAT-AP.de K35',
    message: {
      de: 'Die Lizenz verlangt die Namensnennung, aber der Nennungstext fehlt.',
      en: 'The licence demands attribution, but the attribution text is missing.',
    },
    reason: {
      de: 'Nutzende wissen sonst nicht, wen sie nennen müssen.',
      en: 'Users otherwise do not know whom to name.',
    },
    repair: {
      de: 'licenseAttributionByText eintragen, etwa „Stadt Musterstadt“.',
      en: 'Enter licenseAttributionByText, such as "Stadt Musterstadt".',
    },
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        (item) => listed(item)?.attribution === true && isEmpty(item.licenseAttributionByText),
        '.licenseAttributionByText',
      ),
  },
];

import type { Agent, Dataset } from '../../model.ts';
import { isIri } from '../../rdf/term.ts';
import { fileType, geocodingLevel, iriOf, license } from '../../vocabulary/index.ts';
import type { Hit, Rule } from '../rule.ts';

type Address = readonly [place: string, value: string | undefined];

/** Addresses that people or programs open. */
function* webAddresses(dataset: Dataset): Generator<Address> {
  yield ['landingPage', dataset.landingPage];
  for (const [i, page] of (dataset.pages ?? []).entries()) yield [`pages[${i}]`, page];
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [`contactPoints[${i}].url`, contact.url];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    yield [`distributions[${i}].accessURL`, item.accessURL || undefined];
    yield [`distributions[${i}].downloadURL`, item.downloadURL];
    for (const [j, page] of (item.pages ?? []).entries()) yield [`distributions[${i}].pages[${j}]`, page];
  }
  for (const [place, agent] of agents(dataset)) yield [`${place}.homepage`, agent.homepage];
}

/** Names that only have to be IRIs. */
function* iris(dataset: Dataset): Generator<Address> {
  yield ['uri', dataset.uri];
  const level = dataset.politicalGeocodingLevel;
  yield ['politicalGeocodingLevel', level === undefined ? undefined : iriOf(geocodingLevel, level)];
  // An identifier that looks like an address becomes the dataset's IRI when no other is given.
  if (dataset.uri === undefined && /^(https?|urn):/.test(dataset.identifier))
    yield ['identifier', dataset.identifier];
  for (const [place, agent] of agents(dataset)) yield [`${place}.uri`, agent.uri];
  for (const key of ['conformsTo', 'references', 'applicableLegislation', 'hvdCategories'] as const) {
    for (const [i, value] of (dataset[key] ?? []).entries()) yield [`${key}[${i}]`, value];
  }
  for (const [i, place] of (dataset.spatial ?? []).entries()) yield [`spatial[${i}].uri`, place.uri];
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [`contactPoints[${i}].uri`, contact.uri];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    yield [`distributions[${i}].uri`, item.uri];
    // A code outside its list is only a warning, but what is written must still be an IRI.
    if (item.license) yield [`distributions[${i}].license`, iriOf(license, item.license)];
    if (item.format) yield [`distributions[${i}].format`, iriOf(fileType, item.format)];
    for (const key of ['conformsTo', 'applicableLegislation'] as const) {
      for (const [j, value] of (item[key] ?? []).entries()) yield [`distributions[${i}].${key}[${j}]`, value];
    }
  }
}

function* agents(dataset: Dataset): Generator<readonly [string, Agent]> {
  yield ['publisher', dataset.publisher];
  for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
    for (const [i, agent] of (dataset[key] ?? []).entries()) yield [`${key}[${i}]`, agent];
  }
}

function isWebAddress(text: string): boolean {
  if (!isIri(text)) return false;
  const url = URL.parse(text);
  if (!url || !['https:', 'http:', 'ftp:', 'sftp:'].includes(url.protocol)) return false;
  // User names in addresses are credentials or a trick; neither belongs into public metadata.
  return url.hostname !== '' && url.username === '' && url.password === '';
}

export const urlRules: readonly Rule[] = [
  {
    id: 'web-address-valid',
    severity: 'error',
    source: 'DCAT-AP.de 3.0: range IRI; RFC 3986',
    message: { de: 'Eine Webadresse ist ungültig.', en: 'A web address is invalid.' },
    reason: {
      de: 'Eine einzige ungültige Adresse macht den Export für Harvester unlesbar.',
      en: 'A single invalid address makes the export unreadable for harvesters.',
    },
    repair: {
      de: 'Vollständige Adresse mit https:// angeben, ohne Leerzeichen (%20) und ohne Zugangsdaten.',
      en: 'Give the full address with https://, without blanks (%20) and without credentials.',
    },
    *find(dataset): Generator<Hit> {
      for (const [place, value] of webAddresses(dataset)) {
        if (value !== undefined && !isWebAddress(value)) yield { place };
      }
    },
  },
  {
    id: 'iri-valid',
    severity: 'error',
    source: 'DCAT-AP.de 3.0: range IRI; RFC 3987',
    message: {
      de: 'Ein Wert, der eine IRI sein muss, ist keine.',
      en: 'A value that must be an IRI is none.',
    },
    reason: {
      de: 'Eine einzige ungültige IRI macht den Export für Harvester unlesbar.',
      en: 'A single invalid IRI makes the export unreadable for harvesters.',
    },
    repair: { de: 'Vollständige IRI ohne Leerzeichen eintragen.', en: 'Enter a full IRI without blanks.' },
    *find(dataset): Generator<Hit> {
      for (const [place, value] of iris(dataset)) {
        if (value !== undefined && !isIri(value)) yield { place };
      }
    },
  },
];

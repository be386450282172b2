import { isIri } from '../../../rdf/term.ts';
import type { Agent, Dataset } from '../../model.ts';
import { fileType, geocodingLevel, iriOf, license } from '../../vocabulary/index.ts';
import { type DatasetRules, hitIf, type NoValues, type Steps } from '../rule.ts';

type Address = readonly [place: Steps, value: string | undefined];

/** Addresses that people or programs open. */
function* webAddresses(dataset: Dataset): Generator<Address> {
  yield [['landingPage'], dataset.landingPage];
  for (const [i, page] of (dataset.pages ?? []).entries()) yield [['pages', i], page];
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [['contactPoints', i, 'url'], contact.url];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    yield [['distributions', i, 'accessURL'], item.accessURL || undefined];
    yield [['distributions', i, 'downloadURL'], item.downloadURL];
    for (const [j, page] of (item.pages ?? []).entries()) yield [['distributions', i, 'pages', j], page];
  }
  for (const [steps, agent] of agents(dataset)) yield [[...steps, 'homepage'], agent.homepage];
}

/** Names that only have to be IRIs. */
function* iris(dataset: Dataset): Generator<Address> {
  yield [['uri'], dataset.uri];
  const level = dataset.politicalGeocodingLevel;
  yield [['politicalGeocodingLevel'], level === undefined ? undefined : iriOf(geocodingLevel, level)];
  // An identifier that looks like an address becomes the dataset's IRI when no other is given.
  if (dataset.uri === undefined && /^(https?|urn):/.test(dataset.identifier))
    yield [['identifier'], dataset.identifier];
  for (const [steps, agent] of agents(dataset)) yield [[...steps, 'uri'], agent.uri];
  for (const key of ['conformsTo', 'references', 'applicableLegislation', 'hvdCategories'] as const) {
    for (const [i, value] of (dataset[key] ?? []).entries()) yield [[key, i], value];
  }
  for (const [i, place] of (dataset.spatial ?? []).entries()) yield [['spatial', i, 'uri'], place.uri];
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [['contactPoints', i, 'uri'], contact.uri];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    yield [['distributions', i, 'uri'], item.uri];
    // A code outside its list is only a warning, but what is written must still be an IRI.
    if (item.license) yield [['distributions', i, 'license'], iriOf(license, item.license)];
    if (item.format) yield [['distributions', i, 'format'], iriOf(fileType, item.format)];
    for (const key of ['conformsTo', 'applicableLegislation'] as const) {
      for (const [j, value] of (item[key] ?? []).entries()) yield [['distributions', i, key, j], value];
    }
  }
}

function* agents(dataset: Dataset): Generator<readonly [Steps, Agent]> {
  yield [['publisher'], dataset.publisher];
  for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
    for (const [i, agent] of (dataset[key] ?? []).entries()) yield [[key, i], agent];
  }
}

function isWebAddress(text: string): boolean {
  if (!isIri(text)) return false;
  const url = URL.parse(text);
  if (!url || !['https:', 'http:', 'ftp:', 'sftp:'].includes(url.protocol)) return false;
  // User names in addresses are credentials or a trick; neither belongs into public metadata.
  return url.hostname !== '' && url.username === '' && url.password === '';
}

/** Values of the rules about addresses. The address itself is none of them: it may hold credentials. */
export type UrlRuleValues = {
  'opendata.dataset.web-address-valid': NoValues;
  'opendata.dataset.iri-valid': NoValues;
};

export const urlRules: DatasetRules<UrlRuleValues> = {
  'opendata.dataset.web-address-valid': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [steps, value] of webAddresses(dataset))
        yield* hitIf(value !== undefined && !isWebAddress(value), ...steps);
    },
  },
  'opendata.dataset.iri-valid': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [steps, value] of iris(dataset))
        yield* hitIf(value !== undefined && !isIri(value), ...steps);
    },
  },
};

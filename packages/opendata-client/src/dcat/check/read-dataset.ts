import { type PointerPlace, pointer } from '@rathaus/client-core/findings';
import type {
  Agent,
  Checksum,
  ContactPoint,
  Dataset,
  Distribution,
  Location,
  PeriodOfTime,
} from '../model.ts';
import { type AreaKey, areaKinds } from '../vocabulary/geocoding.ts';
import {
  type ExpectedType,
  firstText,
  list,
  needed,
  neededByRule,
  number,
  numbers,
  object,
  oneOf,
  text,
  word,
} from './shape.ts';

const agentMembers = {
  uri: word(),
  kind: oneOf('organization-or-person', ['Organization', 'Person']),
  type: word<NonNullable<Agent['type']>>(),
  email: word(),
  homepage: word(),
} as const;
const agents = list(object<Agent>({ ...agentMembers, name: needed(text) }));
const words = list(word());

const contactPoint = object<ContactPoint>({
  uri: word(),
  kind: oneOf('organization-or-individual', ['Organization', 'Individual']),
  name: text,
  email: word(),
  url: word(),
  telephone: word(),
});

const location = object<Location>({
  area: firstText<AreaKey>('area-key', areaKinds, { state: '' }),
  uri: word(),
  label: text,
  bbox: numbers<readonly [number, number, number, number]>('four-numbers', [0, 0, 0, 0]),
  centroid: numbers<readonly [number, number]>('two-numbers', [0, 0]),
});

const distribution = object<Distribution>({
  uri: word(),
  title: text,
  description: text,
  accessURL: word(),
  downloadURL: word(),
  license: neededByRule(word<Distribution['license']>()),
  licenseAttributionByText: text,
  format: word(),
  mediaType: word(),
  compressFormat: word(),
  packageFormat: word(),
  byteSize: number,
  checksum: object<Checksum>({ algorithm: needed(word<Checksum['algorithm']>()), value: needed(word()) }),
  issued: word(),
  modified: word(),
  availability: word<NonNullable<Distribution['availability']>>(),
  status: word<NonNullable<Distribution['status']>>(),
  languages: words,
  conformsTo: words,
  pages: words,
  applicableLegislation: words,
});

const dataset = object<Dataset>({
  uri: word(),
  identifier: neededByRule(word()),
  title: neededByRule(text),
  description: neededByRule(text),
  publisher: neededByRule(object<Agent>({ ...agentMembers, name: neededByRule(text) })),
  contactPoints: list(contactPoint),
  distributions: list(distribution),
  keywords: words,
  themes: list(word<NonNullable<Dataset['themes']>[number]>()),
  contributorID: word(),
  politicalGeocodingLevel: word<NonNullable<Dataset['politicalGeocodingLevel']>>(),
  spatial: list(location),
  temporal: list(object<PeriodOfTime>({ start: word(), end: word() })),
  issued: word(),
  modified: word(),
  accrualPeriodicity: word<NonNullable<Dataset['accrualPeriodicity']>>(),
  availability: word<NonNullable<Dataset['availability']>>(),
  accessRights: word<NonNullable<Dataset['accessRights']>>(),
  languages: words,
  landingPage: word(),
  pages: words,
  version: word(),
  versionNotes: text,
  provenance: text,
  conformsTo: words,
  references: words,
  applicableLegislation: words,
  hvdCategories: words,
  creators: agents,
  contributors: agents,
  originators: agents,
  custodians: agents,
});

/** A place that holds another type than the model expects. */
export interface WrongType {
  readonly place: PointerPlace;
  readonly expected: ExpectedType;
}

/**
 * What a program handed in as a dataset, as the model has it: members of another type are left out, entries of lists
 * become neutral ones, and each is named in `wrong`. The rules read this dataset and so cannot fail on its types.
 */
export function readDataset(given: unknown): { dataset: Dataset; wrong: readonly WrongType[] } {
  const wrong: WrongType[] = [];
  const read = dataset.read(given, [], (at, expected) => wrong.push({ place: pointer(...at), expected }));
  return { dataset: read ?? dataset.neutral, wrong };
}

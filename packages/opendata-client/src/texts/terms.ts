import type {
  Agent,
  Checksum,
  ContactPoint,
  Dataset,
  Distribution,
  Location,
  PeriodOfTime,
} from '../dcat/model.ts';
import * as vocabularies from '../dcat/vocabulary/index.ts';
import { propertyLabels } from './graph/labels.ts';

type Member =
  | keyof Dataset
  | keyof Distribution
  | keyof Agent
  | keyof ContactPoint
  | keyof Location
  | keyof PeriodOfTime
  | keyof Checksum;

/** The members of the model, which places name; the compiler asks for each. */
const members: Readonly<Record<Member, true>> = {
  accessRights: true,
  accessURL: true,
  accrualPeriodicity: true,
  algorithm: true,
  applicableLegislation: true,
  area: true,
  availability: true,
  bbox: true,
  byteSize: true,
  centroid: true,
  checksum: true,
  compressFormat: true,
  conformsTo: true,
  contactPoints: true,
  contributorID: true,
  contributors: true,
  creators: true,
  custodians: true,
  description: true,
  distributions: true,
  downloadURL: true,
  email: true,
  end: true,
  format: true,
  homepage: true,
  hvdCategories: true,
  identifier: true,
  issued: true,
  keywords: true,
  kind: true,
  label: true,
  landingPage: true,
  languages: true,
  license: true,
  licenseAttributionByText: true,
  mediaType: true,
  modified: true,
  name: true,
  originators: true,
  packageFormat: true,
  pages: true,
  politicalGeocodingLevel: true,
  provenance: true,
  publisher: true,
  references: true,
  spatial: true,
  start: true,
  status: true,
  telephone: true,
  temporal: true,
  themes: true,
  title: true,
  type: true,
  uri: true,
  url: true,
  value: true,
  version: true,
  versionNotes: true,
};

const codes: ReadonlySet<string> = new Set(
  Object.values(vocabularies).flatMap((one) => (typeof one === 'object' ? Object.keys(one.entries) : [])),
);

const algorithms: Readonly<Record<Checksum['algorithm'], true>> = {
  md5: true,
  sha1: true,
  sha256: true,
  sha384: true,
  sha512: true,
};

/** Whether a word names properties of the standard, as places do: `dcterms:publisher/foaf:name`. */
const isProperty = (word: string): boolean =>
  word !== '' && word.split(/[/|]/).every((name) => Object.hasOwn(propertyLabels, name));

/** Whether a word is a member of the model, a property of the standard, a code of a vocabulary or a checksum algorithm. */
export const isTerm = (word: string): boolean =>
  Object.hasOwn(members, word) || codes.has(word) || Object.hasOwn(algorithms, word) || isProperty(word);

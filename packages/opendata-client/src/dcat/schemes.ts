import type { Schemes } from '../shapes/schemes.ts';
import {
  accessRight,
  admsStatus,
  codeOf,
  contributor,
  datasetType,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  geocodingLevel,
  hashAlgorithm,
  type LicenseEntry,
  language,
  license,
  plannedAvailability,
  publisherType,
  suggestCode,
  type Vocabulary,
} from './vocabulary/index.ts';

/** A vocabulary by which a concept is known or not. */
interface Known {
  readonly vocabulary: Vocabulary;
  /** Concepts that the scheme has and that DCAT-AP.de does not want. */
  readonly further?: readonly string[];
  /** Whether what is not in it is not in the scheme. A list that has grown since cannot say so. */
  readonly complete: boolean;
}

const all: readonly Known[] = [
  ...[contributor, dataTheme, datasetType, distributionStatus, frequency, geocodingLevel].map(complete),
  ...[hashAlgorithm, admsStatus, license, plannedAvailability].map(complete),
  { vocabulary: accessRight, further: ['CONFIDENTIAL', 'NORMAL', 'SENSITIVE'], complete: true },
  {
    vocabulary: publisherType,
    further: [
      'Academia-ScientificOrganisation',
      'Company',
      'IndustryConsortium',
      'NonGovernmentalOrganisation',
      'NonProfitOrganisation',
      'PrivateIndividual(s)',
      'StandardisationBody',
    ],
    complete: true,
  },
  { vocabulary: fileType, complete: true },
  { vocabulary: language, complete: false },
];

function complete(vocabulary: Vocabulary): Known {
  return { vocabulary, complete: true };
}

const byScheme: ReadonlyMap<string, Known> = new Map(all.map((known) => [known.vocabulary.scheme, known]));

/** Keys of areas by their digits: which of them exist is not known here. */
const areas = /^http:\/\/dcat-ap\.de\/def\/politicalGeocoding\/([a-zA-Z]+Key)$/;
const digits: Readonly<Record<string, number>> = {
  municipalityKey: 8,
  regionalKey: 12,
  municipalAssociationKey: 9,
  districtKey: 5,
  governmentDistrictKey: 3,
  stateKey: 2,
};

/** The vocabularies of this package, as rules ask for them. */
export const builtInSchemes: Schemes = {
  contains(scheme, concept) {
    const area = areas.exec(scheme)?.[1];
    if (area !== undefined) return containsArea(scheme, area, concept);
    const known = byScheme.get(scheme);
    if (known === undefined) return undefined;
    const { vocabulary, further = [] } = known;
    if (!concept.startsWith(vocabulary.base)) return false;
    const code = concept.slice(vocabulary.base.length);
    if (codeOf(vocabulary, concept) !== undefined || further.includes(code)) return true;
    // Three letters may be a language that is not in our list.
    return known.complete || !/^[A-Z]{3}$/.test(code) ? false : undefined;
  },
  isOpenLicense(iri) {
    const code = codeOf(license, iri);
    return code !== undefined && (license.entries[code] as LicenseEntry).open;
  },
};

function containsArea(scheme: string, kind: string, concept: string): boolean | undefined {
  if (!concept.startsWith(`${scheme}/`)) return false;
  const key = concept.slice(scheme.length + 1);
  const length = digits[kind];
  const state = Number(key.slice(0, 2));
  const isKey = /^\d+$/.test(key) && key.length === length && state >= 1 && state <= 16;
  // There are sixteen states; which municipalities there are is in lists of their own.
  return isKey ? (kind === 'stateKey' ? true : undefined) : false;
}

/** The concept of a vocabulary that was probably meant, as its IRI. */
export function suggestFrom(scheme: string, written: string): string | undefined {
  const vocabulary = byScheme.get(scheme)?.vocabulary;
  if (vocabulary === undefined) return undefined;
  // Of a wrong address its end may be right: http instead of https, an older namespace.
  const code = suggestCode(vocabulary, written) ?? suggestCode(vocabulary, written.replace(/^.*[/#]/, ''));
  return code === undefined ? undefined : vocabulary.base + code;
}

import { isObject, isText } from './judge.ts';

/**
 * What metadata say about their schema: `known` is a version that is read here (1.x, 2.x), `other` another version of
 * FIT-Connect's schema, `unknown` a `$schema` that is none of FIT-Connect's, `missing` none at all.
 */
export type MetadataVersion =
  | {
      readonly kind: 'known';
      readonly major: 1 | 2;
      readonly minor: number;
      /** `2.1.0`. */
      readonly version: string;
      /** `false`: `$schema` is missing, as 1.0.0 allows, and members tell that it is 1.0.0. */
      readonly declared: boolean;
    }
  | { readonly kind: 'other'; readonly major: number; readonly version: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing' };

const schemaUri =
  /^https:\/\/schema\.fitko\.de\/fit-connect\/metadata\/((\d{1,9})\.(\d{1,9})\.\d{1,9})\/metadata\.schema\.json$/;

/** Last minor versions whose schema was public when this was written (1.0.0 and 2.1.0). */
const lastMinor = { 1: 0, 2: 1 } as const;

/** Members that 1.0.0 has and 2.x has not. */
const membersOfOne = ['publicServiceType', 'authenticationInformation'];

/**
 * Reads the version of metadata from `$schema`. Without `$schema` it is 1.0.0 where a member says so that 2.x does not
 * have, and otherwise `missing`: 2.x requires the member, and to take such metadata as 1.0.0 would let anybody choose the
 * laxer rules. Does not throw.
 *
 * @example
 * metadataVersionOf(document); // { kind: 'known', major: 2, minor: 1, version: '2.1.0', declared: true }
 */
export function metadataVersionOf(metadata: unknown): MetadataVersion {
  if (!isObject(metadata)) return { kind: 'missing' };
  const { $schema } = metadata;
  if ($schema === undefined) {
    return membersOfOne.some((member) => metadata[member] !== undefined)
      ? { kind: 'known', major: 1, minor: 0, version: '1.0.0', declared: false }
      : { kind: 'missing' };
  }
  const [, version, first, second] = (isText($schema) && schemaUri.exec($schema)) || [];
  if (version === undefined) return { kind: 'unknown' };
  const major = Number(first);
  return major === 1 || major === 2
    ? { kind: 'known', major, minor: Number(second), version, declared: true }
    : { kind: 'other', major, version };
}

/**
 * Whether a minor version is later than the last one whose schema is known here: it may have added words to the closed
 * lists (Semantic Versioning 2.0.0, section 7).
 */
export const isLaterMinor = ({ major, minor }: MetadataVersion & { kind: 'known' }): boolean =>
  minor > lastMinor[major];

import type { Code } from '../model/index.ts';
import type { Effective } from './effective.ts';

const list = 'urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe';

/** Codes of the list vertraulichkeitsstufe from open to top secret; the numbers are not in this order. */
export const secrecyOrder = ['003', '002', '005', '001', '004'] as const;

/** A code of the list vertraulichkeitsstufe. */
export type SecrecyCode = (typeof secrecyOrder)[number];

const ranks: ReadonlyMap<string, number> = new Map(secrecyOrder.map((code, rank) => [code, rank]));

/** Position in `secrecyOrder`, -1 for codes of other lists: they cannot be compared. */
export function secrecyRank(code: Code | undefined): number {
  if (code === undefined || (code.listUri !== undefined && code.listUri !== list)) return -1;
  return ranks.get(code.code) ?? -1;
}

/** The highest level of some records; `unknown` when there are codes whose order is not known. */
export type SecrecyLevel = Effective<Code> | 'unknown' | undefined;

/** The higher of two levels, the first where they are equal. */
export function raised(first: SecrecyLevel, second: SecrecyLevel): SecrecyLevel {
  if (first === undefined || second === 'unknown') return second;
  if (second === undefined || first === 'unknown') return first;
  const one = secrecyRank(first.value);
  const two = secrecyRank(second.value);
  if (one >= 0 && two >= 0) return two > one ? second : first;
  const { code, listUri } = first.value;
  return code === second.value.code && listUri === second.value.listUri ? first : 'unknown';
}

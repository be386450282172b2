/** What changed in a contract, and which kind of version it needs. */

/**
 * `major`: something that worked no longer does. `minor`: something is possible that was not. `patch`: texts, examples
 * and marks that bind nobody.
 */
export type ChangeKind = 'major' | 'minor' | 'patch';

export interface Change {
  readonly kind: ChangeKind;
  /** Operation and place in it: `POST /v2/submissions, request application/json, /region`. */
  readonly place: string;
  /** What changed and for whom it breaks or what it gives. */
  readonly sentence: string;
}

/** Changes by what they say: one that is met in many operations is listed once. */
export interface Changes {
  add(kind: ChangeKind, place: string, sentence: string, component?: string): void;
  list(): Change[];
}

const ORDER: readonly ChangeKind[] = ['major', 'minor', 'patch'];

/** The larger of two kinds of change. */
export const heavier = (left: ChangeKind, right: ChangeKind): ChangeKind =>
  ORDER.indexOf(left) <= ORDER.indexOf(right) ? left : right;

export function collectChanges(): Changes {
  const found = new Map<string, Change & { places: Set<string> }>();
  return {
    add(kind, place, sentence, component) {
      const key = JSON.stringify([kind, component ?? place, sentence]);
      const known = found.get(key);
      if (known) known.places.add(place);
      else found.set(key, { kind, place, sentence, places: new Set([place]) });
    },
    list: () =>
      [...found.values()]
        .sort((left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind))
        .map(({ kind, place, sentence, places }) => ({
          kind,
          place: places.size > 1 ? `${place} and ${places.size - 1} more` : place,
          sentence,
        })),
  };
}

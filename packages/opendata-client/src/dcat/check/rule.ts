import {
  type FindingValues,
  type PointerPlace,
  pointer,
  type RuleKind,
  type Severity,
} from '@rathaus/client-core/findings';
import type { Dataset, DcatApDeVersion } from '../model.ts';
import type { WrongType } from './read-dataset.ts';

/** What a rule may ask beside the dataset. */
export interface RuleContext {
  readonly version: DcatApDeVersion;
  /** Whether the distribution at this index is a file still to be uploaded, so that it has no address yet. */
  isUpload(index: number): boolean;
  /** What the dataset lacks because it was of another type than the model has. */
  readonly wrongTypes: readonly WrongType[];
}

/** A rule whose texts need no values. */
export type NoValues = Record<never, never>;

/** Where a rule does not hold, with the values its texts name. */
export interface Hit<Values extends FindingValues = NoValues> {
  readonly place: PointerPlace;
  readonly values: Values;
}

/** One rule as data; its texts are in `src/texts/dataset/`. `find` yields a hit for each place where it is broken. */
export interface DatasetRule<Values extends FindingValues = FindingValues> extends RuleKind {
  /** Where DCAT-AP.de 2.0 weighs it otherwise. */
  readonly severityIn20?: Severity;
  find(dataset: Dataset, context: RuleContext): Iterable<Hit<Values>>;
}

/** A group of rules by their stable ids, which are part of the public API. */
export type DatasetRules<Values extends { readonly [rule: string]: FindingValues }> = {
  readonly [Rule in keyof Values & string]: DatasetRule<Values[Rule]>;
};

/** Steps to a member of the dataset: `['distributions', 0, 'license']`. */
export type Steps = readonly (string | number)[];

/** A hit without values. */
export const hit = (...steps: Steps): Hit => ({ place: pointer(...steps), values: {} });

/** One hit at a place when the condition holds. */
export function* hitIf(broken: boolean, ...steps: Steps): Generator<Hit> {
  if (broken) yield hit(...steps);
}

/** Hits at the entries of a list that fulfil a condition, or at a member of them. */
export function* hits<Item>(
  list: string,
  items: readonly Item[] | undefined,
  broken: (item: Item) => boolean,
  ...member: Steps
): Generator<Hit> {
  for (const [index, item] of (items ?? []).entries()) {
    if (broken(item)) yield hit(list, index, ...member);
  }
}

const longestExcerpt = 100;

/** What was written, short enough for a report. It comes from the dataset: masked reports hide it. */
export const excerpt = (written: string): string =>
  written.length <= longestExcerpt ? written : `${written.slice(0, longestExcerpt).toWellFormed()}…`;

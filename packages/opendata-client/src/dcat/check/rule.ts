import type { Dataset, DcatApDeVersion } from '../model.ts';

/** German and English text for people. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** `error`: a harvester refuses or the standard says must. `warning`: should. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

export interface RuleContext {
  readonly version: DcatApDeVersion;
  /** Whether the distribution at this index is a file still to be uploaded, so that it has no address yet. */
  isUpload(index: number): boolean;
}

/** Where a rule does not hold: a path such as `distributions[0].license`, with a better value where one is known. */
export interface Hit {
  readonly place: string;
  readonly suggestion?: string;
}

/** One rule as data. `find` yields a hit for each place where the rule is broken. */
export interface Rule {
  /** Stable, part of the public API. */
  readonly id: string;
  readonly severity: Severity | ((version: DcatApDeVersion) => Severity);
  /** Standard and section or convention. */
  readonly source: string;
  readonly message: Bilingual;
  readonly reason: Bilingual;
  readonly repair: Bilingual;
  find(dataset: Dataset, context: RuleContext): Iterable<Hit>;
}

/** Places of the entries of a list that fulfil a condition. */
export function* hits<Item>(
  path: string,
  items: readonly Item[] | undefined,
  broken: (item: Item, index: number) => boolean,
  field = '',
): Generator<Hit> {
  for (const [index, item] of (items ?? []).entries()) {
    if (broken(item, index)) yield { place: `${path}[${index}]${field}` };
  }
}

/** One hit at a place when the condition holds. */
export function* hitIf(condition: boolean, place: string): Generator<Hit> {
  if (condition) yield { place };
}

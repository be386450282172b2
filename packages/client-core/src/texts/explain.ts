import type { Finding, FindingValues, Severity, Who } from '../findings/finding.ts';
import type { Place } from '../findings/place.ts';
import type { Unchecked } from '../findings/report.ts';
import type { Catalogue, RuleText, ShownValues, TextOf } from './catalogue.ts';
import { type LocalText, text } from './language.ts';
import { createMask, type Mask, type MaskOptions, maskPlace, shownValues } from './mask.ts';

/** A finding with its sentences, in both languages. */
export interface Explained {
  readonly rule: string;
  readonly severity: Severity;
  readonly who: Who;
  readonly count: number;
  readonly place: Place;
  /** What is wrong, without values. */
  readonly title: LocalText;
  /** What is wrong here, with the values; the title when there are none. */
  readonly message: LocalText;
  readonly reason: LocalText;
  readonly repair: LocalText;
  readonly source: LocalText;
}

/** For rules the catalogue does not have, such as those of an application. */
const unknownRule: RuleText = {
  title: text('Eine Regel ist verletzt', 'A rule is broken'),
  reason: text(
    'Die Regel steht nicht im Katalog dieser Prüfung.',
    'The rule is not in the catalogue of this check.',
  ),
  repair: text(
    'Den Bericht an die Stelle geben, von der die Regel stammt.',
    'Hand the report to whoever made the rule.',
  ),
  source: text('nicht bekannt', 'not known'),
};

const made = (given: TextOf<never> | undefined, values: ShownValues<FindingValues>): LocalText | undefined =>
  typeof given === 'function' ? given(values as ShownValues<never>) : given;

/** The texts of a rule by its id, also of one that the catalogue does not have. */
export const ruleText = (rule: string, catalogue: Pick<Catalogue, 'rules'>): RuleText =>
  (Object.hasOwn(catalogue.rules, rule) ? catalogue.rules[rule]! : unknownRule) as unknown as RuleText;

/**
 * Puts the sentences of its rule to a finding. With `mask` they keep each statement and hold nothing that comes from the
 * checked content.
 */
export function explain(finding: Finding, catalogue: Catalogue, options: MaskOptions = {}): Explained {
  return explainWith(finding, catalogue, createMask(catalogue, options));
}

/** As `explain`, with a mask that was made before. */
export function explainWith(finding: Finding, catalogue: Catalogue, mask: Mask): Explained {
  const { rule, severity, who, count } = finding;
  const found = ruleText(rule, catalogue);
  const values = shownValues(finding.values, mask);
  return {
    rule,
    severity,
    who,
    count,
    place: maskPlace(finding.place, mask),
    title: found.title,
    message: made(found.message, values) ?? found.title,
    reason: made(found.reason, values)!,
    repair: made(found.repair, values)!,
    source: found.source,
  };
}

/** What is said about something that was not checked. */
export interface ExplainedUnchecked {
  readonly what: string;
  readonly place: Place;
  readonly title: LocalText;
  readonly remedy: LocalText;
}

const unknownUnchecked = {
  title: text('Ein Teil wurde nicht geprüft.', 'A part was not checked.'),
  remedy: text('Diesen Teil auf anderem Weg prüfen.', 'Check this part in another way.'),
};

/** Puts the sentences to something that was not checked. */
export function explainUnchecked(one: Unchecked, catalogue: Catalogue, mask: Mask): ExplainedUnchecked {
  const { unchecked } = catalogue;
  const found = Object.hasOwn(unchecked, one.what) ? unchecked[one.what]! : unknownUnchecked;
  const values = shownValues(one.values, mask);
  return {
    what: one.what,
    place: maskPlace(one.place, mask),
    title: made(found.title as TextOf<never>, values)!,
    remedy: made(found.remedy as TextOf<never>, values)!,
  };
}

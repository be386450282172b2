import type { Place } from './place.ts';

/** `error`: it must not go on so. `warning`: it should not. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Who has to act: the authority that made the content, the vendor of its software, the archive that receives it, or
 * whoever operates the service.
 */
export type Who = 'authority' | 'vendor' | 'archive' | 'operator';

/**
 * A word of the standard or of the SDK, never of the checked content: shown in masked reports too. Made by `term()`.
 * `Word` names the words a value can be (`Term<'missing' | 'twice'>`), so that the compiler asks for a text of each.
 */
export interface Term<Word extends string = string> {
  readonly term: Word;
}

/** Marks a word as one of the standard or of the SDK. */
export const term = <const Word extends string>(word: Word): Term<Word> => ({ term: word });

/**
 * A value of a finding. A plain text comes from what was checked and may name people: a masked report hides it. Numbers,
 * truth values and terms do not.
 */
export type FindingValue = string | number | boolean | Term | readonly (string | Term)[];

/** The values of a finding by name. */
export type FindingValues = Readonly<Record<string, FindingValue>>;

/** One thing a check found. Its sentences are made from the rule's texts (`@rathaus/client-core/texts`). */
export interface Finding<Rule extends string = string, Values extends FindingValues = FindingValues> {
  /** Stable id: `R12`, `exchange.key.too-short`. Part of the public API. */
  readonly rule: Rule;
  readonly severity: Severity;
  readonly who: Who;
  readonly place: Place;
  /** How often, at this place and at further ones that are not listed. At least 1. */
  readonly count: number;
  readonly values: Values;
}

/** What is fixed about a rule; its texts are elsewhere, so that a client's bundle does not carry them. */
export interface RuleKind {
  readonly severity: Severity;
  readonly who: Who;
}

/** The values each rule of a table has; `Record<never, never>` for none. */
export type ValuesByRule = { readonly [rule: string]: FindingValues };

/** A table of rules with the maker of their findings. */
export interface RuleSet<Values extends ValuesByRule> {
  readonly kinds: { readonly [Rule in keyof Values & string]: RuleKind };
  /** A finding of a rule, counted once. `severity` only where the case decides it. */
  finding<Rule extends keyof Values & string>(
    rule: Rule,
    place: Place,
    values: Values[Rule],
    severity?: Severity,
  ): Finding<Rule, Values[Rule]>;
}

/**
 * Makes a table of rules. The values of each rule are given as a type, so that findings and texts agree.
 *
 * @example
 * const keyRules = defineRules<{ 'exchange.key.too-short': { bits: number } }>({
 *   'exchange.key.too-short': { severity: 'error', who: 'operator' },
 * });
 * collector.add(keyRules.finding('exchange.key.too-short', pointer('/n'), { bits: 2048 }));
 */
export function defineRules<Values extends ValuesByRule>(
  kinds: {
    readonly [Rule in keyof Values & string]: RuleKind;
  },
): RuleSet<Values> {
  return {
    kinds,
    finding: (rule, place, values, severity) => {
      const kind = kinds[rule];
      return { rule, severity: severity ?? kind.severity, who: kind.who, place, count: 1, values };
    },
  };
}

import type { FindingValue, FindingValues, Term, ValuesByRule } from '../findings/finding.ts';
import type { Report, Verdict } from '../findings/report.ts';
import type { LocalText } from './language.ts';

/** A value as a text function gets it: masked or not, safe to show, terms as their words, lists as lists of words. */
export type Shown<Value extends FindingValue> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends readonly unknown[]
      ? readonly string[]
      : Value extends Term<infer Word>
        ? Word
        : string;

/** The values of a finding as its text functions get them. */
export type ShownValues<Values extends FindingValues> = {
  readonly [Name in keyof Values]: Shown<Values[Name]>;
};

/** A sentence, or a function that makes it from the values of a finding. */
export type TextOf<Values extends FindingValues> = LocalText | ((values: ShownValues<Values>) => LocalText);

/** What a rule says. Every sentence must still be true when a value is shown as `…`. */
export interface RuleText<Values extends FindingValues = FindingValues> {
  /** What is wrong, without values: the heading of a group of findings. */
  readonly title: LocalText;
  /** What is wrong here, with the values. Left out when the title says it all. */
  readonly message?: TextOf<Values>;
  /** Why it matters. */
  readonly reason: TextOf<Values>;
  /** What to do about it. */
  readonly repair: TextOf<Values>;
  /** Standard and section, or the practice it comes from. */
  readonly source: string;
}

/** The texts of a table of rules; the compiler asks for each of them. */
export type RuleTexts<Values extends ValuesByRule> = {
  readonly [Rule in keyof Values & string]: RuleText<Values[Rule]>;
};

/** What is said about something that was not checked: what, and what to do to get it checked. */
export interface UncheckedText {
  readonly title: TextOf<FindingValues>;
  readonly remedy: TextOf<FindingValues>;
}

/** A fact of a report for people: `Version: 3.1.0`. */
export interface ReportFact {
  readonly id: string;
  readonly label: LocalText;
  /** Plain text is hidden in a masked report. */
  readonly value: FindingValue | LocalText;
}

/** What is said about the reports of one kind. */
export interface ReportText<Kind extends Report = Report> {
  /** What was checked: "xdomea-Nachricht". */
  readonly title: LocalText;
  /** The verdict as the reader's field says it: "Abgabefähig: ja". */
  readonly verdicts: Readonly<Record<Verdict, LocalText>>;
  /** The next step. */
  next?(report: Kind): LocalText;
  /** What else the report says. */
  facts?(report: Kind): readonly ReportFact[];
}

/** All that is said about the checks of a package. Handed to the renderers; no client's bundle contains it. */
export interface Catalogue {
  readonly rules: Readonly<Record<string, RuleText<never>>>;
  readonly unchecked: Readonly<Record<string, UncheckedText>>;
  readonly reports: Readonly<Record<string, ReportText<never>>>;
  /**
   * Whether a word is one of the standard's: names of elements and members, codes. Others are hidden in a masked report,
   * also in paths. Default: none is.
   */
  isTerm?(word: string): boolean;
}

/** Several catalogues as one, for a command line or a page that shows reports of many kinds. */
export function joinCatalogues(...catalogues: readonly Catalogue[]): Catalogue {
  return {
    rules: Object.assign({}, ...catalogues.map(({ rules }) => rules)),
    unchecked: Object.assign({}, ...catalogues.map(({ unchecked }) => unchecked)),
    reports: Object.assign({}, ...catalogues.map(({ reports }) => reports)),
    isTerm: (word) => catalogues.some((one) => one.isTerm?.(word)),
  };
}

import type { FindingValue, FindingValues, Term, ValuesByRule } from '../findings/finding.ts';
import type { Report, Verdict } from '../findings/report.ts';
import type { LocalText } from './language.ts';
import type { Mask } from './mask.ts';

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
  /** What it rests on, in words: law or standard with its section, or the practice it comes from. */
  readonly source: LocalText;
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
  /**
   * `proof`: of the file and the check (size, digest, rules). `content`: of what it says (sender, receiver, records).
   * Default `content`.
   */
  readonly about?: 'proof' | 'content' | undefined;
}

/** How one aspect of the checked thing came out. */
export type AspectState = 'passed' | 'failed' | 'warning' | 'not-judged' | 'not-applicable';

/** One of the things a check looks at, for people: "Dateien vollständig: nicht erfüllt, 3 von 41 fehlen". */
export interface ReportAspect {
  readonly id: string;
  readonly label: LocalText;
  readonly state: AspectState;
  /** What was counted or compared, or why it could not be judged. Holds nothing of the checked content. */
  readonly reason: LocalText;
}

/** What a verdict looks like: `info` for something that is read out and not judged, such as a receipt. */
export type VerdictTone = 'good' | 'bad' | 'open' | 'info';

/** What is said about the reports of one kind. */
export interface ReportText<Kind extends Report = Report> {
  /** What was checked: "xdomea-Nachricht". */
  readonly title: LocalText;
  /** The verdict as the reader's field says it: "Abgabefähig: ja", where it depends on the content as a function. */
  readonly verdicts: Readonly<Record<Verdict, LocalText>> | ((report: Kind) => LocalText);
  /** Where it does not follow from the verdict. */
  tone?(report: Kind): VerdictTone | undefined;
  /** The sentence below the verdict: what decided. Foreign text in it goes through the mask. */
  lead?(report: Kind, mask: Mask): LocalText | undefined;
  /** The next step. */
  next?(report: Kind): LocalText;
  /** What was looked at and how it came out, in the order of reading. */
  aspects?(report: Kind): readonly ReportAspect[];
  /** What else the report says. */
  facts?(report: Kind): readonly ReportFact[];
  /** Heading of the facts about the content: "Übergabe". Default "Inhalt". */
  readonly factsTitle?: LocalText | undefined;
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

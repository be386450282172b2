import type { FindingValues } from '@rathaus/client-core/findings';
import type { LocalText, RuleText } from '@rathaus/client-core/texts';

/** A short piece of a message; a plain string where it reads the same in every language. */
export type XdomeaExample = string | LocalText;

/** What a rule about xdomea messages says, with a wrong and a right example for the page about the rules. */
export interface XdomeaRuleText<Values extends FindingValues = FindingValues> extends RuleText<Values> {
  readonly example: { readonly wrong: XdomeaExample; readonly right: XdomeaExample };
}

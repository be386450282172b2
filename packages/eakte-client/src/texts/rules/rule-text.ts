import type { FindingValues } from '@rathaus/client-core/findings';
import type { RuleText } from '@rathaus/client-core/texts';

/** What a rule about xdomea messages says, with a wrong and a right example for the page about the rules. */
export interface XdomeaRuleText<Values extends FindingValues = FindingValues> extends RuleText<Values> {
  /** Short pieces of a message. */
  readonly example: { readonly wrong: string; readonly right: string };
}

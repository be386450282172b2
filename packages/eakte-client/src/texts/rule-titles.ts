import type { LocalText } from '@rathaus/client-core/texts';
import { containerTexts } from './container.ts';
import { ruleTexts } from './rules/index.ts';

const titles: Readonly<Record<string, { readonly title: LocalText }>> = { ...ruleTexts, ...containerTexts };

/** Title of a rule about messages or containers; undefined for a rule of the caller's own. */
export const ruleTitle = (rule: string): LocalText | undefined =>
  Object.hasOwn(titles, rule) ? titles[rule]!.title : undefined;

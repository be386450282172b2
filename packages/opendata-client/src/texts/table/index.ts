import type { RuleTexts } from '@rathaus/client-core/texts';
import type { TableRuleValues } from '../../table/rules.ts';
import { contentTexts } from './content.ts';
import { fileTexts } from './file.ts';

/** What the rules for tables say. */
export const tableTexts: RuleTexts<TableRuleValues> = { ...fileTexts, ...contentTexts };

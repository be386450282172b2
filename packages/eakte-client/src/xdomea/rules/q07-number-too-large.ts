import { readerRules } from '../finding/reader-rules.ts';
import type { TooLargeValues } from '../finding/structure-faults.ts';
import type { Rule } from './rule.ts';

/** Programs can hold the numbers. Reported by the reader, which sees how the value is written. */
export const q07: Rule<TooLargeValues> = { id: 'Q07', ...readerRules.Q07, visit: () => ({}) };

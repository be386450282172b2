import { readerRules } from '../finding/reader-rules.ts';
import type { FixedValues } from '../finding/structure-faults.ts';
import type { Rule } from './rule.ts';

/** A fixed 1 is not written as `true`. Reported by the reader, which sees how the value is written. */
export const q01: Rule<FixedValues> = { id: 'Q01', ...readerRules.Q01, visit: () => ({}) };

import { readerRules } from '../finding/reader-rules.ts';
import type { UnsafeXmlValues } from '../finding/structure-faults.ts';
import type { Rule } from './rule.ts';

/** Nothing is used that exchange does not allow. Reported by the reader, which refuses it before any rule could look. */
export const r32: Rule<UnsafeXmlValues> = { id: 'R32', ...readerRules.R32, visit: () => ({}) };

import { r01MessageNumber } from './r01-message-number.ts';
import type { Rule } from './rule.ts';

/** The rules beyond the schema, in the order of their ids. */
export const rules: readonly Rule[] = [r01MessageNumber];

import { type Term, term } from '@rathaus/client-core/findings';
import { codeValues } from '../tables/code-values.ts';
import { excerpt } from './excerpt.ts';

/** A code of the message for a finding: a term when a list of the standard has it, else cut, because it may be anything. */
export const listedCode = (code: string, list: 'aussonderungsart/1.0' | 'dateiformat/1.0'): string | Term =>
  codeValues[list]!.split(' ').includes(code) ? term(code) : excerpt(code);

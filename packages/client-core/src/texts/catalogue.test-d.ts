import { expectTypeOf, test } from 'vitest';
import { type Term, term } from '../findings/finding.ts';
import type { RuleText, ShownValues } from './catalogue.ts';

type Values =
  | { readonly fault: Term<'missing'>; readonly name: string }
  | { readonly fault: Term<'twice'>; readonly times: number };

test('a text function tells the cases of a rule apart by its terms', () => {
  expectTypeOf<ShownValues<Values>['fault']>().toEqualTypeOf<'missing' | 'twice'>();
  expectTypeOf(term('twice').term).toEqualTypeOf<'twice'>();
  const text: RuleText<Values>['message'] = (values) =>
    values.fault === 'twice'
      ? { de: `${values.times.toFixed()} mal`, en: `${values.times.toFixed()} times` }
      : // @ts-expect-error what is missing has no number of times
        { de: values.times, en: values.name };
  expectTypeOf(text).not.toBeAny();
});

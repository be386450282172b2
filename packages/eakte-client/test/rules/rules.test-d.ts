import { type Term, term } from '@rathaus/client-core/findings';
import { expectTypeOf, test } from 'vitest';
import type { XdomeaRuleText } from '../../src/texts/rules/index.ts';
import type { Rule, RuleContext, XdomeaValues } from '../../src/xdomea/index.ts';

test('a rule of an application reports the values it says it has', () => {
  type Values = { readonly fault: Term<'missing'>; readonly id: string };
  const rule: Rule<Values> = {
    id: 'ACME1',
    severity: 'error',
    who: 'vendor',
    visit: (context) => ({
      end() {
        context.report({ fault: term('missing'), id: '1' });
        // @ts-expect-error no such case
        context.report({ fault: term('twice'), id: '1' });
        // @ts-expect-error an id is content and no term
        context.report({ fault: term('missing'), id: term('1') });
        // @ts-expect-error a sentence is no value
        context.report({ de: 'Die Kennung fehlt.', en: 'The id is missing.' });
      },
    }),
  };
  // Any rule can be handed to a check.
  expectTypeOf(rule).toExtend<Rule>();
});

test('the catalogue knows the values of each rule', () => {
  type All = keyof XdomeaValues;
  expectTypeOf<'XML' | 'XSD' | 'R01' | 'R34' | 'Q07'>().toExtend<All>();
  expectTypeOf<XdomeaValues['R14']>().toEqualTypeOf<{
    readonly fault: Term<'document' | 'repeated'>;
    readonly id: string;
  }>();
  expectTypeOf<RuleContext<XdomeaValues['R29']>['report']>()
    .parameter(0)
    .toEqualTypeOf<{ readonly level: number; readonly limit: number }>();
});

test('a text has a sentence for each case', () => {
  const message: XdomeaRuleText<XdomeaValues['R14']>['message'] = ({ fault, id }) => {
    expectTypeOf(fault).toEqualTypeOf<'document' | 'repeated'>();
    return { de: id, en: id };
  };
  expectTypeOf(message).not.toBeAny();
});

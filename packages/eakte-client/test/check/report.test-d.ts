import type { Report } from '@rathaus/client-core/findings';
import { expectTypeOf, it } from 'vitest';
import { checkMessage, type Rule } from '../../src/xdomea/index.ts';

it('a check of a message gives the report that all checks give', () => {
  expectTypeOf(checkMessage).returns.resolves.toExtend<Report>();
});

it('a rule reports the values it names and no others', () => {
  const rule: Rule<{ length: number }> = {
    id: 'town.long',
    severity: 'warning',
    who: 'authority',
    visit: (context) => ({
      enter() {
        context.report({ length: 1 });
        // @ts-expect-error: a sentence is no value of this rule.
        context.report({ de: 'zu lang', en: 'too long' });
      },
    }),
  };
  expectTypeOf(checkMessage).parameter(1).toExtend<{ rules?: readonly Rule[] | undefined } | undefined>();
  void checkMessage('', { rules: [rule] });
});

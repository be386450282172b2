import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Values of R01. */
export type R01Values = {
  readonly fault: Term<'header' | 'file-name'>;
  /** Four digits, where it is a code of the standard. */
  readonly code: string;
  readonly messageType: Term;
};

export const r01: Rule<R01Values> = {
  id: 'R01',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    return {
      kopf(kopf) {
        const code = kopf.nachrichtentyp?.code;
        // Up to 3.1 the code list lacks 0203, so such a message cannot name itself (R31).
        if (code !== undefined && code !== context.messageType && context.messageType !== '0203') {
          context.report(
            { fault: term('header'), code: excerpt(code), messageType: term(context.messageType) },
            { field: 'nachrichtentyp' },
          );
        }
      },
      end() {
        for (const name of [context.container?.fileName, context.container?.messageFileName]) {
          const found = name === undefined ? undefined : /[._](\d{4})(?:_\d+)?\.[A-Za-z]+$/.exec(name)?.[1];
          if (found !== undefined && found !== context.messageType) {
            context.report(
              { fault: term('file-name'), code: found, messageType: term(context.messageType) },
              { file: name },
            );
          }
        }
      },
    };
  },
};

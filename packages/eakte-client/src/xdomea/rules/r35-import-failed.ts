import { type Term, term } from '@rathaus/client-core/findings';
import type { Mark } from '../finding/mark.ts';
import { ImportResults, type ReportedResult } from '../messages/import-results.ts';
import { isListedFeedback } from '../tables/feedback-codes.ts';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';
import { senderOf } from './sender.ts';

/** What a reply says of the reason. Empty where it says nothing. */
type Reason = {
  readonly reason: string;
  /** Error code; a term where the standard lists it. */
  readonly code: string | Term;
};

/** Values of R35. `id` is empty where the reply names no record. */
export type R35Values =
  | ({ readonly fault: Term<'object'>; readonly id: string } & Reason)
  | ({ readonly fault: Term<'whole'> } & Reason)
  | { readonly fault: Term<'object-unclear'>; readonly id: string }
  | { readonly fault: Term<'whole-unclear' | 'no-result'> };

function listed(code: string | undefined): string | Term {
  if (code === undefined) return '';
  return isListedFeedback(code) ? term(code) : excerpt(code);
}

const reasonOf = ({ messages, codes }: ReportedResult) => ({
  reason: messages[0] ?? '',
  code: listed(codes[0]),
});

/**
 * What was handed over was taken over: a reply reports success, for the whole and for each record. Of a reply that is to be
 * sent a failure is the content and no fault, but it has to say clearly what failed.
 */
export const r35: Rule<R35Values> = {
  id: 'R35',
  severity: 'error',
  who: 'authority',
  messages: ['0402', '0506', '0514', '0630', '0703', '0723'],
  visit(context) {
    const results = new ImportResults(context);
    const isSent = context.direction === 'out';
    const failed = isSent ? ({ severity: 'info' } as const) : {};
    const unclear = isSent ? { who: senderOf(context.messageType) } : {};
    let whole: Mark | undefined;
    return {
      body(element, value) {
        for (const result of results.add(element, value)) {
          const { of, success, id = '', part, field } = result;
          if (of === 'whole') whole = context.markOf({ part, field });
          if (success === true) continue;
          const place = { part, field, ...(success === false ? failed : unclear) };
          if (of === 'whole') {
            context.report(
              success === false
                ? { fault: term('whole'), ...reasonOf(result) }
                : { fault: term('whole-unclear') },
              place,
            );
          } else {
            context.report(
              success === false
                ? { fault: term('object'), id: excerpt(id), ...reasonOf(result) }
                : { fault: term('object-unclear'), id: excerpt(id) },
              place,
            );
          }
        }
      },
      end() {
        const { result, objects, overall } = results.outcome;
        // The whole may be left out where each record has a result, and the records where the whole has one.
        if (result === 'unclear' && objects.unclear === 0 && overall === undefined && !results.saidOverall)
          context.report({ fault: term('no-result') }, unclear);
        // The receiver of the reply has its failed records as errors; its sender would not see that both cannot be true.
        if (isSent && overall === true && objects.failed > 0)
          context.report({ fault: term('whole-unclear') }, { mark: whole, ...unclear });
      },
    };
  },
};

import { type Term, term } from '@rathaus/client-core/findings';
import type { Mark } from '../finding/mark.ts';
import type { Rule } from './rule.ts';

/** Values of R30. */
export type R30Values =
  | { readonly fault: Term<'repeated'>; readonly number: number }
  | { readonly fault: Term<'no-batch' | 'no-length' | 'range'>; readonly requests: number }
  | { readonly fault: Term<'no-batch-figures'> }
  | { readonly fault: Term<'length'>; readonly length: number; readonly requests: number }
  | { readonly fault: Term<'bare'>; readonly bare: number; readonly requests: number };

/** A batch of requests says how many there are and numbers them. */
export const r30: Rule<R30Values> = {
  id: 'R30',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    if (!/^06(0[1-9]|1\d|2[0-8]|3[12])$/.test(context.messageType)) return {};
    let requests = 0;
    let bare = 0;
    let firstBare: Mark | undefined;
    /** Where the numbers below 1 and the highest are: they can be out of the range, which is known at the end. */
    let tooLow: Mark | undefined;
    let highest: Mark | undefined;
    let highestNumber = 0;
    const numbers = new Set<number>();
    return {
      body(element, value) {
        // Requests name what they are for: SchriftgutobjektZumAblegen, MetadatenZumAendern, …
        if (!/Zum[A-Z]/.test(element) || typeof value !== 'object' || value === null) return;
        requests += 1;
        const part = value as { nummerImStapel?: number };
        const { nummerImStapel } = part;
        if (nummerImStapel === undefined) {
          bare += 1;
          firstBare ??= context.markOf({ part });
          return;
        }
        if (numbers.has(nummerImStapel)) {
          context.report(
            { fault: term('repeated'), number: nummerImStapel },
            { part, field: 'nummerImStapel' },
          );
        }
        numbers.add(nummerImStapel);
        if (nummerImStapel < 1) tooLow ??= context.markOf({ part, field: 'nummerImStapel' });
        if (nummerImStapel <= highestNumber) return;
        highestNumber = nummerImStapel;
        highest = context.markOf({ part, field: 'nummerImStapel' });
      },
      end() {
        const { stapel, stapellaenge } = context.kopf ?? {};
        if (stapel === undefined) return;
        if (!stapel) {
          if (stapellaenge === undefined && numbers.size === 0 && requests <= 1) return;
          context.report(
            requests > 1 ? { fault: term('no-batch'), requests } : { fault: term('no-batch-figures') },
            // Of figures that should not be there, the first is meant.
            requests > 1
              ? { field: 'stapel' }
              : stapellaenge === undefined
                ? { mark: tooLow ?? highest }
                : { field: 'stapellaenge' },
          );
          return;
        }
        if (stapellaenge === undefined || stapellaenge < 1 || stapellaenge !== requests) {
          context.report(
            stapellaenge === undefined
              ? { fault: term('no-length'), requests }
              : { fault: term('length'), length: stapellaenge, requests },
            { field: stapellaenge === undefined ? 'stapel' : 'stapellaenge' },
          );
        }
        const outside = tooLow !== undefined || highestNumber > requests;
        if (bare === 0 && !outside) return;
        context.report(
          bare > 0 ? { fault: term('bare'), bare, requests } : { fault: term('range'), requests },
          { mark: bare > 0 ? firstBare : (tooLow ?? highest) },
        );
      },
    };
  },
};

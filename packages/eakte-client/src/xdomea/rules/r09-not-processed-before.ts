import { type Term, term } from '@rathaus/client-core/findings';
import { earlierMessages, factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';

/** Values of R09. */
export type R09Values = {
  readonly fault: Term<'same' | 'changed' | 'not-compared'>;
};

/** A message id is that of one content. */
export const r09: Rule<R09Values> = {
  id: 'R09',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    return {
      kopf({ nachrichtenUuid }) {
        const facts = factsOf(context);
        const { digest } = facts;
        const messages = earlierMessages(facts);
        const known =
          context.version === '4.0.0'
            ? messages.find((message) => sameId(message.nachrichtenUuid, nachrichtenUuid))
            : messages.find((message) => message.messageType === context.messageType);
        if (!known) return;
        // Up to 3.1 a message has no id of its own: that of its process and its type identify it.
        const field = context.version === '4.0.0' ? 'nachrichtenUuid' : 'prozessId';
        if (known.digest !== undefined && known.digest === digest) {
          context.report({ fault: term('same') }, { field, severity: 'info' });
          return;
        }
        const differs = known.digest !== undefined && digest !== undefined;
        context.report({ fault: term(differs ? 'changed' : 'not-compared') }, { field });
      },
    };
  },
};

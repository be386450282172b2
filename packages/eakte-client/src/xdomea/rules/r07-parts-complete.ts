import { type Term, term } from '@rathaus/client-core/findings';
import { parseContainerName } from '../../package/container-name.ts';
import { earlierMessages, factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';

/** Values of R07. */
export type R07Values =
  | { readonly fault: Term<'count'>; readonly part: number; readonly total: number }
  | { readonly fault: Term<'file-name'>; readonly part: number; readonly named: number }
  | { readonly fault: Term<'total'>; readonly total: number; readonly earlier: number }
  | { readonly fault: Term<'repeated'>; readonly part: number };

/** The part numbers of a split transfer make sense and agree. */
export const r07: Rule<R07Values> = {
  id: 'R07',
  severity: 'error',
  who: 'vendor',
  versions: ['4.0.0'],
  visit(context) {
    const { container, messageType } = context;
    return {
      kopf({ lfdNrNachrichtProTyp: part, gesamtanzahlNachrichtenProTyp: total, nachrichtenUuid }) {
        if (part === undefined || total === undefined) return;
        const place = { field: 'lfdNrNachrichtProTyp' };
        if (part < 1 || part > total) {
          context.report({ fault: term('count'), part, total }, place);
        }
        const said = new Set<number>();
        for (const file of [container?.fileName, container?.messageFileName]) {
          const named = file === undefined ? undefined : parseContainerName(file)?.part;
          if (file === undefined || named === undefined || named === part) continue;
          // Container and message are named alike: that is one fault.
          if (said.has(named)) continue;
          said.add(named);
          context.report({ fault: term('file-name'), part, named }, { ...place, file });
        }
        for (const known of earlierMessages(factsOf(context))) {
          if (known.messageType !== messageType) continue;
          if (known.gesamtanzahl !== undefined && known.gesamtanzahl !== total) {
            context.report(
              { fault: term('total'), total, earlier: known.gesamtanzahl },
              { field: 'gesamtanzahlNachrichtenProTyp' },
            );
            break;
          }
          const otherMessage =
            known.nachrichtenUuid?.toLowerCase() !== nachrichtenUuid?.toLowerCase() && known.lfdNr === part;
          if (!otherMessage) continue;
          context.report({ fault: term('repeated'), part }, place);
          break;
        }
      },
    };
  },
};

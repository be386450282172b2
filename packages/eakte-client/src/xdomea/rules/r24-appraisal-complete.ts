import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import { listedCode } from './listed-code.ts';
import { factsOf, isOneOfMany } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

/** Values of R24. */
export type R24Values =
  | {
      readonly fault: Term<'repeated' | 'open' | 'not-offered' | 'not-appraised' | 'not-transferred'>;
      readonly id: string;
    }
  | {
      readonly fault: Term<'transferred-unappraised'>;
      /** Kind of the record. */
      readonly object: Term;
    }
  | {
      readonly fault: Term<'transferred-against'>;
      readonly object: Term;
      readonly decision: string | Term;
    };

/** The appraisal covers what was offered, the transfer what was kept. */
export const r24: Rule<R24Values> = {
  id: 'R24',
  severity: 'error',
  who: 'archive',
  messages: ['0502', '0503'],
  visit(context) {
    const { offered, appraised } = factsOf(context);
    const key = (id: string) => id.toLowerCase();
    if (context.messageType === '0502') {
      const open = offered && new Set(offered.filter((o) => o.kontextobjekt !== true).map((o) => key(o.id)));
      const known = offered && new Set(offered.map((o) => key(o.id)));
      const seen = new UuidSet();
      return {
        body(element, value) {
          if (!element.startsWith('Bewertetes')) return;
          const { id, aussonderungsart } = value as { id?: string; aussonderungsart?: { code?: string } };
          if (id === undefined) return;
          if (!seen.add(id)) {
            context.report({ fault: term('repeated'), id: excerpt(id) });
          }
          if (aussonderungsart?.code === 'B') {
            context.report({ fault: term('open'), id: excerpt(id) }, { severity: 'warning' });
          }
          if (known && !known.has(key(id))) {
            context.report({ fault: term('not-offered'), id: excerpt(id) });
          }
          open?.delete(key(id));
        },
        end() {
          if (!open || isOneOfMany(context)) return;
          for (const id of open) {
            context.report({ fault: term('not-appraised'), id: excerpt(id) });
          }
        },
      };
    }
    if (!appraised) return {};
    const decisions = new Map(appraised.map((entry) => [key(entry.id), entry.aussonderungsart]));
    const kept = new Set(appraised.filter((entry) => entry.aussonderungsart === 'A').map((e) => key(e.id)));
    /** By level: the decision that holds there. */
    const valid: (string | undefined)[] = [];
    return {
      enter(object) {
        const { level, data, id } = object;
        const inherited = level > 1 ? valid[level - 1] : undefined;
        const own = id === undefined ? undefined : decisions.get(key(id));
        valid[level] = own ?? inherited;
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        if (id !== undefined) kept.delete(key(id));
        const decision = valid[level];
        if (decision === 'A') return;
        context.report(
          decision === undefined
            ? { fault: term('transferred-unappraised'), object: term(object.kind) }
            : {
                fault: term('transferred-against'),
                object: term(object.kind),
                decision: listedCode(decision, 'aussonderungsart/1.0'),
              },
          { object },
        );
      },
      end() {
        if (isOneOfMany(context)) return;
        for (const id of kept) {
          context.report({ fault: term('not-transferred'), id: excerpt(id) });
        }
      },
    };
  },
};

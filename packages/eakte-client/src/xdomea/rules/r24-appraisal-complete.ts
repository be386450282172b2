import { type Term, term } from '@rathaus/client-core/findings';
import { IdMap } from '../messages/id-map.ts';
import { excerpt } from './excerpt.ts';
import { KnownAppraisals, KnownRecords } from './known-records.ts';
import { listedCode } from './listed-code.ts';
import { factsOf, isOneOfMany, type KnownAppraisal, type KnownRecord } from './procedure-facts.ts';
import type { Rule, RuleContext, RuleVisitor } from './rule.ts';
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
      /** Empty where the record has none that can be read. */
      readonly id: string;
    }
  | {
      readonly fault: Term<'transferred-against'>;
      readonly object: Term;
      readonly id: string;
      readonly decision: string | Term;
    };

/** The appraisal covers what was offered, the transfer what was kept. Each side repairs its own message. */
export const r24: Rule<R24Values> = {
  id: 'R24',
  severity: 'error',
  who: 'archive',
  messages: ['0502', '0503'],
  visit(context) {
    const { offered, appraised } = factsOf(context);
    if (context.messageType === '0502') return visitAppraisal(context, offered);
    return appraised ? visitTransfer(context, appraised) : {};
  },
};

function visitAppraisal(
  context: RuleContext<R24Values>,
  offered: Iterable<KnownRecord> | undefined,
): RuleVisitor {
  const known = offered && KnownRecords.from(offered);
  const seen = new UuidSet();
  const appraised = new IdMap();
  return {
    body(element, value) {
      if (!element.startsWith('Bewertetes')) return;
      const part = value as { id?: string; aussonderungsart?: { code?: string } };
      const { id, aussonderungsart } = part;
      if (id === undefined) return;
      if (!seen.add(id)) {
        context.report({ fault: term('repeated'), id: excerpt(id) }, { part, field: 'id' });
      }
      if (aussonderungsart?.code === 'B') {
        context.report(
          { fault: term('open'), id: excerpt(id) },
          { part, field: 'aussonderungsart', severity: 'warning' },
        );
      }
      if (!known) return;
      appraised.set(id, 0);
      if (!known.has(id)) {
        context.report({ fault: term('not-offered'), id: excerpt(id) }, { part, field: 'id' });
      }
    },
    end() {
      if (!known || isOneOfMany(context)) return;
      for (const { id, kontextobjekt } of known) {
        if (kontextobjekt !== true && !appraised.has(id))
          context.report({ fault: term('not-appraised'), id: excerpt(id) });
      }
    },
  };
}

function visitTransfer(context: RuleContext<R24Values>, appraised: Iterable<KnownAppraisal>): RuleVisitor {
  const decisions = KnownAppraisals.from(appraised);
  const transferred = new IdMap();
  /** By level: the decision that holds there. */
  const valid: (string | undefined)[] = [];
  return {
    enter(object) {
      const { level, data, id } = object;
      const inherited = level > 1 ? valid[level - 1] : undefined;
      valid[level] = (id === undefined ? undefined : decisions.get(id)) ?? inherited;
      if (data.kind === 'Dokument') return;
      // What is sent for context only is not appraised, and no decision passes it.
      if (data.kontextobjekt === true) {
        valid[level] = undefined;
        return;
      }
      if (id !== undefined) transferred.set(id, 0);
      const decision = valid[level];
      if (decision === 'A') return;
      const record = { object: term(object.kind), id: excerpt(id ?? '') };
      context.report(
        decision === undefined
          ? { fault: term('transferred-unappraised'), ...record }
          : {
              fault: term('transferred-against'),
              ...record,
              decision: listedCode(decision, 'aussonderungsart/1.0'),
            },
        { object, who: 'authority' },
      );
    },
    end() {
      if (isOneOfMany(context)) return;
      for (const { id, aussonderungsart } of decisions) {
        if (aussonderungsart === 'A' && !transferred.has(id))
          context.report({ fault: term('not-transferred'), id: excerpt(id) }, { who: 'authority' });
      }
    },
  };
}

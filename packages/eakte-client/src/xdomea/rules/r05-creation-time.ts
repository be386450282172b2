import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Clocks of two authorities may differ by this much. */
const toleranceMinutes = 10;

/** Values of R05. */
export type R05Values = {
  readonly fault: Term<'no-zone' | 'no-milliseconds' | 'future'>;
  /** As written. */
  readonly time: string;
};

/** The time of creation is precise and not in the future. */
export const r05: Rule<R05Values> = {
  id: 'R05',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    const given = context.parameters.toleranceMinutes;
    const tolerance = (typeof given === 'number' ? given : toleranceMinutes) * 60_000;
    return {
      kopf({ erstellungszeitpunkt: time }) {
        if (time === undefined) return;
        const parts = /^(-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(time);
        if (!parts) return;
        const [, local, fraction, zone] = parts;
        if (context.version === '4.0.0' && (zone === undefined || (fraction ?? '').length < 4)) {
          context.report(
            { fault: term(zone === undefined ? 'no-zone' : 'no-milliseconds'), time: excerpt(time) },
            { field: 'erstellungszeitpunkt' },
          );
        }
        // Without a zone the earliest German reading counts: summer time.
        const instant = Date.parse(`${local}${(fraction ?? '').slice(0, 4)}${zone ?? '+02:00'}`);
        if (Number.isNaN(instant) || instant <= context.instant + tolerance) return;
        context.report({ fault: term('future'), time: excerpt(time) }, { field: 'erstellungszeitpunkt' });
      },
    };
  },
};

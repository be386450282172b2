import { type Term, term } from '@rathaus/client-core/findings';
import { secrecyOrder as order, secrecyRank as rankOf, type SecrecyCode } from '../retention/secrecy.ts';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Values of R21. */
export type R21Values =
  | {
      readonly fault: Term<'level'>;
      /** Kind of the record. */
      readonly object: Term;
      readonly own: Term<SecrecyCode | 'none'>;
      readonly inner: Term<SecrecyCode>;
    }
  | {
      readonly fault: Term<'year'>;
      readonly object: Term;
      readonly own: string;
      readonly inner: string;
    };

/** A record is at least as secret as what it contains. */
export const r21: Rule<R21Values> = {
  id: 'R21',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    /** By level of the record: the highest rank and the latest year below it. */
    const ranks: number[] = [];
    const years: string[] = [];
    return {
      enter({ level }) {
        ranks[level] = -1;
        years[level] = '';
      },
      leave(object) {
        const { level, data } = object;
        const secrecy = data.allgemeineMetadaten?.geheimhaltung;
        const own = rankOf(secrecy?.geheimhaltungsgrad);
        const below = ranks[level]!;
        const yearBelow = years[level]!;
        const ownYear = secrecy?.einstufungsfrist ?? '';
        // A code of a foreign list cannot be compared; none at all counts as open.
        const comparable = secrecy === undefined || own >= 0;
        if (data.kind !== 'Dokument' && comparable && below > Math.max(own, 0)) {
          context.report(
            {
              fault: term('level'),
              object: term(object.kind),
              own: term(own < 0 ? 'none' : order[own]!),
              inner: term(order[below]!),
            },
            { object, field: 'allgemeineMetadaten/geheimhaltung/geheimhaltungsgrad' },
          );
        }
        if (data.kind !== 'Dokument' && ownYear !== '' && yearBelow > ownYear) {
          context.report(
            {
              fault: term('year'),
              object: term(object.kind),
              own: excerpt(ownYear),
              inner: excerpt(yearBelow),
            },
            { object, field: 'allgemeineMetadaten/geheimhaltung/einstufungsfrist' },
          );
        }
        if (level === 1) return;
        ranks[level - 1] = Math.max(ranks[level - 1]!, own, below);
        const latest = ownYear > yearBelow ? ownYear : yearBelow;
        if (latest > years[level - 1]!) years[level - 1] = latest;
      },
    };
  },
};

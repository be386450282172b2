import { type Term, term } from '@rathaus/client-core/findings';
import type { Mark } from '../finding/mark.ts';
import { IdMap } from '../messages/id-map.ts';
import { excerpt } from './excerpt.ts';
import { KnownRecords, severityWithoutResult } from './known-records.ts';
import { factsOf, isOneOfMany } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

interface Result {
  id?: string;
  erfolgreich?: boolean;
  archivkennung?: string;
  fehlermeldung?: readonly string[];
  fehlermeldungCode?: readonly unknown[];
  rueckgabeparameter?: readonly { id?: string; archivkennung?: string }[];
}

/** Values of R33. */
export type R33Values =
  | {
      readonly fault: Term<
        'repeated' | 'archive-id-of-failure' | 'archive-id-unwanted' | 'no-result' | 'not-transferred'
      >;
      /** Empty where the result names no record. */
      readonly id: string;
    }
  | { readonly fault: Term<'error-of-success' | 'failure-without-error' | 'no-records'> }
  | { readonly fault: Term<'failures'>; readonly failures: number; readonly results: number };

/** The confirmation of an import has the result of each record. */
export const r33: Rule<R33Values> = {
  id: 'R33',
  severity: 'warning',
  who: 'archive',
  messages: ['0506'],
  visit(context) {
    const { transferred, rueckmeldungArchivkennung: wanted } = factsOf(context);
    const known = transferred && KnownRecords.from(transferred);
    const seen = new UuidSet();
    const named = new IdMap();
    let results = 0;
    let failures = 0;
    let overall: boolean | undefined;
    let overallMark: Mark | undefined;
    const note = (part: { id?: string }) => {
      const { id } = part;
      if (id === undefined) return;
      if (known) {
        named.set(id, 0);
        // Whoever deletes on that success deletes something that the archive does not have.
        if (!known.has(id)) {
          const place = { part, field: 'id', severity: 'error' } as const;
          context.report({ fault: term('not-transferred'), id: excerpt(id) }, place);
        }
      }
      if (seen.add(id)) return;
      context.report({ fault: term('repeated'), id: excerpt(id) }, { part, field: 'id' });
    };
    const judgeArchiveId = (part: { id?: string }, success: boolean | undefined) => {
      const id = excerpt(part.id ?? '');
      const place = { part, field: 'archivkennung' };
      if (success === false) {
        context.report({ fault: term('archive-id-of-failure'), id }, place);
      } else if (wanted === false) {
        context.report({ fault: term('archive-id-unwanted'), id }, place);
      }
    };
    const judgeFailure = (result: Result) => {
      const errors = (result.fehlermeldung?.length ?? 0) + (result.fehlermeldungCode?.length ?? 0);
      if (result.erfolgreich === true && errors > 0) {
        const field = result.fehlermeldung?.length ? 'fehlermeldung' : 'fehlermeldungCode';
        context.report({ fault: term('error-of-success') }, { part: result, field });
      }
      if (result.erfolgreich !== false || errors > 0) return;
      context.report({ fault: term('failure-without-error') }, { part: result, field: 'erfolgreich' });
    };
    return {
      body(element, value) {
        if (typeof value !== 'object' || value === null) return;
        const result = value as Result;
        if (element === 'ErfolgOderMisserfolg') {
          overall = result.erfolgreich;
          overallMark = context.markOf({ part: result, field: 'erfolgreich' });
          if (context.version !== '4.0.0') judgeFailure(result);
          for (const part of result.rueckgabeparameter ?? []) {
            note(part);
            if (part.archivkennung !== undefined) judgeArchiveId(part, result.erfolgreich);
          }
        } else if (element === 'AusgesondertesSGO') {
          results += 1;
          if (result.erfolgreich === false) failures += 1;
          note(result);
          judgeFailure(result);
          if (result.archivkennung !== undefined) judgeArchiveId(result, result.erfolgreich);
        }
      },
      end() {
        if (context.version === '4.0.0') {
          if (results === 0) {
            context.report({ fault: term('no-records') });
          } else if (overall === true && failures > 0) {
            context.report({ fault: term('failures'), failures, results }, { mark: overallMark });
          }
        }
        // 2.x gives results for single records only with an archive id.
        if (!known || context.version.startsWith('2') || isOneOfMany(context)) return;
        for (const record of known) {
          const { id } = record;
          const severity = named.has(id) ? undefined : severityWithoutResult(record);
          if (severity) context.report({ fault: term('no-result'), id: excerpt(id) }, { severity });
        }
      },
    };
  },
};

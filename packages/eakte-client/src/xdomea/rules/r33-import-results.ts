import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
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
      readonly fault: Term<'repeated' | 'archive-id-of-failure' | 'archive-id-unwanted' | 'no-result'>;
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
    const open =
      transferred &&
      new Set(transferred.filter((o) => o.kontextobjekt !== true).map((o) => o.id.toLowerCase()));
    const seen = new UuidSet();
    let results = 0;
    let failures = 0;
    let overall: boolean | undefined;
    const note = (id: string | undefined) => {
      if (id === undefined) return;
      open?.delete(id.toLowerCase());
      if (seen.add(id)) return;
      context.report({ fault: term('repeated'), id: excerpt(id) });
    };
    const judgeArchiveId = (id: string | undefined, success: boolean | undefined) => {
      if (success === false) {
        context.report({ fault: term('archive-id-of-failure'), id: excerpt(id ?? '') });
      } else if (wanted === false) {
        context.report({ fault: term('archive-id-unwanted'), id: excerpt(id ?? '') });
      }
    };
    const judgeFailure = (result: Result) => {
      const errors = (result.fehlermeldung?.length ?? 0) + (result.fehlermeldungCode?.length ?? 0);
      if (result.erfolgreich === true && errors > 0) {
        context.report({ fault: term('error-of-success') });
      }
      if (result.erfolgreich !== false || errors > 0) return;
      context.report({ fault: term('failure-without-error') });
    };
    return {
      body(element, value) {
        if (typeof value !== 'object' || value === null) return;
        const result = value as Result;
        if (element === 'ErfolgOderMisserfolg') {
          overall = result.erfolgreich;
          if (context.version !== '4.0.0') judgeFailure(result);
          for (const { id, archivkennung } of result.rueckgabeparameter ?? []) {
            note(id);
            if (archivkennung !== undefined) judgeArchiveId(id, result.erfolgreich);
          }
        } else if (element === 'AusgesondertesSGO') {
          results += 1;
          if (result.erfolgreich === false) failures += 1;
          note(result.id);
          judgeFailure(result);
          if (result.archivkennung !== undefined) judgeArchiveId(result.id, result.erfolgreich);
        }
      },
      end() {
        if (context.version === '4.0.0') {
          if (results === 0) {
            context.report({ fault: term('no-records') });
          } else if (overall === true && failures > 0) {
            context.report({ fault: term('failures'), failures, results });
          }
        }
        // 2.x gives results for single records only with an archive id.
        if (!open || context.version.startsWith('2') || isOneOfMany(context)) return;
        for (const id of open) {
          context.report({ fault: term('no-result'), id: excerpt(id) });
        }
      },
    };
  },
};

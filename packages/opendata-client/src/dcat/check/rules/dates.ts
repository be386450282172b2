import { pointer } from '@rathaus/client-core/findings';
import type { Dataset } from '../../model.ts';
import { type DatasetRules, excerpt, hitIf, hits, type NoValues, type Steps } from '../rule.ts';

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Whether a text is one of the four date forms and names a day that exists. */
export function isDateText(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day !== undefined && (day < 1 || day > new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate()))
    return false;
  return (hour ?? 0) <= 23 && (minute ?? 0) <= 59 && (second ?? 0) <= 59;
}

/** Compares only as far as both are written: `2026` and `2026-11` are not in conflict. */
export function isBefore(a: string, b: string): boolean {
  if (a.length > 10 && b.length > 10) return Date.parse(a) < Date.parse(b);
  const length = Math.min(a.length, b.length, 10);
  return a.slice(0, length) < b.slice(0, length);
}

function* dates(dataset: Dataset): Generator<readonly [Steps, string | undefined]> {
  yield [['issued'], dataset.issued];
  yield [['modified'], dataset.modified];
  for (const [index, period] of (dataset.temporal ?? []).entries()) {
    yield [['temporal', index, 'start'], period.start];
    yield [['temporal', index, 'end'], period.end];
  }
  for (const [index, distribution] of (dataset.distributions ?? []).entries()) {
    yield [['distributions', index, 'issued'], distribution.issued];
    yield [['distributions', index, 'modified'], distribution.modified];
  }
}

/** `31.12.2026` as `2026-12-31`, when it is a day that exists. */
function isoOf(written: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written);
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : '';
  return isDateText(iso) ? iso : undefined;
}

/** Values of the rules about dates. */
export type DateRuleValues = {
  'opendata.dataset.date-form': { written: string; suggestion?: string };
  'opendata.dataset.modified-not-before-issued': NoValues;
  'opendata.dataset.period-bounded': NoValues;
  'opendata.dataset.period-order': NoValues;
};

export const dateRules: DatasetRules<DateRuleValues> = {
  'opendata.dataset.date-form': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [steps, written] of dates(dataset)) {
        if (written === undefined || isDateText(written)) continue;
        const place = pointer(...steps);
        const suggestion = isoOf(written);
        if (suggestion === undefined) yield { place, values: { written: excerpt(written) } };
        else yield { place, values: { written: excerpt(written), suggestion } };
      }
    },
  },
  'opendata.dataset.modified-not-before-issued': {
    severity: 'warning',
    who: 'authority',
    *find(dataset) {
      const wrong = ({ issued, modified }: { issued?: string | undefined; modified?: string | undefined }) =>
        issued !== undefined &&
        modified !== undefined &&
        isDateText(issued) &&
        isDateText(modified) &&
        isBefore(modified, issued);
      yield* hitIf(wrong(dataset), 'modified');
      yield* hits('distributions', dataset.distributions, wrong, 'modified');
    },
  },
  'opendata.dataset.period-bounded': {
    severity: 'error',
    who: 'authority',
    find: (dataset) =>
      hits('temporal', dataset.temporal, ({ start, end }) => start === undefined && end === undefined),
  },
  'opendata.dataset.period-order': {
    severity: 'error',
    who: 'authority',
    find: (dataset) =>
      hits(
        'temporal',
        dataset.temporal,
        ({ start, end }) =>
          start !== undefined &&
          end !== undefined &&
          isDateText(start) &&
          isDateText(end) &&
          isBefore(end, start),
      ),
  },
};

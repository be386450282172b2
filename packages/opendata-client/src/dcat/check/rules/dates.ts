import type { Dataset } from '../../model.ts';
import { type Hit, hits, type Rule } from '../rule.ts';

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

function* dates(dataset: Dataset): Generator<readonly [string, string | undefined]> {
  yield ['issued', dataset.issued];
  yield ['modified', dataset.modified];
  for (const [index, period] of (dataset.temporal ?? []).entries()) {
    yield [`temporal[${index}].start`, period.start];
    yield [`temporal[${index}].end`, period.end];
  }
  for (const [index, distribution] of (dataset.distributions ?? []).entries()) {
    yield [`distributions[${index}].issued`, distribution.issued];
    yield [`distributions[${index}].modified`, distribution.modified];
  }
}

export const dateRules: readonly Rule[] = [
  {
    id: 'date-form',
    severity: 'error',
    source: 'DCAT-AP.de 3.0: xsd:gYear, gYearMonth, date or dateTime',
    message: {
      de: 'Ein Datum ist falsch geschrieben oder gibt es nicht.',
      en: 'A date is written wrongly or does not exist.',
    },
    reason: {
      de: 'Erwartet wird JJJJ, JJJJ-MM, JJJJ-MM-TT oder ein Zeitpunkt.',
      en: 'Expected is YYYY, YYYY-MM, YYYY-MM-DD or an instant.',
    },
    repair: {
      de: '„2026-11-23“ statt „23.11.2026“ schreiben.',
      en: 'Write "2026-11-23" instead of "23.11.2026".',
    },
    *find(dataset): Generator<Hit> {
      for (const [place, text] of dates(dataset)) {
        if (text === undefined || isDateText(text)) continue;
        const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
        const iso = german
          ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`
          : '';
        yield { place, ...(isDateText(iso) ? { suggestion: iso } : {}) };
      }
    },
  },
  {
    id: 'modified-not-before-issued',
    severity: 'warning',
    source: 'DCAT 3, dcterms:issued and dcterms:modified',
    message: {
      de: 'Die Änderung liegt vor der Veröffentlichung.',
      en: 'Modification lies before publication.',
    },
    reason: {
      de: 'GovData entscheidet über Dubletten nach dem Änderungsdatum (K40).',
      en: 'GovData decides duplicates by the modification date (K40).',
    },
    repair: { de: 'Eines der beiden Daten berichtigen.', en: 'Correct one of the two dates.' },
    *find(dataset): Generator<Hit> {
      const wrong = (item: { issued?: string; modified?: string }) =>
        item.issued !== undefined &&
        item.modified !== undefined &&
        isDateText(item.issued) &&
        isDateText(item.modified) &&
        isBefore(item.modified, item.issued);
      if (wrong(dataset)) yield { place: 'modified' };
      yield* hits('distributions', dataset.distributions, wrong, '.modified');
    },
  },
  {
    id: 'period-bounded',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 PeriodOfTime; K38',
    message: { de: 'Ein Zeitraum hat weder Anfang noch Ende.', en: 'A period has neither start nor end.' },
    reason: { de: 'Mindestens eines ist Pflicht.', en: 'At least one is mandatory.' },
    repair: {
      de: 'Anfang oder Ende eintragen oder den Zeitraum löschen.',
      en: 'Enter start or end or delete the period.',
    },
    find: (dataset) =>
      hits('temporal', dataset.temporal, ({ start, end }) => start === undefined && end === undefined),
  },
  {
    id: 'period-order',
    severity: 'error',
    source: 'DCAT 3, dcterms:PeriodOfTime',
    message: { de: 'Ein Zeitraum endet vor seinem Anfang.', en: 'A period ends before it starts.' },
    reason: { de: 'Die Angaben widersprechen sich.', en: 'The values contradict each other.' },
    repair: { de: 'Anfang und Ende prüfen.', en: 'Check start and end.' },
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
];

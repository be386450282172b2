import { describe, expect, it } from 'vitest';
import type { Akte, Vorgang } from '../model/index.ts';
import { dueDate, hasEnded } from './due-date.ts';
import { effectiveOf } from './effective.ts';

const akte = (members: Partial<Akte>): Akte => ({ kind: 'Akte', identifikation: { id: 'a' }, ...members });
const vorgang = (members: Partial<Vorgang>): Vorgang => ({
  kind: 'Vorgang',
  identifikation: { id: 'v' },
  ...members,
});
const years = (anzahlJahre: number) => ({ aufbewahrungsdauer: { anzahlJahre } });

describe('dueDate', () => {
  it.each([
    ['the date itself', { aufbewahrungsende: '2031-03-31', ...years(3) }, '2031-03-31', 'aufbewahrungsende'],
    [
      'a date with zone, which does not move the day',
      { aufbewahrungsende: '2031-12-31+01:00' },
      '2031-12-31',
    ],
    ['a year of 2.x, as the reader gives it', { aufbewahrungsende: '2031-12-31Z' }, '2031-12-31'],
    ['a year of 2.x, as it is written', { aufbewahrungsende: '2031' }, '2031-12-31'],
    ['years after the closing', years(10), '2030-12-31', 'zda'],
    ['no years: the end of the year of closing', years(0), '2020-12-31', 'zda'],
    ['years beyond four digits', years(9000), '11020-12-31', 'zda'],
  ])('%s', (_, aussonderungsmetadaten, date, basis = 'aufbewahrungsende') => {
    const due = dueDate(akte({ zda: true, zdaDatum: '2020-02-29', aussonderungsmetadaten }));
    expect(due).toEqual({ kind: 'date', date, basis });
  });

  it('counts from the end of the Laufzeit where no day of closing is given (2.x)', () => {
    const old = akte({
      laufzeit: { beginn: '2001-01-01', ende: '2004-06-30' },
      aussonderungsmetadaten: years(5),
    });
    expect(dueDate(old)).toEqual({ kind: 'date', date: '2009-12-31', basis: 'laufzeit' });
  });

  it('counts to the same day when asked to', () => {
    const leap = akte({ zdaDatum: '2020-02-29', aussonderungsmetadaten: years(1) });
    expect(dueDate(leap, { counting: 'exact-day' })).toMatchObject({ date: '2021-02-28' });
    expect(dueDate(leap, { counting: 'calendar-year-end' })).toMatchObject({ date: '2021-12-31' });
  });

  it('keeps for ever what is unlimited, even with a date', () => {
    const aufbewahrungsdauer = { unbefristet: true } as const;
    expect(dueDate(akte({ aussonderungsmetadaten: { aufbewahrungsdauer } }))).toEqual({ kind: 'unlimited' });
    expect(
      dueDate(akte({ aussonderungsmetadaten: { aufbewahrungsdauer, aufbewahrungsende: '2001-12-31' } })),
    ).toEqual({ kind: 'unlimited' });
  });

  it.each([
    ['nothing said', {}, ['aufbewahrungsdauer', 'zdaDatum']],
    ['no closing', { aussonderungsmetadaten: years(3) }, ['zdaDatum']],
    [
      'open',
      { zda: false, laufzeit: { ende: '2010-12-31' }, aussonderungsmetadaten: years(3) },
      ['zdaDatum'],
    ],
    ['no years', { zdaDatum: '2010-01-01' }, ['aufbewahrungsdauer']],
    [
      'less than no years',
      { zdaDatum: '2010-01-01', aussonderungsmetadaten: years(-1) },
      ['aufbewahrungsdauer'],
    ],
    ['no such day', { zdaDatum: '2010-02-30', aussonderungsmetadaten: years(3) }, ['zdaDatum']],
    [
      'a date that is none, beside years that would give one',
      { zdaDatum: '2010-01-01', aussonderungsmetadaten: { aufbewahrungsende: 'bald', ...years(3) } },
      ['aufbewahrungsende'],
    ],
  ])('is unknown with %s', (_, members, missing) => {
    const due = dueDate(akte(members));
    expect(due).toEqual({ kind: 'unknown', missing });
    expect(hasEnded(due, '9999-12-31')).toBe(false);
  });

  it('does not let the years of a file overrule the date of a part', () => {
    const outer = akte({
      zdaDatum: '2020-05-05',
      aussonderungsmetadaten: { aufbewahrungsdauer: { unbefristet: true } },
    });
    const inner = vorgang({ aussonderungsmetadaten: { aufbewahrungsende: '2024-12-31' } });
    expect(dueDate(effectiveOf([inner, outer]))).toMatchObject({ date: '2024-12-31' });
    expect(dueDate(effectiveOf([vorgang({}), outer]))).toEqual({ kind: 'unlimited' });
  });

  it('counts inherited years from the own closing', () => {
    const outer = akte({ zdaDatum: '2020-05-05', aussonderungsmetadaten: years(10) });
    const inner = vorgang({ zdaDatum: '2015-05-05' });
    expect(dueDate(effectiveOf([inner, outer]))).toMatchObject({ date: '2025-12-31', basis: 'zda' });
    // A Vorgang that is said to be open has no beginning, whatever its file says.
    expect(dueDate(effectiveOf([vorgang({ zda: false }), outer]))).toEqual({
      kind: 'unknown',
      missing: ['zdaDatum'],
    });
  });
});

describe('hasEnded', () => {
  it.each([
    ['2025-12-31', '2025-12-31', false],
    ['2025-12-31', '2026-01-01', true],
    ['2025-12-31', '2025-01-01', false],
  ])('%s before %s: %s', (aufbewahrungsende, day, ended) => {
    expect(hasEnded(dueDate(akte({ aussonderungsmetadaten: { aufbewahrungsende } })), day)).toBe(ended);
  });

  it('is false for years of five digits, which sort before this one as text', () => {
    const due = dueDate(akte({ zdaDatum: '2020-01-01', aussonderungsmetadaten: years(9000) }));
    expect(hasEnded(due, '2026-01-01')).toBe(false);
    for (const aufbewahrungsende of ['12026-12-31', '12026', `${'9'.repeat(40)}-12-31`]) {
      const stated = dueDate(akte({ aussonderungsmetadaten: { aufbewahrungsende } }));
      expect(stated.kind).toBe('date');
      expect(hasEnded(stated, '9999-12-31')).toBe(false);
      expect(hasEnded(due, aufbewahrungsende)).toBe(true);
    }
  });
});

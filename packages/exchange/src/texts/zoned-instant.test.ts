import { expect, it } from 'vitest';
import { zonedInstant } from './zoned-instant.ts';

it('tells the two hours of one name apart', () => {
  expect(zonedInstant('2026-10-25T00:30:00Z')).toEqual({
    de: 'So 25. Oktober 2026, 02:30 Uhr MESZ',
    en: 'Sun 25 October 2026, 02:30 CEST',
  });
  expect(zonedInstant('2026-10-25T01:30:00Z')).toEqual({
    de: 'So 25. Oktober 2026, 02:30 Uhr MEZ',
    en: 'Sun 25 October 2026, 02:30 CET',
  });
});

it('names no zone for what is no instant', () => {
  expect(zonedInstant('gestern')).toEqual({ de: 'unbekannt', en: 'not known' });
});

import { expect, it } from 'vitest';
import { instantText } from './index.ts';

it.each([
  ['2026-11-27T14:43:00Z', 'Fr 27. November 2026, 15:43 Uhr', 'Fri 27 November 2026, 15:43'],
  // The day changes with Berlin, not with UTC, and there is no hour 24.
  ['2026-03-01T23:03:00Z', 'Mo 2. März 2026, 00:03 Uhr', 'Mon 2 March 2026, 00:03'],
  ['2026-07-31T22:00:00Z', 'Sa 1. August 2026, 00:00 Uhr', 'Sat 1 August 2026, 00:00'],
  ['no instant', 'unbekannt', 'not known'],
])('writes %s with the weekday in Berlin time', (instant, de, en) => {
  expect(instantText(new Date(instant))).toEqual({ de, en });
});

import { expect, it } from 'vitest';
import { nextLoad } from './loading-day.ts';

it.each([
  // Berlin is UTC+1 in winter, UTC+2 in summer.
  ['a Thursday', '2026-11-26T10:00:00Z', '2026-12-01T07:00:00.000Z'],
  ['Monday at noon', '2026-11-30T11:00:00Z', '2026-12-01T07:00:00.000Z'],
  ['Monday after noon', '2026-11-30T11:00:01Z', '2026-12-08T07:00:00.000Z'],
  ['Tuesday', '2026-12-01T06:00:00Z', '2026-12-08T07:00:00.000Z'],
  ['summer', '2026-07-01T06:00:00Z', '2026-07-07T06:00:00.000Z'],
  ['the weekend when the clocks change', '2026-10-24T20:00:00Z', '2026-10-27T07:00:00.000Z'],
])('metadata of %s is loaded on the right Tuesday', (_when, delivered, loaded) => {
  expect(new Date(nextLoad(Date.parse(delivered))).toISOString()).toBe(loaded);
});

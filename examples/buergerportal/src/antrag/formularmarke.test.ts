import { expect, it } from 'vitest';
import { createFormularmarken } from './formularmarke.ts';

const form = { owner: 'ab12', id: '6f1d1c5e-0000-4000-8000-000000000001' };
let now = Date.UTC(2026, 10, 23);
const marken = (...keys: string[]) => createFormularmarken(keys, () => new Date(now));

it('knows its own marks for half a day, also after the key has rolled', () => {
  const mark = marken('alt').make(form);
  expect(marken('neu', 'alt').read(mark)).toEqual(form);
  now += 12 * 3600_000;
  expect(marken('alt').read(mark)).toBeUndefined();
});

it.each([
  ['nothing', () => undefined],
  ['another key', () => marken('fremd').make(form)],
  ['another owner', (mark: string) => mark.replace('ab12', 'cd34')],
  ['another application', (mark: string) => mark.replace('0001.', '0002.')],
  ['a longer life', (mark: string) => mark.replace(/\.(\d)/, '.9$1')],
  ['no signature', (mark: string) => mark.slice(0, mark.lastIndexOf('.') + 1)],
])('refuses %s', (_what, change) => {
  const mark = marken('alt').make(form);
  expect(marken('alt').read(mark)).toEqual(form);
  expect(marken('alt').read(change(mark))).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { renderDataset } from '../render/render.ts';

const clock = (): number => Date.parse('2026-11-30T14:00:00+01:00');

describe('dataset', () => {
  it.each([
    ['2026-11-29', true],
    ['2026-11-30', false],
    ['2026-11-30T13:59:00+01:00', true],
    ['2026-12-01', false],
  ])('announced for %s is late: %s', (due, late) => {
    const html = renderDataset({ title: 'Bäume', publisher: 'Stadt', due, files: [] }, { clock });
    expect(html.includes('part="overdue"')).toBe(late);
  });
});

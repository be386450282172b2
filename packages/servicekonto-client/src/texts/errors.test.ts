import { expect, it } from 'vitest';
import { errorTable, errorTexts } from './index.ts';

it('says of every code what it means and what to do, in both languages', () => {
  expect(Object.keys(errorTexts).toSorted()).toEqual(Object.keys(errorTable).toSorted());
  for (const [code, { meaning, remedy }] of Object.entries(errorTexts)) {
    for (const { de, en } of [meaning, remedy]) {
      expect(de, code).toMatch(/^[A-ZÄÖÜ`„].{10,}\.$/);
      expect(en, code).toMatch(/^[A-Z`"].{10,}\.$/);
      expect(de, code).not.toBe(en);
    }
  }
});

import { expect, it } from 'vitest';
import { postfachStateTexts } from './index.ts';

it('says of a message no more than is known', () => {
  const all = Object.values(postfachStateTexts).flatMap(({ de, en }) => [de, en]);
  expect(new Set(all).size).toBe(10);
  expect(all.join(' ')).not.toMatch(/gelesen|zugestellt|read\b(?!y)|delivered/);
});

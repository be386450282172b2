import { expect, it } from 'vitest';
import { containerRules } from '../../src/package/index.ts';
import { errorTable, errorTexts } from '../../src/texts/index.ts';

it('every error has a meaning and a remedy in both languages, and nothing more', () => {
  expect(Object.keys(errorTexts).toSorted()).toEqual(Object.keys(errorTable).toSorted());
  for (const { meaning, remedy } of Object.values(errorTexts)) {
    for (const said of [meaning.de, meaning.en, remedy.de, remedy.en])
      expect(said).toMatch(/^[\p{L}`].{9,}\.$/u);
    expect(meaning.de).not.toBe(meaning.en);
  }
});

it('rules that refuse a container are errors of the sender, rules that only report are none', () => {
  for (const [rule, { effect }] of Object.entries(containerRules)) {
    const kind = (errorTable as Record<string, { origin: string } | undefined>)[rule];
    if (effect === 'refuse') expect(kind).toMatchObject({ origin: 'peer' });
  }
  expect(errorTable).not.toHaveProperty(['eakte.package.subfolder']);
});

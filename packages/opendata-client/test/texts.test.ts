import type { LocalText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { catalogue, errorTable, errorTexts } from '../src/texts/index.ts';

const isSentence = (text: LocalText) => {
  for (const language of ['de', 'en'] as const) {
    expect(text[language].length).toBeGreaterThan(10);
    expect(text[language]).not.toMatch(/undefined|\[object|\$\{/);
  }
  expect(text.de).not.toBe(text.en);
};

describe('the texts', () => {
  it.each(Object.entries(errorTexts))('%s has a meaning and a remedy', (_code, { meaning, remedy }) => {
    isSentence(meaning);
    isSentence(remedy);
  });

  it('has a text for each error and none without one', () => {
    expect(Object.keys(errorTexts).sort()).toEqual(Object.keys(errorTable).sort());
  });

  it.each(Object.entries(catalogue.rules))('%s speaks German and English', (_rule, said) => {
    isSentence(said.title);
    for (const one of [said.reason, said.repair])
      isSentence(typeof one === 'function' ? (one as (values: object) => LocalText)({}) : one);
    expect(said.title.de).not.toMatch(/\.$/);
    expect(said.source.de).not.toBe('');
  });

  it('takes members and codes for terms, and no names', () => {
    const { isTerm = () => false } = catalogue;
    for (const word of ['distributions', 'licenseAttributionByText', 'MONTHLY', 'dl-by-de/2.0', 'sha256'])
      expect([word, isTerm(word)]).toEqual([word, true]);
    for (const word of ['Müller', 'Đorđe', '', 'constructor', 'toString', '__proto__'])
      expect([word, isTerm(word)]).toEqual([word, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { deSimple } from './de-simple.ts';
import { en } from './en.ts';
import { load, loaded } from './load.ts';
import type { Locale } from './locale.ts';
import { localeKey } from './match.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';

type Table = Record<string, Record<string, string>>;
const german = de as unknown as Table;
const OTHERS: Locale[] = [en, deSimple, tr, uk, ar];
const marks = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(OTHERS.map((locale) => [locale.lang, locale] as const))('texts in %s', (lang, locale) => {
  const table = locale as unknown as Table;
  it('fill in exactly what the German ones fill in, and leave none out', () => {
    for (const [element, texts] of Object.entries(german)) {
      if (typeof texts === 'string') continue;
      for (const [key, text] of Object.entries(texts)) {
        const other = table[element]?.[key];
        expect(other, `${lang} ${element}.${key}`).toBeTruthy();
        expect(marks(other), `${lang} ${element}.${key}`).toEqual(marks(text));
      }
    }
  });
  it('have no mark twice: only the first would be filled', () => {
    for (const texts of Object.values(table))
      if (typeof texts === 'object')
        for (const text of Object.values(texts)) expect(new Set(marks(text)).size).toBe(marks(text).length);
  });
  it('are written in the direction of the language', () => {
    expect(locale.dir).toBe(new Intl.Locale(lang).maximize().script === 'Arab' ? 'rtl' : 'ltr');
  });
});

it.each(['constructor', 'toString', 'valueof', 'xx'])('there are no texts in %s', async (key) => {
  await load(key, () => expect.unreachable());
  expect(key in loaded).toBe(true);
  expect(loaded[key]).toBeUndefined();
});

describe('localeKey', () => {
  it.each([
    ['', 'de'],
    ['de-DE', 'de'],
    ['DE', 'de'],
    ['de-simple', 'de-simple'],
    ['de-DE-simple', 'de-simple'],
    ['en-GB', 'en'],
    ['../../evil', '../../evil'],
  ])('of %j is %j', (tag, key) => {
    expect(localeKey(tag)).toBe(key);
  });
});

import { describe, expect, it } from 'vitest';
import { ELEMENT_NAMES } from '../src/element/names.ts';
import { de } from '../src/locales/de.ts';
import { deSimple } from '../src/locales/de-simple.ts';
import { en } from '../src/locales/en.ts';
import { STATES } from './states.ts';

describe('texts, by WCAG', () => {
  /** Words that say where something is, what it looks like or how it sounds. */
  const SENSES = {
    // `Links` is a noun, `links` a place.
    de: /\b(rechts|oben|unten|neben(an|stehend)|rote[nrs]?|grüne[nrs]?|blaue[nrs]?|runde[nrs]?|eckige[nrs]?|klingt|ertönt)\b/i,
    en: /\b(left|right|above|below|beside|red|green|blue|round|square|sounds?)\b/i,
  };

  it.each([
    ['German', de, SENSES.de],
    ['Leichte Sprache', deSimple, SENSES.de],
    ['English', en, SENSES.en],
  ] as const)('1.3.3 tells nothing by place, colour, form or sound: %s', (_, locale, senses) => {
    const texts = ELEMENT_NAMES.flatMap((name) => Object.values(locale[name]) as string[]);
    expect(texts.length).toBeGreaterThan(100);
    const told = texts.map((text) => text.replace(/\{\w+\}/g, ''));
    expect(told.filter((text) => senses.test(text) || /\blinks\b/.test(text))).toEqual([]);
  });

  it.each(['de', 'en', 'de-simple', 'tr', 'uk', 'ar'])(
    '3.1.2 are marked with their language, in every state: %s',
    (lang) => {
      for (const state of STATES)
        expect(state.html({ lang }), state.element).toMatch(
          new RegExp(
            `<div class="rathaus rathaus-${state.element}" lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`,
          ),
        );
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import base from './base.css.ts';
import { checkTheme, contrast, DARK, LIGHT } from './check-theme.ts';
import surface from './surface.css.ts';

describe('contrast', () => {
  it.each([
    ['#000', '#ffffff', 21],
    ['#777777', '#fff', 4.48],
    ['rgb(32, 68, 170)', '#fff', 8.51],
  ])('of %s on %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });

  it('is symmetrical, between 1 and 21, and 1 for the same colour', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        const ratio = contrast(a, b);
        return ratio === contrast(b, a) && ratio >= 1 && ratio <= 21 && contrast(a, a) === 1;
      }),
    );
  });

  it('is NaN for what cannot be read', () => {
    expect(contrast('red', '#fff')).toBeNaN();
    expect(contrast('rgb(300,0,0)', '#fff')).toBeNaN();
  });
});

describe('checkTheme', () => {
  it('finds nothing in the own colours, light and dark', () => {
    expect(checkTheme({}, LIGHT)).toEqual([]);
    expect(checkTheme({}, DARK)).toEqual([]);
  });

  it('names the pairs that fail and what they need', () => {
    expect(checkTheme({ action: '#ffd700', onAction: '#ffffff' })).toMatchObject([
      { rule: 'contrast', pair: ['onAction', 'action'], needed: 4.5 },
      { rule: 'contrast', pair: ['action', 'page'], needed: 3 },
      { rule: 'contrast', pair: ['action', 'background'], needed: 3 },
    ]);
    expect(checkTheme({ text: 'blue' })).toMatchObject([{ rule: 'colour', pair: ['text', 'background'] }]);
  });

  it('knows the very colours that the stylesheet has', () => {
    const css = base + surface;
    const properties = {
      action: '_action',
      onAction: '_on',
      background: '_surface',
      text: '_text',
      border: '_line',
      success: '_good',
      danger: '_bad',
    };
    const short = (colour: string): string => colour.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
    for (const [key, property] of Object.entries(properties)) {
      const value = new RegExp(`--${property}: .*light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
      expect(value?.slice(1), property).toEqual([LIGHT, DARK].map((theme) => short(theme[key as 'text'])));
    }
  });
});

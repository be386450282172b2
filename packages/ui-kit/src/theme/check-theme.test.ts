import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import errorSummary from '../error-summary/error-summary.css.ts';
import { catalogue } from '../texts/index.ts';
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

const pair = (foreground: string, background: string, needed: number) => ({
  foreground: { term: foreground },
  background: { term: background },
  ratio: expect.any(Number),
  needed,
});

describe('checkTheme', () => {
  it('passes the own colours, light and dark', () => {
    for (const base of [LIGHT, DARK])
      expect(checkTheme({}, base)).toMatchObject({ verdict: 'passed', findings: [], counts: { error: 0 } });
  });

  it('names the pairs that fail and what they need', () => {
    const report = checkTheme({ action: '#ffd700', onAction: '#ffffff' });
    expect(report).toMatchObject({ kind: 'ui.theme', verdict: 'failed', counts: { error: 4 } });
    expect(report.findings.map(({ rule, place, values }) => [rule, place.pointer, values])).toEqual([
      ['ui.theme.contrast', '/onAction', pair('onAction', 'action', 4.5)],
      ['ui.theme.contrast', '/action', pair('action', 'background', 4.5)],
      ['ui.theme.contrast', '/action', pair('action', 'tint', 4.5)],
      ['ui.theme.contrast', '/action', pair('action', 'page', 3)],
    ]);
  });

  it('fails a colour it cannot read, once, instead of guessing', () => {
    expect(checkTheme({ text: 'blue' })).toMatchObject({
      verdict: 'failed',
      findings: [
        { rule: 'ui.theme.colour', place: { pointer: '/text' }, values: { name: { term: 'text' } } },
      ],
    });
  });

  it('says every finding in both languages', () => {
    const contrast_ = catalogue.rules['ui.theme.contrast'].message({
      foreground: 'onAction',
      background: 'action',
      ratio: 4.497,
      needed: 4.5,
    });
    expect(contrast_.de).toBe('Der Kontrast von onAction auf action ist 4,49, nötig sind 4,50.');
    expect(contrast_.en).toContain('is 4.49; 4.50 is needed');
    expect(catalogue.rules['ui.theme.colour'].message({ name: 'text' }).de).toContain('Die Farbe text');
  });

  it('fails grey texts that are too pale for the ground they stand on', () => {
    const { findings } = checkTheme({ muted: '#6f7c8c', tint: '#e4edfa' });
    expect(findings.map(({ place, values }) => [place.pointer, values])).toEqual([
      ['/muted', pair('muted', 'background', 4.5)],
      ['/muted', pair('muted', 'tint', 4.5)],
    ]);
  });

  it('fails what an error summary says on a ground of the town', () => {
    const { findings } = checkTheme({ dangerTint: '#b0221b' });
    expect(findings.map(({ values }) => values)).toEqual([
      pair('text', 'dangerTint', 4.5),
      pair('danger', 'dangerTint', 4.5),
    ]);
  });

  it('knows the very colours that the stylesheet has', () => {
    const css = base + surface + errorSummary;
    const properties = {
      action: '_action',
      onAction: '_on',
      background: '_surface',
      text: '_text',
      tint: '_pale',
      muted: '_muted',
      border: '_line',
      success: '_good',
      danger: '_bad',
      dangerTint: 'rathaus-danger-tint',
    };
    const short = (colour: string): string => colour.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
    for (const [key, property] of Object.entries(properties)) {
      const value = new RegExp(`--${property}[:,].*light-dark\\((#\\w+),(#\\w+)\\)`).exec(css);
      expect(value?.slice(1), property).toEqual([LIGHT, DARK].map((theme) => short(theme[key as 'text'])));
    }
  });
});

import type { Severity } from '../findings/finding.ts';
import type { AspectState } from '../texts/catalogue.ts';

// Form, word, colour, in this order: each state has a glyph of its own outline.
const octagon = '<path d="M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7z"/><path d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6"/>';
const circle = '<circle cx="10" cy="10" r="7.5"/>';
const glyphs = {
  good: `${circle}<path d="m6.5 10.2 2.4 2.5 4.6-5"/>`,
  bad: octagon,
  open: '<rect x="2.5" y="2.5" width="15" height="15" rx="1"/><path d="M7.7 8a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.8m0 2.3v.1"/>',
  warn: '<path d="M10 2.5 18 17H2z"/><path d="M10 8v4m0 2.3v.1"/>',
  info: `${circle}<path d="M10 9v5m0-8v.1"/>`,
  none: '<path d="M4 10h12"/>',
};

/** What a state looks like: class and glyph. */
export type Tone = keyof typeof glyphs;

/** The drawing of a state; the word beside it says the same. */
export const glyph = (tone: Tone) => `<svg viewBox="0 0 20 20" aria-hidden="true">${glyphs[tone]}</svg>`;

export const severityTone: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'info' };

export const aspectTone: Readonly<Record<AspectState, Tone>> = {
  passed: 'good',
  failed: 'bad',
  warning: 'warn',
  'not-judged': 'open',
  'not-applicable': 'none',
};

import { glyph, type Tone } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';

const own = {
  wait: '<path d="M5 3h10M5 17h10M6 3c0 4.5 3 5 4 7 1-2 4-2.5 4-7M6 17c0-4.5 3-5 4-7 1 2 4 2.5 4 7"/>',
  way: '<circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none"/>',
  pause: '<circle cx="10" cy="10" r="7.5"/><path d="M8 7v6m4-6v6"/>',
} as const;

/** A drawing of its own outline for each state; the word beside it says the same, the colour comes third. */
export type Mark = Tone | keyof typeof own;

const isOwn = (mark: Mark): mark is keyof typeof own => Object.hasOwn(own, mark);

export const drawing = (mark: Mark): string =>
  isOwn(mark) ? `<svg viewBox="0 0 20 20" aria-hidden="true">${own[mark]}</svg>` : glyph(mark);

/** A state in one line: drawing and word. */
export const stateMark = (
  mark: Mark,
  tone: 'good' | 'bad' | 'warn' | 'info' | 'none',
  words: string,
): string => `<span class="state ${tone}">${drawing(mark)}<span>${e(words)}</span></span>`;

type Look = readonly [mark: Mark, tone: 'good' | 'bad' | 'warn' | 'info' | 'none'];
const looks: Readonly<Record<string, Look>> = {
  queued: ['wait', 'info'],
  sending: ['wait', 'info'],
  found: ['wait', 'info'],
  stored: ['way', 'info'],
  waiting: ['open', 'none'],
  accepting: ['way', 'info'],
  rejecting: ['way', 'info'],
  sent: ['way', 'info'],
  collected: ['way', 'info'],
  accepted: ['good', 'good'],
  rejected: ['bad', 'bad'],
  stopped: ['pause', 'bad'],
};

/** What a delivery in this state looks like; `failing`: it is tried again. */
export function lookOf(state: string, failing: boolean): Look {
  if (failing && state !== 'stopped' && state !== 'accepted' && state !== 'rejected') return ['warn', 'warn'];
  return looks[state] ?? ['open', 'none'];
}

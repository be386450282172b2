import type { AspectState } from './catalogue.ts';
import { type LocalText, text } from './language.ts';

const states: Readonly<Record<AspectState, LocalText>> = {
  passed: text('erfüllt', 'met'),
  failed: text('nicht erfüllt', 'not met'),
  warning: text('mit Warnung', 'with a warning'),
  'not-judged': text('nicht beurteilbar', 'not judged'),
  'not-applicable': text('trifft nicht zu', 'not applicable'),
};

/** How an aspect came out, for people: `nicht erfüllt`. */
export const aspectStateText = (state: AspectState): LocalText => states[state];

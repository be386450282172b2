import type { MessageDirection } from '@rathaus/eakte-client/xdomea';
import { UsageFault } from '../../program/usage-fault.ts';

/** The direction of a word; undefined when none was asked for. */
export function readDirection(word: string | undefined): MessageDirection | undefined {
  if (word === undefined || word === 'in' || word === 'out') return word;
  throw new UsageFault(
    `Die Richtung ${word} gibt es nicht, möglich sind in (empfangen) und out (zu versenden).`,
    `There is no direction ${word}; use in (received) or out (to be sent).`,
  );
}

import type { Terminal } from './terminal.ts';

type Paint = (text: string) => string;

export interface Colours {
  good: Paint;
  bad: Paint;
  note: Paint;
  strong: Paint;
}

/** ANSI colours, or nothing at all when the terminal does not want them. Never the only carrier of meaning. */
export function coloursOf(terminal: Pick<Terminal, 'colour'>): Colours {
  const paint =
    (open: number, close: number): Paint =>
    (text) =>
      terminal.colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { good: paint(32, 39), bad: paint(31, 39), note: paint(33, 39), strong: paint(1, 22) };
}

import type { Terminal } from './terminal.ts';

/** What a piece of text says beside its words. The first four are those of the report renderer. */
export type Tone = 'good' | 'bad' | 'open' | 'quiet' | 'strong';

/** Puts a tone to a text. */
export type Paint = (tone: Tone, text: string) => string;

const codes: Readonly<Record<Tone, readonly [open: number, close: number]>> = {
  good: [32, 39],
  bad: [31, 39],
  open: [33, 39],
  quiet: [2, 22],
  strong: [1, 22],
};

/** ANSI colours, or nothing at all when the terminal does not want them. Never the only carrier of meaning. */
export const paintOn =
  ({ colour }: Pick<Terminal, 'colour'>): Paint =>
  (tone, text) =>
    colour ? `\u001b[${codes[tone][0]}m${text}\u001b[${codes[tone][1]}m` : text;

import { showable } from '@rathaus/client-core/text';
import type { Context } from './area.ts';
import { paintOn } from './colours.ts';
import type { Terminal } from './terminal.ts';

/** What `JSON.stringify` leaves as it is although a terminal would obey it or show it in another order. */
const steering = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as one line of JSON whose text cannot steer a terminal; it reads back as the same value. */
export const jsonLine = (value: unknown): string => `${JSON.stringify(value).replace(steering, escaped)}\n`;

/** The ways of a command to write: none lets foreign text through as it is. */
export function outputOn(terminal: Terminal): Pick<Context, 'say' | 'warn' | 'json'> {
  const paint = paintOn(terminal);
  return {
    say(line, tone) {
      const text = showable(line);
      terminal.out(`${tone === undefined ? text : paint(tone, text)}\n`);
    },
    warn: (line) => terminal.err(`${showable(line)}\n`),
    json: (value) => terminal.out(jsonLine(value)),
  };
}

import type { Dice } from '../dice.ts';
import { one } from './nodes.ts';

const pieces = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '/>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE x>',
  '&#x0;',
  '&amp;',
  '&xxe;',
  ' ',
  '\t',
  '\r\n',
  '\0',
  '=',
  '#',
  ':',
  'xmlns="" ',
  'xmlns:saml="urn:x" ',
  'ID="_assertion-1" ',
  'AAevil',
  'A',
  '0',
  '\uFFFF',
  '\u{1F600}',
  'Ł',
] as const;

type Change = (text: string, roll: Dice) => string;

const changes: Readonly<Record<string, Change>> = {
  replace: (text, roll) => {
    const at = roll(text.length);
    return text.slice(0, at) + String.fromCharCode(32 + roll(95)) + text.slice(at + 1);
  },
  insert: (text, roll) => {
    const at = roll(text.length);
    return text.slice(0, at) + one(roll, pieces) + text.slice(at);
  },
  delete: (text, roll) => {
    const at = roll(text.length);
    return text.slice(0, at) + text.slice(at + 1 + roll(30));
  },
  repeat: (text, roll) => {
    const at = roll(text.length);
    const slice = text.slice(at, at + roll(200));
    return text.slice(0, at) + slice + text.slice(at);
  },
  swap: (text, roll) => {
    const [a, b] = [roll(text.length), roll(text.length)].sort((x, y) => x - y) as [number, number];
    const c = Math.min(text.length, b + roll(200));
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
  },
  cut: (text, roll) => text.slice(0, roll(text.length)),
  'letter case': (text, roll) => {
    const at = roll(text.length);
    const word = text.slice(at, at + 1 + roll(12));
    const other = word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase();
    return text.slice(0, at) + other + text.slice(at + word.length);
  },
};
const names = Object.keys(changes);

/** A text with one to four changes of its characters; says which. */
export function scrambled(text: string, roll: Dice): { readonly text: string; readonly how: string } {
  const done = Array.from({ length: 1 + roll(4) }, () => one(roll, names));
  return { text: done.reduce((now, name) => changes[name]!(now, roll), text), how: done.join(', ') };
}

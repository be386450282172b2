import { type LocalText, text } from '@rathaus/client-core/texts';

const words = [
  ...['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf'],
  'zwölf',
];
const englishWords = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  'twelve',
];

/** `12.345` and `12,345`. */
export const figure = (value: number): LocalText =>
  text(value.toLocaleString('de-DE'), value.toLocaleString('en-GB'));

/** Up to twelve in words, as running text has it. For one, German asks for the word in its case: give it with the noun. */
export const inWords = (value: number): LocalText =>
  value <= 12 ? text(words[value]!, englishWords[value]!) : figure(value);

/** `1 Objekt`, `12 Objekte`, `12.345 Objekte`. */
export function count(value: number, one: LocalText, many: LocalText): LocalText {
  const { de, en } = figure(value);
  const noun = value === 1 ? one : many;
  return text(`${de} ${noun.de}`, `${en} ${noun.en}`);
}

/** `1 Objekt`, `12 Objekte`. */
export const objectCount = (value: number): LocalText =>
  count(value, text('Objekt', 'record'), text('Objekte', 'records'));

/** Sentences and parts of one, one behind the other; what is undefined is left out. */
export function joined(parts: readonly (LocalText | undefined)[], between = ' '): LocalText {
  const there = parts.filter((part) => part !== undefined);
  return text(there.map(({ de }) => de).join(between), there.map(({ en }) => en).join(between));
}

/** `a`, `a und b`, `a, b und c`. */
export function listed(parts: readonly LocalText[]): LocalText {
  const last = parts.at(-1)!;
  if (parts.length === 1) return last;
  const { de, en } = joined(parts.slice(0, -1), ', ');
  return text(`${de} und ${last.de}`, `${en} and ${last.en}`);
}

/** A sentence begins with a capital letter and ends with a full stop. */
export function sentence({ de, en }: LocalText): LocalText {
  const whole = (said: string) => `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  return text(whole(de), whole(en));
}

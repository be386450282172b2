/** A text that a regular expression may accept. */
import type { Expression } from './expression.ts';

/** Longer texts are no examples. */
export const maxText = 100_000;

/** Writes a text for an expression; `undefined` where there is none, or only a long one. It is still to be tried. */
export function matching(expression: Expression, repeat: number): string | undefined {
  if (expression.type === 'char') return expression.usual;
  if (expression.type === 'alternatives') return matching(expression.parts[0]!, repeat);
  if (expression.type === 'repeat') {
    const { least, most } = expression;
    const part = matching(expression.part, repeat);
    const times = Math.min(most, Math.max(least, Math.min(repeat, maxText)));
    return part === undefined || part.length * times > maxText
      ? undefined
      : part === ''
        ? ''
        : part.repeat(times);
  }
  if (expression.type !== 'sequence') return '';
  let text = '';
  for (const part of expression.parts) {
    const made = matching(part, repeat);
    if (made === undefined || text.length + made.length > maxText) return undefined;
    text += made;
  }
  return text;
}

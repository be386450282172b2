/** A token of JSON (RFC 8259) behind white space; where none fits the first group is absent. */
const token =
  /[ \t\n\r]*("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])?/y;

/** What may come next. */
type Next = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** Characters up to which the place is looked for. */
const most = 1_000_000;

/**
 * Line and column of the first character that makes a text no JSON, both from 1. `JSON.parse` names no place where it quotes the
 * text instead. `undefined` for JSON, and for what is too long to look through.
 *
 * @example
 * placeOfFault('{"a": x}'); // { line: 1, column: 7 }
 */
export function placeOfFault(text: string): { readonly line: number; readonly column: number } | undefined {
  if (text.length > most) return undefined;
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  token.lastIndex = 0;
  for (;;) {
    const start = token.lastIndex;
    // It fits anywhere, with nothing in it if need be.
    const [whole, word = ''] = token.exec(text) ?? [''];
    const at = start + whole.length - word.length;
    if (word === '' && at === text.length && next === 'nothing') return undefined;
    const after: Next | undefined = word === '' ? undefined : follow(word, next, open);
    if (after === undefined) return lineAndColumn(text, at);
    next = after;
    token.lastIndex = at + word.length;
  }
}

/** What may come after a token, if it may come here. `open` grows and shrinks. */
function follow(word: string, next: Next, open: ('{' | '[')[]): Next | undefined {
  const closed = (): Next => (open.length === 0 ? 'nothing' : 'comma-or-end');
  const isEnd = (bracket: '{' | '[') => next.endsWith('-end') && open.at(-1) === bracket;
  switch (word) {
    case '{':
    case '[':
      if (!next.startsWith('value')) return undefined;
      open.push(word);
      return word === '{' ? 'name-or-end' : 'value-or-end';
    case '}':
    case ']':
      if (!isEnd(word === '}' ? '{' : '[')) return undefined;
      open.pop();
      return closed();
    case ',':
      if (next !== 'comma-or-end') return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return next === 'colon' ? 'value' : undefined;
    default:
      if (next.startsWith('name')) return word.startsWith('"') ? 'colon' : undefined;
      return next.startsWith('value') ? closed() : undefined;
  }
}

function lineAndColumn(text: string, at: number) {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

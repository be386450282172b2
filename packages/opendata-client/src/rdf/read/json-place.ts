/** Where a text breaks the grammar of JSON, and why. */
export interface JsonFault {
  /** Characters before it. */
  readonly at: number;
  readonly isTooDeep: boolean;
}

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/**
 * Looks for the first place where a text is no JSON (RFC 8259) or has more than `deepest` objects and lists inside each
 * other; `undefined` when there is none. Engines say the place of a fault in a sentence, each in another, and not always.
 */
export function jsonFault(text: string, deepest: number): JsonFault | undefined {
  // `{` or `[` of what is open.
  const open: string[] = [];
  let at = skip(space, text, 0);
  const fault = (isTooDeep = false): JsonFault => ({ at: Math.min(at, text.length), isTooDeep });
  for (let expects: 'value' | 'valueOrEnd' | 'member' | 'memberOrEnd' | 'next' = 'value'; ; ) {
    const c = text[at] ?? '';
    if (expects === 'next') {
      const container = open.at(-1);
      if (container === undefined) return at === text.length ? undefined : fault();
      if (c === ',') expects = container === '{' ? 'member' : 'value';
      else if (c === (container === '{' ? '}' : ']')) open.pop();
      else return fault();
      at++;
    } else if ((expects === 'memberOrEnd' && c === '}') || (expects === 'valueOrEnd' && c === ']')) {
      open.pop();
      at++;
      expects = 'next';
    } else if (expects === 'member' || expects === 'memberOrEnd') {
      const name = c === '"' ? endOfString(text, at) : { end: at, isWhole: false };
      at = name.end;
      if (!name.isWhole) return fault();
      at = skip(space, text, at);
      if (text[at] !== ':') return fault();
      at++;
      expects = 'value';
    } else if (c === '{' || c === '[') {
      if (open.length >= deepest) return fault(true);
      open.push(c);
      at++;
      expects = c === '{' ? 'memberOrEnd' : 'valueOrEnd';
    } else {
      const start = at;
      const value = c === '"' ? endOfString(text, at) : { end: skip(scalar, text, at), isWhole: true };
      at = value.end;
      if (!value.isWhole || at === start) return fault();
      expects = 'next';
    }
    at = skip(space, text, at);
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

// Control characters as a set of what is above them: all but what is allowed.
const special = /["\\]|[^ -\uffff]/g;
const escaped = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

/** The end of a string that begins at `at`, or where it breaks. */
function endOfString(text: string, at: number): { readonly end: number; readonly isWhole: boolean } {
  special.lastIndex = at + 1;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    const { index } = found;
    if (found[0] === '"') return { end: index + 1, isWhole: true };
    const end = found[0] === '\\' ? skip(escaped, text, index) : index;
    if (end === index) return { end: index, isWhole: false };
    special.lastIndex = end;
  }
  return { end: text.length, isWhole: false };
}

/** Regular expressions as trees, and whether they accept a text: in steps that are counted, never by trying forever. */

/** An expression, or a part of it. */
export type Expression =
  | { readonly type: 'char'; readonly accepts: (char: string) => boolean; readonly usual: string | undefined }
  | { readonly type: 'sequence' | 'alternatives'; readonly parts: readonly Expression[] }
  | { readonly type: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number }
  | { readonly type: 'ahead'; readonly part: Expression; readonly isNegated: boolean }
  | { readonly type: 'start' | 'end' | 'edge' | 'inside' };

/** Deeper expressions are not written by people, and the walks here use the stack. */
const maxDepth = 100;
const maxLength = 10_000;

/** Reads an expression of JSON Schema; `undefined` for what this reader does not know or what is no expression. */
export function readExpression(pattern: string): Expression | undefined {
  if (pattern.length > maxLength) return undefined;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
  let rest = pattern;
  const take = (what: RegExp): RegExpExecArray | undefined => {
    const found = what.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found ?? undefined;
  };

  const alternatives = (depth: number): Expression | undefined => {
    if (depth > maxDepth) return undefined;
    const parts: Expression[] = [];
    do {
      const part = sequence(depth);
      if (!part) return undefined;
      parts.push(part);
    } while (take(/^\|/));
    return parts.length === 1 ? parts[0] : { type: 'alternatives', parts };
  };

  const sequence = (depth: number): Expression | undefined => {
    const parts: Expression[] = [];
    while (rest !== '' && !/^[|)]/.test(rest)) {
      const part = one(depth);
      if (!part) return undefined;
      parts.push(repeated(part));
    }
    return { type: 'sequence', parts };
  };

  const one = (depth: number): Expression | undefined => {
    const sign = take(/^(?:\^|\$|\\b|\\B)/)?.[0];
    if (sign !== undefined)
      return { type: sign === '^' ? 'start' : sign === '$' ? 'end' : sign === '\\b' ? 'edge' : 'inside' };
    const group = take(/^\((?:\?:|\?<\w+>|\?[=!]|(?!\?))/)?.[0];
    if (group !== undefined) {
      const part = alternatives(depth + 1);
      if (!part || !take(/^\)/)) return undefined;
      return /[=!]$/.test(group) ? { type: 'ahead', part, isNegated: group.endsWith('!') } : part;
    }
    // What was captured before, and lookbehind, are not known.
    const source = take(
      /^(?:\[(?:\\[\s\S]|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{\w+\}|\\u\w{4}|\\x\w\w|\\c\w|\\[^1-9k]|[^()\\])/u,
    )?.[0];
    return source === undefined ? undefined : character(source);
  };

  const repeated = (part: Expression): Expression => {
    const found = take(/^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/);
    if (!found) return part;
    const [, sign, from, comma, to] = found;
    const least = sign ? Number(sign === '+') : Number(from);
    const most = sign === '?' ? 1 : sign || (comma && !to) ? Number.POSITIVE_INFINITY : Number(to || from);
    return { type: 'repeat', part, least, most };
  };

  const read = alternatives(0);
  return rest === '' ? read : undefined;
}

/** One character of a class, an escape or itself. It is tried with an expression of this one character. */
function character(source: string): Expression {
  const expression = new RegExp(`^(?:${source})$`, 'u');
  const known = new Map<string, boolean>();
  const accepts = (char: string): boolean => {
    const answer = known.get(char) ?? expression.test(char);
    known.set(char, answer);
    return answer;
  };
  const own = source.length <= 2 ? [source.slice(-1)] : [];
  const usual =
    source === '.'
      ? 'x'
      : [...own, ...'a0A-_. /:bcdefx129BZ', ...source].find((char) => char && accepts(char));
  return { type: 'char', accepts, usual };
}

/** Expressions that need more steps than this for a text are left: no contract needs them. */
const maxSteps = 300_000;

/**
 * Whether an expression accepts a text. Every part is asked for all positions where it may end at once, so alternatives
 * are not tried one after the other; `false` also where the number of steps grew too large.
 */
export function acceptsText(expression: Expression, text: string): boolean {
  const chars = [...text];
  let steps = 0;
  const isWord = (at: number): boolean => /^\w$/.test(chars[at] ?? '');

  const ends = (part: Expression, from: ReadonlySet<number>): ReadonlySet<number> => {
    steps += from.size + 1;
    if (from.size === 0 || steps > maxSteps) return new Set();
    const those = (holds: (at: number) => boolean) => new Set([...from].filter(holds));
    switch (part.type) {
      case 'char':
        return new Set([...those((at) => at < chars.length && part.accepts(chars[at]!))].map((at) => at + 1));
      case 'sequence':
        return part.parts.reduce((reached, next) => ends(next, reached), from);
      case 'alternatives':
        return new Set(part.parts.flatMap((next) => [...ends(next, from)]));
      case 'repeat':
        return repeat(part, from);
      case 'ahead':
        return those((at) => ends(part.part, new Set([at])).size > 0 !== part.isNegated);
      case 'start':
        return those((at) => at === 0);
      case 'end':
        return those((at) => at === chars.length);
      default:
        return those((at) => (isWord(at - 1) !== isWord(at)) === (part.type === 'edge'));
    }
  };

  const repeat = (
    { part, least, most }: Extract<Expression, { type: 'repeat' }>,
    from: ReadonlySet<number>,
  ): ReadonlySet<number> => {
    let last = from;
    for (let times = 0; times < least && last.size > 0; times++) last = ends(part, last);
    const reached = new Set(last);
    for (let times = least; times < most && last.size > 0; times++) {
      last = new Set([...ends(part, last)].filter((at) => !reached.has(at)));
      for (const at of last) reached.add(at);
    }
    return reached;
  };

  // An expression is found anywhere in a text, unless it says where (JSON Schema validation, section 6.3.3).
  const found = ends(expression, new Set([...chars.keys(), chars.length]));
  return found.size > 0 && steps <= maxSteps;
}

/** The fixed parts of one text of a source file, in both languages. */
export interface Said {
  readonly line: number;
  readonly de: string;
  readonly en: string;
}

/**
 * All texts of a TypeScript source, also those that only some values bring up: `text('…', '…')`, `say('…', '…')` and
 * `{ de: '…', en: '…' }`. What a template puts in is a space.
 */
export function* sentencesIn(source: string): Generator<Said> {
  for (const { index } of source.matchAll(/\b(?:text\(\s*(?=['"`\w$(])|say\(\s*(?='))/g)) {
    const [de, en] = argumentsAt(source, source.indexOf('(', index) + 1);
    if (de !== undefined && en !== undefined) yield said(source, index, de, en);
  }
  for (const { index } of source.matchAll(/\{\s*de: /g)) {
    const [de, en] = argumentsAt(source, index + 1);
    if (de?.trim().startsWith('de:') && en?.trim().startsWith('en:')) yield said(source, index, de, en);
  }
}

const said = (source: string, index: number, de: string, en: string): Said => ({
  line: source.slice(0, index).split('\n').length,
  de: literalsOf(de),
  en: literalsOf(en),
});

/** The pieces between commas, up to the bracket that closes what was open before `start`. */
function argumentsAt(source: string, start: number): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let begin = start;
  for (let at = start; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === "'" || sign === '"' || sign === '`') at = endOfLiteral(source, at);
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && depth-- === 0) return [...pieces, source.slice(begin, at)];
    else if (sign === ',' && depth === 0) {
      pieces.push(source.slice(begin, at));
      begin = at + 1;
    }
  }
  return pieces;
}

/** Position of the quote that ends the literal. */
function endOfLiteral(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (quote === '`' && source.startsWith('${', at)) at = endOfHole(source, at);
    else if (source[at] === quote) return at;
  }
  return source.length;
}

/** Position of the brace that ends `${…}`. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  for (let at = start + 2; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === "'" || sign === '"' || sign === '`') at = endOfLiteral(source, at);
    else if (sign === '{') depth++;
    else if (sign === '}' && depth-- === 0) return at;
  }
  return source.length;
}

/** The words of the literals of an expression, those inside of holes as well. */
function literalsOf(expression: string): string {
  const words: string[] = [];
  for (let at = 0; at < expression.length; at++) {
    const sign = expression[at]!;
    if (sign !== "'" && sign !== '"' && sign !== '`') continue;
    const end = endOfLiteral(expression, at);
    const content = expression.slice(at + 1, end);
    if (sign === '`') words.push(...wordsOfTemplate(content));
    else words.push(content);
    at = end;
  }
  return words.join(' ');
}

function wordsOfTemplate(content: string): string[] {
  const words: string[] = [];
  let begin = 0;
  for (let at = 0; at < content.length; at++) {
    if (!content.startsWith('${', at)) continue;
    const end = endOfHole(content, at);
    words.push(content.slice(begin, at), literalsOf(content.slice(at + 2, end)));
    begin = end + 1;
    at = end;
  }
  return [...words, content.slice(begin)];
}

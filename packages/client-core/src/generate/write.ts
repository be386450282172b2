/** From values to source text. */
import { isObject } from './document.ts';

const width = 110;

/** Member names that need no quotes: identifiers, and numbers that are written as they are read. */
const bare = /^([A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/;
// `"__proto__": x` in a literal sets the prototype; in brackets it is a member.
const key = (name: string) =>
  name === '__proto__' ? "['__proto__']" : bare.test(name) ? name : quoted(name);

/** A text in single quotes. Line separators and lone surrogates are escaped, as JSON does. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A name in the source text, where a value would be a literal. */
export class SourceName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A value as a literal of TypeScript: on one line where it fits, otherwise one member a line. */
export function literal(value: unknown, indent = '', used = indent.length): string {
  const line = oneLine(value, width - used);
  if (line !== undefined) return line;
  const { entries, open, close } = partsOf(value);
  // What has no members is a word or a text, and stays in one piece.
  if (entries.length === 0) return oneLine(value, Number.POSITIVE_INFINITY)!;
  const inside = `${indent}  `;
  const lines = entries.map(([start, member]) => {
    return `${inside}${start}${literal(member, inside, inside.length + start.length)},\n`;
  });
  return `${open}\n${lines.join('')}${indent}${close}`;
}

/** The literal on one line; nothing when it is as long as `room`. What is too long is not written to its end. */
function oneLine(value: unknown, room: number): string | undefined {
  const { entries, open, close, text } = partsOf(value);
  if (text !== undefined) return text.length < room ? text : undefined;
  let line = open;
  for (const [start, member] of entries) {
    const before = line.length === 1 ? (open === '{' ? ' ' : '') : ', ';
    const one = oneLine(member, room - line.length - before.length - start.length);
    if (one === undefined) return undefined;
    line += before + start + one;
  }
  line += (open === '{' && entries.length > 0 ? ' ' : '') + close;
  return line.length < room ? line : undefined;
}

/** A text as it is, or the members of an object or list with what is written before each. */
function partsOf(value: unknown): {
  readonly text?: string;
  readonly open: string;
  readonly close: string;
  readonly entries: readonly (readonly [start: string, member: unknown])[];
} {
  if (Array.isArray(value)) return { open: '[', close: ']', entries: value.map((item) => ['', item]) };
  if (isObject(value) && !(value instanceof SourceName))
    return {
      open: '{',
      close: '}',
      entries: memberList(value).map(([name, member]) => [`${key(name)}: `, member]),
    };
  const text =
    typeof value === 'string'
      ? quoted(value)
      : value instanceof SourceName
        ? value.name
        : JSON.stringify(value);
  return { text: text ?? 'undefined', open: '', close: '', entries: [] };
}

const memberList = (value: Record<string, unknown>): [string, unknown][] =>
  Object.entries(value).filter(([, member]) => member !== undefined);

import { readJson } from '../../json/read-json.ts';

/** A member of a JSON object that strangers wrote. */
export type Members = Readonly<Record<string, unknown>>;

/** Objects in objects; a manifest has four levels. */
const mostDepth = 8;

/** The JSON object in these bytes, which says one thing to every reader; undefined for anything else. */
export function readJsonObject(bytes: Uint8Array): Members | undefined {
  const read = readJson(bytes, { maxDepth: mostDepth });
  return read.state === 'read' && isObject(read.value) ? read.value : undefined;
}

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member. */
export const memberOf = (members: Members, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined;

/** Text of bounded length without control characters; undefined for anything else. */
export function textOf(members: Members, name: string, most: number): string | undefined {
  const value = memberOf(members, name);
  if (typeof value !== 'string' || value.length > most || !value.isWellFormed()) return undefined;
  return /\p{Cc}/u.test(value) ? undefined : value;
}

/**
 * A file name, or undefined for anything else: a path of any system, a name of dots alone, and characters that make people
 * see another name than there is (controls of direction, line separators). It is refused, never cut to what may be meant.
 */
export function fileNameOf(members: Members, name: string, most: number): string | undefined {
  const text = textOf(members, name, most);
  return text === undefined || deceiving.test(text) || /^\.*$/.test(text) ? undefined : text;
}

const deceiving = /[/\\\p{Bidi_Control}\u2028\u2029]/u;

/** An instant in ISO 8601 in UTC, as `toISOString` writes it; undefined for anything else. */
export function instantOf(members: Members, name: string): string | undefined {
  const value = memberOf(members, name);
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(value))
    return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** JSON as it is written: UTF-8, readable for people, the same bytes for the same value. */
export const writeJson = (value: object): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

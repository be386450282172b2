/**
 * Parameters that are one value each. Lists, objects and JSON cost as much code again and are in `write-styles.ts`: an
 * operation that has none of them does not bundle it. Nothing is sent that the other side would read as another value:
 * what has no unambiguous text in its place is refused.
 */

import type { RathausError } from '../errors/rathaus-error.ts';
import { isBrowser } from './browser.ts';
import type { ParameterContract, ParameterTable } from './contract.ts';
import { type Refuse, shapeOf, shown } from './json-content.ts';

/** Values of one place by name, as a call gives them. */
export type ParameterValues = Readonly<Record<string, unknown>> | undefined;

/** A place of parameters. */
export interface Place {
  readonly name: 'path' | 'query' | 'header' | 'cookie' | 'form';
  /** The style is `form`, name and value; otherwise `simple`, the value alone. */
  readonly named?: boolean;
  /** Names are told apart without regard to case. */
  readonly foldCase?: boolean;
  /** `undefined` for what would arrive changed. `reserved` are the delimiters around an element of a list or object. */
  encode(text: string, reserved?: RegExp): string | undefined;
}

/** What is known where one parameter is written. */
export interface Spot {
  readonly place: Place;
  readonly name: string;
  readonly contract: ParameterContract | undefined;
  /** Whether the place has another parameter of that name. */
  taken(name: string): boolean;
  fail(rule: string, member?: string): RathausError;
  /** One value, encoded; what is none is refused, by the name of its member. */
  write(value: unknown, reserved?: RegExp, member?: string): string;
}

/** Writes a parameter in a style; nothing for an empty list or object. Without it every parameter is one value. */
export type Style = (value: unknown, spot: Spot) => string | undefined;

/** Writes the parameters of a place, or of a form; empty when nothing is given. */
export type WriteText = (
  table: ParameterTable | undefined,
  values: ParameterValues,
  refuse: Refuse,
) => string;

/** Encodes everything but the unreserved characters (RFC 3986, section 2.3); `encodeURIComponent` leaves five more. */
export const percent = (text: string): string | undefined =>
  /^[\w.~-]*$/.test(text)
    ? text
    : text.isWellFormed()
      ? encodeURIComponent(text).replace(
          /[!'()*]/g,
          (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
        )
      : undefined;

/** Writes each parameter that is present and gives it to `add`. */
export function writeAll(
  place: Place,
  style: Style | undefined,
  table: ParameterTable | undefined,
  values: ParameterValues,
  refuse: Refuse,
  add: (text: string, name: string) => void,
): void {
  // A `URLSearchParams` or a `Map` has no members of its own, and nothing would be sent.
  if (values != null && shapeOf(values) !== 'object') throw refuse(place.name, 'must be a plain object');
  let given = values ?? {};
  if (place.foldCase) {
    const entries = Object.entries(given);
    given = Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value]));
    if (Object.keys(given).length < entries.length) throw refuse(place.name, 'has a name twice');
  }
  let name = '';
  // Members of objects that became parameters of their own.
  const spread = new Set<string>();
  const fail = (rule: string, member?: string) =>
    refuse(`${place.name} ${shown(name)}${member === undefined ? '' : `[${shown(member)}]`}`, rule);
  const write = (value: unknown, reserved?: RegExp, member?: string): string => {
    // `typeof` gives no other part of this text.
    if (!'string boolean bigint'.includes(typeof value) && !Number.isFinite(value))
      throw fail('must be text, a finite number, boolean or bigint: convert it', member);
    const text = place.encode(String(value), reserved);
    if (text === undefined) throw fail('cannot be sent unchanged: encode it', member);
    return text;
  };
  for (name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined) continue;
    const contract = table && Object.hasOwn(table, name) ? table[name] : undefined;
    if (name === '__proto__' || (table && !contract && place.name !== 'form'))
      throw fail('is not in the contract');
    const text = style
      ? style(value, {
          place,
          name,
          contract,
          fail,
          write,
          taken: (one) => one in given || (!!table && one in table) || spread.has(one) || !spread.add(one),
        })
      : (place.named ? `${write(name)}=` : '') + write(value);
    if (text !== undefined) add(text, name);
    else if (contract?.required) throw fail('is required');
  }
  for (name in table)
    if (table![name]!.required && !(Object.hasOwn(given, name) && given[name] !== undefined))
      throw fail('is required');
}

const path: Place = { name: 'path', encode: percent };
const query: Place = { name: 'query', named: true, encode: percent };
const cookie: Place = { name: 'cookie', named: true, encode: percent };
// Nothing decodes a header. Receivers drop blanks around a field value and around the elements of a list, and empty
// elements (RFC 9110, sections 5.5 and 5.6.1); what is not ASCII is read as Latin-1 here, as UTF-8 there.
const header: Place = {
  name: 'header',
  foldCase: true,
  encode: (text, reserved) =>
    /^([!-~]([ -~]*[!-~])?)?$/.test(text) && !reserved?.test(text) ? text : undefined,
};

/**
 * Puts values into a template, each as one segment. What is empty or a dot segment is refused: `URL` would resolve it
 * and the call would reach another operation.
 */
export const pathIn =
  (style?: Style) =>
  (table: ParameterTable | undefined, values: ParameterValues, refuse: Refuse, template: string): string => {
    let written = template;
    writeAll(path, style, table, values, refuse, (text, name) => {
      if (!written.includes(`{${name}}`)) throw refuse(`path ${shown(name)}`, 'is not in the contract');
      if (/^\.{0,2}$/.test(text)) throw refuse(`path ${name}`, 'is empty or a dot segment');
      // What is written holds no brace and no `$`, so that it is neither a template nor a pattern.
      written = written.replaceAll(`{${name}}`, text);
    });
    const missing = /\{(.*?)\}/.exec(written);
    if (missing) throw refuse(`path ${missing[1]}`, 'is required');
    return written;
  };

export const joinedIn =
  (place: Place, separator: string, style?: Style): WriteText =>
  (table, values, refuse) => {
    let all = '';
    writeAll(place, style, table, values, refuse, (text) => {
      all += (all && separator) + text;
    });
    return all;
  };

export const queryIn = (style?: Style) => joinedIn(query, '&', style);
export const cookiesIn =
  (style?: Style): WriteText =>
  (table, values, refuse) => {
    // A browser sends those that it keeps for the service's origin, with `credentials`; a script can add none.
    if (!isBrowser()) return joinedIn(cookie, '; ', style)(table, values, refuse);
    if (values && Object.keys(values).length > 0)
      throw refuse('cookie', 'cannot be set in a browser: leave it out and use `credentials`');
    return '';
  };
export const headersIn =
  (style?: Style) =>
  (table: ParameterTable | undefined, values: ParameterValues, refuse: Refuse): [string, string][] => {
    const headers: [string, string][] = [];
    writeAll(header, style, table, values, refuse, (text, name) => headers.push([name, text]));
    return headers;
  };

/** A template with its values, one value a parameter. */
export const writePlainPath = /* @__PURE__ */ pathIn();

/** `name=value&…` without the question mark, one value a parameter. */
export const writePlainQuery = /* @__PURE__ */ queryIn();

/** Names in lower case and values of headers, which are sent as they are, one value a parameter. */
export const writePlainHeaders = /* @__PURE__ */ headersIn();

/** The value of a `Cookie` header, one value a parameter. */
export const writePlainCookies = /* @__PURE__ */ cookiesIn();

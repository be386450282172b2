/**
 * Parameters in every style that the contract can name: simple, form, deepObject and JSON, lists and objects (OpenAPI
 * 3.1, section 4.8.12; RFC 6570).
 */
import type { ParameterContract } from './contract.ts';
import { shapeOf, writeJson } from './json-content.ts';
import {
  cookiesIn,
  headersIn,
  joinedIn,
  type Place,
  pathIn,
  percent,
  queryIn,
  type Style,
} from './write-parameters.ts';

/** What a parameter is that has no contract. */
const free: ParameterContract = { type: 'any' };

/** Nothing for an empty list or object, which is absent (RFC 6570, section 2.3). */
const anyStyle: Style = (value, { place, name, contract, taken, fail, write }) => {
  const { named } = place;
  const { style, type, explode = named } = contract ?? free;
  const key = named ? write(name) : '';
  const start = named ? `${key}=` : '';
  if (style === 'json')
    return start + write(writeJson(value, undefined, (at, rule) => fail(`${at.slice(5)} ${rule}`.trim())));
  const shape = shapeOf(value);
  const deep = style === 'deepObject';
  const due = deep ? 'object' : type;
  if (due !== 'any' && due !== shape) throw fail(`takes one ${due ?? 'value'}`);
  if (!shape) return start + write(value);
  // Cookies have one value a name: most receivers take the first of several.
  if (place.name === 'cookie' ? explode : shape === 'object' && !contract)
    throw fail('needs a style from the contract');
  const apart = named && (explode || deep);
  const parts: string[] = [];
  if (Array.isArray(value)) for (const one of value) parts.push((apart ? start : '') + write(one, /^$|,/));
  else
    for (const [member, one] of Object.entries(value as object)) {
      if (one === undefined) continue;
      // Keys that the other side reads as nesting or as another parameter, or drops like qs (`toString` and the like).
      if (
        /^$|[[\]]/.test(member) ||
        member in Object.prototype ||
        (apart && !deep && member !== name && taken(member))
      )
        throw fail('has an ambiguous key', member);
      const reserved = explode ? /^$|[,=]/ : /^$|,/;
      const left = write(member, reserved, member);
      // Brackets are encoded: a query holds none (RFC 3986, section 3.4), and qs, werkzeug and PHP read both.
      parts.push(
        (deep ? `${key}%5B${left}%5D=` : left + (explode ? '=' : ',')) + write(one, reserved, member),
      );
    }
  if (parts[0] !== undefined) return apart ? parts.join('&') : start + parts.join(',');
};

const form: Place = {
  name: 'form',
  named: true,
  encode: (text) => percent(text)?.replaceAll('%20', '+'),
};

/** A template with its values, each as one segment. */
export const writePath = /* @__PURE__ */ pathIn(anyStyle);

/** `name=value&…` without the question mark; empty when nothing is given. */
export const writeQuery = /* @__PURE__ */ queryIn(anyStyle);

/** Names in lower case and values of headers, which are sent as they are. */
export const writeHeaders = /* @__PURE__ */ headersIn(anyStyle);

/** The value of a `Cookie` header; empty when nothing is given. */
export const writeCookies = /* @__PURE__ */ cookiesIn(anyStyle);

/** A body of the type `application/x-www-form-urlencoded`. The table lists only fields with a style of their own. */
export const writeForm = /* @__PURE__ */ joinedIn(form, '&', anyStyle);

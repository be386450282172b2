/** By character below 128: 1 where it goes on a prefixed name or the label of a blank node, dots and escapes included. */
const nameCharacters = new Uint8Array(128);
for (const range of ['09', 'AZ', 'az']) nameCharacters.fill(1, range.charCodeAt(0), range.charCodeAt(1) + 1);
for (const character of '_-:.%\\') nameCharacters[character.charCodeAt(0)] = 1;

/** Characters beyond ASCII that no name has (PN_CHARS, production 167). */
const notInNames =
  /[\u0080-\u00b6\u00b8-\u00bf\u00d7\u00f7\u037e\u2000-\u200b\u200e-\u203e\u2041-\u206f\u2190-\u2bff\u2ff0-\u3000\ud800-\udbff\udc00-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]/;
const surrogatePair = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Where a name that begins at `from` ends: before what is no character of a name, or before a dot that ends the
 * statement. -1 when the text ends within it and more is to come.
 */
export function nameEnd(text: string, from: number, isFinal: boolean): number {
  let at = from;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c >= 128) continue;
    if (nameCharacters[c] === 0) break;
    // What is escaped belongs to the name, whatever it is.
    if (c === 0x5c) at++;
  }
  if (at >= text.length) {
    if (!isFinal) return -1;
    at = text.length;
  }
  while (at > from && text.charCodeAt(at - 1) === 0x2e && text.charCodeAt(at - 2) !== 0x5c) at--;
  return at;
}

/** Whether a text beyond ASCII is made of characters that names have. */
export const isName = (text: string): boolean => !notInNames.test(text.replace(surrogatePair, 'a'));

/** Whether a text can be a prefix (PN_PREFIX, production 168); `_` is none, it begins blank nodes. */
export const isPrefix = (text: string): boolean =>
  text === '' || /^(?:[A-Za-z]|[^\0-\xb7])(?:[\w.\-\u0080-\uffff]*[\w\-\u0080-\uffff])?$/.test(text);

/**
 * The local part without its escapes (PN_LOCAL_ESC); `undefined` when an escape, a percentage, or the first character is
 * wrong.
 */
export function unescapedLocal(local: string): string | undefined {
  if (/^[-.\xb7]/.test(local)) return undefined;
  if (!local.includes('\\') && !local.includes('%')) return local;
  if (/%(?![0-9A-Fa-f]{2})/.test(local.replace(/\\[\s\S]/g, ''))) return undefined;
  if (/\\(?![_~.\-!$&'()*+,;=/?#@%])/.test(local)) return undefined;
  return local.replace(/\\([\s\S])/g, '$1');
}

const characterOf = (hexadecimal: string): string | undefined => {
  const code = Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? undefined : String.fromCodePoint(code);
};

const letters: Readonly<Record<string, string>> = {
  t: '\t',
  b: '\b',
  n: '\n',
  r: '\r',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** A text without its escapes (ECHAR and UCHAR; in IRIs only UCHAR); `undefined` when one is wrong. */
export function unescaped(text: string, inIri: boolean): string | undefined {
  let wrong = false;
  const plain = text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S]|$)/g, (_, code: string) => {
    const character = code.length > 1 ? characterOf(code.slice(1)) : inIri ? undefined : letters[code];
    if (character === undefined) wrong = true;
    return character ?? '';
  });
  return wrong ? undefined : plain;
}

const hexDigit = 1;
/** By ASCII character: 1 for a hexadecimal digit. */
const kinds = new Uint8Array(128);
for (const c of '0123456789abcdefABCDEF') kinds[c.charCodeAt(0)] = hexDigit;

const isHyphenAt = (at: number) => at === 8 || at === 13 || at === 18 || at === 23;

/** True for a text that begins with a UUID in its text form. The schemas let `|` through as a digit in file names. */
export function startsWithUuid(text: string): boolean {
  if (text.length < 36) return false;
  for (let at = 0; at < 36; at += 1) {
    const c = text.charCodeAt(at);
    if (isHyphenAt(at) ? c !== 0x2d : kinds[c] !== hexDigit) return false;
  }
  return true;
}

/** True when two ids are the same; upper and lower case are both in use. */
export function sameId(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    if (x > 0x7f || y > 0x7f) return a.toLowerCase() === b.toLowerCase();
    const letter = x | 0x20;
    if (letter !== (y | 0x20) || letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}

/** Code units of the text form of a UUID. */
export const uuidLength = 36;

const digit = 1;
const bar = 2;
/** By ASCII character: what of the published patterns it belongs to. */
const kinds = new Uint8Array(128);
for (const c of '0123456789abcdefABCDEF') kinds[c.charCodeAt(0)] = digit;
kinds['|'.charCodeAt(0)] = bar;

const isHyphenAt = (at: number) => at === 8 || at === 13 || at === 18 || at === 23;

function begins(text: string, allowed: number): boolean {
  if (text.length < uuidLength) return false;
  for (let at = 0; at < uuidLength; at += 1) {
    const c = text.charCodeAt(at);
    if (isHyphenAt(at) ? c !== 0x2d : (kinds[c]! & allowed) === 0) return false;
  }
  return true;
}

/** True for a text that begins with a UUID in its text form. */
export const startsWithUuid = (text: string): boolean => begins(text, digit);

/**
 * As {@link startsWithUuid}, with `|` as a further digit: the published class is `[0-9|A-F|a-f]`, up to version 3.1 and in
 * file names.
 */
export const startsWithLooseUuid = (text: string): boolean => begins(text, digit | bar);

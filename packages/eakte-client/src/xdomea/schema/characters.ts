/**
 * Two sets of characters that the standard allows in text. Written as ranges of code points and as base
 * letters with the combining marks that may follow them, because some letters have no code point of their own.
 */
interface CharacterSet {
  ranges: string;
  /** `base marks`: each mark sequence, separated by commas, may follow the base letters. */
  sequences: readonly (readonly [bases: string, marks: string])[];
}

/** String.Latin 1.1 (xdomea 2.x). */
const latin: CharacterSet = {
  ranges:
    '9-a d 20-7e a1-ac ae-107 10a-11b 11e-123 126-131 134-15b 15e-16b 16e-17e 18f 1a0-1a1 1af-1b0 1b7 ' +
    '1cd-1d4 1de-1df 1e4-1f0 1f4-1f5 1fa-1ff 218-21b 21e-21f 22a-22b 22e-233 259 292 1e02-1e03 1e0a-1e0b ' +
    '1e10-1e11 1e1e-1e21 1e24-1e27 1e30-1e31 1e40-1e41 1e44-1e45 1e56-1e57 1e60-1e63 1e6a-1e6b 1e80-1e85 ' +
    '1e8c-1e93 1e9e 1ea0-1ea7 1eaa-1eac 1eae-1ec1 1ec4-1ed3 1ed6-1edd 1ee4-1ef9 20ac',
  sequences: [
    ['MNmnDdLl', '302'],
    ['J', '30c'],
  ],
};

/** DIN 91379:2022-08, data type C (xdomea 4.0, attributes of the root and address data). */
const dinC: CharacterSet = {
  ranges:
    '9-a d 20-7e a0-ac ae-17e 187-188 18f 197 1a0-1a1 1af-1b0 1b7 1cd-1dc 1de-1df 1e2-1f0 1f4-1f5 1f8-1ff ' +
    '212-213 218-21b 21e-21f 227-233 259 268 292 2b9-2ba 2be-2bf 2c8 2cc 1e02-1e03 1e06-1e07 1e0a-1e11 1e17 ' +
    '1e1c-1e2b 1e2f-1e37 1e3a-1e3b 1e40-1e49 1e52-1e5b 1e5e-1e63 1e6a-1e6f 1e80-1e87 1e8c-1e97 1e9e ' +
    '1ea0-1ef9 2019 2021 20ac',
  sequences: [
    ['Aa', '30b'],
    ['Cc', '300,304,306,308,315,323,326,328+306'],
    ['Dd', '302'],
    ['Ff', '300,304'],
    ['Gg', '300'],
    ['H', '304,326,331'],
    ['h', '304,326'],
    ['J', '301,30c'],
    ['j', '301'],
    ['K', '300,302,304,307,315,31b,326,35f+48,35f+68'],
    ['k', '300,302,304,307,315,31b,326,35f+68'],
    ['Ll', '302,325,325+304,326'],
    ['Mm', '300,302,306,310'],
    ['Nn', '302,304,306,326'],
    ['Pp', '300,304,315,323'],
    ['Rr', '306,325,325+304'],
    ['Ss', '300,304,31b+304,331'],
    ['T', '300,304,308,315,31b'],
    ['t', '300,304,315,31b'],
    ['Uu', '307'],
    ['Zz', '300,304,306,308,327'],
    ['Çç', '306'],
    ['Ûû', '304'],
    ['ÿ', '301'],
    ['Čč', '315,323'],
    ['ēō', '30d'],
    ['Īī', '301'],
    ['Žž', '326,327'],
    ['ḲḳṢṣṬṭ', '304'],
    ['ẠạỌọ', '308'],
    ['Ụụ', '304,308'],
  ],
};

const point = (hex: string) => `\\u{${hex}}`;

function matcher(set: CharacterSet): (text: string) => boolean {
  const ranges = set.ranges
    .split(' ')
    .map((range) => range.split('-').map(point).join('-'))
    .join('');
  const sequences = set.sequences.map(
    ([bases, marks]) =>
      `[${bases}](?:${marks
        .split(',')
        .sort((a, b) => b.length - a.length)
        .map((mark) => mark.split('+').map(point).join(''))
        .join('|')})`,
  );
  // What is looked for is the one character outside: a starred class runs out of stack on millions of them.
  const outside = new RegExp(`[^${ranges}]`, 'u');
  // Sticky pieces instead of one starred group: a group keeps a way back for every character of a long text.
  const piece = new RegExp(`${sequences.join('|')}|[${ranges}]`, 'uy');
  return (text) => {
    if (!outside.test(text)) return true;
    piece.lastIndex = 0;
    while (piece.lastIndex < text.length) if (!piece.test(text)) return false;
    return true;
  };
}

export const isLatin = matcher(latin);
export const isDinC = matcher(dinC);

/** What a cell looks like. Indexes into the counters of a column. */
export const cell = {
  empty: 0,
  integer: 1,
  /** Digits with a leading zero: AGS, ARS, postal codes. A number would lose the zero. */
  key: 2,
  /** `1234,5` */
  decimalComma: 3,
  /** `1234.5` */
  decimalPoint: 4,
  /** `1.234`: thousands in German, a decimal in English. */
  oneDotGroup: 5,
  /** `1.234.567` or `1.234,56`: German for sure. */
  german: 6,
  /** `1,234.56` or `1,234,567`: English for sure. */
  english: 7,
  germanDate: 8,
  isoDate: 9,
  isoInstant: 10,
  truth: 11,
  missing: 12,
  /** `1,23E+05`: what a spreadsheet makes of long numbers. */
  exponent: 13,
  text: 14,
} as const;
export const cellKinds = 15;

const shapes: readonly (readonly [RegExp, number])[] = [
  [/^\d{1,3}\.\d{3}$/, cell.oneDotGroup],
  [/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, cell.german],
  [/^\d+,\d+$/, cell.decimalComma],
  [/^\d+\.\d+$/, cell.decimalPoint],
  [/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, cell.english],
  [/^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})$/, cell.germanDate],
  [/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, cell.isoDate],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/, cell.isoInstant],
  [/^\d+(?:[.,]\d+)?[eE][+-]?\d+$/, cell.exponent],
];
const truths = new Set(['ja', 'nein', 'wahr', 'falsch', 'true', 'false', 'yes', 'no']);
const missing = new Set([
  '-',
  '–',
  '.',
  '/',
  'x',
  '...',
  '…',
  'k.a.',
  'k. a.',
  'n/a',
  'na',
  'null',
  'keine angabe',
  '#nv',
  '#n/a',
]);

/** Longer cells are text; it also bounds the work on hostile input. */
const longest = 40;

/** Classifies the bytes of one cell. Only ASCII matters for numbers and dates, so the encoding need not be known. */
export function classify(bytes: Uint8Array, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start < end && isBlank(bytes[start] as number)) start++;
  while (end > start && isBlank(bytes[end - 1] as number)) end--;
  if (start === end) return cell.empty;
  if (end - start > longest) return cell.text;
  const first = bytes[start] as number;
  const sign = first === 0x2d || first === 0x2b;
  const digits = sign ? start + 1 : start;
  let position = digits;
  while (position < end && isDigit(bytes[position] as number)) position++;
  if (position === end && digits < end) {
    return bytes[digits] === 0x30 && end - digits > 1 ? cell.key : cell.integer;
  }
  // A cell that does not start with a digit is a word, unless it is one of a few short markers.
  if (position === digits) return end - start > 14 ? cell.text : word(bytes, start, end);
  const text = ascii(bytes, digits, end);
  for (const [shape, kind] of shapes) if (shape.test(text)) return kind;
  return cell.text;
}

function word(bytes: Uint8Array, start: number, end: number): number {
  const text = ascii(bytes, start, end).toLowerCase();
  if (truths.has(text)) return cell.truth;
  if (missing.has(text) || text === '\x96' || text === 'â\x80\x93') return cell.missing;
  return cell.text;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index] as number);
  return text;
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0xa0;

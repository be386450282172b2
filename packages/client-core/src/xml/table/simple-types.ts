/** How white space counts before a value is compared (XML Schema part 2, 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

/** A simple type: what the value is for a program, and which texts are allowed. */
export interface SimpleType {
  name: string;
  whiteSpace: WhiteSpace;
  value: 'string' | 'boolean' | 'number';
  /** True when any text is allowed. */
  any: boolean;
  /** Name of the list when the values are the codes of a list. */
  list: string | undefined;
  /** True when a value may be free text or name people: no finding repeats it. */
  free: boolean;
  /** Judges a text whose white space was already treated. */
  test(text: string): boolean;
}

const asciiSpace = /[ \t\n\r]+/g;

/** Treats white space as the type asks for. */
export function normalize(text: string, whiteSpace: WhiteSpace): string {
  if (whiteSpace === 'preserve') return text;
  if (whiteSpace === 'replace') return /[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, ' ') : text;
  if (!/[\t\n\r]| {2}|^ | $/.test(text)) return text;
  return text.replace(asciiSpace, ' ').replace(/^ | $/g, '');
}

const zone = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?';
const year = '(-?(?:[1-9]\\d{3,}|0\\d{3}))';
const clock = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const datePattern = new RegExp(`^${year}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${zone}$`);
const dateTimePattern = new RegExp(`^${year}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T${clock}${zone}$`);
const timePattern = new RegExp(`^${clock}${zone}$`);
const yearPattern = new RegExp(`^${year}${zone}$`);

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDay(match: RegExpExecArray | null): boolean {
  if (!match) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (/^-?0000$/.test(match[1]!)) return false;
  if (day > monthDays[month - 1]!) return false;
  if (month !== 2 || day < 29) return true;
  const tail = BigInt(match[1]!);
  return tail % 4n === 0n && (tail % 100n !== 0n || tail % 400n === 0n);
}

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const twoDigitsAt = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1);

/**
 * Whether a text begins with a day that nearly all are like: four digits of a year, and no day that only some months have.
 * Nothing is said of others; this is for not searching with a pattern each time.
 */
function beginsWithUsualDay(text: string): boolean {
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  return (
    twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2) > 0 &&
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28
  );
}

const isDate = (text: string): boolean =>
  (text.length === 10 && beginsWithUsualDay(text)) || isCalendarDay(datePattern.exec(text));

/** No array of parts is made for a day that needs no calendar. */
const isDateTime = (text: string): boolean =>
  beginsWithUsualDay(text) ? dateTimePattern.test(text) : isCalendarDay(dateTimePattern.exec(text));

/** Digits that are surely within 2^31. */
const fewDigits = 9;

function hasFewDigits(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > fewDigits) return false;
  for (let at = 0; at < length; at += 1) if (Number.isNaN(digitAt(text, at))) return false;
  return true;
}

const integerPattern = /^[+-]?\d+$/;
/** libxml2 keeps integers in 24 decimal digits and rejects longer ones. */
const maxDigits = 24;
const isInteger = (text: string) =>
  integerPattern.test(text) && text.replace(/^[+-]?0*/, '').length <= maxDigits;
const inRange = (low: bigint, high: bigint) => (text: string) => {
  if (!isInteger(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= low && value <= high;
};

const nameToken = /^[\p{L}\p{Nd}\p{M}\p{Nl}._:\-\u00b7]+$/u;

function isBase64(text: string): boolean {
  const packed = text.replaceAll(' ', '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed) && isPadded(packed);
}

function isPadded(packed: string): boolean {
  if (packed.endsWith('==')) return /[AQgw]==$/.test(packed);
  if (packed.endsWith('=')) return /[AEIMQUYcgkosw048]=$/.test(packed);
  return true;
}

/** A URI reference after the characters that XML allows beyond RFC 3986 were escaped. */
function isUriReference(text: string): boolean {
  const escaped = text.replace(/[^\x21-\x7e]|[<>"{}|\\^`]/g, '_');
  if (/%(?![0-9A-Fa-f]{2})/.test(escaped)) return false;
  const match = /^(?:([^:/?#]*):)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(escaped);
  if (!match) return false;
  const scheme = match[1];
  if (scheme !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return false;
  if (match[5] !== undefined && /[#[\]]/.test(match[5].slice(1))) return false;
  if (match[2] !== undefined && !isAuthority(match[2].slice(2))) return false;
  return !/[[\]]/.test(`${match[3] ?? ''}`);
}

function isAuthority(authority: string): boolean {
  return /^(?:[^@[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^:@[\]]*)(?::\d*)?$/.test(authority);
}

/** What is fixed about a simple type beside its name and its test. */
export type SimpleTypeOptions = Partial<Pick<SimpleType, 'whiteSpace' | 'value' | 'list' | 'free'>>;

/** Makes a simple type; without options white space is preserved and the value is a text that findings may repeat. */
export const simpleType = (
  name: string,
  test: (text: string) => boolean,
  { whiteSpace = 'preserve', value = 'string', list, free = false }: SimpleTypeOptions = {},
): SimpleType => ({ name, whiteSpace, value, any: false, list, free, test });

/** A simple type whose values are the codes of a list. */
export function codeType(name: string, list: string, codes: Iterable<string>): SimpleType {
  const all = new Set(codes);
  return simpleType(name, (value) => all.has(value), { whiteSpace: 'collapse', list });
}

const anything = (name: string, whiteSpace: WhiteSpace): SimpleType => ({
  name,
  whiteSpace,
  value: 'string',
  any: true,
  list: undefined,
  free: true,
  test: () => true,
});

const unsigned16 = inRange(0n, 0xffffn);
const unsigned32 = inRange(0n, 0xffff_ffffn);
const signed32 = inRange(-0x8000_0000n, 0x7fff_ffffn);

const collapse = { whiteSpace: 'collapse' } as const;
const number = { value: 'number' } as const;

const builtIn: readonly SimpleType[] = [
  anything('string', 'preserve'),
  anything('normalizedString', 'replace'),
  anything('token', 'collapse'),
  simpleType('anyURI', isUriReference, collapse),
  simpleType('NMTOKEN', (text) => nameToken.test(text), collapse),
  simpleType('base64Binary', isBase64, collapse),
  simpleType('boolean', (text) => text === '1' || text === '0' || text === 'true' || text === 'false', {
    whiteSpace: 'collapse',
    value: 'boolean',
  }),
  // White space around these is allowed by the Recommendation, but libxml2 and all that is built on it rejects
  // it. A document has to be accepted everywhere, so the check is as strict as that.
  simpleType('date', isDate),
  simpleType('dateTime', isDateTime),
  simpleType('time', (text) => timePattern.test(text.replace(/^[ \t\n\r]+/, ''))),
  simpleType('gYear', (text) => yearPattern.test(text) && !/^-?0000/.test(text)),
  simpleType('integer', (text) => hasFewDigits(text) || isInteger(text), {
    whiteSpace: 'collapse',
    value: 'number',
  }),
  simpleType('int', (text) => hasFewDigits(text) || signed32(text), number),
  simpleType('unsignedInt', (text) => hasFewDigits(text) || (/^\d/.test(text) && unsigned32(text)), number),
  simpleType('unsignedShort', (text) => /^\d/.test(text) && unsigned16(text), number),
];

/**
 * The types of XML Schema part 2, section 3, that tables may name: `string`, `normalizedString`, `token`, `anyURI`,
 * `NMTOKEN`, `base64Binary`, `boolean`, `date`, `dateTime`, `time`, `gYear`, `integer`, `int`, `unsignedInt`,
 * `unsignedShort`. They judge as libxml2 does where it is stricter than the Recommendation.
 */
export const builtInTypes: ReadonlyMap<string, SimpleType> = new Map(
  builtIn.map((simple) => [simple.name, simple]),
);

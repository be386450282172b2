import { codeValues } from '../tables/code-values.ts';
import { isDinC, isLatin } from './characters.ts';

/** How white space counts before a value is compared (XML Schema part 2, 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

/** A simple type: what the value is for a program, and which texts are allowed. */
export interface SimpleType {
  name: string;
  whiteSpace: WhiteSpace;
  value: 'string' | 'boolean' | 'number';
  /** True when any text is allowed, so that nothing has to be collected. */
  any: boolean;
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

const uuidParts = (digit: string) => `${digit}{8}-${digit}{4}-${digit}{4}-${digit}{4}-${digit}{12}`;
// The published class is [0-9|A-F|a-f]: a vertical bar is a digit to it, up to version 3.1 and in file names.
const loose = uuidParts('[0-9|A-Fa-f]');
const looseUuid = new RegExp(`^${loose}$`);
const uuid = new RegExp(`^${uuidParts('[0-9A-Fa-f]')}$`);
const dateiname = new RegExp(`^${loose}[^\\n\\r]*$`);
const dateiname2 = new RegExp(`^${loose}_[^\\n\\r]*\\.[^\\n\\r]*$`);

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

function type(
  name: string,
  whiteSpace: WhiteSpace,
  test: (text: string) => boolean,
  value: SimpleType['value'] = 'string',
): SimpleType {
  return { name, whiteSpace, test, value, any: false };
}

const anything = (name: string, whiteSpace: WhiteSpace): SimpleType => ({
  name,
  whiteSpace,
  value: 'string',
  any: true,
  test: () => true,
});

const unsigned16 = inRange(0n, 0xffffn);
const unsigned32 = inRange(0n, 0xffff_ffffn);
const signed32 = inRange(-0x8000_0000n, 0x7fff_ffffn);

const simpleTypes: readonly SimpleType[] = [
  anything('string', 'preserve'),
  anything('normalizedString', 'replace'),
  anything('token', 'collapse'),
  type('latin', 'preserve', isLatin),
  type('dinC', 'preserve', isDinC),
  type('anyURI', 'collapse', isUriReference),
  type('NMTOKEN', 'collapse', (text) => nameToken.test(text)),
  type('base64Binary', 'collapse', isBase64),
  type(
    'boolean',
    'collapse',
    (text) => text === '1' || text === '0' || text === 'true' || text === 'false',
    'boolean',
  ),
  // White space around these is allowed by the Recommendation, but libxml2 and all that is built on it rejects
  // it. A message has to be accepted everywhere, so the check is as strict as that.
  type('date', 'preserve', (text) => isCalendarDay(datePattern.exec(text))),
  type('dateTime', 'preserve', (text) => isCalendarDay(dateTimePattern.exec(text))),
  type('time', 'preserve', (text) => timePattern.test(text.replace(/^[ \t\n\r]+/, ''))),
  type('gYear', 'preserve', (text) => yearPattern.test(text) && !/^-?0000/.test(text)),
  type('integer', 'collapse', isInteger, 'number'),
  type('int', 'preserve', signed32, 'number'),
  type('unsignedInt', 'preserve', (text) => /^\d/.test(text) && unsigned32(text), 'number'),
  type('unsignedShort', 'preserve', (text) => /^\d/.test(text) && unsigned16(text), 'number'),
  type('looseUuid', 'preserve', (text) => looseUuid.test(text)),
  type('uuid', 'replace', (text) => uuid.test(text)),
  type('dateiname', 'preserve', (text) => dateiname.test(text)),
  type('dateiname2', 'preserve', (text) => dateiname2.test(text)),
];

const byName = new Map(simpleTypes.map((simple) => [simple.name, simple]));

/**
 * The simple type of a name in our tables; `text` is what the version writes text with (`latin` in 2.x),
 * `code medium/1.0` a token of that list.
 */
export function simpleType(name: string, text: string): SimpleType | undefined {
  if (name.startsWith('code ')) {
    const values = new Set((codeValues[name.slice(5)] ?? '').split(' '));
    return type(name, 'collapse', (value) => values.has(value));
  }
  return byName.get(name === 'text' ? text : name);
}

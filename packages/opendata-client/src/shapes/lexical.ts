const year = '-?(?:[1-9]\\d{3,}|0\\d{3})';
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const time = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
const all = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const integer = all('[+-]?\\d+');
const isNotNegative = (text: string): boolean =>
  integer.test(text) && (!text.startsWith('-') || /^-0+$/.test(text));

/** Days of a date exist: 29 February only in leap years. */
function isDay(text: string): boolean {
  const [, years, months, days] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(text)!;
  const last = new Date(Date.UTC(2000 + (Number(years) % 400), Number(months), 0)).getUTCDate();
  return Number(days) <= last;
}

const tests: Readonly<Record<string, (text: string) => boolean>> = {
  boolean: (text) => /^(?:true|false|0|1)$/.test(text),
  decimal: (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  double: (text) => /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|\+INF|NaN)$/.test(text),
  float: (text) => /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|\+INF|NaN)$/.test(text),
  integer: (text) => integer.test(text),
  nonNegativeInteger: isNotNegative,
  positiveInteger: (text) => isNotNegative(text) && /[1-9]/.test(text),
  date: (text) => all(`${year}-${month}-${day}${zone}`).test(text) && isDay(text),
  dateTime: (text) => all(`${year}-${month}-${day}T${time}${zone}`).test(text) && isDay(text),
  time: (text) => all(`${time}${zone}`).test(text),
  gYear: (text) => all(`${year}${zone}`).test(text),
  gYearMonth: (text) => all(`${year}-${month}${zone}`).test(text),
  duration: (text) =>
    /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(text),
  hexBinary: (text) => /^(?:[0-9a-fA-F]{2})*$/.test(text),
};

/**
 * Whether a text is in the lexical space of a type of XML Schema, by its local name (XML Schema 1.1 part 2). Types that are
 * not in the table take any text.
 */
export const isLexical = (type: string, text: string): boolean =>
  !Object.hasOwn(tests, type) || tests[type]!(text.trim());

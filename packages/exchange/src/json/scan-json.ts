/** Steps from the root of a document to a member. */
export type JsonPath = readonly (string | number)[];

/** What two readers of one JSON text may see differently (RFC 7493, sections 2.2 and 2.3), and how big it is. */
export interface JsonScan {
  tooDeep: boolean;
  /** Values in all. */
  values: number;
  /** Owner of each member that occurs twice or more, bounded. */
  duplicates: JsonPath[];
  /** Owner of each member named `__proto__`, bounded. */
  reserved: JsonPath[];
  /** Integers that a double does not hold, bounded. */
  inexact: JsonPath[];
}

interface Container {
  /** Names so far; `undefined` in an array. */
  names: Names | undefined;
  wantsName: boolean;
  step: string | number;
}

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const keepOfEach = 50;

/**
 * Reads a text that may be JSON once, from start to end, in constant stack: `JSON.parse` drops members that come twice
 * and builds whatever depth it is given. Says nothing about syntax; of text that is no JSON only `tooDeep` means something.
 */
export function scanJson(text: string, maxDepth: number): JsonScan {
  const scan: JsonScan = { tooDeep: false, values: 0, duplicates: [], reserved: [], inexact: [] };
  const open: Container[] = [];
  let top: Container | undefined;
  const pathOf = (containers: readonly Container[]): JsonPath => containers.map(({ step }) => step);
  const keep = (list: JsonPath[], path: () => JsonPath) => {
    if (list.length < keepOfEach) list.push(path());
  };
  const enter = (isObject: boolean) => {
    top = { names: isObject ? createNames() : undefined, wantsName: isObject, step: isObject ? '' : 0 };
    open.push(top);
    scan.values += 1;
    scan.tooDeep ||= open.length > maxDepth;
  };
  const readName = (container: Container, raw: string) => {
    const name = nameOf(raw);
    const owner = () => pathOf(open.slice(0, -1));
    if (!container.names?.add(name)) keep(scan.duplicates, owner);
    if (name === '__proto__') keep(scan.reserved, owner);
    container.step = name;
    container.wantsName = false;
  };
  for (let at = 0; at < text.length && !scan.tooDeep; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at + 1);
      if (top?.wantsName) readName(top, text.slice(at + 1, end));
      else scan.values += 1;
      at = end;
    } else if (code === 0x7b || code === 0x5b) enter(code === 0x7b);
    else if (code === 0x7d || code === 0x5d) {
      open.pop();
      top = open.at(-1);
    } else if (code === 0x2c && top) {
      if (top.names) top.wantsName = true;
      else top.step = Number(top.step) + 1;
    } else if (code === minus || isDigit(code)) {
      const end = endOfNumber(text, at + 1);
      scan.values += 1;
      if (end - at > 15 && !isExact(text.slice(at, end))) keep(scan.inexact, () => pathOf(open));
      at = end - 1;
    } else if (code === 0x74 || code === 0x66 || code === 0x6e) scan.values += 1;
  }
  return scan;
}

interface Names {
  /** `false` when the name was there. */
  add(name: string): boolean;
}

/** Few names are compared one by one, which is faster and smaller than a set for each object. */
function createNames(): Names {
  const few: string[] = [];
  let many: Set<string> | undefined;
  return {
    add(name) {
      if (many ? many.has(name) : few.includes(name)) return false;
      if (many) many.add(name);
      else if (few.push(name) > 8) many = new Set(few);
      return true;
    },
  };
}

/** Names that are written differently can be the same: `"a"` is `"a"`. */
function nameOf(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

/** Index of the quotation mark that ends a string; the end of the text where none does. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let before = at - 1;
    while (before >= from && text.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

function endOfNumber(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Digits and . e E + -
    if (!isDigit(code) && code !== 0x2e && code !== 0x65 && code !== 0x45 && code !== 0x2b && code !== minus)
      break;
  }
  return at;
}

/** Fractions are rounded by every reader alike; an integer may be an id, of which every digit counts. */
function isExact(digits: string): boolean {
  if (!/^-?\d+$/.test(digits)) return Number.isFinite(Number(digits));
  return digits.length < 300 && BigInt(digits) === BigInt(Number(digits));
}

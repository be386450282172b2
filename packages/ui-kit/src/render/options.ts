import { languageTag } from '../element/language-tag.ts';
import { textsOf } from '../element/texts-of.ts';
import { isolated, type Warn, warnOnConsole } from '../element/warning.ts';
import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import { list, object, type Reader, type Report, text } from '../reader/reader.ts';

/** What the functions for servers and frameworks are told besides the data, as it can be used. */
export interface Options<N extends ElementName> {
  readonly lang?: string | undefined;
  readonly texts?: Partial<Texts<N>> | undefined;
  readonly locale?: Locale | undefined;
  readonly locales?: readonly Locale[] | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly now: Date;
  readonly warn: Warn;
  /** Takes what is wrong with the data. */
  readonly report: Report;
}

type Callback = (...given: never[]) => unknown;
const callback: Reader<Callback> = (value, report, path) =>
  typeof value === 'function' ? (value as Callback) : report(path, 'a function');

const instant: Reader<Date> = (value, report, path) => {
  const now = new Date((value as () => number)());
  return Number.isNaN(now.getTime()) ? report(path, 'milliseconds since the epoch') : now;
};

const locale =
  (name: ElementName): Reader<Locale> =>
  (value, report, path) => {
    const given = value as Partial<Locale> | null;
    const fits = languageTag(given?.lang) && given?.[name] && typeof given[name] === 'object';
    if (!fits) return report(path, `a language with texts of ${name}`);
    return {
      ...(given as Locale),
      [name]: textsOf({ texts: given[name] }, (at, expected) => report(`${path}.${at}`, expected)),
    };
  };

const attributes: Reader<Readonly<Record<string, string>>> = (value, report, path) =>
  Object.fromEntries(
    Object.entries(value as object).flatMap(([key, one]: [string, unknown]) => {
      // As frameworks do: nothing is no attribute.
      if (one === undefined || one === null) return [];
      if (/^[a-z][a-z0-9:-]*$/i.test(key) && /^(string|number)$/.test(typeof one)) return [[key, `${one}`]];
      return report(`${path}.${key}`, 'the name of an attribute, and a text') ?? [];
    }),
  );

/** Reads options as data are read: what cannot be used is told to the developer and left out. Throws nothing. */
export function readOptions<N extends ElementName>(name: N, given: unknown): Options<N> {
  const faults: [path: string, expected: string][] = [];
  const note: Report = (path, expected) => void faults.push([path, expected]);
  const {
    clock,
    warn: told,
    ...options
  } = object<{
    lang: string;
    texts: Partial<Texts<N>>;
    locale: Locale;
    locales: readonly Locale[];
    attributes: Readonly<Record<string, string>>;
    clock: Date;
    warn: Callback;
  }>({
    lang: text,
    texts: (value) => textsOf({ texts: value }, note) as Partial<Texts<N>>,
    locale: locale(name),
    locales: list(locale(name)),
    attributes,
    clock: instant,
    warn: callback,
  })(given ?? {}, note, 'options') ?? { clock: undefined, warn: undefined };
  const warn = isolated((told as Warn | undefined) ?? warnOnConsole);
  const report: Report = (path, expected) => void warn(`${name}.data`, `${path}: ${expected}`);
  for (const fault of faults) report(...fault);
  return { ...options, now: clock ?? new Date(), warn, report };
}

/** Takes a developer's fault: where in the data (`providers.0.href`) and what belongs there. */
export type Report = (path: string, expected: string) => undefined;

/** Reads an unknown value as one kind, or reports it and yields nothing. Never throws, never guesses. */
export type Reader<T> = (value: unknown, report: Report, path: string) => T | undefined;

/** A reader whose value must be there, and what stands in for it when it is not. */
export type Needed<T> = readonly [reader: Reader<T>, instead: T];

/** The member of an object must be there; without it `instead` is read and the fault reported. */
export const needed = <T>(reader: Reader<T>, instead: T): Needed<T> => [reader, instead];

/** Text; numbers become texts, since numbers of reports and counts of files come as either. */
export const text: Reader<string> = (value, report, path) =>
  typeof value === 'string' || Number.isFinite(value) ? `${value}` : report(path, 'text');

/** A readable word that stands for every word of a closed list that the kit does not know. */
export const UNKNOWN = '?';

/** One word of a closed list. Any other is read as {@link UNKNOWN}, which templates say in words and which is never enough. */
export const words =
  <const W extends string>(list: readonly W[]): Reader<W> =>
  (value, report, path) => {
    if (list.includes(value as W)) return value as W;
    report(path, list.join(', '));
    return UNKNOWN as W;
  };

/** A list; entries that cannot be read are left out, each reported. */
export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, report, path) =>
    Array.isArray(value)
      ? value.map((one, index) => reader(one, report, `${path}.${index}`)).filter((one) => one !== undefined)
      : report(path, 'list');

/** A text, or a list of them. */
export const texts: Reader<string | readonly string[]> = (value, report, path) =>
  (Array.isArray(value) ? list(text) : text)(value, report, path);

/** Readers of all members of an object; the compiler asks for every one of them. */
export type Members<T> = {
  readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> | Needed<NonNullable<T[K]>>;
};

/** An object. Members without a reader are left out: what else a `Delivery` holds is none of the page's business. */
export const object =
  <T>(members: Members<T>): Reader<T> =>
  (value, report, path) => {
    if (value === null || typeof value !== 'object') return report(path, 'object');
    const result: Record<string, unknown> = {};
    for (const key in members) {
      const at = path ? `${path}.${key}` : key;
      const [reader, instead] = [members[key]].flat() as [Reader<unknown>, unknown?];
      let read: unknown;
      try {
        const given = (value as Record<string, unknown>)[key] ?? undefined;
        if (given !== undefined) read = reader(given, report, at);
        else if (instead !== undefined) report(at, 'a value');
      } catch {
        // A getter or a proxy, in code of its own.
        report(at, 'a value');
      }
      // Also nothing is set: it must not be found in the prototype, past its reader.
      result[key] = read ?? instead;
    }
    return result as T;
  };

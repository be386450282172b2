import type { Steps } from './rule.ts';

/** What the model expects at a place, as a word of ours. */
export type ExpectedType =
  | 'text'
  | 'text-or-texts-by-language'
  | 'number'
  | 'object'
  | 'list'
  | 'area-key'
  | 'two-numbers'
  | 'four-numbers'
  | 'organization-or-person'
  | 'organization-or-individual';

/** Called for each place that holds another type than the model expects. */
export type OnWrongType = (at: Steps, expected: ExpectedType) => void;

/** Reads one type out of whatever a program handed in, for example parsed JSON. */
export interface Shape<T> {
  readonly expected: ExpectedType;
  /** Takes the place of a value of another type, so that lists keep their indexes and rules find what they read. */
  readonly neutral: T;
  /** The value, without what the model does not know; `undefined` and a call of `wrong` when it is of another type. */
  read(value: unknown, at: Steps, wrong: OnWrongType): T | undefined;
}

/** A member that has to be there. `reported`: its absence is a wrong type; otherwise a rule of its own reports it. */
interface Required<T> {
  readonly required: Shape<T>;
  readonly reported: boolean;
}

/** The shapes of the members of an object; the compiler asks for each. */
type Members<T> = {
  readonly [Member in keyof T]-?: undefined extends T[Member]
    ? Shape<NonNullable<T[Member]>>
    : Required<T[Member]>;
};

/** Has to be there; nobody else reports that it is not. */
export const needed = <T>(required: Shape<T>): Required<T> => ({ required, reported: true });
/** Has to be there; a rule of its own reports that it is not. */
export const neededByRule = <T>(required: Shape<T>): Required<T> => ({ required, reported: false });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shape = <T>(expected: ExpectedType, neutral: T, fits: (value: unknown) => value is T): Shape<T> => ({
  expected,
  neutral,
  read(value, at, wrong) {
    if (fits(value)) return value;
    wrong(at, expected);
    return undefined;
  },
});

/** A text. Which one it is, such as a code of a vocabulary, is a question of the rules. */
export const word = <T extends string>(): Shape<T> =>
  shape<T>('text', '' as T, (value): value is T => typeof value === 'string');

/** One of some words of the model. */
export const oneOf = <const T extends string>(
  expected: ExpectedType,
  words: readonly [T, ...T[]],
): Shape<T> => shape<T>(expected, words[0], (value): value is T => words.some((one) => one === value));

export const number: Shape<number> = shape(
  'number',
  0,
  (value): value is number => typeof value === 'number',
);

/** Text for people: one, or one by language. */
export const text: Shape<string | Readonly<Record<string, string>>> = shape(
  'text-or-texts-by-language',
  '',
  (value): value is string | Readonly<Record<string, string>> =>
    typeof value === 'string' ||
    (isObject(value) && Object.values(value).every((one) => typeof one === 'string')),
);

/** So many numbers. */
export const numbers = <T extends readonly number[]>(expected: ExpectedType, neutral: T): Shape<T> =>
  shape<T>(
    expected,
    neutral,
    (value): value is T =>
      Array.isArray(value) &&
      value.length === neutral.length &&
      // Not `every`, which leaves out the holes of a sparse list.
      !Array.from(value).some((one) => typeof one !== 'number'),
  );

/** A list; an entry of another type becomes the neutral one. */
export const list = <T>(entry: Shape<T>): Shape<readonly T[]> => ({
  expected: 'list',
  neutral: [],
  read(value, at, wrong) {
    if (Array.isArray(value))
      return Array.from(value, (one, index) => entry.read(one, [...at, index], wrong) ?? entry.neutral);
    wrong(at, 'list');
    return undefined;
  },
});

/** An object with members of the model. */
export function object<T extends object>(members: Members<T>): Shape<T> {
  const entries = Object.entries(members) as [string, Shape<unknown> | Required<unknown>][];
  const neutral = Object.fromEntries(
    entries.flatMap(([name, member]) => ('required' in member ? [[name, member.required.neutral]] : [])),
  ) as T;
  return {
    expected: 'object',
    neutral,
    read(value, at, wrong) {
      if (!isObject(value)) {
        wrong(at, 'object');
        return undefined;
      }
      const read = { ...neutral } as Record<string, unknown>;
      for (const [name, member] of entries) {
        const given = value[name];
        const shape = 'required' in member ? member.required : member;
        if (given !== undefined) read[name] = shape.read(given, [...at, name], wrong) ?? read[name];
        else if ('required' in member && member.reported) wrong([...at, name], shape.expected);
      }
      return read as T;
    },
  };
}

/** The first of some members that is there, which has to be a text; what else there is does not matter. */
export const firstText = <T extends object>(
  expected: ExpectedType,
  members: readonly string[],
  neutral: T,
) => ({
  expected,
  neutral,
  read(value: unknown, at: Steps, wrong: OnWrongType): T | undefined {
    const member = isObject(value) ? members.find((one) => value[one] !== undefined) : undefined;
    const given = isObject(value) && member !== undefined ? value[member] : undefined;
    if (member !== undefined && typeof given === 'string') return { [member]: given } as T;
    wrong(at, expected);
    return undefined;
  },
});

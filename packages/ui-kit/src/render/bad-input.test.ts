/** What a page gives by mistake or by somebody's intent is shown as a safe page, whatever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES } from '../../test/states.ts';
import { contentOf } from './content-of.ts';
import { type DataOf, DEFINITIONS } from './definitions.ts';
import * as server from './render.ts';

type Name = keyof typeof DEFINITIONS;
type Render = (data: unknown, options: { warn: (code: string, about?: string) => void }) => string;

const NAMES = Object.keys(DEFINITIONS) as Name[];
const renderOf = (name: Name): Render => {
  const pascal = name.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
  return (server as unknown as Record<string, Render>)[`render${pascal}`]!;
};

/** A word that no text of the kit has, in everything that could become markup or script. */
const MARK = 'zqx';
const evil = [
  `"><img src=${MARK} onerror=${MARK}>`,
  `'><script>${MARK}</script>`,
  `javascript:${MARK}`,
  ` java\nscript:${MARK}`,
  `data:text/html,${MARK}`,
  `<!--${MARK}`,
  `{name} $& ${MARK}`,
  '\u0000',
  '\ud800',
];
const strange = fc.oneof(
  fc.constantFrom<unknown>(...evil),
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    false,
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    10n,
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    [undefined, 5, 'x'],
    { toString: null },
    Object.create(null),
  ),
  fc.constantFrom<unknown>(() => MARK, Symbol(MARK), new Date(Number.NaN), new Map([[MARK, MARK]]), /zqx/),
  fc.constantFrom<unknown>(JSON.parse('{"__proto__":{"href":"javascript:zqx"},"constructor":1}')),
  fc.constantFrom<unknown>('__proto__', 'constructor', 'toString', 'hasOwnProperty', '2026-13-45', '9e99'),
  fc.constant('x'.repeat(20_000)),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
);

/** Paths of all members of good data, so that a single one can be spoilt where the rest is right. */
function paths(value: unknown, at: readonly string[] = []): string[][] {
  const deeper =
    value && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, one]) => paths(one, [...at, key]))
      : [];
  return [[...at], ...deeper];
}
function spoilt(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
  if (first === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, unknown>) };
  (copy as Record<string, unknown>)[first] = spoilt((value as Record<string, unknown>)[first], rest, by);
  return copy;
}

/** Good data of an element with one member spoilt, or something else altogether. */
function badData(name: Name): fc.Arbitrary<unknown> {
  const good = STATES.filter(({ element }) => element === name).map(({ data }) => data);
  const places = good.flatMap((data) => paths(data).map((path) => ({ data, path })));
  const one = places.length
    ? fc.tuple(fc.constantFrom(...places), strange).map(([{ data, path }, by]) => spoilt(data, path, by))
    : strange;
  return fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: strange });
}

/** Tags with their attributes' names, and what addresses lead to. */
const TAG = /<([a-z][a-z0-9-]*)((?: [a-z][a-z0-9-]*(?:="[^"<>]*")?)*)>/g;
const WRONG = /\b(undefined|null|NaN|Infinity|Invalid Date)\b|\[object /;

function check(html: string, data: unknown): void {
  const tags = [...html.matchAll(TAG)];
  // Every `<` opens or closes a tag of the kit: nothing of the input became markup.
  expect(html.match(/</g)?.length, html).toBe(
    tags.length + (html.match(/<\/[a-z][a-z0-9-]*>/g)?.length ?? 0),
  );
  for (const [, tag, attributes] of tags) {
    expect(['script', 'style', 'iframe', 'object']).not.toContain(tag);
    for (const [, attribute, value] of attributes!.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      expect(attribute).not.toMatch(/^on|^style$/);
      if (/^(href|src|action|formaction)$/.test(attribute!))
        expect(value).not.toMatch(/^[^/?#]*(script|data):/i);
    }
  }
  // What is wrong in a text is there only when the page itself gave that very text.
  const words = JSON.stringify(data, (_, one) => (typeof one === 'string' ? one : (one ?? ''))) ?? '';
  if (!WRONG.test(words)) expect(html).not.toMatch(WRONG);
}

describe.each(NAMES)('%s', (name) => {
  it('writes a safe page of whatever is given', () => {
    fc.assert(
      fc.property(badData(name), (data) => {
        check(renderOf(name)(data, { warn: () => {} }), printable(data));
      }),
      { numRuns: 200 },
    );
  });

  it('describes for frameworks whatever is given', () => {
    fc.assert(
      fc.property(badData(name), (data) => {
        const seen: unknown[] = [];
        contentOf(
          name,
          data as DataOf<typeof name>,
          (tag, properties, ...children) => {
            seen.push(
              ...Object.values(properties ?? {}),
              ...children.filter((one) => typeof one === 'string'),
            );
            return { tag };
          },
          { warn: () => {} },
        );
        for (const one of seen) expect(['string', 'boolean', 'function']).toContain(typeof one);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['a text', 'x'],
    ['a function', () => {}],
  ])('warns of %s', (_, data) => {
    const warnings: string[] = [];
    renderOf(name)(data, { warn: (code) => warnings.push(code) });
    expect(warnings).toContain(`${name}.data`);
  });
});

/** What of the data has words: symbols, functions and big numbers have none. */
function printable(data: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(data, (_, one) =>
        typeof one === 'bigint' || typeof one === 'number' ? `${one}` : one,
      ) ?? '""',
    );
  } catch {
    return 'undefined';
  }
}

import type { Report } from '@rathaus/client-core/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { dogTax, dogTaxData, dogTaxSchemas } from '../../test/schemas/dog-tax.ts';
import { scanJson } from '../json/scan-json.ts';
import { createSchemaBundle, type JsonSchema } from './index.ts';

const open = { schemaUri: 'urn:x:open', mimeType: 'application/json' };
const bundle = await createSchemaBundle({
  ...dogTaxSchemas,
  'urn:x:open': { properties: { a: { properties: { b: {} } } } },
});
const rules = ({ findings }: Report) => findings.map(({ rule }) => rule.replace('exchange.data.', ''));
const places = ({ findings }: Report) =>
  findings.map(({ place }) => (place.kind === 'pointer' ? place.pointer : undefined));
const unchecked = (report: Report) =>
  report.unchecked.map(({ what }) => what.replace('exchange.unchecked.data-', ''));
const one = async (schema: JsonSchema, content: string | Uint8Array, options = {}) =>
  (await createSchemaBundle({ 'urn:x:a': schema }, options)).check(content, {
    ...open,
    schemaUri: 'urn:x:a',
  });

describe('hostile data', () => {
  it.each([
    ['{"a":1,"a":2}', ''],
    ['{"a":{"b":1,"c":2,"b":1}}', '/a'],
    ['{"a":1,"\\u0061":2}', ''],
    ['{"a":{"Erika":{"x":1,"x":2}}}', '/a'],
    ['[{"a":{"b":1,"b":2}}]', '/0/a'],
    [`{${Array.from({ length: 30 }, (_, at) => `"n${at}":1`).join()},"n17":2}`, ''],
  ])('with a member twice are refused at the owner: %s', (content, place) => {
    const report = bundle.check(content, open);
    expect(report.verdict).toBe('failed');
    expect(rules(report)).toEqual(['duplicate-member']);
    expect(places(report)).toEqual([place]);
    expect(JSON.stringify(report)).not.toContain('Erika');
  });

  it('with a name twice in different objects pass', () => {
    const content = '{"a":{"b":"{\\"a\\":1,\\"a\\":2}"},"b":[{"a":1},{"a":"\\\\"}],"c":{"a":",\\"a\\":"}}';
    expect(bundle.check(content, open).verdict).toBe('passed');
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":{"__pr\\u006fto__":1}}', '{"a":[{"__proto__":null}]}'])(
    'with a member named __proto__ are refused, and change nothing: %s',
    (content) => {
      expect(rules(bundle.check(content, open))).toEqual(['reserved-member']);
      expect(({} as { admin?: unknown }).admin).toBeUndefined();
    },
  );

  it('do not inherit what a schema requires', async () => {
    const schema = { required: ['toString', 'constructor'], minProperties: 1 };
    const report = await one(schema, '{"x":1}');
    expect(places(report)).toEqual(['/toString', '/constructor']);
    expect((await one(schema, '{"toString":1,"constructor":2}')).verdict).toBe('passed');
  });

  it.each([
    ['[', ']'],
    ['{"weitere":{"x":', '}}'],
  ])('that are deep are not judged, quickly and without running out of stack: %s', (start, end) => {
    const deep = (levels: number) => start.repeat(levels) + (start === '[' ? '' : '1') + end.repeat(levels);
    for (const content of [deep(300), deep(400_000), start.repeat(900_000)]) {
      const report = bundle.check(content, dogTax);
      expect(report.verdict).toBe('not-judged');
      expect(unchecked(report)).toEqual(['depth']);
    }
  });

  it('that are as deep as allowed are judged, by a schema that refers to itself, too', () => {
    let data: unknown = dogTaxData;
    for (let level = 0; level < 90; level += 1) data = { ...dogTaxData, weitere: { x: data } };
    expect(bundle.check(JSON.stringify(data), dogTax).verdict).toBe('passed');
  });

  it('are not judged by a schema that never ends', async () => {
    const report = await one({ $ref: '#' }, '1');
    expect(report.verdict).toBe('not-judged');
    expect(unchecked(report)).toEqual(['time']);
  });

  it('larger than the limit are not judged', async () => {
    const text = '"ÄÄ"';
    expect((await one({}, text, { maxBytes: 6 })).verdict).toBe('passed');
    for (const content of [text, new TextEncoder().encode(text)])
      expect(unchecked(await one({}, content, { maxBytes: 5 }))).toEqual(['size']);
  });

  it.each([
    ['an exponential pattern', '^(a+)+$'],
    ['an alternative that overlaps', '^(a|aa)*b$'],
    ['the quadratic pattern of FIT-Connect', '^[a-zA-Z0-9+/=]+$|[a-zA-Z0-9_-]+$'],
  ])('cannot hold the process by %s', async (_, pattern) => {
    const hostile = JSON.stringify(`.${'a'.repeat(500_000)}.`);
    const judge = async () => {
      const report = await one({ pattern: pattern.replace('^', '') }, hostile, { timeout: 200 });
      expect(report.verdict).toBe('not-judged');
      expect(unchecked(report)).toEqual(['time']);
    };
    expect(await processorTime(judge, 3_000)).toBeLessThan(3_000);
  });

  it('that were ended do not disturb those that come after them', async () => {
    const schemas = await createSchemaBundle({ 'urn:x:a': { pattern: '^(a+)+$' } }, { timeout: 1000 });
    const verdict = (text: string) =>
      schemas.check(JSON.stringify(text), { ...open, schemaUri: 'urn:x:a' }).verdict;
    for (let round = 0; round < 3; round += 1) {
      expect(verdict(`${'a'.repeat(60)}!`)).toBe('not-judged');
      expect(verdict('aaa')).toBe('passed');
      expect(verdict('b')).toBe('failed');
    }
  });

  it.each([
    ['12345678901234567890', true],
    ['-9007199254740993', true],
    ['9007199254740992', false],
    ['100000000000000000000', false],
    [`1${'0'.repeat(400)}`, true],
    ['1e400000000000000', true],
    ['0.1234567890123456789', false],
    ['51.961563000000003', false],
  ])('with the number %s: another number was judged than was sent: %s', async (number, isOther) => {
    const report = await one({}, `{"a":[1,${number}]}`);
    expect(unchecked(report)).toEqual(isOther ? ['number'] : []);
    expect(report.verdict).toBe(isOther ? 'not-judged' : 'passed');
  });

  it.each(['', ' ', '{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1}x', '\u0000', '\uFEFF\uFEFF{}', '"\n"'])(
    'that are no JSON are refused: %j',
    (content) => {
      expect(rules(bundle.check(content, open))).toEqual(['json']);
      expect(rules(bundle.check(new TextEncoder().encode(content), open))).toEqual(['json']);
    },
  );

  it('that are no UTF-8 are refused', () => {
    for (const bytes of [
      [0x22, 0xe4, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0xff, 0xfe, 0x31, 0],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
    ])
      expect(rules(bundle.check(Uint8Array.from(bytes), open))).toEqual(['utf-8']);
  });

  it('of any shape never make the check throw', () => {
    const described = fc.record({
      schemaUri: fc.constantFrom('urn:x:open', dogTax.schemaUri, 'x'),
      mimeType: fc.constantFrom('application/json', 'x'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), described, (content, by) => {
        expect(['passed', 'failed', 'not-judged']).toContain(bundle.check(content, by).verdict);
      }),
    );
  });

  it('of 20 MB are judged within the time of one submission', async () => {
    const dogs = Array.from({ length: 250_000 }, (_, at) => ({
      name: `Rex ${at}`,
      rasse: 'Dackel',
      nummer: at,
      chip: true,
    }));
    const content = new TextEncoder().encode(JSON.stringify({ dogs }));
    const filled = new Uint8Array(20_000_000).fill(0x20);
    filled.set(content);
    const schema = {
      properties: {
        dogs: {
          items: {
            required: ['name', 'nummer'],
            properties: {
              name: { type: 'string', pattern: '^[A-Z]' },
              nummer: { type: 'integer' },
              rasse: { enum: ['Dackel'] },
            },
            additionalProperties: { type: 'boolean' },
          },
        },
      },
    };
    const judge = async () => expect((await one(schema, filled, { timeout: 60_000 })).verdict).toBe('passed');
    const milliseconds = await processorTime(judge, 30_000);
    console.log(
      `20 MB of data, ${content.length} bytes of them JSON: judged in ${milliseconds.toFixed(0)} ms`,
    );
    expect(milliseconds).toBeLessThan(30_000);
  });
});

describe('the scanner of JSON', () => {
  /** JSON with members that may come twice, and how many objects have one. */
  const { tree } = fc.letrec<{ tree: { text: string; twice: number } }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 0 }).map((value) => ({ text: JSON.stringify(value), twice: 0 })),
      fc.array(tie('tree'), { maxLength: 4 }).map((items) => ({
        text: `[${items.map(({ text }) => text).join(' , ')}]`,
        twice: items.reduce((sum, { twice }) => sum + twice, 0),
      })),
      fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'c"', '\\', '', 'ä'), tie('tree')), { maxLength: 4 })
        .map((members) => ({
          text: `{${members.map(([name, { text }]) => `${JSON.stringify(name)}: ${text}`).join()}}`,
          twice:
            members.reduce((sum, [, { twice }]) => sum + twice, 0) +
            (members.length - new Set(members.map(([name]) => name)).size),
        })),
    ),
  }));

  it('finds every member that comes twice, and no other', () => {
    fc.assert(
      fc.property(tree, ({ text, twice }) => {
        JSON.parse(text);
        expect(scanJson(text, 100).duplicates).toHaveLength(Math.min(twice, 50));
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees the depth and the number of values that JSON.parse sees', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    const count = (value: unknown): number =>
      1 +
      (typeof value === 'object' && value !== null
        ? Object.values(value).reduce<number>((sum, one_) => sum + count(one_), 0)
        : 0);
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const levels = depth(value);
        expect(scanJson(text, levels)).toMatchObject({ tooDeep: false, values: count(value) });
        expect(scanJson(text, levels - 1).tooDeep).toBe(levels > 0);
      }),
    );
  });
});

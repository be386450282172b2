import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTableInspector } from '../src/table/index.ts';
import { createTableApi, type TableApi } from '../src/table-api/index.ts';
import { getter, tableOf } from './table-api-serve.ts';

/** Rows of a table as they are served: a text, a number, a date, and each of them may be empty. */
interface Row {
  readonly wort: string | null;
  readonly zahl: number | string | null;
  readonly tag: string | null;
}

const words = fc.oneof(
  fc.constantFrom(
    'Łódź-Şahin',
    'ŁÓDŹ',
    'a"b',
    'a;b',
    "x' or 1=1 --",
    '%',
    '_',
    '\\',
    'Zeile\nZwei',
    '=1+1',
    'ĳ',
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const isWord = (word: string) => word.trim() === word && word !== '' && !/(?![\n\t])\p{Cc}/u.test(word);
const row: fc.Arbitrary<Row> = fc.record({
  wort: fc.option(
    words.filter(isWord).map((word) => word.normalize('NFC')),
    { freq: 4 },
  ),
  zahl: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -5_000, max: 5_000 }).map((value) => value / 4) },
    { weight: 1, arbitrary: fc.constant('k.A.') },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  tag: fc.option(
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
});
const tables = fc.array(row, { minLength: 1, maxLength: 40 });

const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
const german = (date: string) => date.split('-').reverse().join('.');
const csvOf = (rows: readonly Row[]) =>
  [
    'wort;zahl;tag;nr',
    ...rows.map(({ wort, zahl, tag }, index) =>
      [
        wort === null ? '' : field(wort),
        typeof zahl === 'number' ? String(zahl).replace('.', ',') : (zahl ?? ''),
        tag === null ? '' : german(tag),
        `n${index}`,
      ].join(';'),
    ),
    '',
  ].join('\r\n');

/** Types are given, so that a table of three rows is typed as one of three thousand. */
const columns = {
  zahl: { type: 'number', format: 'de' },
  tag: { type: 'date' },
  wort: { type: 'text' },
  nr: { type: 'text' },
} as const;

async function withTable<T>(rows: readonly Row[], work: (api: TableApi) => Promise<T>): Promise<T> {
  const api = createTableApi({
    tenant: 'musterstadt',
    tables: [tableOf(csvOf(rows), { columns })],
    logger: () => undefined,
  });
  try {
    return await work(api);
  } finally {
    await api.close();
  }
}

const numbered = (rows: readonly Row[]) => rows.map((one, index) => ({ ...one, nr: `n${index}` }));

async function jsonRows(api: TableApi, search: URLSearchParams | string) {
  const response = await getter(api)(`/hunde/rows?${search}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { rows: (Row & { nr: string })[] }).rows;
}

/** A reader of RFC 4180 that shares no code with what is tested. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  const item = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (;;) {
    const found = item.exec(text);
    if (!found) break;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    records.push(fields);
    fields = [];
  }
  expect(records.flat().length).toBeGreaterThan(0);
  return records;
}

it('serves what the file holds, in every format', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      await withTable(rows, async (api) => {
        const expected = numbered(rows);
        expect(await jsonRows(api, 'limit=all')).toEqual(expected);
        expect(await jsonRows(api, 'limit=10000')).toEqual(expected);
        const [header, ...records] = readCsv(await (await getter(api)('/hunde/rows.csv')).text());
        expect(header).toEqual(['wort', 'zahl', 'tag', 'nr']);
        expect(records).toEqual(
          expected.map(({ wort, zahl, tag, nr }) => [
            wort ?? '',
            zahl === null ? '' : String(zahl),
            tag ?? '',
            nr,
          ]),
        );
      });
    }),
    { numRuns: 60 },
  );
});

it('serves as CSV what the inspection and a second API read in the same way', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const csv = await withTable(rows, async (api) => (await getter(api)('/hunde/rows.csv')).text());
      const inspector = createTableInspector();
      inspector.push(new TextEncoder().encode(csv));
      expect(inspector.finish()).toMatchObject({ verdict: 'passed', rows: rows.length });
      const again = createTableApi({
        tenant: 'musterstadt',
        tables: [tableOf(csv, { columns: { ...columns, zahl: { type: 'number', format: 'en' } } })],
      });
      try {
        expect(await jsonRows(again, 'limit=all')).toEqual(numbered(rows));
      } finally {
        await again.close();
      }
    }),
    { numRuns: 30 },
  );
});

const comparisons = {
  eq: (a: unknown, b: unknown) => a === b,
  ne: (a: unknown, b: unknown) => a !== null && a !== b,
  gt: (a: never, b: never) => a > b,
  gte: (a: never, b: never) => a >= b,
  lt: (a: never, b: never) => a < b,
  lte: (a: never, b: never) => a <= b,
} as const;

/** Texts as SQLite compares them: by the bytes of UTF-8, which is by code points. */
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function matches(
  value: string | number | null,
  operator: keyof typeof comparisons,
  wanted: string | number,
  isNumber: boolean,
): boolean {
  if (operator === 'eq' || operator === 'ne') return comparisons[operator](value, wanted);
  if (value === null || (isNumber && typeof value !== 'number')) return false;
  const order = typeof value === 'number' ? value - Number(wanted) : byBytes(value, String(wanted));
  return comparisons[operator](order as never, 0 as never);
}

it('filters as a plain filter does', async () => {
  const operator = fc.constantFrom(...(Object.keys(comparisons) as (keyof typeof comparisons)[]));
  await fc.assert(
    fc.asyncProperty(
      tables,
      operator,
      fc.nat(),
      fc.constantFrom('wort', 'zahl', 'tag'),
      async (rows, one, seed, column) => {
        const values = rows.map((each) => each[column]).filter((value) => value !== null && value !== 'k.A.');
        const wanted = values[seed % Math.max(1, values.length)];
        if (wanted === undefined || wanted === null) return;
        await withTable(rows, async (api) => {
          const expected = numbered(rows).filter((each) =>
            matches(each[column], one, wanted, column === 'zahl'),
          );
          const search = new URLSearchParams({
            [`${column}.${one}`]: String(wanted),
            limit: '10000',
            count: 'true',
          });
          expect(await jsonRows(api, search)).toEqual(expected);
          const { count } = (await (await getter(api)(`/hunde/rows?${search}`)).json()) as { count: number };
          expect(count).toBe(expected.length);
        });
      },
    ),
    { numRuns: 120 },
  );
});

it('finds parts of texts, lists and gaps as a plain filter does', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.nat(), fc.nat(), async (rows, first, second) => {
      const texts = rows.flatMap(({ wort }) => wort ?? []);
      const [a, b] = [texts[first % Math.max(1, texts.length)], texts[second % Math.max(1, texts.length)]];
      if (a === undefined || b === undefined) return;
      await withTable(rows, async (api) => {
        const all = numbered(rows);
        const part = Array.from(a).slice(0, 2).join('');
        const fold = (text: string) => text.normalize('NFC').toLowerCase();
        expect(
          await jsonRows(api, new URLSearchParams({ 'wort.contains': part.toUpperCase(), limit: '10000' })),
        ).toEqual(all.filter(({ wort }) => wort !== null && fold(wort).includes(fold(part.toUpperCase()))));
        const list = [a, b].map(field).join(',');
        expect(await jsonRows(api, new URLSearchParams({ 'wort.in': list, limit: '10000' }))).toEqual(
          all.filter(({ wort }) => wort === a || wort === b),
        );
        expect(await jsonRows(api, 'zahl.null=true&limit=10000')).toEqual(
          all.filter(({ zahl }) => zahl === null),
        );
        expect(await jsonRows(api, 'zahl.fits=false&limit=10000')).toEqual(
          all.filter(({ zahl }) => zahl === 'k.A.'),
        );
      });
    }),
    { numRuns: 60 },
  );
});

it('shows each row once, page by page, in the order of the whole', async () => {
  const sorts = fc.constantFrom('', 'wort', '-wort', 'zahl', '-zahl', 'tag', '-tag');
  await fc.assert(
    fc.asyncProperty(
      tables,
      sorts,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (rows, sort, limit, filtered) => {
        // With one row as the most that is sorted at once, walks go along the index.
        for (const sortedRows of [1, 50_000]) {
          const api = createTableApi({
            tenant: 'musterstadt',
            limits: { sortedRows },
            tables: [tableOf(csvOf(rows), { columns })],
          });
          try {
            const query = new URLSearchParams(sort === '' ? {} : { sort });
            if (filtered) query.set('nr.ne', 'n0');
            const whole = await jsonRows(api, new URLSearchParams([...query, ['limit', '10000']]));
            expect(whole.length).toBe(rows.length - (filtered ? 1 : 0));
            const column = sort.replace('-', '') as '' | 'wort' | 'zahl' | 'tag';
            if (column !== '') {
              const values = whole
                .map((one) => one[column])
                .filter((value) => value !== null && value !== 'k.A.');
              const ordered = values.toSorted((a, b) =>
                typeof a === 'number' ? a - Number(b) : byBytes(String(a), String(b)),
              );
              expect(whole.slice(0, values.length).map((one) => one[column])).toEqual(
                sort.startsWith('-') ? ordered.toReversed() : ordered,
              );
            }
            const paged: unknown[] = [];
            let next: string | null =
              `/hunde/rows?${new URLSearchParams([...query, ['limit', String(limit)]])}`;
            while (next !== null) {
              const page = (await (await getter(api)(next)).json()) as {
                rows: unknown[];
                next: string | null;
              };
              expect(page.rows.length).toBeLessThanOrEqual(limit);
              paged.push(...page.rows);
              next = page.next;
            }
            expect(paged).toEqual(whole);
          } finally {
            await api.close();
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

import { existsSync, readFileSync } from 'node:fs';
import type { Progress } from '@rathaus/client-core/observe';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenTables } from '../../test/broken-tables.ts';
import { inspectTable, requireTable, type TableReport } from '../index.ts';
import { tableRules } from './rules.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rulesOf = (report: TableReport) =>
  report.findings.map(({ rule }) => rule.replace('opendata.table.', ''));
const types = (report: TableReport) =>
  report.columns.map(({ type, format }) => [type, format].filter(Boolean).join(' '));
const stream = (bytes: Uint8Array, size: number) => {
  let position = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (position >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(position, position + size));
      position += size;
    },
  });
};

const clean =
  'Stadtteil;Einwohner;Stand;Fläche;AGS\r\nÄltstadt;1.234.567;31.12.2025;12,5;05315000\r\nNeustadt;10;01.01.2026;3;05999999\r\n';

describe('inspectTable', () => {
  it('recognises a German table', async () => {
    expect(await inspectTable(utf8(clean), { fileName: 'stadtteile.csv' })).toEqual({
      kind: 'opendata.table',
      name: 'stadtteile.csv',
      verdict: 'passed',
      findings: [],
      unchecked: [],
      counts: { error: 0, warning: 0, info: 0 },
      bytes: utf8(clean).length,
      encoding: 'utf-8',
      delimiter: ';',
      quoted: false,
      newline: 'crlf',
      headerLine: 1,
      columns: [
        { name: 'Stadtteil', type: 'text', empty: 0, missing: 0 },
        { name: 'Einwohner', type: 'integer', format: 'de', empty: 0, missing: 0 },
        { name: 'Stand', type: 'date', format: 'de', empty: 0, missing: 0 },
        { name: 'Fläche', type: 'decimal', format: 'de', empty: 0, missing: 0 },
        { name: 'AGS', type: 'key', empty: 0, missing: 0 },
      ],
      rows: 2,
    });
  });

  it('gives the same report however the bytes arrive (property)', async () => {
    const field = fc.oneof(
      fc.constantFrom('1.234,5', '05315000', 'Köln', '31.12.2026', '', '-', '1.5', 'ja'),
      fc
        .string({ unit: fc.constantFrom('a', 'ä', ';', '"', '\n', ',', '1') })
        .map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 20 }), async (table, size) => {
        const bytes = utf8(`Name;Wert\n${table.map((row) => row.join(';')).join('\n')}\n`);
        expect(await inspectTable(stream(bytes, size))).toEqual(await inspectTable(bytes));
        expect(await inspectTable(new Blob([bytes]))).toEqual(await inspectTable(bytes));
      }),
    );
  });

  it('finds the number of rows whatever stands in quoted fields, also across block borders', async () => {
    const text = `Name;Text\n${Array.from({ length: 5000 }, (_, row) => `Zeile ${row};"a;b ""c""\nd ${'x'.repeat(row % 60)}"`).join('\n')}\n`;
    const report = await inspectTable(stream(utf8(text), 7001));
    expect([report.rows, report.columns.length, report.quoted, report.findings]).toEqual([5000, 2, true, []]);
  });

  it.each([
    ['Windows-1252', 'windows-1252', [0xe4, 0xf6, 0xfc, 0x80]],
    ['IBM 850', 'ibm850', [0x84, 0x94, 0x81, 0xe1, 0x84, 0x81]],
    ['Mac Roman', 'macintosh', [0x8a, 0x9a, 0x9f, 0xa7, 0x8a, 0x9f]],
  ])('recognises %s by its umlauts', async (_name, encoding, letters) => {
    const report = await inspectTable(
      new Uint8Array([...utf8('N'), letters[0] as number, ...utf8(';W\nx'), ...letters, ...utf8(';1\n')]),
    );
    expect([report.encoding, rulesOf(report)]).toEqual([encoding, ['encoding-not-utf8']]);
    expect(report.columns[0]?.name).toBe('Nä');
  });

  it('is not misled by a first umlaut after the first block', async () => {
    const long = `Name;Wert\n${'abc;1\n'.repeat(30_000)}`;
    expect((await inspectTable(new Uint8Array([...utf8(long), 0xfc, ...utf8(';1\n')]))).encoding).toBe(
      'windows-1252',
    );
    expect((await inspectTable(utf8(`${long}ü;1\n`))).encoding).toBe('utf-8');
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s with and without mark', async (encoding) => {
    const units = (text: string) =>
      Uint8Array.from(
        [...text].flatMap((char) => {
          const code = char.charCodeAt(0);
          return encoding === 'utf-16le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
        }),
      );
    for (const text of [clean, `\ufeff${clean}`]) {
      const report = await inspectTable(stream(units(text), 5));
      expect([report.encoding, report.rows, report.columns[0]?.name, report.delimiter]).toEqual([
        encoding,
        2,
        'Stadtteil',
        ';',
      ]);
      expect(rulesOf(report)).toContain('encoding-not-utf8');
    }
  });

  it.each([
    ['comma', 'a,b\n"1,5",x\n', ','],
    ['tab', 'a\tb\n1,5\tx, y\n', '\t'],
    ['pipe', 'a|b\n1|2\n', '|'],
    ['semicolon with decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['semicolon with commas in text', 'Name;Ort\nMüller, A, B;Köln\nB;C\n', ';'],
    ['none', 'Name\nKöln\n', undefined],
  ])('guesses the delimiter: %s', async (_name, text, delimiter) => {
    expect((await inspectTable(utf8(text))).delimiter).toBe(delimiter);
  });

  it('has an example for every rule', () => {
    expect([...new Set(brokenTables.map(([rule]) => rule))].sort()).toEqual(
      Object.keys(tableRules.kinds).sort(),
    );
  });

  it.each(brokenTables)('reports %s', async (rule, bytes, expected) => {
    const report = await inspectTable(stream(bytes, 4096));
    const { line, column, count = 1, ...values } = expected;
    const place = Object.fromEntries(
      Object.entries({ line, column }).filter(([, value]) => value !== undefined),
    );
    expect(report.findings.find((finding) => finding.rule === rule)).toMatchObject({
      place: { kind: 'cell', ...place },
      count,
      values,
    });
  });

  it('keeps header years, and takes a row of words as header and a row of values as none', async () => {
    expect((await inspectTable(utf8('Name;2024;2025\nx;1;2\n'))).headerLine).toBe(1);
    expect((await inspectTable(utf8('Köln;1.5;2\nBonn;3;4\n'))).headerLine).toBeUndefined();
  });

  it('types columns without guessing more than the cells say', async () => {
    const table =
      'a;b;c;d;e;f;g\n01067;1.234;1,234.5;ja;2026-01-31;-;2026-01-31T10:00:00Z\n50667;999;2;nein;2026-02-01;k.A.;2026-01-31 10:00\n';
    expect(types(await inspectTable(utf8(table)))).toEqual([
      'key',
      'integer',
      'decimal en',
      'boolean',
      'date iso',
      'empty',
      'dateTime iso',
    ]);
  });

  it('stops at the size limit and cancels the source', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8('a;b\n'.repeat(1000))),
      cancel: () => {
        cancelled = true;
      },
    });
    const report = await inspectTable(endless, { maxBytes: 100_000 });
    expect([report.verdict, report.findings, cancelled]).toEqual(['not-judged', [], true]);
    expect(report.unchecked).toEqual([
      { what: 'opendata.unchecked.table-rest', place: { kind: 'cell' }, values: { bytes: report.bytes } },
    ]);
    expect(() => requireTable(report)).toThrow(expect.objectContaining({ code: 'opendata.table.too-large' }));
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const waiting = inspectTable(new ReadableStream<Uint8Array>({}), { signal: controller.signal });
    controller.abort(new Error('genug'));
    await expect(waiting).rejects.toMatchObject({ code: 'core.aborted', origin: 'local' });
  });

  it.each([undefined, null, 'Neustadt;7'])('takes no chunk %s for the end of the file', async (chunk) => {
    const chunks = [utf8(clean), chunk as never, utf8('"')];
    const source = async function* () {
      yield* chunks;
    };
    await expect(inspectTable(source())).rejects.toThrow(TypeError);
    const read = new ReadableStream<Uint8Array>({
      start: (controller) => chunks.forEach((one) => void controller.enqueue(one)),
    });
    await expect(inspectTable(read)).rejects.toThrow(TypeError);
  });

  it('reads any source of bytes and reports its progress', async () => {
    async function* chunks() {
      yield utf8(clean.slice(0, 40));
      yield utf8(clean.slice(40));
    }
    const bytes = utf8(clean);
    for (const [source, size] of [
      [chunks(), bytes.length],
      [stream(bytes, 20), undefined],
      [new Blob([bytes]), undefined],
      [bytes, undefined],
    ] as const) {
      const seen: Progress[] = [];
      const report = await inspectTable(source, { size, onProgress: (progress) => seen.push(progress) });
      expect([report.verdict, report.rows]).toEqual(['passed', 2]);
      const total = source instanceof ReadableStream ? undefined : bytes.length;
      expect(seen.at(-1)).toEqual({ step: 'inspect', done: bytes.length, total, unit: 'bytes' });
    }
  });

  it('ends for any bytes with a report (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, size) => {
          const report = await inspectTable(stream(bytes, size));
          expect(report.bytes).toBeLessThanOrEqual(bytes.length);
          expect(report.verdict).toBe(
            report.findings.some(({ severity }) => severity === 'error') ? 'failed' : 'passed',
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('requireTable', () => {
  it.each([
    ['%PDF-1.4', 'opendata.table.not-text'],
    ['<html></html>', 'opendata.table.not-text'],
    ['', 'opendata.table.empty'],
    ['a;b\n"x', 'opendata.table.unreadable'],
  ])('refuses with a typed error', async (text, code) => {
    const report = await inspectTable(utf8(text));
    expect(() => requireTable(report)).toThrow(expect.objectContaining({ code, origin: 'local' }));
  });

  it('lets a table with mere warnings pass', async () => {
    const report = await inspectTable(utf8('Name;;\nx;1;2\n'));
    expect(report.findings.length).toBeGreaterThan(0);
    requireTable(report);
  });
});

const koeln = new URL('../../../../../shared/data/koeln/', import.meta.url);
if (!existsSync(koeln))
  console.warn('skipped: the Köln budget tables are not beside the checkout (../shared/data/koeln)');

describe.skipIf(!existsSync(koeln))('budget tables of the city of Köln', () => {
  it.each([
    ['gesamtergebnisplan.csv', 26, ['text', ...Array(6).fill('integer de')]],
    ['gesamtfinanzplan.csv', 36, ['text', ...Array(6).fill('integer de')]],
    ['teilfinanzplan.csv', 1746, ['key', 'text', 'key', 'text', 'text', ...Array(6).fill('integer de')]],
    ['bezirke_einzeldarstellung.csv', 252, ['integer', 'text', 'text', ...Array(7).fill('integer de')]],
  ])('reads %s right', async (file, rows, expected) => {
    const report = await inspectTable(readFileSync(new URL(file, koeln)));
    expect([report.encoding, report.delimiter, report.newline, report.headerLine, report.verdict]).toEqual([
      'utf-8',
      ';',
      'crlf',
      1,
      'passed',
    ]);
    expect(types(report)).toEqual(expected);
    expect(report.rows).toBe(rows);
    expect(rulesOf(report).includes('byte-order-mark')).toBe(file.startsWith('bezirke'));
  });
});

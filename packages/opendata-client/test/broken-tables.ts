import { type FindingValue, term } from '@rathaus/client-core/findings';
import type { TableRuleId } from '../src/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** What a finding must say: its place, its count (1 when left out) and its values. */
interface Expected {
  line?: number;
  column?: number;
  count?: number;
  [value: string]: FindingValue | undefined;
}

/** For each rule: a file that breaks it, and what the finding must say. */
export const brokenTables: readonly (readonly [TableRuleId, Uint8Array, Expected])[] = [
  ['opendata.table.byte-order-mark', utf8('\ufeffa;b\n1;2\n'), {}],
  ['opendata.table.sep-line', utf8('sep=;\r\na;b\r\n1;2\r\n'), { line: 1 }],
  [
    'opendata.table.title-lines',
    utf8('Haushalt der Stadt\nStand 2026\nName;Wert;Art\nx;1;a\ny;2;b\nz;3;c\n'),
    { line: 1, count: 2 },
  ],
  ['opendata.table.header-missing', utf8('1;2\n3;4\n'), {}],
  ['opendata.table.header-empty', utf8('Name;;Wert\nx;1;2\n'), { line: 1, column: 2 }],
  ['opendata.table.header-duplicate', utf8('Wert;Name;wert\nx;1;2\n'), { line: 1, column: 3, name: 'wert' }],
  ['opendata.table.rows-missing', utf8('Name;Wert\n'), {}],
  ['opendata.table.row-ragged', utf8('Name;Wert\nx;1\ny;2;3\nz\n'), { line: 3, count: 2 }],
  ['opendata.table.row-blank', utf8('Name;Wert\nx;1\n\ny;2\n\n\n'), { line: 3 }],
  ['opendata.table.row-total', utf8('Name;Wert\nx;1\nSumme;1\n'), { line: 3 }],
  [
    'opendata.table.type-mixed',
    utf8(`Name;Wert\n${'x;1\n'.repeat(20)}y;etwa drei\n`),
    { line: 22, column: 2 },
  ],
  ['opendata.table.number-formats-mixed', utf8('Name;Wert\nx;1,5\ny;1.25\n'), { line: 3, column: 2 }],
  ['opendata.table.number-ambiguous', utf8('Name;Wert\nx;1.234\n'), { line: 2, column: 2 }],
  ['opendata.table.number-exponent', utf8('Name;Nummer\nx;1,23E+05\n'), { line: 2, column: 2 }],
  ['opendata.table.quote-stray', utf8('Name;Wert\n"x" y;1\n'), { line: 2 }],
  ['opendata.table.quote-open', utf8('Name;Wert\nx;"1\ny;2\n'), { line: 2 }],
  ['opendata.table.delimiter-unknown', utf8('Name\nx\n'), {}],
  ['opendata.table.empty-file', utf8(''), {}],
  ['opendata.table.empty-file', utf8('\n\n'), {}],
  ['opendata.table.not-a-table', utf8('<!doctype html><html>;</html>'), { content: term('HTML') }],
  ['opendata.table.not-a-table', utf8('<?xml version="1.0"?><a/>'), { content: term('XML') }],
  ['opendata.table.not-a-table', utf8('{"a": [1;2]}'), { content: term('JSON') }],
  ['opendata.table.not-text', utf8('%PDF-1.7\n1;2\n'), { content: term('PDF') }],
  ['opendata.table.not-text', utf8('a;b\n1;\u00002\n'), { content: term('data with NUL bytes') }],
  [
    'opendata.table.not-text',
    utf8(`a;b\n${'x'.repeat(70_000)};1\n\u0000;2\n`),
    { content: term('data with NUL bytes') },
  ],
  ['opendata.table.too-many-columns', utf8(`${'a;'.repeat(500_000)}\n1;2\n`), { line: 1, columns: 16_384 }],
  ['opendata.table.record-too-long', utf8(`a;b\n"${'x'.repeat(1_300_000)}`), { bytes: 1_048_576 }],

  [
    'opendata.table.encoding-not-utf8',
    new Uint8Array([0x4e, 0xe4, 0x3b, 0x57, 0x0a, 0x78, 0x3b, 0x31, 0x0a]),
    { encoding: term('windows-1252') },
  ],
];

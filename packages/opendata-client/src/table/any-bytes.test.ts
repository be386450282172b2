import { verdictOf } from '@rathaus/client-core/findings';
import { reportText } from '@rathaus/client-core/texts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectTable, type TableSource } from '../index.ts';
import { catalogue } from '../texts/index.ts';

const utf8 = (text: string) => [...new TextEncoder().encode(text)];
/** What tables and their enemies are made of, so that random bytes reach more than "this is no text". */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'sep=;\n',
      '"',
      '""',
      ';',
      ',',
      '\t',
      '|',
      '\n',
      '\r\n',
      '\r',
      'Köln;1',
      '1.234,5',
      '31.12.2026',
      '<a>',
      '{"',
    ].map(utf8),
    ...[
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0],
      [0x84],
      [0xfc],
      [0xd8, 0x00],
      [0xc3],
      [0xed, 0xa0, 0x80],
    ],
    utf8('__proto__;constructor\n'),
    utf8(`${'x;'.repeat(3_000)}\n`),
    utf8('"a;b\n'.repeat(20_000)),
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => [...bytes]),
);
const anyBytes = fc.array(piece, { maxLength: 12 }).map((pieces) => Uint8Array.from(pieces.flat()));

function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('the inspection of any bytes', () => {
  it('never throws and always returns a report that can be shown (property)', async () => {
    const cases = fc.tuple(
      anyBytes,
      fc.integer({ min: 1, max: 70_000 }),
      fc.option(fc.integer({ min: 0, max: 200 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([bytes, size, limit]) => {
        const maxBytes = limit ?? undefined;
        const report = await inspectTable(piecesOf(bytes, Math.max(size, bytes.length >> 10)), { maxBytes });
        expect(report.kind).toBe('opendata.table');
        expect(report.verdict).toBe(verdictOf(report.counts.error, report.unchecked.length));
        if (maxBytes !== undefined && bytes.length > maxBytes) expect(report.verdict).not.toBe('passed');
        expect(reportText(report, catalogue, { language: 'de' })).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 1_500 },
    );
  }, 60_000);

  it('is the same for every shape in which bytes come', async () => {
    const bytes = Uint8Array.from(utf8('Name;Wert\nKöln;1\n'));
    const expected = await inspectTable(bytes);
    const sources: TableSource[] = [
      [bytes],
      new Set([bytes.subarray(0, 7), bytes.subarray(7)]),
      piecesOf(bytes, 3),
      (async function* () {
        yield* piecesOf(bytes, 3);
      })(),
      new Blob([bytes]),
      new Blob([bytes]).stream(),
    ];
    for (const source of sources) expect(await inspectTable(source)).toEqual(expected);
    expect(expected).toMatchObject({ verdict: 'passed', rows: 1 });
  });

  it('closes a generator that it does not read to its end', async () => {
    let closed = false;
    function* endless() {
      try {
        for (;;) yield Uint8Array.from(utf8('%PDF-1.7 '.repeat(10_000)));
      } finally {
        closed = true;
      }
    }
    expect((await inspectTable(endless())).verdict).toBe('failed');
    expect(closed).toBe(true);
  });

  it('takes no text for bytes', async () => {
    await expect(inspectTable('Name;Wert' as unknown as TableSource)).rejects.toThrow(TypeError);
  });
});

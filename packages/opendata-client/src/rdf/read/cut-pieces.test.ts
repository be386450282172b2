import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph } from '../../../test/rdf-graphs.ts';
import { writeByN3 } from '../../../test/rdf-peers.ts';
import { reading } from '../../../test/rdf-reading.ts';

// Longer than what is looked at before reading begins, so that cuts reach the readers.
const padding = ' Füllung '.repeat(600);

const texts = {
  turtle: (end: string) => `@prefix : <http://e/> .\n#${padding}\n${end}`,
  xml: (end: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/" xml:base="http://e/"><!--${padding}-->\n${end}`,
  json: (end: string) => `{"@context": {"@vocab": "http://e/"},\n${' '.repeat(5000)}${end}`,
} as const;

const ends: readonly [keyof typeof texts, string][] = [
  ['turtle', ':s :p "a"@de-DE, \'b\'^^:t, """c"d\\u00e4\n""", 1.5, -1e-5, 2. :a.b a :C;;.'],
  [
    'turtle',
    '[] :p [ :q ( 1 "x" [] () ) ] . PREFIX x: <http://e/x#> x:%20\\~ :p true, false .\r\n@base <http://e/> . <a> <b> <c> .# Ende',
  ],
  ['turtle', ':s :p _:a.b, _:ö . :Straße :größe "Łódź-Şahin 😀" .'],
  ['turtle', ':s :p <tel:+49 40> , "x"@viel-zu-lang12345 .\n:s :p nix:o .'],
  ['turtle', ':s :p "a\\q" .'],
  ['turtle', ':s :p """a"" .'],
  [
    'xml',
    '<C rdf:about="s"><p xml:lang="de">a&amp;b<![CDATA[<c>]]>😀</p><p rdf:parseType="Literal">x<b y="z"/></p></C></rdf:RDF>',
  ],
  [
    'xml',
    '<C rdf:nodeID="a"><p rdf:parseType="Collection"><D rdf:ID="i"/><D/></p><p rdf:resource="o|"/></C>\n</rdf:RDF>',
  ],
  ['xml', '<C rdf:about="s"><p>Łódź &#228; &nbsp;</p></C></rdf:RDF>'],
  ['xml', '<C rdf:about="s"><p>x</p> y</C></rdf:RDF>'],
  ['json', '"@id": "http://e/s", "p": ["Łódź 😀", 1.5, {"@id": "tel:+49 40"}]}'],
  ['json', '"@id": "http://e/s", "p": [1,]}'],
];

/** Cuts bytes at places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, at) => bytes.slice(sorted[at], end));
}

describe('cut anywhere', () => {
  it.each(ends)('%s says the same, and its faults are in the same place: %s', async (kind, end) => {
    const bytes = new TextEncoder().encode(texts[kind](end));
    const whole = await reading(bytes);
    expect(whole.triples.length + whole.findings.length).toBeGreaterThan(0);
    const from = bytes.length - new TextEncoder().encode(end).length;
    // One cut at each place of the end, then pieces of one byte.
    for (let place = from; place <= bytes.length; place++)
      expect(await reading(cut(bytes, [place])), `cut at ${place - from}`).toEqual(whole);
    const single = Array.from({ length: bytes.length - from }, (_, at) => from + at);
    expect(await reading(cut(bytes, single))).toEqual(whole);
  });

  it('any Turtle says the same (property)', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, fc.array(fc.nat(), { maxLength: 40 }), async (triples, places) => {
        const bytes = new TextEncoder().encode(texts.turtle(await writeByN3(triples, 'text/turtle')));
        const head = new TextEncoder().encode(texts.turtle('')).length;
        const cuts = places.map((place) => head + (place % (bytes.length - head + 1)));
        expect(await reading(cut(bytes, cuts))).toEqual(await reading(bytes));
      }),
      { numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RdfSyntax, readRdf } from '../src/rdf/index.ts';
import type { Triple } from '../src/rdf/term.ts';
import { graphDifference } from './canonical.ts';
import { anyGraph } from './rdf-graphs.ts';
import { readByN3, readByRdfXmlParser, writeByJsonLd, writeByN3 } from './rdf-peers.ts';

/** Reads what a peer wrote, and compares it with what it was given. */
async function expectSame(text: string, syntax: RdfSyntax, triples: readonly Triple[]): Promise<void> {
  const { graph, report } = await readRdf(text, { syntax });
  if (triples.length === 0) return;
  expect(report.findings).toEqual([]);
  expect(report.verdict).toBe('passed');
  expect(graphDifference(triples, graph)).toEqual([]);
}

describe('any graph that a peer writes is read as it was (property)', () => {
  it('Turtle by n3', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (triples) => {
        await expectSame(await writeByN3(triples, 'text/turtle'), 'text/turtle', triples);
      }),
      { numRuns: 400 },
    );
  });

  it('N-Triples by n3', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (triples) => {
        await expectSame(await writeByN3(triples, 'application/n-triples'), 'application/n-triples', triples);
      }),
      { numRuns: 300 },
    );
  });

  it('JSON-LD by its library', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (triples) => {
        await expectSame(await writeByJsonLd(triples), 'application/ld+json', triples);
      }),
      { numRuns: 300 },
    );
  });
});

const escaped = (text: string) =>
  text.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
const names = fc.constantFrom('p', 'q', 'größe', 'a.b-c');
const texts = fc.oneof(fc.string(), fc.constantFrom('Łódź-Şahin', ']]>', ' \n x ', '😀'));
const attribute = fc.oneof(
  fc.tuple(fc.constant('xml:lang'), fc.constantFrom('de', 'en', '')),
  fc.tuple(fc.constant('e:attribut'), texts),
  fc.tuple(
    fc.constantFrom('rdf:about', 'rdf:nodeID', 'rdf:resource', 'rdf:datatype'),
    fc.constantFrom('n', 'm'),
  ),
  fc.tuple(fc.constant('rdf:parseType'), fc.constantFrom('Resource', 'Collection')),
);
// Not here, because the peer is wrong: `rdf:type` on what it takes for a property and `rdf:type` that is relative, an own
// `xml:base`, `rdf:ID` on a property, `rdf:nodeID` behind other attributes. The tests of the reader have them.
const attributeOfNode = fc.oneof(attribute, fc.tuple(fc.constant('rdf:ID'), fc.constantFrom('n', 'm')));
const tagOf = (one: fc.Arbitrary<[string, string]>) =>
  fc.array(one, { maxLength: 2 }).map((list) =>
    [...new Map(list)]
      .sort()
      .reverse()
      .map(([name, value]) => ` ${name}="${escaped(value)}"`)
      .join(''),
  );
/** Trees of RDF/XML, right and wrong ones. */
const { nodes } = fc.letrec<{ nodes: string; properties: string }>((tie) => ({
  nodes: fc
    .array(
      fc
        .tuple(
          fc.constantFrom('rdf:Description', 'e:C', 'rdf:Seq'),
          tagOf(attributeOfNode),
          tie('properties'),
        )
        .map(([name, tag, inner]) => `<${name}${tag}>${inner}</${name}>`),
      { maxLength: 2 },
    )
    .map((list) => list.join(' ')),
  properties: fc
    .array(
      fc
        .tuple(
          fc.oneof(
            names.map((name) => `e:${name}`),
            fc.constant('rdf:li'),
          ),
          tagOf(attribute),
          fc.oneof(
            { depthSize: 'small' },
            texts.map(escaped),
            fc.constant(''),
            tie('nodes'),
            tie('properties'),
          ),
        )
        .map(([name, tag, inner]) =>
          inner === '' ? `<${name}${tag}/>` : `<${name}${tag}>${inner}</${name}>`,
        ),
      { maxLength: 3 },
    )
    .map((list) => list.join('')),
}));

it('any RDF/XML that is read is read as by rdfxml-streaming-parser (property)', async () => {
  let passed = 0;
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(nodes, async (inner) => {
      const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">${inner}</rdf:RDF>`;
      const { graph, report } = await readRdf(text, { base: 'http://base.example/doc' });
      if (report.verdict !== 'passed') {
        // The peer lets more pass, for example text beside a node.
        failed++;
        return;
      }
      passed++;
      expect(graphDifference(await readByRdfXmlParser(text, 'http://base.example/doc'), graph)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  // Else the property would say nothing.
  expect(passed).toBeGreaterThan(200);
  expect(failed).toBeGreaterThan(200);
});

const tokens = fc.constantFrom(
  ':s',
  ':p',
  ':o',
  'a',
  '.',
  ';',
  ',',
  '[',
  ']',
  '(',
  ')',
  '"x"',
  '"x"@de',
  '1',
  '1.5',
  '.5',
  '1e5',
  'true',
  '_:b',
  '<http://e/i>',
  '"x"^^:t',
  '@prefix : <http://x/> .',
  'PREFIX : <http://y/>',
  '#c\n',
  ' ',
  '\n',
  '""',
  '-',
  '^^',
  '@en',
  ':a.b',
);

it('any Turtle is taken and refused as by n3 (property)', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(tokens, { maxLength: 14 }),
        // Right ones are rare among those of chance.
        fc
          .array(
            fc.tuple(
              fc.constantFrom(':s', '[]', '[ :p 1 ]', '(1)'),
              fc.constantFrom(':p', 'a'),
              tokens,
              fc.constant('.'),
            ),
            { maxLength: 3 },
          )
          .map((list) => list.flat()),
      ),
      fc.constantFrom('', ' '),
      async (list, between) => {
        const text = `@prefix : <http://e/> .\n${list.join(between)}`;
        let peer: ReturnType<typeof readByN3> | undefined;
        try {
          peer = readByN3(text);
        } catch {
          peer = undefined;
        }
        const { graph, report } = await readRdf(text, { syntax: 'text/turtle' });
        expect(report.verdict, text).toBe(peer === undefined ? 'failed' : 'passed');
        if (peer === undefined) return;
        passed++;
        expect(graphDifference(peer, graph)).toEqual([]);
      },
    ),
    // The same texts in each run: in one of some ten thousand the peer is more lenient.
    { numRuns: 3000, seed: 20261201 },
  );
  expect(passed).toBeGreaterThan(200);
});

import { Readable } from 'node:stream';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { describe, expect, it } from 'vitest';
import { haushalt } from '../../test/musterstadt.ts';
import { checkDataset, type Dataset, toTriples, writeDatasets } from '../index.ts';
import type { RdfTerm } from '../rdf/term.ts';

interface Quad {
  subject: RdfTerm;
  predicate: RdfTerm;
  object: RdfTerm;
}

/** Triples as sorted lines; blank nodes are renamed by what they carry, which is enough for trees like ours. */
function canonical(quads: Iterable<Quad>): string[] {
  const list = [...quads];
  const plain = (term: RdfTerm): string => {
    if (term.termType === 'NamedNode') return `<${term.value}>`;
    if (term.termType === 'Literal')
      return JSON.stringify([term.value, term.language.toLowerCase(), term.datatype.value]);
    const own = list.filter(
      ({ subject }) => subject.termType === 'BlankNode' && subject.value === term.value,
    );
    return `[${[...new Set(own.map((quad) => `${quad.predicate.value} ${plain(quad.object)}`))].sort().join(' ; ')}]`;
  };
  return [
    ...new Set(list.map((quad) => `${plain(quad.subject)} ${quad.predicate.value} ${plain(quad.object)}`)),
  ].sort();
}

const turtle = (text: string) => canonical(new Parser().parse(text) as unknown as Quad[]);

async function rdfXml(text: string): Promise<string[]> {
  const quads: Quad[] = [];
  for await (const quad of Readable.from([text]).pipe(new RdfXmlParser({ validateUri: true })))
    quads.push(quad);
  return canonical(quads);
}

async function jsonLd(text: string): Promise<string[]> {
  const nquads = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' });
  return canonical(new Parser({ format: 'N-Quads' }).parse(nquads as string) as unknown as Quad[]);
}

describe('writeDatasets', () => {
  it.each(['2.0', '3.0'] as const)('writes the same graph in all syntaxes (%s)', async (version) => {
    const expected = canonical(toTriples([haushalt], version));
    expect(turtle(writeDatasets(haushalt, { version }))).toEqual(expected);
    expect(await rdfXml(writeDatasets(haushalt, { version, syntax: 'application/rdf+xml' }))).toEqual(
      expected,
    );
    expect(await jsonLd(writeDatasets(haushalt, { version, syntax: 'application/ld+json' }))).toEqual(
      expected,
    );
  });

  it('takes undefined for a member that is absent', () => {
    const sparse: Dataset = {
      identifier: 'https://daten.musterstadt.example/hunde',
      title: 'Hunde',
      description: 'Gemeldete Hunde je Stadtteil.',
      publisher: { name: 'Stadt Musterstadt' },
    };
    const { distributions, spatial, temporal, issued, languages, keywords, landingPage } = sparse;
    const spelled = { distributions, spatial, temporal, issued, languages, keywords, landingPage, ...sparse };
    expect(Object.keys(spelled).length).toBeGreaterThan(Object.keys(sparse).length);
    expect(toTriples([spelled])).toEqual(toTriples([sparse]));
    expect(checkDataset(spelled)).toEqual(checkDataset(sparse));
  });

  it('writes what changed between 2.0 and 3.0 under the name of each version', () => {
    const predicates = (version: '2.0' | '3.0') =>
      new Set(toTriples([haushalt], version).map((t) => t.predicate.value));
    const [v2, v3] = [predicates('2.0'), predicates('3.0')];
    for (const [old, now] of [
      ['http://www.w3.org/2002/07/owl#versionInfo', 'http://www.w3.org/ns/dcat#version'],
      ['http://dcat-ap.de/def/dcatde/originator', 'http://data.europa.eu/930/originator'],
      ['http://dcat-ap.de/def/dcatde/maintainer', 'http://data.europa.eu/930/custodian'],
    ] as const) {
      expect([v2.has(old), v2.has(now), v3.has(old), v3.has(now)], old).toEqual([true, false, false, true]);
    }
    expect(v2.has('http://dcat-ap.de/def/dcatde/politicalGeocodingURI')).toBe(true);
    expect(v3.has('http://dcat-ap.de/def/dcatde/politicalGeocodingURI')).toBe(false);
  });

  it('types dates by their form and sizes by version', () => {
    const text = writeDatasets({ ...haushalt, issued: '2026', temporal: [{ start: '2026-01' }] });
    expect(text).toContain('dcterms:issued "2026"^^xsd:gYear');
    expect(text).toContain('dcat:startDate "2026-01"^^xsd:gYearMonth');
    expect(text).toContain('"2026-11-20T09:30:00Z"^^xsd:dateTime');
    expect(text).toContain('dcat:byteSize "2687"^^xsd:nonNegativeInteger');
    expect(writeDatasets(haushalt, { version: '2.0' })).toContain('dcat:byteSize "2687"^^xsd:decimal');
  });

  it('writes mailto and tel addresses without blanks', () => {
    const text = writeDatasets(haushalt);
    expect(text).toContain('<mailto:opendata@musterstadt.example>');
    expect(text).toContain('<tel:+492215550100>');
  });

  it('refuses a value that cannot be an IRI without naming it', () => {
    const secret = 'https://a.example/geheim mit leerzeichen';
    expect(() => writeDatasets({ ...haushalt, landingPage: secret })).toThrow(
      expect.objectContaining({ code: 'opendata.dcat.invalid-iri', origin: 'local' }),
    );
    expect(() => writeDatasets({ ...haushalt, landingPage: secret })).not.toThrow(/geheim/);
  });

  it('keeps any text through Turtle and JSON-LD, and through RDF/XML what XML can carry (property)', async () => {
    const text = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(text, text, async (title, keyword) => {
        const dataset: Dataset = { ...haushalt, title: { de: title }, keywords: [keyword] };
        const expected = canonical(toTriples([dataset]));
        expect(turtle(writeDatasets(dataset))).toEqual(expected);
        expect(await jsonLd(writeDatasets(dataset, { syntax: 'application/ld+json' }))).toEqual(expected);
        const xmlSafe = (value: string) =>
          ![...value].some(
            (char) => /[\p{Cc}\ufffe\uffff]/u.test(char) && !/[\t\n\r\u007f-\u009f]/.test(char),
          );
        if (!xmlSafe(title) || !xmlSafe(keyword)) return;
        expect(await rdfXml(writeDatasets(dataset, { syntax: 'application/rdf+xml' }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});

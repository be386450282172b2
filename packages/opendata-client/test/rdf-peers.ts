import { Readable } from 'node:stream';
import jsonld from 'jsonld';
import { DataFactory, Parser, Writer } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { AnyTerm, AnyTriple } from './canonical.ts';

/** The part of the library that is used; it has no types of its own. */
interface JsonLd {
  toRDF(document: unknown, options: object): Promise<AnyTriple[]>;
  fromRDF(quads: readonly object[], options: object): Promise<unknown>;
}
const library = jsonld as unknown as JsonLd;

/** The base of documents that have none of their own. */
export const base = 'http://base.example/folder/document';

/** Turtle by n3. Throws what it cannot take. */
export function readByN3(text: string, options: { format?: string; baseIRI?: string } = {}): AnyTriple[] {
  return new Parser({ baseIRI: base, format: 'text/turtle', ...options } as object).parse(
    text,
  ) as AnyTriple[];
}

/** RDF/XML by rdfxml-streaming-parser. Throws what it cannot take. */
export async function readByRdfXmlParser(text: string, baseIRI = base): Promise<AnyTriple[]> {
  const triples: AnyTriple[] = [];
  const parser = new RdfXmlParser({ baseIRI, validateUri: false });
  for await (const triple of Readable.from([text]).pipe(parser)) triples.push(triple as AnyTriple);
  return triples;
}

/** JSON-LD by the library as a whole, where our reader only uses its expansion. */
export async function readByJsonLd(text: string, baseIRI = base): Promise<AnyTriple[]> {
  return library.toRDF(JSON.parse(text), {
    base: baseIRI,
    documentLoader: (address: string) => {
      throw new Error(`not fetched: ${address}`);
    },
  });
}

const { namedNode, blankNode, literal, quad } = DataFactory;

/** A term as n3 wants it, with methods. */
function termOfN3({ termType, value, language = '', datatype }: AnyTerm) {
  if (termType === 'NamedNode') return namedNode(value);
  if (termType === 'BlankNode') return blankNode(value);
  return literal(value, language === '' ? namedNode(datatype!.value) : language);
}

/** Turtle or N-Triples by n3. */
export function writeByN3(triples: Iterable<AnyTriple>, format: string): Promise<string> {
  const writer = new Writer({
    format,
    prefixes: { dcat: 'http://www.w3.org/ns/dcat#', ex: 'http://example.org/' },
  });
  return new Promise((resolve, reject) => {
    const done = (error: unknown) => {
      if (error) reject(error);
    };
    for (const { subject, predicate, object } of triples)
      writer.addQuad(quad(termOfN3(subject), termOfN3(predicate), termOfN3(object)), done);
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
}

/** JSON-LD, expanded, by the library. */
export async function writeByJsonLd(triples: Iterable<AnyTriple>): Promise<string> {
  const graph = { termType: 'DefaultGraph', value: '' };
  // The library names blank nodes with their `_:`.
  const named = (term: AnyTriple['subject']) =>
    term.termType === 'BlankNode' ? { ...term, value: `_:${term.value}` } : term;
  const quads = [...triples].map(({ subject, predicate, object }) => ({
    subject: named(subject),
    predicate,
    object: named(object),
    graph,
  }));
  return JSON.stringify(await library.fromRDF(quads, { useNativeTypes: false }), undefined, 1);
}

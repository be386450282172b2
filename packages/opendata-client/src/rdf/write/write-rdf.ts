import { Graph } from '../graph.ts';
import type { Subject, Triple } from '../term.ts';
import { createJsonLdWriter } from './json-ld.ts';
import { createRdfXmlWriter } from './rdf-xml.ts';
import type { RdfSyntax } from './syntax.ts';
import { createNTriplesWriter, createTurtleWriter } from './turtle.ts';

/** Writes one syntax, subject by subject, so that a catalogue of any size takes the memory of one dataset. */
export interface RdfWriter {
  /** The text of triples about one subject. A subject that comes again is written again, which RDF allows. */
  group(triples: readonly Triple[]): string;
  /** What ends the document. Without a group before it is a document without triples. */
  end(): string;
}

const writers: Readonly<Record<RdfSyntax, () => RdfWriter>> = {
  'text/turtle': createTurtleWriter,
  'application/rdf+xml': createRdfXmlWriter,
  'application/ld+json': createJsonLdWriter,
  'application/n-triples': createNTriplesWriter,
};

/**
 * A writer of one syntax. Errors: `opendata.dcat.invalid-iri` for an IRI that is none, `opendata.rdf.unwritable` for what
 * RDF/XML cannot carry.
 *
 * @example
 * const writer = createRdfWriter('application/rdf+xml');
 * for await (const dataset of datasets) for (const group of groupBySubject(triplesOf(dataset))) yield writer.group(group);
 * yield writer.end();
 */
export const createRdfWriter = (syntax: RdfSyntax): RdfWriter => writers[syntax]();

/** The text of a graph, or of triples in any order: those of a subject are brought together. */
export function writeRdf(triples: Graph | Iterable<Triple>, syntax: RdfSyntax = 'text/turtle'): string {
  const writer = createRdfWriter(syntax);
  const pieces: string[] = [];
  for (const group of groupBySubject(triples)) pieces.push(writer.group(group));
  pieces.push(writer.end());
  return pieces.join('');
}

/** Triples by subject in the order of first use, without repetitions. */
export function* groupBySubject(triples: Graph | Iterable<Triple>): Generator<Triple[], void, void> {
  if (triples instanceof Graph) {
    yield* groupsOf(triples);
    return;
  }
  const groups = new Map<string, Map<string, Triple>>();
  for (const triple of triples) {
    const { subject, predicate, object } = triple;
    const id = keyOf(subject);
    const tail = object.termType === 'Literal' ? `${object.language}\n${object.datatype.value}` : '';
    const key = `${predicate.value}\n${object.termType}\n${tail}\n${object.value}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, new Map([[key, triple]]));
    else if (!group.has(key)) group.set(key, triple);
  }
  for (const group of groups.values()) yield [...group.values()];
}

const keyOf = ({ termType, value }: Subject): string => `${termType} ${value}`;

/** The triples of a graph come grouped, and single, already. */
function* groupsOf(graph: Graph): Generator<Triple[], void, void> {
  let group: Triple[] = [];
  for (const triple of graph) {
    const { subject } = group[0] ?? triple;
    if (subject !== triple.subject) {
      yield group;
      group = [];
    }
    group.push(triple);
  }
  if (group.length > 0) yield group;
}

export { Graph, type OnTriple, termKind } from './graph.ts';
export {
  type RdfReading,
  type RdfReport,
  type RdfSource,
  type ReadRdfOptions,
  readRdf,
} from './read/read-rdf.ts';
export type { RdfRuleId, RdfRuleValues } from './rules.ts';
export {
  type BlankNode,
  isIri,
  type Literal,
  type NamedNode,
  type RdfTerm,
  type Subject,
  type Triple,
} from './term.ts';
export { type RdfSyntax, rdfSyntaxes, syntaxOfName, syntaxOfType } from './write/syntax.ts';
export { createRdfWriter, groupBySubject, type RdfWriter, writeRdf } from './write/write-rdf.ts';

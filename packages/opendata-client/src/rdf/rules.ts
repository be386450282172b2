import { defineRules, type Term } from '@rathaus/client-core/findings';
import type { UnsafeXmlValues, XmlValues } from '@rathaus/client-core/xml';

/** A syntax of RDF, as findings name it. */
export type SyntaxName = 'Turtle' | 'N-Triples' | 'RDF/XML' | 'JSON-LD';

/** What has to come where Turtle or N-Triples breaks its grammar. */
export type ExpectedInTurtle =
  | 'datatype'
  | 'dot'
  | 'end-of-iri'
  | 'end-of-node'
  | 'end-of-statement'
  | 'end-of-text'
  | 'escape'
  | 'iri'
  | 'label'
  | 'language'
  | 'less-depth'
  | 'list-item'
  | 'name'
  | 'object'
  | 'predicate'
  | 'prefix-name'
  | 'shorter-token'
  | 'subject';

/** What has to come where XML or JSON breaks its grammar, and where their trees are no RDF. */
export type ExpectedInTree = 'attribute' | 'json' | 'node' | 'property';

/** The values of each rule about the text of RDF, whatever it says. */
export type RdfRuleValues = {
  /** The text breaks the grammar: what comes after was not read. `expected` names what had to come. */
  'opendata.rdf.syntax': {
    readonly syntax: Term<SyntaxName>;
    readonly expected: Term<ExpectedInTurtle | ExpectedInTree>;
  };
  /** An IRI holds characters that are not allowed, or no scheme. It is kept as written. */
  'opendata.rdf.iri': { readonly iri: string };
  /** An IRI is relative and the document has no base. It is kept as written. */
  'opendata.rdf.relative-iri': { readonly iri: string };
  /** A prefix is used that was never declared: what comes after was not read. */
  'opendata.rdf.prefix-unknown': { readonly prefix: string };
  /** A language tag is none (BCP 47). It is kept as written. */
  'opendata.rdf.language': { readonly tag: string };
  /** The bytes are not text of their encoding: what comes after was not read. */
  'opendata.rdf.encoding': { readonly encoding: Term };
  /** The file is no XML: what comes after was not read. */
  'opendata.rdf.not-xml': XmlValues;
  /** XML of a kind that is refused: a DOCTYPE, too deep, too many attributes. */
  'opendata.rdf.unsafe-xml': UnsafeXmlValues;
  /** A JSON-LD context is an address. Nothing is fetched. */
  'opendata.rdf.remote-context': { readonly address: string };
  /** A member of JSON-LD has no meaning by its context, and is lost. */
  'opendata.rdf.without-meaning': { readonly member: string };
  /** More bytes or triples than the limit allows: what comes after was not read. */
  'opendata.rdf.too-large': { readonly limit: number; readonly unit: Term<'bytes' | 'triples'> };
  /** The text is of another syntax than was said; it is read as what it is. */
  'opendata.rdf.other-syntax': { readonly said: Term<SyntaxName>; readonly found: Term<SyntaxName> };
  /** The text is of none of the syntaxes. */
  'opendata.rdf.no-rdf': { readonly found: Term<'html' | 'xml' | 'json' | 'unknown'> };
  /** Nothing is in it. */
  'opendata.rdf.empty': Record<never, never>;
};

/** Stable id of a rule about the text of RDF. */
export type RdfRuleId = keyof RdfRuleValues;

const vendorError = { severity: 'error', who: 'vendor' } as const;

/** Rules about the text of RDF. */
export const rdfRules = defineRules<RdfRuleValues>({
  'opendata.rdf.syntax': vendorError,
  'opendata.rdf.iri': vendorError,
  'opendata.rdf.relative-iri': vendorError,
  'opendata.rdf.prefix-unknown': vendorError,
  'opendata.rdf.language': { severity: 'warning', who: 'vendor' },
  'opendata.rdf.encoding': vendorError,
  'opendata.rdf.not-xml': vendorError,
  'opendata.rdf.unsafe-xml': vendorError,
  'opendata.rdf.remote-context': vendorError,
  'opendata.rdf.without-meaning': { severity: 'warning', who: 'vendor' },
  'opendata.rdf.too-large': { severity: 'error', who: 'operator' },
  'opendata.rdf.other-syntax': { severity: 'warning', who: 'vendor' },
  'opendata.rdf.no-rdf': vendorError,
  'opendata.rdf.empty': vendorError,
});

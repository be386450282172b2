import { opendataError } from '../errors.ts';

/** RDF terms in the shape of the RDF/JS data model (without `equals`), so that any RDF/JS tool takes them. */
export interface NamedNode {
  readonly termType: 'NamedNode';
  readonly value: string;
}
/** A node without an IRI (RDF 1.1 Concepts, section 3.4), in the RDF/JS shape. */
export interface BlankNode {
  readonly termType: 'BlankNode';
  readonly value: string;
}
/** A literal (RDF 1.1 Concepts, section 3.3), in the RDF/JS shape. */
export interface Literal {
  readonly termType: 'Literal';
  readonly value: string;
  /** BCP 47 tag, empty when there is none. */
  readonly language: string;
  readonly datatype: NamedNode;
}
/** What a triple can be about. */
export type Subject = NamedNode | BlankNode;
/** What a triple can say of its subject. */
export type RdfTerm = Subject | Literal;
/** One statement, in the RDF/JS shape. */
export interface Triple {
  readonly subject: Subject;
  readonly predicate: NamedNode;
  readonly object: RdfTerm;
}

export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  // With a slash: the official shapes also contain `r5r#`, which is a mistake of theirs.
  dcatap: 'http://data.europa.eu/r5r/',
  geodcatap: 'http://data.europa.eu/930/',
  adms: 'http://www.w3.org/ns/adms#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  spdx: 'http://spdx.org/rdf/terms#',
  geo: 'http://www.opengis.net/ont/geosparql#',
  locn: 'http://www.w3.org/ns/locn#',
  prov: 'http://www.w3.org/ns/prov#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  time: 'http://www.w3.org/2006/time#',
  org: 'http://www.w3.org/ns/org#',
  schema: 'http://schema.org/',
  eli: 'http://data.europa.eu/eli/ontology#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
} as const;
export type Prefix = keyof typeof prefixes;
export type Name = `${Prefix}:${string}`;

/** Characters an IRI may not contain (RFC 3987, as Turtle's IRIREF excludes them) and what follows the scheme. */
const iriPattern = /^[A-Za-z][A-Za-z0-9+.-]*:[^\p{Cc}\p{Cs} <>"{}|^`\\]+$/u;

/** Whether a text can be an absolute IRI in RDF. */
export function isIri(text: string): boolean {
  return iriPattern.test(text);
}

export function name(prefixed: Name): NamedNode {
  const colon = prefixed.indexOf(':');
  return {
    termType: 'NamedNode',
    value: prefixes[prefixed.slice(0, colon) as Prefix] + prefixed.slice(colon + 1),
  };
}

/** An IRI that can be written. One invalid IRI makes a whole export unreadable for harvesters, so it is refused. */
export function checkedIri(value: string): string {
  if (!isIri(value)) {
    throw opendataError('opendata.dcat.invalid-iri', { details: { length: value.length } });
  }
  return value;
}

/** An IRI node. Errors: `opendata.dcat.invalid-iri`. */
export const iri = (value: string): NamedNode => ({ termType: 'NamedNode', value: checkedIri(value) });

export function literal(value: string, options: { language?: string; datatype?: Name } = {}): Literal {
  const datatype = options.language ? 'rdf:langString' : (options.datatype ?? 'xsd:string');
  return { termType: 'Literal', value, language: options.language ?? '', datatype: name(datatype) };
}

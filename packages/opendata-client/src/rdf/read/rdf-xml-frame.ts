import type { QName, Scope } from '@rathaus/client-core/xml';
import type { NamedNode, Subject } from '../term.ts';

/** Elements of RDF that are no nodes (RDF/XML, section 7.2.2 to 7.2.5). */
export const notNodes = new Set([
  'RDF',
  'ID',
  'about',
  'bagID',
  'parseType',
  'resource',
  'nodeID',
  'datatype',
  'li',
  'aboutEach',
  'aboutEachPrefix',
]);
/** Those that are no properties either: `rdf:li` is one (section 7.2.13). */
export const notProperties = new Set([...notNodes, 'Description'].filter((name) => name !== 'li'));

/** What an element of the document is in RDF. */
export interface Frame {
  /** `root` is `rdf:RDF`; `literal` is XML that is a value; `value` is a property whose object is known, and that is empty. */
  readonly kind: 'root' | 'node' | 'property' | 'collection' | 'literal' | 'value';
  readonly scope: Scope;
  /** IRIs of the qualified names in this scope. */
  readonly names: Map<QName, NamedNode>;
  readonly base: string | undefined;
  readonly language: string;
  /** Of a node itself, of a property its subject. */
  readonly subject: Subject;
  readonly predicate: NamedNode;
  /** Of a property whose statement has a name of its own (`rdf:ID`). */
  readonly statement: NamedNode | undefined;
  readonly datatype: NamedNode | undefined;
  /** Of a node: number of its `rdf:li`. */
  members: number;
  /** Of a property: its text so far. */
  text: string;
  hasChild: boolean;
  /** Of a collection: its last cell. */
  last: Subject | undefined;
}

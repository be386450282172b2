import { type Scope, type XmlScanner, xmlNamespace } from '@rathaus/client-core/xml';
import { prefixes } from '../term.ts';

/** An attribute that says something of a node: its property and text. */
export interface PropertyAttribute {
  readonly iri: string;
  readonly value: string;
}

/** The attributes of a tag, by what they mean in RDF/XML (section 7.2.3 on). */
export interface NodeAttributes {
  readonly about?: string;
  readonly id?: string;
  readonly nodeId?: string;
  readonly resource?: string;
  readonly datatype?: string;
  readonly parseType?: string;
  /** `xml:base` */
  readonly base?: string;
  /** `xml:lang`; empty where it takes an outer one away. */
  readonly language?: string;
  readonly properties: readonly PropertyAttribute[];
  /** Names of attributes that mean nothing in RDF/XML. */
  readonly meaningless?: readonly string[];
  /** Name of an attribute that RDF/XML forbids. */
  readonly problem?: string;
}

const none: NodeAttributes = { properties: [] };

/** Attributes of the RDF namespace by their local name. The first RDF allowed some without prefix (section 6.1.4). */
const ofRdf: Readonly<Record<string, 'about' | 'id' | 'nodeId' | 'resource' | 'datatype' | 'parseType'>> = {
  about: 'about',
  ID: 'id',
  nodeID: 'nodeId',
  resource: 'resource',
  datatype: 'datatype',
  parseType: 'parseType',
};
const withoutPrefix = new Set(['about', 'ID', 'resource', 'parseType', 'type']);
const refused = new Set(['li', 'aboutEach', 'aboutEachPrefix', 'bagID', 'RDF', 'Description']);
const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00b7]*$/u;

/** Reads the attributes of the tag that a scanner reports. */
export class RdfXmlAttributes {
  readonly #scanner: XmlScanner;

  constructor(scanner: XmlScanner) {
    this.#scanner = scanner;
  }

  read(scope: Scope): NodeAttributes {
    const { attributeCount, attributeNames, attributeValues } = this.#scanner;
    if (attributeCount === 0) return none;
    const read: { -readonly [Name in keyof NodeAttributes]: NodeAttributes[Name] } = { properties: [] };
    const properties: PropertyAttribute[] = [];
    for (let index = 0; index < attributeCount; index++) {
      const { text, prefix, local } = attributeNames[index]!;
      const value = attributeValues[index]!;
      if (prefix === 'xmlns' || text === 'xmlns') continue;
      const namespace = prefix === '' ? '' : scope.namespace(prefix);
      if (namespace === undefined) read.problem = text;
      else if (namespace === xmlNamespace) {
        if (local === 'base') read.base = value;
        else if (local === 'lang') read.language = value;
      } else if (namespace === prefixes.rdf || (namespace === '' && withoutPrefix.has(local))) {
        const name = ofRdf[local];
        if (name !== undefined) read[name] = value;
        else if (refused.has(local)) read.problem = text;
        else properties.push({ iri: prefixes.rdf + local, value });
      } else if (namespace === '') {
        // XML keeps what begins like this for itself (RDF/XML, section 6.1.2).
        if (!/^xml/i.test(text)) read.meaningless = [...(read.meaningless ?? []), text];
      } else properties.push({ iri: namespace + local, value });
    }
    const { id, nodeId } = read;
    if ((id !== undefined && !ncName.test(id)) || (nodeId !== undefined && !ncName.test(nodeId)))
      read.problem = id ?? nodeId ?? '';
    read.properties = properties;
    return read;
  }
}

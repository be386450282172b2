import { term as word } from '@rathaus/client-core/findings';
import {
  defaultLimits,
  enterScope,
  type QName,
  type ScanHandler,
  type Scope,
  textMode,
  type UnsafeXmlValues,
  XmlFault,
  XmlScanner,
  type XmlValues,
} from '@rathaus/client-core/xml';
import { hasForbidden, isAbsolute, resolveIri } from '../iri.ts';
import type { ExpectedInTree } from '../rules.ts';
import { literal, type NamedNode, prefixes, type RdfTerm, type Subject } from '../term.ts';
import { isLanguageTag } from './language-tag.ts';
import { type NodeAttributes, type PropertyAttribute, RdfXmlAttributes } from './rdf-xml-attributes.ts';
import { type Frame, notNodes, notProperties } from './rdf-xml-frame.ts';
import type { RdfPlace, RdfReader, ReaderOptions } from './reader.ts';

const rdf = prefixes.rdf;
const node = (value: string): NamedNode => ({ termType: 'NamedNode', value });
const rdfType = node(`${rdf}type`);
const rdfFirst = node(`${rdf}first`);
const rdfRest = node(`${rdf}rest`);
const rdfNil = node(`${rdf}nil`);
const rdfStatement = node(`${rdf}Statement`);
const rdfSubject = node(`${rdf}subject`);
const rdfPredicate = node(`${rdf}predicate`);
const rdfObject = node(`${rdf}object`);
const xmlLiteral = node(`${rdf}XMLLiteral`);

/** Reading ends here. */
class Ended extends Error {}

/** Characters of one value; a geometry may have millions. */
const longestValue = 1 << 24;

/**
 * Reads RDF/XML 1.1 (W3C Recommendation of 2014-02-25) from pieces of text, without a tree and without entities: a DOCTYPE is
 * refused. IRIs that are none are reported and kept as written.
 *
 * @example
 * const reader = createRdfXmlReader({ onTriple: (s, p, o) => graph.add(s, p, o), onFault: console.error });
 * for await (const text of stream) if (!reader.write(text)) break;
 * reader.end();
 */
export const createRdfXmlReader = (options: ReaderOptions): RdfReader => new RdfXmlReader(options);

class RdfXmlReader implements RdfReader, ScanHandler {
  mode: number = textMode.onlySpace;
  readonly #options: ReaderOptions;
  readonly scanner: XmlScanner;
  readonly #attributes: RdfXmlAttributes;
  readonly #frames: Frame[] = [];
  /** Open elements inside a value that is XML. */
  #inside = 0;
  #anonymous = 0;
  readonly #ids = new Set<string>();
  #ended = false;
  /**
   * What the scanner has not got yet. It looks at a cut tag or comment from its beginning again, so it gets half as much as
   * it has at least: then it looks at each character three times, however small the pieces are.
   */
  readonly #waiting: string[] = [];
  #waitingLength = 0;
  #enough = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.scanner = new XmlScanner(this, { ...defaultLimits, markup: longestValue });
    this.#attributes = new RdfXmlAttributes(this.scanner);
  }

  write(text: string): boolean {
    this.#waiting.push(text);
    this.#waitingLength += text.length;
    return this.#waitingLength < this.#enough ? !this.#ended : this.#feed();
  }

  end(): boolean {
    const whole = this.#feed() && this.#guarded(() => this.scanner.end());
    this.#ended = true;
    return whole;
  }

  #feed(): boolean {
    const text = this.#waiting.splice(0).join('');
    this.#waitingLength = 0;
    const goesOn = this.#guarded(() => this.scanner.write(text));
    this.#enough = this.scanner.fed / 2;
    return goesOn;
  }

  #guarded(work: () => void): boolean {
    if (this.#ended) return false;
    try {
      work();
    } catch (error) {
      this.#ended = true;
      if (error instanceof XmlFault) this.#xmlFault(error);
      else if (!(error instanceof Ended)) throw error;
    }
    return !this.#ended;
  }

  #xmlFault({ at, values, refused }: XmlFault): void {
    const place = this.#place(at);
    // What is refused has the values of that, and so has the other.
    if (refused) this.#options.onFault('opendata.rdf.unsafe-xml', place, values as UnsafeXmlValues);
    else this.#options.onFault('opendata.rdf.not-xml', place, values as XmlValues);
  }

  /** As `enterScope` reports what is wrong with declarations. */
  reportXml(values: XmlValues, at: number): never {
    throw new XmlFault(at, values, false);
  }

  open(name: QName, at: number): void {
    if (this.#inside > 0) {
      this.#inside++;
      return;
    }
    const parent = this.#frames.at(-1);
    const scope =
      this.scanner.attributeCount > 0 || !parent ? enterScope(this, parent?.scope, at) : parent.scope;
    const names = parent && scope === parent.scope ? parent.names : new Map<QName, NamedNode>();
    const attributes = this.#attributes.read(scope);
    if (attributes.problem !== undefined) this.#fault('attribute', at);
    this.#judge(attributes, at);
    const base =
      attributes.base === undefined
        ? (parent?.base ?? this.#options.base)
        : this.#resolve(attributes.base, parent?.base ?? this.#options.base, at);
    const language = attributes.language ?? parent?.language ?? '';
    const iri = this.#iriOf(name, scope, names, at);
    const around = { scope, names, base, language };
    if (parent === undefined && iri.value === `${rdf}RDF`) {
      this.#push({ ...around, kind: 'root', subject: rdfNil, predicate: rdfType });
    } else if (parent === undefined || parent.kind === 'root') this.#node(iri, attributes, around, at);
    else if (parent.kind === 'node') this.#property(iri, attributes, around, at);
    else if (parent.kind === 'property' || parent.kind === 'collection') {
      if (parent.kind === 'property' && (parent.hasChild || parent.text.trim() !== ''))
        this.#fault('node', at);
      parent.hasChild = true;
      const subject = this.#node(iri, attributes, around, at);
      if (parent.kind === 'collection') this.#append(parent, subject);
      else this.#state(parent, subject);
    } else this.#fault('property', at);
  }

  close(at: number): void {
    if (this.#inside > 1) {
      this.#inside--;
      return;
    }
    const frame = this.#frames.pop()!;
    if (frame.kind === 'literal') {
      this.#inside = 0;
      this.#state(frame, { ...literal(this.scanner.endCapture(at)), datatype: xmlLiteral });
    } else if (frame.kind === 'property' && !frame.hasChild) this.#textValue(frame);
    else if (frame.kind === 'collection') {
      if (frame.last === undefined) this.#state(frame, rdfNil);
      else this.#options.onTriple(frame.last, rdfRest, rdfNil);
    }
    this.#setMode();
  }

  text(text: string): void {
    const frame = this.#frames.at(-1)!;
    if (frame.text.length + text.length > longestValue)
      throw new XmlFault(undefined, { fault: word('text-too-long') }, true);
    if (frame.hasChild) {
      if (text.trim() !== '') this.#fault('node', undefined);
    } else frame.text += text;
  }

  stray(at: number): never {
    return this.#fault(this.#frames.at(-1)?.kind === 'node' ? 'property' : 'node', at);
  }

  /** A node element (section 7.2.11). */
  #node(iri: NamedNode, attributes: NodeAttributes, around: Around, at: number): Subject {
    if (iri.value.startsWith(rdf) && notNodes.has(iri.value.slice(rdf.length))) this.#fault('node', at);
    const { about, id, nodeId, resource, datatype, parseType } = attributes;
    if (numberOf(about, id, nodeId) > 1 || numberOf(resource, datatype, parseType) > 0)
      this.#fault('attribute', at);
    const subject =
      about !== undefined
        ? node(this.#resolve(about, around.base, at))
        : id !== undefined
          ? this.#named(id, around.base, at)
          : this.#blank(nodeId);
    if (iri.value !== `${rdf}Description`) this.#options.onTriple(subject, rdfType, iri);
    this.#push({ ...around, kind: 'node', subject, predicate: rdfType });
    this.#propertyAttributes(subject, attributes.properties, around, at);
    return subject;
  }

  /** A property element (sections 7.2.13 to 7.2.21). */
  #property(iri: NamedNode, attributes: NodeAttributes, around: Around, at: number): void {
    if (iri.value.startsWith(rdf) && notProperties.has(iri.value.slice(rdf.length)))
      this.#fault('property', at);
    const owner = this.#frames.at(-1)!;
    const { subject } = owner;
    const predicate = iri.value === `${rdf}li` ? node(`${rdf}_${++owner.members}`) : iri;
    const { about, id, resource, nodeId, datatype, parseType, properties } = attributes;
    const ways = numberOf(resource ?? properties[0], nodeId, datatype, parseType);
    // With a node by its label there may be properties, as with one by its IRI.
    const isLabelled = ways === 2 && nodeId !== undefined && resource === undefined && properties.length > 0;
    if (about !== undefined || (ways > 1 && !isLabelled)) this.#fault('attribute', at);
    const statement = id === undefined ? undefined : this.#named(id, around.base, at);
    const frame = { ...around, subject, predicate, statement };
    if (parseType !== undefined) {
      this.#parsed(parseType, frame);
      return;
    }
    if (resource === undefined && nodeId === undefined && properties.length === 0) {
      const type = datatype === undefined ? undefined : node(this.#resolve(datatype, around.base, at));
      this.#push({ ...frame, kind: 'property', datatype: type });
      return;
    }
    const object =
      resource === undefined ? this.#blank(nodeId) : node(this.#resolve(resource, around.base, at));
    this.#push({ ...frame, kind: 'value' });
    this.#state(this.#frames.at(-1)!, object);
    this.#propertyAttributes(object, properties, around, at);
  }

  #parsed(parseType: string, frame: Around & Pick<Frame, 'subject' | 'predicate' | 'statement'>): void {
    if (parseType === 'Resource') {
      const object = this.#blank(undefined);
      this.#push({ ...frame, kind: 'value' });
      this.#state(this.#frames.pop()!, object);
      this.#push({ ...frame, kind: 'node', subject: object, predicate: rdfType, statement: undefined });
    } else if (parseType === 'Collection') this.#push({ ...frame, kind: 'collection' });
    else {
      // Whatever else it is called, it is XML (section 7.2.20).
      this.#push({ ...frame, kind: 'literal' });
      this.#inside = 1;
      this.mode = textMode.ignore;
      this.scanner.startCapture(this.scanner.tagEnd, longestValue);
    }
  }

  #propertyAttributes(
    subject: Subject,
    properties: readonly PropertyAttribute[],
    { base, language }: Around,
    at: number,
  ): void {
    for (const { iri, value } of properties) {
      const object: RdfTerm =
        iri === rdfType.value ? node(this.#resolve(value, base, at)) : literal(value, { language });
      this.#options.onTriple(subject, node(iri), object);
    }
  }

  #textValue(frame: Frame): void {
    const { text, language, datatype } = frame;
    const value = datatype === undefined ? literal(text, { language }) : { ...literal(text), datatype };
    this.#state(frame, value);
  }

  /** The statement of a property, and with `rdf:ID` what is said about it (section 7.3). */
  #state({ subject, predicate, statement }: Frame, object: RdfTerm): void {
    const { onTriple } = this.#options;
    onTriple(subject, predicate, object);
    if (statement === undefined) return;
    onTriple(statement, rdfType, rdfStatement);
    onTriple(statement, rdfSubject, subject);
    onTriple(statement, rdfPredicate, predicate);
    onTriple(statement, rdfObject, object);
  }

  #append(frame: Frame, item: Subject): void {
    const cell = this.#blank(undefined);
    if (frame.last === undefined) this.#state(frame, cell);
    else this.#options.onTriple(frame.last, rdfRest, cell);
    this.#options.onTriple(cell, rdfFirst, item);
    frame.last = cell;
  }

  #push(frame: Around & Pick<Frame, 'kind' | 'subject' | 'predicate'> & Partial<Frame>): void {
    this.#frames.push({
      statement: undefined,
      datatype: undefined,
      members: 0,
      text: '',
      hasChild: false,
      last: undefined,
      ...frame,
    });
    this.#setMode();
  }

  #setMode(): void {
    this.mode = this.#frames.at(-1)?.kind === 'property' ? textMode.collect : textMode.onlySpace;
  }

  #iriOf(name: QName, scope: Scope, names: Map<QName, NamedNode>, at: number): NamedNode {
    const known = names.get(name);
    if (known !== undefined) return known;
    const namespace = scope.namespace(name.prefix);
    if (namespace === undefined)
      throw new XmlFault(at, { fault: word('prefix-undeclared'), name: name.text }, false);
    if (namespace === '') this.#fault('node', at);
    const iri = node(namespace + name.local);
    names.set(name, iri);
    return iri;
  }

  /** What `rdf:ID` names, once in a document (section 5.4). */
  #named(id: string, base: string | undefined, at: number): NamedNode {
    const iri = this.#resolve(`#${id}`, base, at);
    if (this.#ids.has(iri)) this.#fault('attribute', at);
    this.#ids.add(iri);
    return node(iri);
  }

  /** Reports what of a tag is lost, and languages that are none. */
  #judge({ meaningless = [], language = '' }: NodeAttributes, at: number): void {
    const { onFault } = this.#options;
    for (const member of meaningless) onFault('opendata.rdf.without-meaning', this.#place(at), { member });
    if (language !== '' && !isLanguageTag(language))
      onFault('opendata.rdf.language', this.#place(at), { tag: language });
  }

  #blank(label: string | undefined): Subject {
    const prefix = this.#options.blankPrefix ?? '';
    // Ours begin like this; those of the document must not meet them.
    const own =
      label === undefined
        ? `genid${this.#anonymous++}`
        : label.startsWith('genid')
          ? `genid.${label}`
          : label;
    return { termType: 'BlankNode', value: prefix + own };
  }

  #resolve(written: string, base: string | undefined, at: number): string {
    const { onFault } = this.#options;
    if (hasForbidden(written)) {
      onFault('opendata.rdf.iri', this.#place(at), { iri: written });
      return written;
    }
    if (isAbsolute(written)) return written;
    // The document itself is meant without its fragment (RFC 3986, section 5.2.2).
    if (base !== undefined) return resolveIri(base, written);
    onFault('opendata.rdf.relative-iri', this.#place(at), { iri: written });
    return written;
  }

  #place(at: number | undefined): RdfPlace {
    const { scanner } = this;
    const path = scanner.openNames
      .slice(0, scanner.depth)
      .map(({ local }) => `/${local}`)
      .join('');
    const position =
      at === undefined
        ? scanner.depth > 0
          ? scanner.locateOpen(scanner.depth - 1)
          : {}
        : scanner.locate(at);
    return { kind: 'path', path, ...position };
  }

  #fault(expected: ExpectedInTree, at?: number): never {
    const values = { syntax: word('RDF/XML'), expected: word(expected) } as const;
    this.#options.onFault('opendata.rdf.syntax', this.#place(at), values);
    throw new Ended();
  }
}

const numberOf = (...values: readonly unknown[]): number =>
  values.filter((value) => value !== undefined).length;

type Around = Pick<Frame, 'scope' | 'names' | 'base' | 'language'>;

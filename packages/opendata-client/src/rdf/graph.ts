import { sortedBy, withoutDoubles } from './sorted-pairs.ts';
import { type NamedNode, prefixes, type RdfTerm, type Subject, type Triple } from './term.ts';

/** Takes triples one by one, as readers give them. */
export type OnTriple = (subject: Subject, predicate: NamedNode, object: RdfTerm) => void;

/** What a term is, as `Graph.kindOf()` says it. */
export const termKind = { iri: 0, blank: 1, literal: 2 } as const;

const xsdString = `${prefixes.xsd}string`;
const langString = `${prefixes.rdf}langString`;

/**
 * An RDF graph (RDF 1.1 Concepts, section 3) as a set of triples in numbers: each term is stored once and known by an
 * id, each triple takes 12 bytes, so that a catalogue of a hundred thousand datasets fits into memory and questions cost
 * no strings. Triples are added, then `seal()` sorts them; what is added later unseals the graph.
 *
 * @example
 * const graph = new Graph();
 * for (const { subject, predicate, object } of triples) graph.add(subject, predicate, object);
 * const title = graph.firstObject(graph.idOfIri('https://daten.musterstadt.example/hunde'), graph.idOfIri(dctermsTitle));
 */
export class Graph {
  readonly #values: string[] = [];
  readonly #kinds: number[] = [];
  /** Of literals: id of the datatype. */
  readonly #datatypes: number[] = [];
  /** Of literals with a language: its tag as written. */
  readonly #languages = new Map<number, string>();
  readonly #iris = new Map<string, number>();
  readonly #blanks = new Map<string, number>();
  /** By datatype or `@` and language in lower case, then by value. */
  readonly #literals = new Map<string, Map<string, number>>();

  #triples = new Uint32Array(3 * 1024);
  #length = 0;
  #sealed = true;
  /** By subject id where its triples begin in `#bySubject`, which holds predicate and object in turn. */
  #subjectStarts: Uint32Array = new Uint32Array(1);
  #bySubject: Uint32Array = new Uint32Array(0);
  /** By object id where its triples begin in `#byObject`, which holds predicate and subject; made on the first question. */
  #objectStarts: Uint32Array | undefined;
  #byObject: Uint32Array = new Uint32Array(0);

  /** Number of different triples. */
  get size(): number {
    this.seal();
    return this.#bySubject.length / 2;
  }

  /** Number of terms: ids are 0 up to below it. */
  get terms(): number {
    return this.#values.length;
  }

  /** Adds a triple. The same one twice is one. */
  add(subject: Subject, predicate: NamedNode, object: RdfTerm): void {
    this.addIds(this.intern(subject), this.#iri(predicate.value), this.intern(object));
  }

  /** Adds a triple of terms that the graph knows. */
  addIds(subject: number, predicate: number, object: number): void {
    if (this.#length + 3 > this.#triples.length) {
      const grown = new Uint32Array(this.#triples.length * 2);
      grown.set(this.#triples);
      this.#triples = grown;
    }
    this.#triples[this.#length++] = subject;
    this.#triples[this.#length++] = predicate;
    this.#triples[this.#length++] = object;
    this.#sealed = false;
  }

  /** The id of a term, which the graph learns if it did not know it. */
  intern(term: RdfTerm): number {
    if (term.termType === 'NamedNode') return this.#iri(term.value);
    if (term.termType === 'BlankNode') {
      const known = this.#blanks.get(term.value);
      if (known !== undefined) return known;
      const id = this.#term(term.value, termKind.blank, 0);
      this.#blanks.set(this.#values[id]!, id);
      return id;
    }
    const { value, language, datatype } = term;
    const group = literalGroup(language, datatype.value);
    let literals = this.#literals.get(group);
    if (literals === undefined) {
      literals = new Map();
      this.#literals.set(group, literals);
    }
    const known = literals.get(value);
    if (known !== undefined) return known;
    const id = this.#term(value, termKind.literal, this.#iri(language === '' ? datatype.value : langString));
    if (language !== '') this.#languages.set(id, language);
    literals.set(this.#values[id]!, id);
    return id;
  }

  /** The id of an IRI, or -1 when no triple has it. */
  idOfIri(iri: string): number {
    return this.#iris.get(iri) ?? -1;
  }

  /** The id of a term, or -1 when no triple has it. */
  idOf(term: RdfTerm): number {
    if (term.termType === 'NamedNode') return this.idOfIri(term.value);
    if (term.termType === 'BlankNode') return this.#blanks.get(term.value) ?? -1;
    return this.#literals.get(literalGroup(term.language, term.datatype.value))?.get(term.value) ?? -1;
  }

  /** One of `termKind`. */
  kindOf(id: number): number {
    return this.#kinds[id]!;
  }

  /** IRI, label of a blank node, or the text of a literal. */
  valueOf(id: number): string {
    return this.#values[id]!;
  }

  /** Id of the datatype of a literal. */
  datatypeOf(id: number): number {
    return this.#datatypes[id]!;
  }

  /** Language tag of a literal, empty when it has none. */
  languageOf(id: number): string {
    return this.#languages.get(id) ?? '';
  }

  /** The term of an id. */
  termOf(id: number): RdfTerm {
    const value = this.#values[id]!;
    const kind = this.#kinds[id];
    if (kind === termKind.iri) return { termType: 'NamedNode', value };
    if (kind === termKind.blank) return { termType: 'BlankNode', value };
    const datatype = { termType: 'NamedNode', value: this.#values[this.#datatypes[id]!]! } as const;
    return { termType: 'Literal', value, language: this.languageOf(id), datatype };
  }

  /** Whether the graph says anything about a term. */
  isSubject(id: number): boolean {
    this.seal();
    return id + 1 < this.#subjectStarts.length && this.#subjectStarts[id + 1]! > this.#subjectStarts[id]!;
  }

  /** Calls back for each triple about a subject, ordered by predicate; objects of one in the order they were learned. */
  forEachOf(subject: number, callback: (predicate: number, object: number) => void): void {
    this.seal();
    if (subject < 0 || subject + 1 >= this.#subjectStarts.length) return;
    const end = this.#subjectStarts[subject + 1]!;
    for (let at = this.#subjectStarts[subject]!; at < end; at += 2)
      callback(this.#bySubject[at]!, this.#bySubject[at + 1]!);
  }

  /** The objects of a subject and predicate; empty for ids of -1. */
  objects(subject: number, predicate: number): number[] {
    const found: number[] = [];
    this.seal();
    if (subject < 0 || subject + 1 >= this.#subjectStarts.length) return found;
    const end = this.#subjectStarts[subject + 1]!;
    for (let at = this.#firstOf(subject, predicate); at < end && this.#bySubject[at] === predicate; at += 2)
      found.push(this.#bySubject[at + 1]!);
    return found;
  }

  /** The first object of a subject and predicate, or -1. */
  firstObject(subject: number, predicate: number): number {
    this.seal();
    if (subject < 0 || subject + 1 >= this.#subjectStarts.length) return -1;
    const at = this.#firstOf(subject, predicate);
    return at < this.#subjectStarts[subject + 1]! && this.#bySubject[at] === predicate
      ? this.#bySubject[at + 1]!
      : -1;
  }

  /** Whether the graph has a triple. */
  has(subject: number, predicate: number, object: number): boolean {
    this.seal();
    if (subject < 0 || subject + 1 >= this.#subjectStarts.length) return false;
    const end = this.#subjectStarts[subject + 1]!;
    for (let at = this.#firstOf(subject, predicate); at < end && this.#bySubject[at] === predicate; at += 2)
      if (this.#bySubject[at + 1] === object) return true;
    return false;
  }

  /** Calls back for each triple that has a term as its object. */
  forEachTo(object: number, callback: (predicate: number, subject: number) => void): void {
    this.seal();
    const starts = this.#objectStarts ?? this.#indexObjects();
    if (object < 0 || object + 1 >= starts.length) return;
    const end = starts[object + 1]!;
    for (let at = starts[object]!; at < end; at += 2) callback(this.#byObject[at]!, this.#byObject[at + 1]!);
  }

  /** The subjects that have an object as value of a predicate; `subjects(rdfType, aClass)` are the instances. */
  subjects(predicate: number, object: number): number[] {
    const found: number[] = [];
    this.forEachTo(object, (by, subject) => {
      if (by === predicate) found.push(subject);
    });
    return found;
  }

  /** Ids of all subjects, in the order they were learned. */
  *allSubjects(): Generator<number, void, void> {
    this.seal();
    for (let id = 0; id + 1 < this.#subjectStarts.length; id++)
      if (this.#subjectStarts[id + 1]! > this.#subjectStarts[id]!) yield id;
  }

  /** All triples, grouped by subject. */
  *[Symbol.iterator](): Generator<Triple, void, void> {
    for (const subject of this.allSubjects()) {
      const end = this.#subjectStarts[subject + 1]!;
      const node = this.termOf(subject) as Subject;
      for (let at = this.#subjectStarts[subject]!; at < end; at += 2)
        yield {
          subject: node,
          predicate: this.termOf(this.#bySubject[at]!) as NamedNode,
          object: this.termOf(this.#bySubject[at + 1]!),
        };
    }
  }

  /** Sorts what was added, and drops what was added twice. Questions do it themselves. */
  seal(): void {
    if (this.#sealed) return;
    const rows = this.#length / 3;
    const kept = withoutDoubles(sortedBy(this.#triples, rows, this.#values.length, 0));
    this.#subjectStarts = kept.starts;
    this.#bySubject = kept.pairs;
    this.#objectStarts = undefined;
    this.#byObject = new Uint32Array(0);
    this.#sealed = true;
  }

  /** Where a predicate begins, or would, in the sorted triples of a subject. */
  #firstOf(subject: number, predicate: number): number {
    let low = this.#subjectStarts[subject]! / 2;
    let high = this.#subjectStarts[subject + 1]! / 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#bySubject[middle * 2]! < predicate) low = middle + 1;
      else high = middle;
    }
    return low * 2;
  }

  #indexObjects(): Uint32Array {
    const kept = withoutDoubles(sortedBy(this.#triples, this.#length / 3, this.#values.length, 2));
    this.#objectStarts = kept.starts;
    this.#byObject = kept.pairs;
    return kept.starts;
  }

  #iri(value: string): number {
    const known = this.#iris.get(value);
    if (known !== undefined) return known;
    const id = this.#term(value, termKind.iri, 0);
    this.#iris.set(this.#values[id]!, id);
    return id;
  }

  #term(given: string, kind: number, datatype: number): number {
    const value = detached(given);
    this.#values.push(value);
    this.#kinds.push(kind);
    this.#datatypes.push(datatype);
    return this.#values.length - 1;
  }
}

/** Languages are compared without case (RDF 1.1 Concepts, section 3.3). */
function literalGroup(language: string, datatype: string): string {
  if (language !== '') return `@${language.toLowerCase()}`;
  return datatype === '' ? xsdString : datatype;
}

/**
 * A copy of its own: V8 keeps the text that a piece was cut from for as long as the piece lives, here the whole document
 * for each IRI. Joining and cutting makes it copy the characters.
 */
const detached = (piece: string): string => (piece.length < 13 ? piece : `${piece} `.slice(0, -1));

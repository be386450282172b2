import { enterScope } from '../read/namespaces.ts';
import type { Mark } from '../read/reader.ts';
import type { Scope } from '../read/scope.ts';
import { namedFault, refusedXml, shortened, type XmlValues } from '../scan/fault.ts';
import type { QName } from '../scan/names.ts';
import { type ScanHandler, textMode, type XmlScanner } from '../scan/scanner.ts';
import { checkAttributes, type StructureReader } from './attributes.ts';
import { emptySchema, type Schema, type SchemaType } from './schema.ts';
import { SiblingCounts } from './sibling-counts.ts';
import { normalize, type SimpleType } from './simple-types.ts';
import { structureFaults as faults, type StructureValues } from './structure-faults.ts';

/** Deeper elements are refused, whatever the scanner's limit: the arrays by depth are made once. */
const deepest = 4096;

/** What a frame is. */
const inside = { complex: 0, simple: 1, wildcard: 2, skipped: 3 } as const;

/** The schema of a document, chosen by its root. */
export interface RootChoice {
  schema: Schema;
  /** Type of the root; undefined when it is no root of the schema: its content is then not looked at. */
  type: SchemaType | undefined;
}

/**
 * Takes what the checker has read. `depth` is 0 for the root, `at` an offset for the scanner's `locate()`. Elements the
 * tables do not know are not handed over.
 */
export interface ContentConsumer {
  /** The root begins. Gives the schema, or undefined when there is none for it; then nothing else is called. */
  root(name: QName, scope: Scope, at: number): RootChoice | undefined;
  /** Any element begins, known or not: forget what was at this depth before. */
  begin(depth: number): void;
  /** The root is one of the schema. */
  openRoot(type: SchemaType): void;
  /** An element of the content model begins; `state` says which (`Schema.stateUse`). */
  open(depth: number, state: number, at: number): void;
  /** An element below a wildcard begins. */
  foreign(name: QName, scope: Scope): void;
  /** A text is complete, its white space treated. `valid` is false when it was reported. */
  closeText(depth: number, text: string, simple: SimpleType, valid: boolean): void;
  /** An element with elements is complete. */
  closeElements(depth: number): void;
  /** An element with foreign XML, or one inside it, is complete. */
  closeForeign(depth: number, at: number): void;
  /** An element begins that the tables do not know: what is inside is not looked at. */
  openUnknown?(depth: number, name: QName): void;
  /** An element that the tables do not know, or one inside it, is complete. */
  closeUnknown?(depth: number, at: number): void;
  /** Not well-formed as to namespaces. */
  reportXml(values: XmlValues, at: number | undefined): void;
  /** Does not follow the tables. Without `at` the innermost open element is meant (`mark()`). */
  reportStructure(values: StructureValues, at: number | undefined): void;
}

/**
 * Checks a document against tables while it is scanned, in one pass, and hands what the tables know to a consumer. State
 * is in arrays by depth, so that no object is made for an element. Judges as XML Schema 1.0 does (part 1: element and
 * attribute locally valid, 3.3.4 and 3.4.4), without identity constraints and substitution groups, and like libxml2 where
 * that is stricter.
 *
 * @example
 * const checker = new TableChecker(consumer, { maxText: 10_000_000 });
 * const scanner = new XmlScanner(checker);
 * checker.scanner = scanner;
 * scanner.write('<Note xmlns="urn:example"><Title>x</Title></Note>');
 * scanner.end();
 */
export class TableChecker implements ScanHandler, StructureReader {
  mode: number = textMode.onlySpace;
  scanner!: XmlScanner;
  schema: Schema = emptySchema;

  readonly #consumer: ContentConsumer;
  readonly #maxText: number;
  readonly #inside = new Int8Array(deepest);
  /** By depth: state of the content model of an element, behind the children that were read. */
  readonly #state = new Int32Array(deepest);
  /** By depth: state of the element itself in the content model around it; -1 when it has none. */
  readonly #own = new Int32Array(deepest);
  readonly #type: (SchemaType | undefined)[] = [];
  /** By depth: the position of an element among those of its name. */
  readonly #index = new Int32Array(deepest);
  /** By depth: the bits of the names that were siblings before; none where an element is the first. */
  readonly #seen = new Int32Array(deepest + 1);
  /** By depth: how many siblings there were of each name. */
  readonly #siblings: SiblingCounts[] = [];
  readonly #scope: (Scope | undefined)[] = [];
  #text = '';
  #textLength = 0;
  #pieces: string[] | undefined;

  /** `maxText`: longest text of one element, in characters. */
  constructor(consumer: ContentConsumer, { maxText }: { maxText: number }) {
    this.#consumer = consumer;
    this.#maxText = maxText;
  }

  mark(at?: number | undefined): Mark {
    const { scanner } = this;
    const { depth } = scanner;
    if (at === undefined && depth > 0) return this.markOf(depth - 1);
    const { line, column } = scanner.locate(at ?? scanner.fed);
    return { line, column, path: this.path(depth) };
  }

  markOf(depth: number): Mark {
    const { line, column } = this.scanner.locateOpen(depth);
    return { line, column, path: this.path(depth + 1) };
  }

  /** Path of the open element at a depth, counted from 1. */
  path(depth: number): string {
    let path = '';
    for (let level = 0; level < depth; level += 1) {
      path += `/${shortened(this.scanner.openNames[level]!.local)}`;
      if (this.#index[level]! > 1) path += `[${this.#index[level]}]`;
    }
    return path;
  }

  /** Position of the open element at a depth among those of its name, from 1. */
  position(depth: number): number {
    return this.#index[depth]!;
  }

  scopeAt(depth: number): Scope {
    return this.#scope[depth]!;
  }

  reportXml(values: XmlValues, at?: number | undefined): void {
    this.#consumer.reportXml(values, at);
  }

  reportStructure(values: StructureValues, at?: number | undefined): void {
    this.#consumer.reportStructure(values, at);
  }

  open(name: QName, at: number): void {
    const depth = this.scanner.depth - 1;
    if (depth >= deepest) throw refusedXml('too-deep', at);
    this.#index[depth] = this.#countOf(depth, name);
    const outer = depth > 0 ? this.#scope[depth - 1] : undefined;
    this.#scope[depth] = this.scanner.attributeCount > 0 || depth === 0 ? enterScope(this, outer, at) : outer;
    this.#consumer.begin(depth);
    if (depth === 0) {
      this.#openRoot(name, at);
      return;
    }
    const scope = this.#scope[depth]!;
    const parent = depth - 1;
    const where = this.#inside[parent];
    if (where === inside.complex) {
      const { schema } = this;
      const id = scope.nameId(name, schema.nameIds, this.scanner.names.generation);
      const before = this.#state[parent]!;
      let state = id < 0 ? -1 : schema.next[before * schema.nameCount + id]!;
      if (state < 0) {
        this.#checkPrefix(name, scope, at);
        state = this.#recover(name, id, parent, at);
        if (state < 0) {
          this.#skip(depth);
          this.#consumer.openUnknown?.(depth, name);
          return;
        }
        // An element that comes too late is read, but the content goes on behind what came before it.
        if (state > before || before === this.#type[parent]!.start) this.#state[parent] = state;
      } else {
        this.#state[parent] = state;
      }
      this.#own[depth] = state;
      this.#consumer.open(depth, state, at);
      this.#openType(depth, schema.types[schema.stateType[state]!]!, at);
      return;
    }
    this.#checkPrefix(name, scope, at);
    if (where === inside.simple) {
      this.reportStructure(faults.noChildren(this.scanner.openNames[parent]!.local, name.local), at);
      this.#skip(depth);
      this.#consumer.openUnknown?.(depth, name);
      return;
    }
    if (where === inside.wildcard) {
      this.#consumer.foreign(name, scope);
      const id = scope.nameId(name, this.schema.nameIds, this.scanner.names.generation);
      const rootType = id < 0 ? undefined : this.schema.roots.get(id);
      if (rootType !== undefined) {
        this.#own[depth] = -1;
        this.#openType(depth, this.schema.types[rootType]!, at);
        return;
      }
      this.#inside[depth] = inside.wildcard;
      this.mode = textMode.ignore;
      return;
    }
    this.#skip(depth);
  }

  /** Counts an element among the children of its parent, whether or not the tables know it, and forgets its own. */
  #countOf(depth: number, { local, bit }: QName): number {
    const seen = this.#seen[depth]!;
    this.#seen[depth] = seen | bit;
    this.#seen[depth + 1] = 0;
    if (seen === 0) {
      this.#siblings[depth] ??= new SiblingCounts();
      this.#siblings[depth].begin(local);
      return 1;
    }
    const siblings = this.#siblings[depth]!;
    return (seen & bit) === 0 ? siblings.addFirst(local) : siblings.add(local);
  }

  /** A name the schema knows has a namespace; all others are looked at. */
  #checkPrefix(name: QName, scope: Scope, at: number): void {
    if (name.prefix !== '' && scope.namespace(name.prefix) === undefined)
      this.reportXml(namedFault('prefix-undeclared', name.text), at);
  }

  #skip(depth: number): void {
    this.#inside[depth] = inside.skipped;
    this.mode = textMode.ignore;
  }

  #openType(depth: number, type: SchemaType, at: number): void {
    this.#type[depth] = type;
    this.#state[depth] = type.start;
    if (this.scanner.attributeCount > 0 || type.requiredAttributes > 0)
      checkAttributes(this, type, this.#scope[depth]!, at);
    if (type.simple) {
      this.#inside[depth] = inside.simple;
      this.mode = textMode.collect;
      this.#text = '';
      this.#textLength = 0;
      this.#pieces = undefined;
    } else if (type.wildcard) {
      this.#inside[depth] = inside.wildcard;
      this.mode = textMode.onlySpace;
    } else {
      this.#inside[depth] = inside.complex;
      this.mode = textMode.onlySpace;
    }
  }

  #openRoot(name: QName, at: number): void {
    const choice = this.#consumer.root(name, this.#scope[0]!, at);
    if (choice) this.schema = choice.schema;
    if (!choice?.type) {
      this.#skip(0);
      return;
    }
    this.#own[0] = -1;
    this.#consumer.openRoot(choice.type);
    this.#openType(0, choice.type, at);
  }

  /** Says what is wrong and finds the state from which reading on makes sense, -1 when there is none. */
  #recover(name: QName, id: number, parent: number, at: number): number {
    const { schema } = this;
    const parentName = this.scanner.openNames[parent]!.local;
    const sameLocal = this.#type[parent]!.states.find((state) => schema.stateUse[state]!.name === name.local);
    if (id < 0 && sameLocal !== undefined) this.reportStructure(faults.wrongNamespace(name.local), at);
    else this.reportStructure(faults.notAllowed(name.local, parentName, schema, this.#state[parent]!), at);
    return sameLocal ?? -1;
  }

  text(text: string): void {
    this.#textLength += text.length;
    if (this.#textLength > this.#maxText) throw refusedXml('text-too-long');
    if (this.#text === '' && this.#pieces === undefined) {
      this.#text = text;
      return;
    }
    this.#pieces ??= [this.#text];
    this.#pieces.push(text);
  }

  stray(at: number): void {
    const depth = this.scanner.depth - 1;
    this.reportStructure(faults.strayText(this.scanner.openNames[depth]!.local), at);
  }

  close(at: number): void {
    const depth = this.scanner.depth - 1;
    const where = this.#inside[depth];
    if (where === inside.simple) this.#closeSimple(depth);
    else if (where === inside.complex) this.#closeComplex(depth);
    else if (where === inside.wildcard) this.#consumer.closeForeign(depth, at);
    else if (where === inside.skipped) this.#consumer.closeUnknown?.(depth, at);
    this.mode = depth > 0 ? this.#modeOf(depth - 1) : textMode.onlySpace;
  }

  #modeOf(depth: number): number {
    const where = this.#inside[depth];
    if (where === inside.complex) return textMode.onlySpace;
    if (where === inside.simple) return textMode.collect;
    // Directly inside the element with the wildcard only elements may be; inside those, anything.
    const isOutermost = where === inside.wildcard && this.#inside[depth - 1] === inside.complex;
    return isOutermost ? textMode.onlySpace : textMode.ignore;
  }

  #closeSimple(depth: number): void {
    const type = this.#type[depth]!;
    const simple = type.simple!;
    const raw = this.#pieces === undefined ? this.#text : this.#pieces.join('');
    this.#text = '';
    this.#pieces = undefined;
    const own = this.#own[depth]!;
    const use = own < 0 ? undefined : this.schema.stateUse[own];
    let text = normalize(raw, simple.whiteSpace);
    let valid = true;
    if (raw === '' && use && (use.fixed !== undefined || use.preset !== undefined))
      text = use.fixed ?? use.preset!;
    else if (!simple.any && !simple.test(text)) {
      valid = false;
      this.reportStructure(faults.value(this.scanner.openNames[depth]!.local, text, type));
    } else if (use?.fixed !== undefined && raw !== use.fixed) {
      valid = false;
      this.reportStructure(faults.fixed(use.name, raw, use.fixed));
    }
    this.#consumer.closeText(depth, text, simple, valid);
  }

  #closeComplex(depth: number): void {
    const { schema } = this;
    const state = this.#state[depth]!;
    if (schema.accept[state] === 0)
      this.reportStructure(faults.incomplete(this.scanner.openNames[depth]!.local, schema, state));
    this.#consumer.closeElements(depth);
  }
}

import {
  type ContentConsumer,
  type ElementReader,
  FragmentPrefixes,
  normalize,
  type QName,
  type RootChoice,
  type SchemaType,
  type Scope,
  type SimpleType,
  type StructureValues,
  type XmlScanner,
  type XmlValues,
} from '@rathaus/client-core/xml';
import { structureFaults } from '../finding/structure-faults.ts';
import { type Bindings, type BoundAttribute, type BoundElement, bindingsOf } from '../mapping/binding.ts';
import type { Kopf } from '../model/index.ts';
import { noteRepeat } from '../model/repeats.ts';
import { assign, decode, decodeSimple } from './decode.ts';
import { ElementMarks } from './element-marks.ts';
import { type MachineEvents, type ModelObject, type RootFacts, rootFacts } from './events.ts';
import { type FlatBindings, flatBindings } from './flat-bindings.ts';
import { OpenCodes } from './open-codes.ts';
import { RecordFrame } from './record.ts';

/** What of a message is kept. */
export interface BuilderOptions {
  /** Records and body elements are reported and forgotten instead of being kept in the message. */
  detached: boolean;
  /** Longest foreign XML of one element, in characters. */
  maxText: number;
  /** Keep where the elements of the header and of open records are. */
  marked?: boolean | undefined;
}

/** Unknown elements that are kept, and characters of each. */
const keptUnknowns = 50;
const longestUnknown = 2000;

/**
 * Builds the objects of the model from what the table checker has read, and reports them when they are complete. It knows
 * the checker only as a reader, which is set once both exist.
 */
export class ModelBuilder implements ContentConsumer {
  reader!: ElementReader;
  /** The message as far as it is kept. */
  message: ModelObject | undefined;
  /** The innermost open record. */
  record: RecordFrame | undefined;
  /** Where the elements of the parts are that are built. */
  marks: ElementMarks | undefined;

  /** Notes the prefixes of the foreign XML that is being kept. */
  #fragment: FragmentPrefixes | undefined;
  /** By depth: the object the fields of an element go to. */
  readonly #objects: (ModelObject | undefined)[] = [];
  /** By depth: the element with its field. */
  readonly #uses: (BoundElement | undefined)[] = [];
  #flat: FlatBindings = { bound: [], hooks: [], wrappers: new Uint8Array(0) };
  #bindings: Bindings | undefined;
  #root: RootFacts | undefined;
  #rootAt = 0;
  readonly #events: MachineEvents;
  readonly #options: BuilderOptions;
  #unwanted: Uint8Array | undefined;
  #headerReported = false;
  /** Depth of the unknown element that is being kept; 0 for none. */
  #unknownDepth = 0;
  #unknowns = 0;
  #codes: OpenCodes | undefined;

  constructor(events: MachineEvents, options: BuilderOptions) {
    this.#events = events;
    this.#options = options;
  }

  get #scanner(): XmlScanner {
    return this.reader.scanner;
  }

  /** Leaves parts of records unbuilt that are not asked for. They are checked all the same. Known from `root` on. */
  skipParts(typeNames: readonly string[]): void {
    const schema = this.#bindings?.schema;
    if (!schema) return;
    this.#unwanted = new Uint8Array(schema.types.length);
    for (const name of typeNames) {
      const type = schema.typeByName.get(name);
      if (type) this.#unwanted[type.id] = 1;
    }
  }

  /** From here on codes of open lists are reported, also those of parts that are not built. */
  reportCodes(): void {
    this.#codes = new OpenCodes(this.#events, this.reader);
  }

  reportXml(values: XmlValues, at: number | undefined): void {
    this.#events.finding('XML', 'error', values, this.reader.mark(at));
  }

  reportStructure(values: StructureValues, at: number | undefined): void {
    // A habit of some partners that a profile may weigh: the value is right, its form is not.
    const isHabit = 'fixed' in values && values.fixed.term === '1' && values.value === 'true';
    this.#events.finding(isHabit ? 'Q01' : 'XSD', 'error', values, this.reader.mark(at));
  }

  root(name: QName, scope: Scope, at: number): RootChoice | undefined {
    const root = rootFacts(name, scope, this.reader);
    const { version } = root;
    this.#root = root;
    this.#rootAt = at;
    if (version === undefined) {
      this.#events.root(root);
      // A version that is not read cannot be called wrong.
      if (root.otherVersion) return undefined;
      const values = structureFaults.version(scope.namespace(name.prefix) ?? '');
      this.#events.finding('XSD', 'error', values, this.reader.mark(at));
      return undefined;
    }
    this.#bindings = bindingsOf(version);
    const { schema, byType } = this.#bindings;
    this.#events.root(root);
    const id = scope.nameId(name, schema.nameIds, this.#scanner.names.generation);
    const typeId = id < 0 ? undefined : schema.roots.get(id);
    if (typeId === undefined) {
      this.#events.finding('XSD', 'error', structureFaults.root(name.local), this.reader.mark(at));
      return { schema, type: undefined };
    }
    return { schema, type: byType[typeId]!.type };
  }

  openRoot(type: SchemaType): void {
    const bindings = this.#bindings!;
    this.#flat = flatBindings(bindings);
    this.message = { messageType: this.#root?.messageType };
    this.#objects[0] = this.message;
    this.#attributes(bindings.byType[type.id]!.attributes, this.message);
    if (this.#options.marked)
      this.marks = new ElementMarks(this.reader, bindings, this.#flat.bound, this.message, this.#rootAt);
  }

  openUnknown(depth: number): void {
    if (!this.#events.unknown || this.record || this.#fragment || this.#unknownDepth > 0) return;
    if (this.#unknowns >= keptUnknowns) return;
    this.#unknowns += 1;
    this.#unknownDepth = depth;
    this.#scanner.startCapture(this.#scanner.tagEnd, longestUnknown, 'cut');
  }

  closeUnknown(depth: number, at: number): void {
    if (this.#unknownDepth !== depth || depth === 0) return;
    this.#unknownDepth = 0;
    const names = this.#scanner.openNames.slice(1, depth + 1);
    const path = names.map(({ local }) => local).join('/');
    this.#events.unknown?.({ path, xml: this.#scanner.endCapture(at) });
  }

  begin(depth: number): void {
    this.#uses[depth] = undefined;
    this.#objects[depth] = undefined;
  }

  open(depth: number, state: number, at: number): void {
    const bound = this.#flat.bound[state];
    this.#uses[depth] = bound;
    if (bound?.type.code !== undefined) this.#codes?.open(depth, bound);
    const parent = this.#objects[depth - 1];
    if (bound === undefined || parent === undefined) return;
    if (depth === 1 && !this.#headerReported && bound.target.path[0] !== 'kopf') this.#reportHeader();
    const { type } = bound;
    if (type.simple) {
      this.marks?.open(depth, state, undefined, at);
      return;
    }
    if (this.#unwanted !== undefined && this.record !== undefined && this.#unwanted[type.id] === 1) return;
    const object = this.#begin(depth, bound, parent);
    // Of a choice the alternative is the record, not the element around it.
    this.marks?.open(depth, state, bound.binding.alternatives ? undefined : object, at);
    if (type.wildcard) {
      this.#fragment = new FragmentPrefixes(this.reader.scopeAt(depth));
      this.#scanner.startCapture(this.#scanner.tagEnd, this.#options.maxText);
    }
    if (type.code) this.#codeAttributes(object);
  }

  foreign(name: QName, scope: Scope): void {
    this.#fragment?.element(name, scope, this.#scanner);
  }

  #codeAttributes(object: ModelObject): void {
    const scanner = this.#scanner;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const name = scanner.attributeNames[index]!.text;
      if (name === 'listURI') object.listUri = scanner.attributeValues[index]!;
      else if (name === 'listVersionID') object.listVersion = scanner.attributeValues[index]!;
    }
  }

  /** Makes or finds the object an element's fields go to. */
  #begin(depth: number, bound: BoundElement, parent: ModelObject): ModelObject {
    const { binding, target } = bound;
    let object: ModelObject;
    if (target.merge) {
      object = parent;
      for (const step of target.path) {
        object[step] ??= {};
        object = object[step] as ModelObject;
      }
    } else {
      object = {};
      if (!this.#isDetached(depth, bound)) {
        const [field] = target.path;
        if (!target.list && target.path.length === 1 && parent[field!] !== undefined)
          noteRepeat(parent, field!);
        assign(parent, target.path, object, target.list);
      }
    }
    if (binding.kind) {
      object.kind = binding.kind;
      this.#enterRecord(depth, bound, binding.kind, object);
    }
    // An empty wrapper is kept as an empty list, so that it is written again.
    if (this.#flat.wrappers[bound.type.id] === 1) object.vorgang ??= [];
    this.#attributes(binding.attributes, object);
    this.#objects[depth] = object;
    return object;
  }

  /** Whether an element is reported and forgotten when it ends. */
  #isDetached(depth: number, { binding, target }: BoundElement): boolean {
    if (!this.#options.detached || target.path[0] === 'kopf') return false;
    return depth === 1 || binding.kind !== undefined || binding.alternatives !== undefined;
  }

  #attributes(attributes: readonly BoundAttribute[], object: ModelObject): void {
    const scanner = this.#scanner;
    for (const { use, path, type } of attributes) {
      for (let index = 0; index < scanner.attributeCount; index += 1) {
        if (scanner.attributeNames[index]!.text !== use.name) continue;
        const text = normalize(scanner.attributeValues[index]!, type.whiteSpace);
        assign(object, path, decodeSimple(text, type), false);
      }
    }
  }

  #enterRecord(
    depth: number,
    bound: BoundElement,
    kind: 'Akte' | 'Vorgang' | 'Dokument',
    data: ModelObject,
  ): void {
    const element = this.#elementOf(depth, bound);
    const parent = this.record;
    if (parent) this.#reportEnter(parent);
    const role = element === 'Teilakte' || element === 'Teilvorgang' ? element : kind;
    this.record = new RecordFrame(role, element, data, parent, this.reader, depth);
  }

  /** The element that says what role a record has: of a choice, the element around it. */
  #elementOf(depth: number, bound: BoundElement): string {
    const wrapper = this.#uses[depth - 1];
    return bound.target.merge && wrapper?.binding.alternatives === 'document'
      ? wrapper.use.name
      : bound.use.name;
  }

  /** A record is reported when its first child or part is met, because by then its own metadata are known. */
  #reportEnter(record: RecordFrame): void {
    if (record.entered) return;
    record.entered = true;
    this.#events.enter?.(record);
  }

  #reportHeader(): void {
    this.#headerReported = true;
    const kopf = this.message?.kopf;
    if (kopf) this.#events.kopf?.(kopf as Kopf);
  }

  closeText(depth: number, text: string, simple: SimpleType, valid: boolean): void {
    const bound = this.#uses[depth];
    if (
      valid &&
      simple.value === 'number' &&
      bound?.codec !== 'number-or-text' &&
      !Number.isSafeInteger(+text)
    ) {
      const { local } = this.#scanner.openNames[depth]!;
      this.#events.finding('Q07', 'warning', structureFaults.tooLarge(local), this.reader.mark());
    }
    this.#codes?.closeText(depth, text, this.record);
    const parent = this.#objects[depth - 1];
    if (bound === undefined || parent === undefined) return;
    const value = decode(text, bound);
    if (value === undefined) return;
    const { target } = bound;
    if (depth === 1 && this.#options.detached && target.path[0] !== 'kopf') {
      this.#events.body?.(bound.use.name, value);
      this.marks?.forget(depth);
    } else if (target.path.length === 1 && !target.list) {
      const field = target.path[0]!;
      if (parent[field] !== undefined) noteRepeat(parent, field);
      parent[field] = value;
    } else assign(parent, target.path, value, target.list);
  }

  closeElements(depth: number): void {
    const object = this.#objects[depth];
    if (object === undefined) return;
    const bound = this.#uses[depth];
    const { record } = this;
    if (record !== undefined && record.depth === depth) {
      this.#reportEnter(record);
      this.#events.leave?.(record);
      record.end();
      this.record = record.parent;
    }
    if (bound) {
      const hook = this.#flat.hooks[bound.type.id];
      if (hook) {
        if (this.record) this.#reportEnter(this.record);
        this.#events.part?.(hook, object, bound.use.name, this.record);
      }
      const { binding } = bound;
      if (depth === 1 && bound.target.path[0] !== 'kopf' && !binding.kind && !binding.alternatives)
        this.#events.body?.(bound.use.name, object);
      if (this.marks && this.#isDetached(depth, bound)) this.marks.forget(depth);
    }
    if (depth === 0 && !this.#headerReported) this.#reportHeader();
  }

  closeForeign(depth: number, at: number): void {
    const object = this.#objects[depth];
    if (object === undefined) return;
    object.xml = this.#scanner.endCapture(at);
    const namespaces = this.#fragment?.namespaces;
    if (namespaces) object.namespaces = namespaces;
    this.#fragment = undefined;
  }
}

import type { Binding, Bindings, BoundAttribute, BoundElement } from '../mapping/binding.ts';
import { normalize } from '../schema/simple-types.ts';
import type { XmlScanner } from '../xml/scanner.ts';
import { assign, decode, decodeSimple } from './decode.ts';
import type { Hook, MachineEvents, ModelObject } from './events.ts';
import { FragmentPrefixes } from './fragment.ts';
import type { MachineOptions, MessageMachine } from './machine.ts';
import { RecordFrame } from './record.ts';

const hooks: Readonly<Record<string, Hook>> = {
  Format: 'format',
  Kontakt: 'kontakt',
  Geschaeftsgang: 'geschaeftsgang',
};

/** Builds the objects of the model from what the machine has checked, and tells them when they are complete. */
export class ModelBuilder {
  /** The message as far as it is kept. */
  message: ModelObject | undefined;
  /** The innermost open record. */
  record: RecordFrame | undefined;
  /** Notes the prefixes of the foreign XML that is being kept. */
  fragment: FragmentPrefixes | undefined;
  /** By depth: the object the fields of an element go to. */
  readonly objects: (ModelObject | undefined)[] = [];
  /** By depth: the element with its field. */
  readonly uses: (BoundElement | undefined)[] = [];
  /** By state of the automaton. */
  bound: readonly (BoundElement | undefined)[] = [];

  readonly #machine: MessageMachine;
  readonly #events: MachineEvents;
  readonly #options: MachineOptions;
  #unwanted: Uint8Array | undefined;
  #headerTold = false;

  constructor(machine: MessageMachine, events: MachineEvents, options: MachineOptions) {
    this.#machine = machine;
    this.#events = events;
    this.#options = options;
  }

  get #scanner(): XmlScanner {
    return this.#machine.scanner;
  }

  /** Leaves parts of records unbuilt, by type id. */
  skip(types: Uint8Array): void {
    this.#unwanted = types;
  }

  openRoot(bindings: Bindings, binding: Binding, messageType: string | undefined): void {
    this.bound = boundByState(bindings);
    this.message = { messageType };
    this.objects[0] = this.message;
    this.#attributes(binding.attributes, this.message);
  }

  /** An element of the content model begins. */
  open(depth: number, state: number, at: number): void {
    const bound = this.bound[state];
    this.uses[depth] = bound;
    const parent = this.objects[depth - 1];
    if (bound === undefined || parent === undefined) return;
    if (depth === 1 && !this.#headerTold && bound.target.path[0] !== 'kopf') this.#tellHeader();
    const { type } = bound;
    if (type.simple) return;
    if (this.#unwanted !== undefined && this.record !== undefined && this.#unwanted[type.id] === 1) return;
    const object = this.#begin(depth, bound, parent, at);
    if (type.wildcard) {
      this.fragment = new FragmentPrefixes(this.#machine.scopeAt(depth));
      this.#scanner.startCapture(this.#scanner.tagEnd, this.#options.maxText);
    }
    if (type.code) this.#codeAttributes(object);
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
  #begin(depth: number, bound: BoundElement, parent: ModelObject, at: number): ModelObject {
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
      const detach =
        this.#options.detached &&
        (depth === 1 || binding.kind !== undefined || binding.alternatives !== undefined);
      if (!detach || target.path[0] === 'kopf') assign(parent, target.path, object, target.list);
    }
    if (binding.kind) {
      object.kind = binding.kind;
      this.#enterRecord(depth, bound, binding.kind, object, at);
    }
    // An empty wrapper is kept as an empty list, so that it is written again.
    if (bound.type.name.endsWith('.Akteninhalt')) object.vorgang ??= [];
    this.#attributes(binding.attributes, object);
    this.objects[depth] = object;
    return object;
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
    at: number,
  ): void {
    const element = this.#elementOf(depth, bound);
    const parent = this.record;
    if (parent) this.#tellEnter(parent);
    const role = element === 'Teilakte' || element === 'Teilvorgang' ? element : kind;
    this.record = new RecordFrame(role, element, data, parent, this.#machine.mark(at), depth);
  }

  /** The element that says what role a record has: of a choice, the element around it. */
  #elementOf(depth: number, bound: BoundElement): string {
    const wrapper = this.uses[depth - 1];
    return bound.target.merge && wrapper?.binding.alternatives === 'document'
      ? wrapper.use.name
      : bound.use.name;
  }

  /** A record is told when its first child or part is met, because by then its own metadata are known. */
  #tellEnter(record: RecordFrame): void {
    if (record.told) return;
    record.told = true;
    this.#events.enter?.(record);
  }

  #tellHeader(): void {
    this.#headerTold = true;
    const kopf = this.message?.kopf;
    if (kopf) this.#events.kopf?.(kopf as ModelObject);
  }

  /** An element with text is complete. */
  closeText(depth: number, text: string): void {
    const bound = this.uses[depth];
    const parent = this.objects[depth - 1];
    if (bound === undefined || parent === undefined) return;
    const value = decode(text, bound);
    if (value === undefined) return;
    const { target } = bound;
    if (depth === 1 && this.#options.detached && target.path[0] !== 'kopf') {
      this.#events.body?.(bound.use.name, value);
    } else if (target.path.length === 1 && !target.list) parent[target.path[0]!] = value;
    else assign(parent, target.path, value, target.list);
  }

  /** An element with elements is complete. */
  closeElements(depth: number): void {
    const object = this.objects[depth];
    if (object === undefined) return;
    const bound = this.uses[depth];
    const { record } = this;
    if (record !== undefined && record.depth === depth) {
      this.#tellEnter(record);
      this.#events.leave?.(record);
      this.record = record.parent;
    }
    if (bound) {
      const hook = hooks[bound.type.name];
      if (hook) {
        if (this.record) this.#tellEnter(this.record);
        this.#events.part?.(hook, object, bound.use.name, this.record);
      }
      const { binding } = bound;
      if (depth === 1 && bound.target.path[0] !== 'kopf' && !binding.kind && !binding.alternatives)
        this.#events.body?.(bound.use.name, object);
    }
    if (depth === 0 && !this.#headerTold) this.#tellHeader();
  }

  /** An element with foreign XML is complete. */
  closeFragment(depth: number, at: number): void {
    const object = this.objects[depth];
    if (object === undefined) return;
    object.xml = this.#scanner.endCapture(at);
    const namespaces = this.fragment?.namespaces;
    if (namespaces) object.namespaces = namespaces;
    this.fragment = undefined;
  }
}

const flat = new WeakMap<Bindings, (BoundElement | undefined)[]>();

function boundByState(bindings: Bindings): readonly (BoundElement | undefined)[] {
  let all = flat.get(bindings);
  if (!all) {
    all = new Array(bindings.schema.stateUse.length);
    for (const binding of bindings.byType) for (const [state, bound] of binding.byState) all[state] = bound;
    flat.set(bindings, all);
  }
  return all;
}

import type { LocalText, Severity } from '../check/finding.ts';
import { structureTexts as texts } from '../check/structure-texts.ts';
import { type Binding, type Bindings, type BoundElement, bindingsOf } from '../mapping/binding.ts';
import type { Mark } from '../rules/rule.ts';
import type { ElementUse } from '../schema/notation.ts';
import { emptySchema, type Schema, type SchemaType } from '../schema/schema.ts';
import { normalize } from '../schema/simple-types.ts';
import { faults } from '../xml/faults.ts';
import type { QName } from '../xml/names.ts';
import { type ScanHandler, textMode, type XmlScanner } from '../xml/scanner.ts';
import { Scope } from '../xml/scope.ts';
import { checkAttributes } from './attributes.ts';
import { assign, decode, decodeSimple } from './decode.ts';
import { type Hook, type MachineEvents, type ModelObject, type RootFacts, rootFacts } from './events.ts';
import { FragmentPrefixes } from './fragment.ts';
import { RecordFrame } from './record.ts';

const hooks: Readonly<Record<string, Hook>> = {
  Format: 'format',
  Kontakt: 'kontakt',
  Geschaeftsgang: 'geschaeftsgang',
};

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Declarations that Namespaces in XML 1.0, section 3 forbids: `xml` elsewhere, `xmlns` at all, either's name for others. */
function isReserved(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === 'http://www.w3.org/2000/xmlns/') return true;
  return (prefix === 'xml') !== (uri === xmlNamespace);
}

/** What a frame is. */
const inside = { complex: 0, simple: 1, wildcard: 2, skipped: 3 } as const;

export interface MachineOptions {
  /** Records and body elements are told and forgotten instead of being kept in the message. */
  detached: boolean;
  /** Longest text of one element. */
  maxText: number;
}

/**
 * Reads a message in one pass: checks it against the content models, and builds the objects of the model.
 * State lives in arrays by depth, so that no object is made for an element.
 */
export class MessageMachine implements ScanHandler {
  mode: number = textMode.onlySpace;
  scanner!: XmlScanner;
  /** The message as far as it is kept. */
  message: ModelObject | undefined;
  schema: Schema = emptySchema;
  root: RootFacts | undefined;
  readonly events: MachineEvents;

  readonly #options: MachineOptions;
  #bindings: Bindings | undefined;
  /** Bound element by state. */
  #bound: (BoundElement | undefined)[] = [];
  readonly #inside = new Int8Array(4097);
  readonly #state = new Int32Array(4097);
  readonly #type: (SchemaType | undefined)[] = [];
  readonly #use: (BoundElement | undefined)[] = [];
  readonly #object: (ModelObject | undefined)[] = [];
  readonly #index = new Int32Array(4097);
  readonly #record: (RecordFrame | undefined)[] = [];
  readonly #scope: (Scope | undefined)[] = [];
  #text = '';
  #textLength = 0;
  #pieces: string[] | undefined;
  #currentRecord: RecordFrame | undefined;
  #at = 0;
  #headerTold = false;
  #fragment: FragmentPrefixes | undefined;

  constructor(events: MachineEvents, options: MachineOptions) {
    this.events = events;
    this.#options = options;
  }

  /** Place of the element at a depth, for a finding. */
  mark(at: number, depth = this.scanner.depth): Mark {
    const { line, column } = this.scanner.locate(at);
    return { line, column, path: this.path(depth) };
  }

  path(depth: number): string {
    let path = '';
    for (let level = 0; level < depth; level += 1) {
      path += `/${this.scanner.openNames[level]!.local}`;
      if (this.#index[level]! > 1) path += `[${this.#index[level]}]`;
    }
    return path;
  }

  report(message: LocalText, at: number, rule = 'XSD', severity: Severity = 'error'): void {
    this.events.finding(rule, severity, message, this.mark(at));
  }

  /** Leaves parts of records unbuilt that nobody asks for. They are checked all the same. */
  skipParts(typeNames: readonly string[]): void {
    this.#unwanted = new Uint8Array(this.schema.types.length);
    for (const name of typeNames) {
      const type = this.schema.typeByName.get(name);
      if (type) this.#unwanted[type.id] = 1;
    }
  }
  #unwanted: Uint8Array | undefined;

  /** Where the reader stands. */
  here(): Mark {
    return this.mark(this.#at);
  }

  get record(): RecordFrame | undefined {
    return this.#currentRecord;
  }

  #enterScope(depth: number, at: number): void {
    const parent = depth > 0 ? this.#scope[depth - 1] : undefined;
    const { scanner } = this;
    let own: Map<string, string> | undefined;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const name = scanner.attributeNames[index]!;
      const isDefault = name.text === 'xmlns';
      if (!isDefault && name.prefix !== 'xmlns') continue;
      own ??= new Map();
      const value = scanner.attributeValues[index]!;
      if ((!isDefault && value === '') || isReserved(isDefault ? '' : name.local, value))
        this.report(texts.reservedPrefix(name.text), at, 'XML');
      own.set(isDefault ? '' : name.local, value);
    }
    const scope = own || !parent ? new Scope(parent, own ?? new Map()) : parent;
    this.#scope[depth] = scope;
    this.#checkPrefixedAttributes(scope, at);
  }

  /** Two attributes with the same name under different prefixes are one attribute twice (Namespaces in XML 1.0, 6.3). */
  #checkPrefixedAttributes(scope: Scope, at: number): void {
    const { scanner } = this;
    let seen: Set<string> | undefined;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const name = scanner.attributeNames[index]!;
      if (name.prefix === '' || name.prefix === 'xmlns') continue;
      seen ??= new Set();
      const full = `{${scope.namespace(name.prefix) ?? name.prefix}}${name.local}`;
      if (seen.has(full)) this.report(texts.attributeTwice(name.text), at, 'XML');
      seen.add(full);
    }
  }

  open(name: QName, at: number): void {
    this.#at = at;
    const depth = this.scanner.depth - 1;
    if (this.scanner.attributeCount > 0 || depth === 0) this.#enterScope(depth, at);
    else this.#scope[depth] = this.#scope[depth - 1];
    this.#index[depth] = 1;
    this.#use[depth] = undefined;
    this.#object[depth] = undefined;
    this.#record[depth] = undefined;
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
          return;
        }
        // An element that comes too late is read, but the content goes on behind what came before it.
        if (state > before || before === this.#type[parent]!.start) this.#state[parent] = state;
      } else {
        const index = state === before ? this.#lastIndex[parent]! + 1 : 1;
        this.#index[depth] = index;
        this.#lastIndex[parent] = index;
        this.#state[parent] = state;
      }
      this.#openKnown(depth, state, at);
      return;
    }
    this.#checkPrefix(name, scope, at);
    if (where === inside.simple) {
      this.report(texts.noChildren(this.scanner.openNames[parent]!.local, name.local), at);
      this.#skip(depth);
      return;
    }
    if (where === inside.wildcard) {
      this.#fragment?.element(name, scope, this.scanner);
      const id = scope.nameId(name, this.schema.nameIds, this.scanner.names.generation);
      const rootType = id < 0 ? undefined : this.schema.roots.get(id);
      if (rootType !== undefined) {
        this.#openType(depth, this.schema.types[rootType]!, at);
        return;
      }
      this.#inside[depth] = inside.wildcard;
      this.mode = textMode.ignore;
      return;
    }
    this.#skip(depth);
  }

  /** A name the schema knows has a namespace; all others are looked at. */
  #checkPrefix(name: QName, scope: Scope, at: number): void {
    if (name.prefix !== '' && scope.namespace(name.prefix) === undefined) {
      this.report(texts.prefix(name.text), at, 'XML');
    }
  }

  readonly #lastIndex = new Int32Array(4097);

  #skip(depth: number): void {
    this.#inside[depth] = inside.skipped;
    this.mode = textMode.ignore;
  }

  /** Enters a type whose objects are not kept: below a wildcard. */
  #openType(depth: number, type: SchemaType, at: number): void {
    this.#type[depth] = type;
    this.#state[depth] = type.start;
    this.#lastIndex[depth] = 0;
    if (this.scanner.attributeCount > 0 || type.requiredAttributes > 0) {
      checkAttributes(this, type, this.#scope[depth]!, at);
    }
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

  #openKnown(depth: number, state: number, at: number): void {
    const { schema } = this;
    const type = schema.types[schema.stateType[state]!]!;
    const bound = this.#bound[state];
    const parentObject = this.#object[depth - 1];
    this.#use[depth] = bound;
    if (bound && parentObject) {
      if (depth === 1 && !this.#headerTold && bound.target.path[0] !== 'kopf') this.#tellHeader();
      const unwanted =
        this.#unwanted !== undefined && this.#currentRecord !== undefined && this.#unwanted[type.id] === 1;
      if (!type.simple && !unwanted) this.#begin(depth, bound, parentObject, at);
    }
    this.#openType(depth, type, at);
    if (type.wildcard && this.#object[depth]) {
      this.#fragment = new FragmentPrefixes(this.#scope[depth]!);
      this.scanner.startCapture(this.scanner.tagEnd, this.#options.maxText);
    }
    if (type.code && this.#object[depth]) this.#codeAttributes(this.#object[depth]!);
  }

  #codeAttributes(object: ModelObject): void {
    const { scanner } = this;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const name = scanner.attributeNames[index]!.text;
      if (name === 'listURI') object.listUri = scanner.attributeValues[index]!;
      else if (name === 'listVersionID') object.listVersion = scanner.attributeValues[index]!;
    }
  }

  /** Makes or finds the object an element's fields go to. */
  #begin(depth: number, bound: BoundElement, parent: ModelObject, at: number): void {
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
    if (binding.type.name.endsWith('.Akteninhalt')) object.vorgang ??= [];
    for (const attribute of binding.attributes)
      this.#attribute(attribute.use.name, attribute.path, object, attribute.type);
    this.#object[depth] = object;
  }

  #attribute(
    name: string,
    path: readonly string[],
    object: ModelObject,
    type: Parameters<typeof decodeSimple>[1],
  ): void {
    const { scanner } = this;
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      if (scanner.attributeNames[index]!.text !== name) continue;
      assign(
        object,
        path,
        decodeSimple(normalize(scanner.attributeValues[index]!, type.whiteSpace), type),
        false,
      );
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
    const parent = this.#currentRecord;
    if (parent) this.#tellEnter(parent);
    const role = element === 'Teilakte' || element === 'Teilvorgang' ? element : kind;
    const record = new RecordFrame(role, element, data, parent, this.mark(at));
    this.#record[depth] = record;
    this.#currentRecord = record;
  }

  /** A record is told when its first child or part is met, because by then its own metadata are known. */
  #tellEnter(record: RecordFrame): void {
    if (record.told) return;
    record.told = true;
    this.events.enter?.(record);
  }

  /** The element that says what role a record has: of a choice, the element around it. */
  #elementOf(depth: number, bound: BoundElement): string {
    const wrapper = this.#use[depth - 1];
    return bound.target.merge && wrapper?.binding.alternatives === 'document'
      ? wrapper.use.name
      : bound.use.name;
  }

  #tellHeader(): void {
    this.#headerTold = true;
    const kopf = this.message?.kopf;
    if (kopf) this.events.kopf?.(kopf as ModelObject);
  }

  /** Says what is wrong and finds the state from which reading on makes sense, -1 when there is none. */
  #recover(name: QName, id: number, parent: number, at: number): number {
    const { schema } = this;
    const type = this.#type[parent]!;
    const before = this.#state[parent]!;
    const parentName = this.scanner.openNames[parent]!.local;
    const sameLocal = type.states.find((state) => schema.stateUse[state]!.name === name.local);
    if (id < 0 && sameLocal !== undefined) this.report(texts.wrongNamespace(name.local), at);
    else this.report(texts.notAllowed(name.local, parentName, schema, before), at);
    if (sameLocal === undefined) return -1;
    return sameLocal;
  }

  text(text: string): void {
    this.#textLength += text.length;
    if (this.#textLength > this.#options.maxText) throw faults.textTooLong(this.#at);
    if (this.#text === '' && this.#pieces === undefined) {
      this.#text = text;
      return;
    }
    this.#pieces ??= [this.#text];
    this.#pieces.push(text);
  }

  stray(at: number): void {
    const depth = this.scanner.depth - 1;
    this.report(texts.strayText(this.scanner.openNames[depth]!.local), at);
  }

  close(at: number): void {
    this.#at = at;
    const depth = this.scanner.depth - 1;
    const where = this.#inside[depth];
    if (where === inside.simple) this.#closeSimple(depth, at);
    else if (where === inside.complex) this.#closeComplex(depth, at);
    else if (where === inside.wildcard && this.#object[depth]) this.#closeFragment(depth, at);
    this.mode = depth > 0 ? this.#modeOf(depth - 1) : textMode.onlySpace;
  }

  #modeOf(depth: number): number {
    const where = this.#inside[depth];
    if (where === inside.complex) return textMode.onlySpace;
    if (where === inside.simple) return textMode.collect;
    // Directly inside the extension element only elements may stand; inside those, anything.
    const isOutermost = where === inside.wildcard && this.#inside[depth - 1] === inside.complex;
    return isOutermost ? textMode.onlySpace : textMode.ignore;
  }

  #closeSimple(depth: number, at: number): void {
    const type = this.#type[depth]!;
    const simple = type.simple!;
    const raw = this.#pieces === undefined ? this.#text : this.#pieces.join('');
    this.#text = '';
    this.#pieces = undefined;
    const bound = this.#use[depth];
    const use = bound?.use ?? this.schema.stateUse[this.#state[depth - 1]!];
    let text = normalize(raw, simple.whiteSpace);
    if (raw === '' && use && (use.fixed !== undefined || use.preset !== undefined))
      text = use.fixed ?? use.preset!;
    else if (!simple.any && !simple.test(text)) {
      this.report(texts.value(this.scanner.openNames[depth]!.local, text, type), at);
    } else if (use?.fixed !== undefined && raw !== use.fixed) this.#checkFixed(use, raw, at);
    else if (simple.value === 'number' && bound?.codec !== 'number-or-text' && !Number.isSafeInteger(+text))
      this.report(texts.tooLarge(this.scanner.openNames[depth]!.local), at, 'Q07', 'warning');
    const parent = this.#object[depth - 1];
    if (!bound || !parent) return;
    const value = decode(text, bound);
    if (value === undefined) return;
    const { target } = bound;
    if (depth === 1 && this.#options.detached && target.path[0] !== 'kopf') {
      this.events.body?.(bound.use.name, value);
    } else if (target.path.length === 1 && !target.list) parent[target.path[0]!] = value;
    else assign(parent, target.path, value, target.list);
  }

  #checkFixed(use: ElementUse, text: string, at: number): void {
    // A habit of some partners that a profile may weigh: the value is right, its form is not.
    this.report(
      texts.fixed(use.name, text, use.fixed!),
      at,
      use.fixed === '1' && text === 'true' ? 'Q01' : 'XSD',
    );
  }

  #closeComplex(depth: number, at: number): void {
    const { schema } = this;
    const state = this.#state[depth]!;
    if (schema.accept[state] === 0)
      this.report(texts.incomplete(this.scanner.openNames[depth]!.local, schema, state), at);
    const object = this.#object[depth];
    if (object === undefined) return;
    const bound = this.#use[depth];
    const record = this.#record[depth];
    if (record) {
      this.#tellEnter(record);
      this.events.leave?.(record);
      this.#currentRecord = record.parent;
    }
    if (bound) {
      const hook = hooks[bound.type.name];
      if (hook) {
        if (this.#currentRecord) this.#tellEnter(this.#currentRecord);
        this.events.part?.(hook, object, bound.use.name, this.#currentRecord);
      }
      if (
        depth === 1 &&
        bound.target.path[0] !== 'kopf' &&
        !bound.binding.kind &&
        !bound.binding.alternatives
      ) {
        this.events.body?.(bound.use.name, object);
      }
    }
    if (depth === 0 && !this.#headerTold) this.#tellHeader();
  }

  #closeFragment(depth: number, at: number): void {
    const object = this.#object[depth]!;
    object.xml = this.scanner.endCapture(at);
    const namespaces = this.#fragment?.namespaces;
    if (namespaces) object.namespaces = namespaces;
    this.#fragment = undefined;
  }

  #openRoot(name: QName, at: number): void {
    const scope = this.#scope[0]!;
    const root = rootFacts(name, scope, this.scanner);
    const { version } = root;
    this.root = root;
    if (version === undefined) {
      this.events.root(root);
      this.report(texts.version(scope.namespace(name.prefix) || 'keiner'), at, 'XSD');
      this.#skip(0);
      return;
    }
    this.#bindings = bindingsOf(version);
    this.schema = this.#bindings.schema;
    this.#bound = boundByState(this.#bindings);
    this.events.root(root);
    const id = scope.nameId(name, this.schema.nameIds, this.scanner.names.generation);
    const typeId = id < 0 ? undefined : this.schema.roots.get(id);
    if (typeId === undefined) {
      this.report(texts.root(name.local), at);
      this.#skip(0);
      return;
    }
    const binding: Binding = this.#bindings.byType[typeId]!;
    this.message = { messageType: root.messageType };
    this.#object[0] = this.message;
    for (const attribute of binding.attributes)
      this.#attribute(attribute.use.name, attribute.path, this.message, attribute.type);
    this.#openType(0, binding.type, at);
  }
}

const flat = new WeakMap<Bindings, (BoundElement | undefined)[]>();

function boundByState(bindings: Bindings): (BoundElement | undefined)[] {
  let all = flat.get(bindings);
  if (!all) {
    all = new Array(bindings.schema.stateUse.length);
    for (const binding of bindings.byType) for (const [state, bound] of binding.byState) all[state] = bound;
    flat.set(bindings, all);
  }
  return all;
}

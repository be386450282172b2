import type { LocalText, Severity } from '../check/finding.ts';
import { structureTexts as texts } from '../check/structure-texts.ts';
import { type Binding, bindingsOf } from '../mapping/binding.ts';
import type { Mark } from '../rules/rule.ts';
import type { ElementUse } from '../schema/notation.ts';
import { emptySchema, type Schema, type SchemaType } from '../schema/schema.ts';
import { normalize } from '../schema/simple-types.ts';
import { faults } from '../xml/faults.ts';
import type { QName } from '../xml/names.ts';
import { type ScanHandler, textMode, type XmlScanner } from '../xml/scanner.ts';
import type { Scope } from '../xml/scope.ts';
import { checkAttributes } from './attributes.ts';
import { ModelBuilder } from './builder.ts';
import { type MachineEvents, type ModelObject, type RootFacts, rootFacts } from './events.ts';
import { enterScope } from './namespaces.ts';
import type { RecordFrame } from './record.ts';

/** What a frame is. */
const inside = { complex: 0, simple: 1, wildcard: 2, skipped: 3 } as const;

export interface MachineOptions {
  /** Records and body elements are told and forgotten instead of being kept in the message. */
  detached: boolean;
  /** Longest text of one element. */
  maxText: number;
}

/**
 * Reads a message in one pass and checks it against the content models; what the schema knows goes on to the
 * builder of the model. State lives in arrays by depth, so that no object is made for an element.
 */
export class MessageMachine implements ScanHandler {
  mode: number = textMode.onlySpace;
  scanner!: XmlScanner;
  schema: Schema = emptySchema;
  root: RootFacts | undefined;
  readonly events: MachineEvents;

  readonly #options: MachineOptions;
  readonly #builder: ModelBuilder;
  readonly #inside = new Int8Array(4097);
  readonly #state = new Int32Array(4097);
  readonly #type: (SchemaType | undefined)[] = [];
  readonly #index = new Int32Array(4097);
  readonly #scope: (Scope | undefined)[] = [];
  #text = '';
  #textLength = 0;
  #pieces: string[] | undefined;
  #at = 0;

  constructor(events: MachineEvents, options: MachineOptions) {
    this.events = events;
    this.#options = options;
    this.#builder = new ModelBuilder(this, events, options);
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
    const unwanted = new Uint8Array(this.schema.types.length);
    for (const name of typeNames) {
      const type = this.schema.typeByName.get(name);
      if (type) unwanted[type.id] = 1;
    }
    this.#builder.skip(unwanted);
  }

  /** Where the reader stands. */
  here(): Mark {
    return this.mark(this.#at);
  }

  /** The innermost open record. */
  get record(): RecordFrame | undefined {
    return this.#builder.record;
  }

  /** The message as far as it is kept. */
  get message(): ModelObject | undefined {
    return this.#builder.message;
  }

  /** Namespaces in scope of the element at a depth. */
  scopeAt(depth: number): Scope {
    return this.#scope[depth]!;
  }

  open(name: QName, at: number): void {
    this.#at = at;
    const depth = this.scanner.depth - 1;
    const outer = depth > 0 ? this.#scope[depth - 1] : undefined;
    this.#scope[depth] = this.scanner.attributeCount > 0 || depth === 0 ? enterScope(this, outer, at) : outer;
    this.#index[depth] = 1;
    this.#builder.uses[depth] = undefined;
    this.#builder.objects[depth] = undefined;
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
      this.#builder.fragment?.element(name, scope, this.scanner);
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
    this.#builder.open(depth, state, at);
    this.#openType(depth, schema.types[schema.stateType[state]!]!, at);
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
    else if (where === inside.wildcard) this.#builder.closeFragment(depth, at);
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
    const bound = this.#builder.uses[depth];
    const use = bound?.use ?? this.schema.stateUse[this.#state[depth - 1]!];
    let text = normalize(raw, simple.whiteSpace);
    if (raw === '' && use && (use.fixed !== undefined || use.preset !== undefined))
      text = use.fixed ?? use.preset!;
    else if (!simple.any && !simple.test(text)) {
      this.report(texts.value(this.scanner.openNames[depth]!.local, text, type), at);
    } else if (use?.fixed !== undefined && raw !== use.fixed) this.#checkFixed(use, raw, at);
    else if (simple.value === 'number' && bound?.codec !== 'number-or-text' && !Number.isSafeInteger(+text))
      this.report(texts.tooLarge(this.scanner.openNames[depth]!.local), at, 'Q07', 'warning');
    this.#builder.closeText(depth, text);
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
    this.#builder.closeElements(depth);
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
    const bindings = bindingsOf(version);
    this.schema = bindings.schema;
    this.events.root(root);
    const id = scope.nameId(name, this.schema.nameIds, this.scanner.names.generation);
    const typeId = id < 0 ? undefined : this.schema.roots.get(id);
    if (typeId === undefined) {
      this.report(texts.root(name.local), at);
      this.#skip(0);
      return;
    }
    const binding: Binding = bindings.byType[typeId]!;
    this.#builder.openRoot(bindings, binding, root.messageType);
    this.#openType(0, binding.type, at);
  }
}

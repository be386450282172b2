import type { AttributeUse, CodeUse, ElementUse, Notation, Particle } from './notation.ts';
import type { SimpleType } from './simple-types.ts';

/** A type, ready for readers, checks and writers. */
export interface SchemaType {
  /** Index in `Schema.types`. */
  id: number;
  name: string;
  /** Set for types without child elements. */
  simple: SimpleType | undefined;
  attributes: readonly AttributeUse[];
  attributeTypes: readonly SimpleType[];
  requiredAttributes: number;
  /** Content, for the writer. Empty for simple types. */
  content: readonly Particle[];
  /** Content may be anything from any namespace. */
  wildcard: boolean;
  code: CodeUse | undefined;
  /** State of the automaton before the first child. */
  start: number;
  /** All states of the automaton, in document order. */
  states: readonly number[];
}

/**
 * Tables compiled. The content models of all types form one table of states: `next[state * names + name]`
 * is the state after a child of that name, or -1. They must be deterministic (XML Schema part 1, 3.8.6.4: unique particle attribution), so
 * a state is simply the place of the element that was matched last.
 */
export interface Schema {
  /** What it is a schema of, for faults of the tables: `xdomea 3.0.0`. */
  name: string;
  namespace: string;
  /** `{namespace}local` → name id. */
  nameIds: ReadonlyMap<string, number>;
  /** Local names by name id. */
  names: readonly string[];
  nameCount: number;
  types: readonly SchemaType[];
  typeByName: ReadonlyMap<string, SchemaType>;
  /** Name id of the root element → type id. */
  roots: ReadonlyMap<number, number>;
  next: Int16Array;
  accept: Uint8Array;
  /** State → type id of the element matched last, -1 for the state before the first child. */
  stateType: Int16Array;
  /** State → the use of the element matched last. */
  stateUse: readonly (ElementUse | undefined)[];
  /** State → name id of the element matched last. */
  stateName: Int16Array;
}

/** What a schema is compiled from. */
export interface SchemaSource {
  /** What it is a schema of: `xdomea 3.0.0`. */
  readonly name: string;
  /** Target namespace of qualified elements. */
  readonly namespace: string;
  readonly notation: Notation;
  /** The simple type of a name in the tables. */
  simpleType(name: string): SimpleType | undefined;
}

/** Positions that can begin and end a particle, and whether it can be empty (Glushkov). */
interface Span {
  first: number[];
  last: number[];
  empty: boolean;
}

class Compiler {
  readonly names: string[] = [];
  readonly nameIds = new Map<string, number>();
  readonly types: SchemaType[] = [];
  readonly typeByName = new Map<string, SchemaType>();
  readonly follow: Set<number>[] = [];
  readonly accept: number[] = [];
  readonly stateUse: (ElementUse | undefined)[] = [];
  readonly source: SchemaSource;

  constructor(source: SchemaSource) {
    this.source = source;
  }

  nameId(local: string, qualified: boolean): number {
    const key = `{${qualified ? this.source.namespace : ''}}${local}`;
    let id = this.nameIds.get(key);
    if (id === undefined) {
      id = this.names.length;
      this.names.push(local);
      this.nameIds.set(key, id);
    }
    return id;
  }

  state(use: ElementUse | undefined): number {
    this.follow.push(new Set());
    this.accept.push(0);
    this.stateUse.push(use);
    return this.follow.length - 1;
  }

  span(particle: Particle, states: number[]): Span {
    switch (particle.kind) {
      case 'any':
        return { first: [], last: [], empty: true };
      case 'element': {
        const state = this.state(particle);
        states.push(state);
        if (particle.many) this.follow[state]!.add(state);
        return { first: [state], last: [state], empty: particle.min === 0 };
      }
      case 'choice': {
        const spans = particle.options.map((option) => this.span(option, states));
        return {
          first: spans.flatMap((span) => span.first),
          last: spans.flatMap((span) => span.last),
          empty: spans.some((span) => span.empty),
        };
      }
      case 'sequence': {
        let whole: Span = { first: [], last: [], empty: true };
        for (const item of particle.items) {
          const span = this.span(item, states);
          for (const last of whole.last) for (const first of span.first) this.follow[last]!.add(first);
          whole = {
            first: whole.empty ? [...whole.first, ...span.first] : whole.first,
            last: span.empty ? [...whole.last, ...span.last] : span.last,
            empty: whole.empty && span.empty,
          };
        }
        return whole;
      }
    }
  }

  add(type: SchemaType): SchemaType {
    this.types.push(type);
    this.typeByName.set(type.name, type);
    return type;
  }

  simpleType(name: string): SimpleType {
    const simple = this.source.simpleType(name);
    if (!simple) throw new Error(`${this.source.name}: table type ${name} is not defined`);
    return simple;
  }

  simple(name: string): SchemaType {
    const known = this.typeByName.get(name);
    if (known) return known;
    return this.add({
      id: this.types.length,
      name,
      simple: this.simpleType(name),
      attributes: [],
      attributeTypes: [],
      requiredAttributes: 0,
      content: [],
      wildcard: false,
      code: undefined,
      start: this.state(undefined),
      states: [],
    });
  }
}

/**
 * Compiles tables. Throws for tables that are no schema: a type is not defined, or an element could be matched in two
 * ways. Costs milliseconds and memory for the table of states: keep what it gives.
 */
export function compileSchema(source: SchemaSource): Schema {
  const { name, namespace, notation } = source;
  const compiler = new Compiler(source);
  const roots = new Map<number, number>();
  for (const [isRoot, definitions] of [
    [false, notation.types],
    [true, notation.roots],
  ] as const) {
    for (const definition of definitions.values()) {
      const start = compiler.state(undefined);
      const states: number[] = [];
      const span = compiler.span(definition.content, states);
      for (const first of span.first) compiler.follow[start]!.add(first);
      for (const last of span.last) compiler.accept[last] = 1;
      compiler.accept[start] = span.empty ? 1 : 0;
      const type = compiler.add({
        id: compiler.types.length,
        name: definition.name,
        simple: undefined,
        attributes: definition.attributes,
        attributeTypes: definition.attributes.map((use) => compiler.simpleType(use.type)),
        requiredAttributes: definition.attributes.filter((use) => use.required).length,
        content: definition.content.items,
        wildcard: definition.content.items.some((item) => item.kind === 'any'),
        code: definition.code,
        start,
        states,
      });
      if (isRoot) {
        roots.set(compiler.nameId(definition.name, true), type.id);
      }
    }
  }
  for (const use of [...compiler.stateUse]) {
    if (use && !compiler.typeByName.has(use.type)) compiler.simple(use.type);
    if (use) compiler.nameId(use.name, use.qualified);
  }
  const nameCount = compiler.names.length;
  const stateCount = compiler.follow.length;
  const next = new Int16Array(stateCount * nameCount).fill(-1);
  const stateType = new Int16Array(stateCount).fill(-1);
  const stateName = new Int16Array(stateCount).fill(-1);
  compiler.stateUse.forEach((use, state) => {
    if (!use) return;
    stateType[state] = compiler.typeByName.get(use.type)!.id;
    stateName[state] = compiler.nameId(use.name, use.qualified);
  });
  compiler.follow.forEach((targets, state) => {
    for (const target of targets) {
      const at = state * nameCount + stateName[target]!;
      if (next[at] !== -1 && next[at] !== target) throw new Error(`${name}: ambiguous content`);
      next[at] = target;
    }
  });
  return {
    name,
    namespace,
    nameIds: compiler.nameIds,
    names: compiler.names,
    nameCount,
    types: compiler.types,
    typeByName: compiler.typeByName,
    roots,
    next,
    accept: Uint8Array.from(compiler.accept),
    stateType,
    stateUse: compiler.stateUse,
    stateName,
  };
}

/** What a reader starts with, before the root says which schema it is. */
export const emptySchema: Schema = {
  name: '',
  namespace: '',
  nameIds: new Map(),
  names: [],
  nameCount: 0,
  types: [],
  typeByName: new Map(),
  roots: new Map(),
  next: new Int16Array(0),
  accept: new Uint8Array(0),
  stateType: new Int16Array(0),
  stateUse: [],
  stateName: new Int16Array(0),
};

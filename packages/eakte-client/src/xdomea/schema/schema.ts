import { notationOf, textTypeOf } from '../tables/index.ts';
import { namespaceOf, type XdomeaVersion } from '../version.ts';
import type { AttributeUse, CodeUse, ElementUse, Particle } from './notation.ts';
import { type SimpleType, simpleType } from './simple-types.ts';

/** A type of a version, ready for the reader, the check and the writer. */
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
 * A version compiled. The content models of all types form one table of states: `next[state * names + name]`
 * is the state after a child of that name, or -1. The content models of the standard are deterministic, so
 * a state is simply the place of the element that was matched last.
 */
export interface Schema {
  version: XdomeaVersion;
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
  /** Local names of the roots by message type. */
  rootNames: ReadonlyMap<string, string>;
  next: Int16Array;
  accept: Uint8Array;
  /** State → type id of the element matched last, -1 for the state before the first child. */
  stateType: Int16Array;
  /** State → the use of the element matched last. */
  stateUse: readonly (ElementUse | undefined)[];
  /** State → name id of the element matched last. */
  stateName: Int16Array;
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
  readonly namespace: string;
  readonly text: string;

  constructor(version: XdomeaVersion) {
    this.namespace = namespaceOf(version);
    this.text = textTypeOf(version);
  }

  nameId(local: string, qualified: boolean): number {
    const key = `{${qualified ? this.namespace : ''}}${local}`;
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

  simple(name: string): SchemaType {
    const known = this.typeByName.get(name);
    if (known) return known;
    const simple = simpleType(name, this.text);
    if (!simple) throw new Error(`table type ${name} is not defined`);
    return this.add({
      id: this.types.length,
      name,
      simple,
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

function compile(version: XdomeaVersion): Schema {
  const notation = notationOf(version);
  const compiler = new Compiler(version);
  const roots = new Map<number, number>();
  const rootNames = new Map<string, string>();
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
        attributeTypes: definition.attributes.map((use) => simpleType(use.type, compiler.text)!),
        requiredAttributes: definition.attributes.filter((use) => use.required).length,
        content: definition.content.items,
        wildcard: definition.content.items.some((item) => item.kind === 'any'),
        code: definition.code,
        start,
        states,
      });
      if (isRoot) {
        roots.set(compiler.nameId(definition.name, true), type.id);
        rootNames.set(definition.name.slice(-4), definition.name);
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
      if (next[at] !== -1 && next[at] !== target) throw new Error(`ambiguous content in ${version}`);
      next[at] = target;
    }
  });
  return {
    version,
    namespace: compiler.namespace,
    nameIds: compiler.nameIds,
    names: compiler.names,
    nameCount,
    types: compiler.types,
    typeByName: compiler.typeByName,
    roots,
    rootNames,
    next,
    accept: Uint8Array.from(compiler.accept),
    stateType,
    stateUse: compiler.stateUse,
    stateName,
  };
}

/** What a reader starts with, before the root says which version it is. */
export const emptySchema: Schema = {
  version: '3.0.0',
  namespace: '',
  nameIds: new Map(),
  names: [],
  nameCount: 0,
  types: [],
  typeByName: new Map(),
  roots: new Map(),
  rootNames: new Map(),
  next: new Int16Array(0),
  accept: new Uint8Array(0),
  stateType: new Int16Array(0),
  stateUse: [],
  stateName: new Int16Array(0),
};

const compiled = new Map<XdomeaVersion, Schema>();

/** The compiled tables of a version. Built once: they are constants of the standard. */
export function schemaOf(version: XdomeaVersion): Schema {
  let schema = compiled.get(version);
  if (!schema) {
    schema = compile(version);
    compiled.set(version, schema);
  }
  return schema;
}

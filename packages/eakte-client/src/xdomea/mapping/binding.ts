import type { AttributeUse, ElementUse, Particle, SchemaType, SimpleType } from '@rathaus/client-core/xml';
import { type MessageSchema, schemaOf } from '../schema/schema.ts';
import type { XdomeaVersion } from '../version.ts';
import {
  alternativesOf,
  attributeTarget,
  elementTarget,
  type FieldTarget,
  familyOf,
  fieldName,
  kindOf,
} from './fields.ts';

/** How a text of the message and a value of the model differ beyond their simple type. */
export type Codec = 'plain' | 'year-end' | 'number-or-text';

/** An element of a type with the field it belongs to. */
export interface BoundElement {
  use: ElementUse;
  type: SchemaType;
  binding: Binding;
  target: FieldTarget;
  codec: Codec;
  /**
   * Set for the alternatives of a choice that says what an object is (Akte, Vorgang or Dokument): the fields of
   * the element around it that belong to the same object. Each alternative has its own fields, not those of all.
   */
  around: FieldTree | undefined;
}

export interface BoundAttribute {
  use: AttributeUse;
  type: SimpleType;
  path: readonly string[];
}

/** Names of the fields that something is written from, as a tree along the paths. */
export interface FieldTree {
  [field: string]: FieldTree;
}

/** A type of a version with the fields of the model. */
export interface Binding {
  type: SchemaType;
  kind: 'Akte' | 'Vorgang' | 'Dokument' | undefined;
  alternatives: 'record' | 'document' | undefined;
  elements: Map<ElementUse, BoundElement>;
  /** By state of the automaton, for the reader. */
  byState: Map<number, BoundElement>;
  attributes: BoundAttribute[];
  fields: FieldTree;
  /** Records can be inside, so that its lists may be streams. */
  container: boolean;
}

export interface Bindings {
  schema: MessageSchema;
  /** By type id. */
  byType: readonly Binding[];
}

function codecOf(type: SchemaType, element: string, simple: SimpleType | undefined): Codec {
  if (simple?.name === 'gYear' && element === 'Aufbewahrungsende') return 'year-end';
  if (element === 'NummerImUebergeordnetenContainer' && simple?.value === 'string') return 'number-or-text';
  return type.name === 'GesamtprotokollZumAblegen' && simple?.name === 'latin' && element === 'NummerImStapel'
    ? 'number-or-text'
    : 'plain';
}

function collect(particles: readonly Particle[], into: ElementUse[]): ElementUse[] {
  for (const particle of particles) {
    if (particle.kind === 'element') into.push(particle);
    else if (particle.kind === 'choice') collect(particle.options, into);
    else if (particle.kind === 'sequence') collect(particle.items, into);
  }
  return into;
}

function bind(version: XdomeaVersion): Bindings {
  const schema = schemaOf(version);
  const family = familyOf(version);
  const byType: Binding[] = schema.types.map((type) => ({
    type,
    kind: kindOf(type.name, family),
    alternatives: alternativesOf(type.name, family),
    elements: new Map(),
    byState: new Map(),
    attributes: [],
    fields: {},
    container: false,
  }));
  for (const binding of byType) {
    const { type } = binding;
    type.attributes.forEach((use, at) => {
      const isRoot = /\.\d{4}$/.test(type.name);
      const path = isRoot ? attributeTarget(use.name) : [fieldName(use.name)];
      if (path && !type.code) binding.attributes.push({ use, type: type.attributeTypes[at]!, path });
    });
    for (const use of collect(type.content, [])) {
      const inner = schema.typeByName.get(use.type)!;
      binding.elements.set(use, {
        use,
        type: inner,
        binding: byType[inner.id]!,
        target: elementTarget(family, type.name, use.name, use.many),
        codec: codecOf(type, use.name, inner.simple),
        around: undefined,
      });
    }
    for (const state of type.states) {
      const bound = binding.elements.get(schema.stateUse[state]!);
      if (bound) binding.byState.set(state, bound);
    }
    binding.container =
      binding.kind === 'Akte' ||
      binding.kind === 'Vorgang' ||
      binding.alternatives === 'record' ||
      type.name.endsWith('.Akteninhalt') ||
      /\.\d{4}$/.test(type.name);
  }
  for (const binding of byType) {
    binding.fields = fieldsOf(binding, new Set());
    if (!binding.alternatives) continue;
    const own: FieldTree = {};
    for (const { target } of binding.elements.values()) if (!target.merge) own[target.path[0]!] = {};
    for (const bound of binding.elements.values()) if (bound.target.merge) bound.around = own;
  }
  return { schema, byType };
}

/** The fields a type is written from; those of merged elements count as its own. */
function fieldsOf(binding: Binding, seen: Set<Binding>): FieldTree {
  const tree: FieldTree = {};
  if (seen.has(binding)) return tree;
  seen.add(binding);
  const node = (path: readonly string[]) => {
    let at = tree;
    for (const step of path) {
      at[step] ??= {};
      at = at[step];
    }
    return at;
  };
  for (const attribute of binding.attributes) node(attribute.path);
  for (const bound of binding.elements.values()) {
    const at = node(bound.target.path);
    if (bound.target.merge) mergeTrees(at, fieldsOf(bound.binding, seen));
  }
  if (binding.type.wildcard) Object.assign(tree, { xml: {}, namespaces: {} });
  if (binding.kind) tree.kind = {};
  seen.delete(binding);
  return tree;
}

function mergeTrees(into: FieldTree, from: FieldTree): void {
  for (const [field, inner] of Object.entries(from)) {
    into[field] ??= {};
    mergeTrees(into[field], inner);
  }
}

const bound = new Map<XdomeaVersion, Bindings>();

/** The fields of a version. Built once, like the schema. */
export function bindingsOf(version: XdomeaVersion): Bindings {
  let bindings = bound.get(version);
  if (!bindings) {
    bindings = bind(version);
    bound.set(version, bindings);
  }
  return bindings;
}

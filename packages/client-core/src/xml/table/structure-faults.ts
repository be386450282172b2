import { type Term, term } from '../../findings/finding.ts';
import { shortened } from '../scan/fault.ts';
import type { Schema, SchemaType } from './schema.ts';

/** A value that the schema fixes and that is written otherwise. */
export type FixedValues = {
  readonly fault: Term<'fixed'>;
  readonly name: Term;
  readonly value: string;
  readonly fixed: Term;
};

/**
 * What does not follow the tables (XML Schema part 1, sections 3.3.4, 3.4.4 and 3.8.4), as the values of a finding: words
 * of the file kept apart from those of the schema. A name is a term only where the schema has it.
 */
export type StructureValues =
  | {
      readonly fault: Term<'not-allowed'>;
      readonly name: string | Term;
      readonly parent: Term;
      /** The first names that may be there instead; none where the content ends. */
      readonly expected: readonly Term[];
      /** How many more may. */
      readonly more: number;
    }
  | {
      readonly fault: Term<'incomplete'>;
      readonly parent: Term;
      readonly expected: readonly Term[];
      readonly more: number;
    }
  | { readonly fault: Term<'wrong-namespace'>; readonly name: Term }
  | { readonly fault: Term<'stray-text'>; readonly parent: Term }
  | { readonly fault: Term<'no-children'>; readonly parent: Term; readonly name: string }
  | { readonly fault: Term<'code'>; readonly name: Term; readonly value: string; readonly list: Term }
  | { readonly fault: Term<'value'>; readonly name: Term; readonly value: string; readonly wanted: Term }
  | { readonly fault: Term<'characters'>; readonly name: Term; readonly wanted: Term }
  | FixedValues
  | { readonly fault: Term<'attribute'>; readonly name: string; readonly parent: Term }
  | {
      readonly fault: Term<'attribute-value' | 'attribute-missing'>;
      readonly name: Term;
      readonly parent: Term;
    };

const known = new WeakMap<Schema, ReadonlySet<string>>();

/** The name of an element: a term when the schema has it, whatever its namespace. */
function nameOf(name: string, schema: Schema): string | Term {
  let names = known.get(schema);
  if (!names) {
    names = new Set(schema.names);
    known.set(schema, names);
  }
  return names.has(name) ? term(name) : shortened(name);
}

/** The first names that may follow in a state of the content model, and how many more there are. */
function expectedIn(schema: Schema, state: number): { expected: Term[]; more: number } {
  const expected: Term[] = [];
  let more = 0;
  for (let name = 0; name < schema.nameCount; name += 1) {
    if (schema.next[state * schema.nameCount + name]! < 0) continue;
    if (expected.length < 6) expected.push(term(schema.names[name]!));
    else more += 1;
  }
  return { expected, more };
}

/** The values of what the table checker finds wrong. Made only when something is wrong. */
export const structureFaults = {
  notAllowed: (name: string, parent: string, schema: Schema, state: number): StructureValues => ({
    fault: term('not-allowed'),
    name: nameOf(name, schema),
    parent: term(parent),
    ...expectedIn(schema, state),
  }),
  incomplete: (parent: string, schema: Schema, state: number): StructureValues => ({
    fault: term('incomplete'),
    parent: term(parent),
    ...expectedIn(schema, state),
  }),
  /** `name` is in the schema, in another namespace. */
  wrongNamespace: (name: string): StructureValues => ({ fault: term('wrong-namespace'), name: term(name) }),
  strayText: (parent: string): StructureValues => ({ fault: term('stray-text'), parent: term(parent) }),
  noChildren: (parent: string, child: string): StructureValues => ({
    fault: term('no-children'),
    parent: term(parent),
    name: shortened(child),
  }),
  value(name: string, text: string, type: SchemaType): StructureValues {
    const { name: wanted, list, free } = type.simple!;
    if (list !== undefined)
      return { fault: term('code'), name: term(name), value: shortened(text), list: term(list) };
    return free
      ? { fault: term('characters'), name: term(name), wanted: term(wanted) }
      : { fault: term('value'), name: term(name), value: shortened(text), wanted: term(wanted) };
  },
  fixed: (name: string, text: string, fixed: string): FixedValues => ({
    fault: term('fixed'),
    name: term(name),
    value: shortened(text),
    fixed: term(fixed),
  }),
  attribute: (name: string, element: string): StructureValues => ({
    fault: term('attribute'),
    name: shortened(name),
    parent: term(element),
  }),
  attributeValue: (name: string, element: string): StructureValues => ({
    fault: term('attribute-value'),
    name: term(name),
    parent: term(element),
  }),
  attributeMissing: (name: string, element: string): StructureValues => ({
    fault: term('attribute-missing'),
    name: term(name),
    parent: term(element),
  }),
};

import { type Term, term } from '@rathaus/client-core/findings';
import type { Schema, SchemaType } from '../schema/schema.ts';

/** What is wrong with the XML itself. Names are those of the file, and so not of the standard. */
export type XmlValues =
  | { readonly fault: Term<UnnamedXmlFault> }
  | {
      readonly fault: Term<
        'attribute-twice' | 'prefix-undeclared' | 'prefix-reserved' | 'not-closed' | 'end-tag-wrong'
      >;
      readonly name: string;
    };

/** Faults of XML that need no more words. */
export type UnnamedXmlFault =
  | 'attribute-name'
  | 'attribute-no-quotes'
  | 'attribute-no-value'
  | 'attribute-space'
  | 'cdata-end-in-text'
  | 'control-character'
  | 'dashes-in-comment'
  | 'declaration-malformed'
  | 'declaration-open'
  | 'element-name'
  | 'end-without-start'
  | 'instruction-name'
  | 'less-in-attribute'
  | 'no-element'
  | 'second-root'
  | 'tag-cut'
  | 'tag-end'
  | 'text-outside'
  | 'unknown-markup'
  | 'unknown-reference';

/** What is refused although XML allows it. */
export type UnsafeXmlValues =
  | { readonly fault: Term<'doctype' | 'tag-too-long' | 'text-too-long' | 'too-deep'> }
  | { readonly fault: Term<'too-many-attributes'>; readonly limit: number }
  | {
      readonly fault: Term<'encoding-not-utf8' | 'encoding-unknown' | 'encoding-wrong'>;
      readonly encoding: string;
    };

/** A value that the schema fixes and that is written otherwise. */
export type FixedValues = {
  readonly fault: Term<'fixed'>;
  readonly name: Term;
  readonly value: string;
  readonly fixed: Term;
};

/** A number that cannot be held exactly. */
export type TooLargeValues = { readonly fault: Term<'too-large'>; readonly name: Term };

/** What does not follow the schema of the version. A name is a term only where the schema has it. */
export type StructureValues =
  | {
      readonly fault: Term<'not-allowed'>;
      readonly name: string | Term;
      readonly parent: Term;
      /** The first names that may stand there instead; none where the content ends. */
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
    }
  | { readonly fault: Term<'no-message'>; readonly name: string }
  | { readonly fault: Term<'version'>; readonly namespace: string }
  | { readonly fault: Term<'derived'>; readonly name: Term };

/** Longest value of the file that a finding repeats. */
const longest = 60;

const cut = (value: string) => (value.length > longest ? `${value.slice(0, longest)}…` : value);

const known = new WeakMap<Schema, ReadonlySet<string>>();

/** The name of an element: a term when the schema has it, whatever its namespace. */
function nameOf(name: string, schema: Schema): string | Term {
  let names = known.get(schema);
  if (!names) {
    names = new Set(schema.names);
    known.set(schema, names);
  }
  return names.has(name) ? term(name) : name;
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

/** Types whose values are free text or file names: personal data that no finding repeats. */
const isFree = (name: string) => name === 'latin' || name === 'dinC' || name.startsWith('dateiname');

/**
 * The values of what the reader itself finds wrong, with the words of the file kept apart from those of the schema. Made
 * only when something is wrong.
 */
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
    name: child,
  }),
  value(name: string, text: string, type: SchemaType): StructureValues {
    const wanted = type.simple!.name;
    if (wanted.startsWith('code ')) {
      return { fault: term('code'), name: term(name), value: cut(text), list: term(wanted.slice(5)) };
    }
    return isFree(wanted)
      ? { fault: term('characters'), name: term(name), wanted: term(wanted) }
      : { fault: term('value'), name: term(name), value: cut(text), wanted: term(wanted) };
  },
  fixed: (name: string, text: string, fixed: string): FixedValues => ({
    fault: term('fixed'),
    name: term(name),
    value: cut(text),
    fixed: term(fixed),
  }),
  tooLarge: (name: string): TooLargeValues => ({ fault: term('too-large'), name: term(name) }),
  attribute: (name: string, element: string): StructureValues => ({
    fault: term('attribute'),
    name,
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
  root: (name: string): StructureValues => ({ fault: term('no-message'), name }),
  /** `namespace`: empty when there is none. */
  version: (namespace: string): StructureValues => ({
    fault: term('version'),
    namespace: namespace.slice(0, 100),
  }),
  derived: (root: string): StructureValues => ({ fault: term('derived'), name: term(root) }),

  xml: (fault: UnnamedXmlFault): XmlValues => ({ fault: term(fault) }),
  prefix: (name: string): XmlValues => ({ fault: term('prefix-undeclared'), name: cut(name) }),
  reservedPrefix: (name: string): XmlValues => ({ fault: term('prefix-reserved'), name: cut(name) }),
  attributeTwice: (name: string): XmlValues => ({ fault: term('attribute-twice'), name: cut(name) }),
  notClosed: (name: string): XmlValues => ({ fault: term('not-closed'), name: cut(name) }),
  endTagWrong: (expected: string): XmlValues => ({ fault: term('end-tag-wrong'), name: cut(expected) }),

  unsafe: (fault: 'doctype' | 'tag-too-long' | 'text-too-long' | 'too-deep'): UnsafeXmlValues => ({
    fault: term(fault),
  }),
  tooManyAttributes: (limit: number): UnsafeXmlValues => ({ fault: term('too-many-attributes'), limit }),
  /** `encoding-wrong`: the bytes are not of the encoding that the file declares. */
  encoding: (
    fault: 'encoding-not-utf8' | 'encoding-unknown' | 'encoding-wrong',
    encoding: string,
  ): UnsafeXmlValues => ({ fault: term(fault), encoding: cut(encoding) }),
};

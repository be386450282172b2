/**
 * A term as tables write it: a prefixed name (`dcat:Dataset`), a full IRI in angle brackets, or a literal as N-Triples has it.
 */
export type TermText = string;

/** From a node to its values: one property, several of which any counts (`a|b`), one backwards (`^a`), the node itself (`.`). */
export type PathText = string;

/** What a value may be (SHACL, section 4.1.3). */
export type NodeKind = 'iri' | 'blank' | 'literal' | 'blank-or-iri' | 'blank-or-literal' | 'iri-or-literal';

/** What a node or a value has to be: the part of SHACL Core that the shapes of DCAT-AP use. */
export type Constraint =
  /** At least so many values. */
  | readonly ['min', number]
  /** At most so many values. */
  | readonly ['max', number]
  | readonly ['kind', NodeKind]
  | readonly ['class', TermText]
  /** As `class`, of nodes that the data say something about: of others nobody can know. */
  | readonly ['class-if-described', TermText]
  | readonly ['datatype', TermText]
  /** One of the values is this term. */
  | readonly ['has', TermText]
  /** Regular expression with its flags. */
  | readonly ['pattern', string, string]
  /** Each value is of a controlled vocabulary: it says so itself, or the vocabulary contains it. */
  | readonly ['scheme', TermText]
  /** Each value is a licence that the list of DCAT-AP.de calls open. */
  | readonly ['open-license']
  | readonly ['not', Constraint]
  | readonly ['and', readonly Constraint[]]
  | readonly ['or', readonly Constraint[]]
  /** Of each value: what is found along a path. Faults are those of the value. */
  | readonly ['values', PathText, Constraint]
  /** Number of values that fit: at least, at most. */
  | readonly ['count', Constraint, number | undefined, number | undefined];

/** How much a rule weighs: the names of SHACL, or that of a rating of GovData. */
export type Weight = 'violation' | 'warning' | 'info' | `govdata:${string}`;

/** What is asked of the values along a path. */
export type ShapeRule = readonly [path: PathText, constraint: Constraint, weight?: Weight];

/** The nodes a shape is about: instances of a class, or those that have or are values of a property. */
export type Target = readonly ['class' | 'subjects-of' | 'objects-of', TermText];

/** The rules about one kind of node. */
export interface Shape {
  /** Begins the ids of its rules: `Dataset`. */
  readonly name: string;
  readonly target: Target;
  readonly rules: readonly ShapeRule[];
}

/** The rules of one profile, made from the official shapes by `tools/opendata/shape-tables.ts`. */
export interface ShapeTable {
  /** Where the shapes come from, with commit and date. */
  readonly source: string;
  readonly shapes: readonly Shape[];
}

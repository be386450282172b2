/** What a kind of record is called in the languages of the SDK: a `LocalText`. */
export interface KindName {
  readonly de: string;
  readonly en: string;
}

/**
 * The record around a place: of an e-file, or the dataset that a node of RDF belongs to. `title` is personal data: a masked
 * report hides it.
 */
export interface RecordName<Kind extends string | KindName = string> {
  /** A word of the standard (`Akte`), or its names for people where the standard has only code (`Datensatz`, `dataset`). */
  readonly kind: Kind;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  /** Reference number: `32.12/2010-00001`. Personal data, too. */
  readonly reference?: string | undefined;
}

/** An element of an XML document: its path from the root, line and column of its start tag from 1. */
export interface PathPlace {
  readonly kind: 'path';
  /**
   * Local names from the root; from the second sibling of a name on with its position, so that a name alone is the first:
   * `/Aussonderung/Akte[2]/ID`. Empty for the document itself, outside of its root.
   */
  readonly path: string;
  readonly line?: number | undefined;
  /** In UTF-16 units. */
  readonly column?: number | undefined;
  readonly record?: RecordName | undefined;
  /** A file the place is about, when it is another than the document. */
  readonly file?: string | undefined;
}

/** An entry of an archive or a file of several, or all of it when neither number nor name is given. */
export interface EntryPlace {
  readonly kind: 'entry';
  /** Number in the directory, from 1. */
  readonly entry?: number | undefined;
  readonly name?: string | undefined;
  /** Byte in the archive. */
  readonly offset?: number | undefined;
  /** What is meant where no entry is: parts of one handover or messages of one procedure. Default an archive. */
  readonly whole?: 'handover' | 'procedure' | undefined;
}

/** A cell, a line, a column or (without both) the whole of a table. */
export interface CellPlace {
  readonly kind: 'cell';
  /** Line of the file, from 1. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
}

/** A member of a JSON document or of a typed model (RFC 6901); the whole is `''`. */
export interface PointerPlace {
  readonly kind: 'pointer';
  readonly pointer: string;
}

/** A node of an RDF graph, with the property where one is meant. */
export interface IriPlace {
  readonly kind: 'iri';
  /** IRI, or `_:…` for a blank node. */
  readonly iri: string;
  readonly property?: string | undefined;
  /** What the node belongs to, when people would look for it there: the dataset of a contact point. */
  readonly record?: RecordName<KindName> | undefined;
}

/** Where something was found. */
export type Place = PathPlace | EntryPlace | CellPlace | PointerPlace | IriPlace;

/** A member of a JSON document by its steps: `pointer('attachments', 0, 'hash')`. */
export const pointer = (...steps: readonly (string | number)[]): PointerPlace => ({
  kind: 'pointer',
  pointer: steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
});

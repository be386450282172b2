import { type Term, term } from '@rathaus/client-core/findings';
import {
  type UnsafeXmlValues as CoreUnsafeValues,
  type FixedValues,
  type StructureValues as TableValues,
  structureFaults as tableFaults,
  type XmlValues,
} from '@rathaus/client-core/xml';

export type { FixedValues, XmlValues };

/** What is refused although XML allows it, and another encoding than the one messages are exchanged in. */
export type UnsafeXmlValues =
  | CoreUnsafeValues
  | { readonly fault: Term<'encoding-not-utf8'>; readonly encoding: string };

/** A number that cannot be held exactly. */
export type TooLargeValues = { readonly name: Term };

/** What does not follow the schema of the version. A name is a term only where the schema has it. */
export type StructureValues =
  | TableValues
  | { readonly fault: Term<'no-message'>; readonly name: string }
  | { readonly fault: Term<'version'>; readonly namespace: string };

/**
 * The values of what the reader itself finds wrong, with the words of the file kept apart from those of the schema. Made
 * only when something is wrong.
 */
export const structureFaults = {
  ...tableFaults,
  tooLarge: (name: string): TooLargeValues => ({ name: term(name) }),
  root: (name: string): StructureValues => ({ fault: term('no-message'), name }),
  /** `namespace`: empty when there is none. */
  version: (namespace: string): StructureValues => ({
    fault: term('version'),
    namespace: namespace.slice(0, 100),
  }),
  notUtf8: (encoding: string): UnsafeXmlValues => ({ fault: term('encoding-not-utf8'), encoding }),
};

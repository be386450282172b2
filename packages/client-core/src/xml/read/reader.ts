import type { PathPlace } from '../../findings/place.ts';
import type { XmlValues } from '../scan/fault.ts';
import type { XmlScanner } from '../scan/scanner.ts';
import type { Scope } from './scope.ts';

/** A position in a document. Worked out only when a finding needs it. */
export interface Mark {
  /** From 1; 0 when the finding is about no line. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Elements from the root, with a position from 1 where a name repeats: `/Invoice/InvoiceLine[2]/ID`. */
  readonly path: PathPlace['path'];
}

/** What those who look at one element after the other may ask of whoever reads the document. */
export interface ElementReader {
  readonly scanner: XmlScanner;
  /** Namespaces in scope of the open element at a depth; 0 is the root. */
  scopeAt(depth: number): Scope;
  /** Place of the innermost open element, at an offset the scanner gave. */
  mark(at: number): Mark;
  /** Reports what Namespaces in XML 1.0 forbids. */
  reportXml(values: XmlValues, at: number): void;
}

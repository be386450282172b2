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
  /** Elements from the root, from the second of a name on with its position: `/Invoice/InvoiceLine[2]/ID`. */
  readonly path: PathPlace['path'];
}

/** What those who look at one element after the other may ask of whoever reads the document. */
export interface ElementReader {
  readonly scanner: XmlScanner;
  /** Namespaces in scope of the open element at a depth; 0 is the root. */
  scopeAt(depth: number): Scope;
  /**
   * Place of the innermost open element: its path with line and column of its start tag, or of an offset inside that the
   * scanner gave. Where nothing is open, the path is empty and the position that up to which was read.
   */
  mark(at?: number | undefined): Mark;
  /** Place of the open element at a depth; 0 is the root. */
  markOf(depth: number): Mark;
  /** Position of the open element at a depth among the siblings of its name, from 1. */
  position(depth: number): number;
  /** Reports what Namespaces in XML 1.0 forbids; without `at` of the innermost open element. */
  reportXml(values: XmlValues, at?: number | undefined): void;
}

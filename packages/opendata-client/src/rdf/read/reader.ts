import type { PathPlace } from '@rathaus/client-core/findings';
import type { OnTriple } from '../graph.ts';
import type { RdfRuleId, RdfRuleValues } from '../rules.ts';

/** Where a fault is in the text: line and column from 1, in RDF/XML with the path of the element. */
export type RdfPlace = PathPlace;

/** Gets what a reader cannot take, and reads on where that is possible. */
export type OnFault = <Rule extends RdfRuleId>(
  rule: Rule,
  place: RdfPlace,
  values: RdfRuleValues[Rule],
) => void;

/** What every reader of a syntax is made with. */
export interface ReaderOptions {
  readonly onTriple: OnTriple;
  readonly onFault: OnFault;
  /** Absolute IRI that relative ones are resolved against. Without one they are faults, kept as written. */
  readonly base?: string | undefined;
  /** Goes before the labels of blank nodes, so that those of several documents stay apart in one graph. */
  readonly blankPrefix?: string | undefined;
  /** For readers that work long at the end. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one syntax from text that comes in pieces of any size. An IRI that is none is a fault and stays in the graph as
 * written, so that it can be repaired; a fault of the syntax ends the reading.
 */
export interface RdfReader {
  /** Takes text. False when a fault has ended the reading. */
  write(text: string): boolean;
  /** The text is complete. False when it is not, or a fault had ended the reading. */
  end(): boolean | Promise<boolean>;
}

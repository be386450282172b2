import type { Report } from '@rathaus/client-core/findings';
import type { XdomeaVersion } from '../version.ts';

/** How many records a message holds. */
export interface ObjectCounts {
  akten: number;
  vorgaenge: number;
  dokumente: number;
  /** References to primary files, not files. */
  primaerdokumente: number;
}

/**
 * The result of `checkMessage`. Its places are of kind `path`; `record.title` and `file` in them are personal data
 * (subject, file name): show them to the records manager, never log them.
 *
 * `unchecked` names what keeps the verdict open:
 * - `eakte.unchecked.files` (`files`): the message refers to files, and no container was given to look for them;
 * - `eakte.unchecked.rules` (`rules`): rules that apply to the message and were left out by the caller;
 * - `eakte.unchecked.rest`: the file broke off, nobody knows what would have followed;
 * - `eakte.unchecked.content`: the root is no message of a known version, so that the content was not read.
 *
 * A rule that a profile turns off is not unchecked: the profile says what counts.
 */
export interface CheckReport extends Report {
  readonly kind: 'eakte.message';
  /** Undefined when the root element is of no known version. */
  readonly version: XdomeaVersion | undefined;
  /** Four digits: `0503`. */
  readonly messageType: string | undefined;
  /** Local name of the root element. */
  readonly rootName: string | undefined;
  readonly prozessId: string | undefined;
  /**
   * `official`: compared with tables equal to the published schema. `derived`: no schema file of this message is public
   * (4.0 outside 05xx) and the structure is ours; then a finding `XSD` of severity `info` says so, and a verdict is none
   * by an official schema. Undefined when the version or the message is unknown.
   */
  readonly schemaBasis: 'official' | 'derived' | undefined;
  /** False when the file ended or broke before the root element was closed. */
  readonly complete: boolean;
  readonly objects: ObjectCounts;
}

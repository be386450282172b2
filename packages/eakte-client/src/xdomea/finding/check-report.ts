import type { Report } from '@rathaus/client-core/findings';
import type { MessageHeader } from '../messages/message-header.ts';
import type { Outcome } from '../messages/outcome.ts';
import type { MessageDirection, MessageRole } from '../messages/roles.ts';
import type { XdomeaVersion } from '../version.ts';
import type { SilencedFindings } from './silenced.ts';

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
 * - `eakte.unchecked.original` (`types`): a reply, decision or receipt, and not the message that it answers;
 * - `eakte.unchecked.appraisal` (`without`, `records`): a transfer (0503) with records that do not show the appraisal A
 *   themselves, and no appraisal of the archive (0502, 0513) was given;
 * - `eakte.unchecked.parts` (`part`, `total`): a part of a split message, and not all the others;
 * - `eakte.unchecked.import`: a reply that does not report success, whatever a profile makes of `R35`; for one to be sent:
 *   that says nothing clear;
 * - `eakte.unchecked.rules` (`rules`): rules that apply to the message and were left out by the caller;
 * - `eakte.unchecked.rest`: the file broke off, nobody knows what would have followed;
 * - `eakte.unchecked.content`: the root is no message of a known version, so that the content was not read.
 *
 * - `eakte.unchecked.silenced` (`rules`, `missing`, `differing`): named files are missing or have another hash, and a
 *   profile lets that pass;
 *
 * Any other rule that a profile turns off is not unchecked: the profile says what counts, and `silenced` what was found.
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
   * (4.0 outside 05xx) and the structure is ours: the verdict is none by an official schema, and the sentences of the
   * report say so. Undefined when the version or the message is unknown.
   */
  readonly schemaBasis: 'official' | 'derived' | undefined;
  /** False when the file ended or broke before the root element was closed. */
  readonly complete: boolean;
  readonly objects: ObjectCounts;
  /** Primary files whose digest the message states (4.0). */
  readonly statedHashes: number;
  /** What a profile left out or made lighter. It was found all the same: nothing may read as if it were in order. */
  readonly silenced: readonly SilencedFindings[];
  /** What the message is for; undefined when its type is unknown. */
  readonly role: MessageRole | undefined;
  /** Whether it was checked as one to be sent or as one that was received. */
  readonly direction: MessageDirection;
  /** Undefined when the message has no readable header. */
  readonly header: MessageHeader | undefined;
  /** What a reply, decision, request or receipt says, and how 0203 changes a way. */
  readonly outcome: Outcome | undefined;
  /** Edition of the rules and how many of them are for this message. */
  readonly rules: { readonly edition: string; readonly count: number };
}

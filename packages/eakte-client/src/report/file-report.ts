import type { CheckReport } from '../xdomea/finding/check-report.ts';
import type { UsedProfile } from '../xdomea/rules/profile.ts';
import type { FileAspect } from './aspects.ts';
import type { MessageBody } from './body.ts';
import type { Outline } from './outline.ts';

/**
 * Everything known of a checked file. `verdict` answers what a message of its role is asked: whether a handover may be
 * handed over ("abgabefähig"), whether a reply reports success, whether a decision or receipt can be relied on. It is
 * `not-judged` when something that decides was not there, such as the files of a bare message or the message that is
 * answered (`unchecked` says what).
 */
export interface FileReport extends Omit<CheckReport, 'kind'> {
  /** A container with a message and its files, or a message alone. */
  readonly kind: 'eakte.container' | 'eakte.message';
  /** Bytes. */
  readonly size: number;
  /** Digest of the checked file, lower-case hex: which bytes the report is about. */
  readonly sha512: string;
  /** Files of the container beside the message. */
  readonly files: number;
  /** Records with metadata and deadlines, where there are any and it was not left out. */
  readonly outline: Outline | undefined;
  /** What the message says beside its records, where it says anything and it was not left out. */
  readonly body: MessageBody | undefined;
  /** What was looked at and how it came out, in the order of reading. */
  readonly aspects: readonly FileAspect[];
  /** The profile that was checked with, when it has a name. */
  readonly profile: UsedProfile | undefined;
}

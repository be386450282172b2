import type { Report } from '@rathaus/client-core/findings';
import type { ObjectCounts } from '../xdomea/finding/check-report.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import type { Outline } from './outline.ts';

/**
 * Everything known of a checked file. `verdict` says whether it may be handed over ("abgabefähig"); it is `not-judged`
 * when something that decides was not looked at, such as the files of a bare message (`unchecked` says what).
 */
export interface FileReport extends Report {
  /** A container with a message and its files, or a message alone. */
  readonly kind: 'eakte.container' | 'eakte.message';
  /** Bytes. */
  readonly size: number;
  /** Undefined when the root element is of no known version, or no message was found. */
  readonly version: XdomeaVersion | undefined;
  /** `Abgabe.Abgabe.0401`. */
  readonly rootName: string | undefined;
  /** Four digits: `0401`. */
  readonly messageType: string | undefined;
  readonly prozessId: string | undefined;
  /** `derived`: no official schema of this message is public; its structure was derived. */
  readonly schemaBasis: 'official' | 'derived' | undefined;
  readonly objects: ObjectCounts;
  /** Files of the container beside the message. */
  readonly files: number;
  /** False when the message ended or broke before its end. */
  readonly complete: boolean;
  /** Records with metadata and deadlines, where there are any and it was not left out. */
  readonly outline: Outline | undefined;
}

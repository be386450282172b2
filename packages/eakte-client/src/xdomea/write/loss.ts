import type { RathausError } from '@rathaus/client-core';
import { eakteError } from '../../errors.ts';

/** Why something of the model is not in the message that was written. */
export type LossReason =
  /** The version has no place for it. */
  | 'no-place'
  /** The version holds one, the model has more. */
  | 'only-one'
  /** The version allows one of several, the model has more than one of them. */
  | 'one-of'
  /** The version does not allow the value. */
  | 'value'
  /** Something that belongs to it and that the version demands is missing. */
  | 'incomplete'
  /** It was turned into something weaker. */
  | 'weakened';

/** One thing that a version could not take over. Its sentence is `lossTexts[reason]` of `/texts`. */
export interface Loss {
  /** Fields from the message: `schriftgutobjekt[0].vorgang[2].aussonderungsmetadaten.transferfristende`. */
  path: string;
  reason: LossReason;
}

/** The model cannot be written as a valid message of the version. `details` name the field, never its value. */
export function unwritable(path: string, reason: LossReason, what: string, version: string): RathausError {
  return eakteError('eakte.xdomea.invalid-model', {
    message: `xdomea ${version}: ${path}: ${what}`,
    details: { path, reason, version },
  });
}

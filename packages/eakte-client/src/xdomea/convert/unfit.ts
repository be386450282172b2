import type { RathausError } from '@rathaus/client-core';
import { eakteError } from '../../errors.ts';
import type { XdomeaVersion } from '../version.ts';
import { type At, pathOf } from './journal.ts';
import type { ConversionReason } from './loss-report.ts';

/** Thrown inside something the target version cannot take; the next part around it that may go is left out. */
export class Unfit extends Error {
  readonly at: At;
  readonly reason: ConversionReason;
  constructor(at: At, reason: ConversionReason) {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

/** Why a conversion is refused. */
export type RefusalReason =
  /** The target version has no such message. */
  | 'no-message'
  /** A record, a result or a decision would be left out. */
  | 'record'
  /** A document is where the target version allows none; `documents: 'wrap'` puts it into a Vorgang. */
  | 'document-place'
  /** A record that only shows context would look handed over; `contextObjects: 'keep'` accepts that. */
  | 'context-object'
  /** One part of a split transfer; join it first, or `splitTransfers: 'own-process'`. */
  | 'split-transfer'
  /** Results of single records do not follow from the overall result. */
  | 'results'
  /** The hash of a file would be left out although it was not verified; `onHashes` and, for files, `unverifiedHashes` say what is possible. */
  | 'hash-unverified'
  /** Signatures of 2.x become files, which a message without its container has no place for. */
  | 'signature-files'
  /** A file is not the one whose hash the message states. */
  | 'hash-differs'
  /** A mark that protects would be lost (test message, classification); `[allowWeakerProtection]` accepts that. */
  | 'protection';

/** `eakte.xdomea.not-convertible`; `details` name the reason and the field, never a value. */
export function refused(
  reason: RefusalReason,
  to: XdomeaVersion,
  at?: At,
  details: Readonly<Record<string, number>> = {},
): RathausError {
  return eakteError('eakte.xdomea.not-convertible', {
    message: `xdomea ${to}, ${reason}`,
    details: { reason, to, ...details, ...(at ? { path: pathOf(at) } : {}) },
  });
}

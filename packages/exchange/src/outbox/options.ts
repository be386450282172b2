import type { RecordRetention } from '../retention/records.ts';

/** How long content is kept after the answer, in milliseconds. File names, descriptions and references go with it. */
export interface OutboxRetention {
  /** Default 0: the other side has it, and the proof is stored. */
  readonly accepted?: number | undefined;
  /** Default 30 days: it may be sent again, corrected. */
  readonly rejected?: number | undefined;
  /**
   * Default: records are kept for ever, and with them their keys. When a record is gone its key is free: whoever enqueues
   * it again sends again. So keep records for longer than the application may repeat a call.
   */
  readonly records?: RecordRetention | undefined;
}

/** Pace and retention of the outbox. */
export interface OutboxOptions {
  /**
   * Milliseconds between two looks for the receipt of a sent delivery, ±20 %. Default 60,000. Beyond the first twenty
   * times that long it is a twentieth of the time since it was sent, at most 15 minutes.
   */
  readonly receiptInterval?: number | undefined;
  readonly retention?: OutboxRetention | undefined;
}

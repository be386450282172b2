/** Limits and deadlines of the delivery service. Sizes in bytes; a MB is 10^6. */
export interface DeliveryLimits {
  /** One attachment, encrypted. */
  attachmentBytes: number;
  /** All attachments of one delivery. */
  totalBytes: number;
  /** Attachments of one delivery. */
  attachments: number;
  /** Uploads at the same time before 429; Infinity switches it off. */
  parallelUploads: number;
  /** Bytes of uploads at the same time before 413 with Retry-After; Infinity switches it off. */
  parallelBytes: number;
  /** Requests of one client in a minute before 429; Infinity switches it off, and with it the RateLimit headers. */
  requestsPerMinute: number;
  /** Contents held at the same time before 503, so that a state folder does not fill a disk. */
  storedBytes: number;
  /** Finished deliveries whose event log is kept; older ones are forgotten. */
  finishedDeliveries: number;
}

/** What the operator of the delivery service publishes; what it does not publish is switched off or generous. */
export const publicLimits: DeliveryLimits = {
  attachmentBytes: 500_000_000,
  totalBytes: 2_000_000_000,
  attachments: 100,
  parallelUploads: Number.POSITIVE_INFINITY,
  parallelBytes: Number.POSITIVE_INFINITY,
  requestsPerMinute: Number.POSITIVE_INFINITY,
  storedBytes: 20_000_000_000,
  finishedDeliveries: 10_000,
};

const day = 24 * 3600_000;

/** Deadlines in milliseconds. Published, except `forgetMs`: nobody says how long a case lives after its answer. */
export const deadlines = {
  /** What stays incomplete is deleted. */
  incompleteMs: day,
  /** The technical contact of the destination is reminded by mail. */
  reminderMs: 3 * day,
  /** What nobody answered is rejected by the service. */
  pickupMs: 14 * day,
  /** After the answer the service writes that the delivery is deleted (assumed; the content is gone with the answer). */
  forgetMs: 30 * day,
} as const;

/** One file of a submission. */
export interface SubmissionAttachment {
  readonly content: () => AsyncIterable<Uint8Array>;
  readonly mimeType: string;
  readonly fileName: string;
}

/** What an outbox is asked to deliver: a subset of `DeliveryRequest` of `@rathaus/exchange`. */
export interface Submission {
  /** The same key is delivered once. At most 200 characters. */
  readonly key: string;
  readonly to: { readonly transport: 'fit-connect'; readonly destinationId: string };
  readonly service: { readonly identifier: string; readonly name: string };
  readonly data: { readonly content: string; readonly mimeType: string; readonly schemaUri: string };
  readonly attachments: readonly SubmissionAttachment[];
  readonly senderReference: string;
}

/** What an outbox knows of a delivery: a subset of `Delivery` of `@rathaus/exchange`. */
export interface SubmissionDelivery {
  readonly id: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped';
  readonly times: { readonly [state: string]: string | undefined };
  /** `senderReference` of the submission. */
  readonly reference: string;
  /** ISO 8601 in UTC. */
  readonly updatedAt: string;
}

/**
 * A durable outbox of FIT-Connect: what it has taken it delivers exactly once, over crashes and outages. Content is read
 * before `enqueue` resolves. Fits `exchange.outbox` of `@rathaus/exchange`, of which nothing is imported.
 */
export interface SubmissionSender {
  enqueue(
    submission: Submission,
    options: { readonly signal?: AbortSignal | undefined },
  ): Promise<SubmissionDelivery>;
  getByKey(key: string): Promise<SubmissionDelivery | undefined>;
}

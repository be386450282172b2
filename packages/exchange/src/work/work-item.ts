/**
 * What there is work on: deliveries that go out, deliveries that come in, sources that are looked at, and content that
 * belongs to nobody.
 */
export type WorkKind = 'delivery' | 'received' | 'listing' | 'sweep';

/** Right to write: every write of a worker names it, and fails when another worker has claimed the item since. */
export interface Lease {
  readonly kind: WorkKind;
  readonly id: string;
  readonly epoch: number;
}

/** An item that a worker holds. */
export interface WorkItem extends Lease {
  readonly tenant: string;
  readonly service: string;
  readonly lane: string;
  /** Failed attempts since the last success. */
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly failingSince: number | undefined;
}

/** What a handler says when it has done what can be done now. */
export type Outcome =
  /** Look again after so many milliseconds. `isStuck`: it has not come further, and the age of its trouble counts on. */
  | { readonly next: 'again'; readonly after: number; readonly isStuck?: boolean | undefined }
  /** Until the application decides. */
  | { readonly next: 'wait' }
  | { readonly next: 'done' }
  /** The last write of the handler has settled the item itself, so that nobody comes in between. */
  | { readonly next: 'settled' }
  /** Nothing was tried: the tenant is not served now. No failure, no success. */
  | { readonly next: 'put-down' };

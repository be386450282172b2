import type { Clock, Logger } from '@rathaus/client-core/observe';
import type { WrittenContent, WrittenMessage } from './content.ts';
import type { PostfachReceipt } from './message.ts';

/**
 * Sends although an earlier attempt under the same key may have arrived. Only after somebody has asked; a registered
 * symbol, so that two installed copies of this package mean the same option.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. The person may have it twice.
 */
export const sendAgain: unique symbol = Symbol.for('@rathaus/postfach-send-again');

/** What is sent: a message or a status. */
export type Parcel =
  | { readonly kind: 'message'; readonly key: string; readonly written: WrittenMessage }
  | {
      readonly kind: 'status';
      readonly key: string;
      readonly written: WrittenContent;
      readonly applicationId: string;
    };

/** What a way to the mailbox knows of the application around it. */
export interface PostfachSurroundings {
  readonly tenant: string;
  readonly clock: Clock;
  readonly logger: Logger | undefined;
  /** Milliseconds that a function of the application may take. */
  readonly applicationTimeout: number;
}

/** How one parcel is sent. */
export interface DeliverOptions {
  readonly signal: AbortSignal;
  readonly [sendAgain]?: true | undefined;
}

/** A way to the mailbox, opened for one tenant. */
export interface PostfachConnection {
  /** Delivers a parcel once, whatever happened to earlier calls with its key. Errors: `servicekonto.postfach.*`. */
  deliver(parcel: Parcel, options: DeliverOptions): Promise<PostfachReceipt>;
  /** What is known of an earlier call with this key; undefined when there was none. */
  find(
    kind: Parcel['kind'],
    key: string,
    options: { readonly signal: AbortSignal },
  ): Promise<PostfachReceipt | undefined>;
}

/** A way to the mailbox: `zbpRest()`, `zbpFitConnect()`, and one day that of the mailbox that follows. */
export interface PostfachTransport {
  /** Faults of its options, for `servicekonto.config.invalid`. */
  readonly faults: readonly { readonly member: string; readonly fault: string }[];
  /** Called once for each tenant. */
  connect(surroundings: PostfachSurroundings): PostfachConnection;
}

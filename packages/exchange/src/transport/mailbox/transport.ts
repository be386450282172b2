import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../../errors.ts';
import type { Address } from '../address.ts';
import type { Lane, OutgoingDelivery, Transport } from '../transport.ts';
import { badRequest, checkDelivery } from './check-delivery.ts';
import { mailboxFailureClass } from './failure-class.ts';
import { inspect, type MailboxReport } from './housekeeping.ts';
import type { DeliveryLimits } from './limits.ts';
import { list, type ReadMailbox } from './list.ts';
import type { Mailbox } from './mailbox.ts';
import { mostParts } from './manifest.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import type { MailboxStorage } from './storage.ts';

/** How long things stay in a mailbox, and how big they may be. The same for every way of delivery that uses mailboxes. */
export interface MailboxPolicy {
  /** Most bytes of one part, sent or taken. Default: those of a delivery. */
  maxPartBytes?: number | undefined;
  /**
   * Most bytes of all parts of a delivery, sent or taken. What announces more is rejected before anything is fetched: a
   * sender needs no space for what fills the store here. Default 20 GB (20,000,000,000).
   */
  maxDeliveryBytes?: number | undefined;
  /** Most parts of a delivery, sent or taken, the data among them. Default, and most of the format, 9999. */
  maxParts?: number | undefined;
  /** Milliseconds after which what a killed writer has left is removed. Default 7 days. */
  sweepAfter?: number | undefined;
  /**
   * Milliseconds for which manifest, claim and receipt of an answered delivery stay in the mailbox, longer than the sender
   * may be away; the content goes with the answer. Default 400 days: both sides keep the answer in their stores, and each
   * look reads the lists of all that is kept. `'forever'` for mailboxes that are emptied by somebody else.
   */
  keepAnswered?: number | 'forever' | undefined;
  /** Default `Date.now`; give the one of the exchange. */
  clock?: Clock | undefined;
}

/** A mailbox as this side uses it. */
export interface MailboxUse {
  /**
   * Takes deliveries out, under this name (1 to 40 lower-case letters, digits, hyphens). Every system that reads the
   * mailbox has a name of its own; the workers of one exchange share it. Left out: this side only sends.
   */
  receiveAs?: string | undefined;
}

/** A way of delivery by mailboxes. */
export interface MailboxTransport<Kind extends Address['transport'] = Address['transport']>
  extends Transport {
  readonly kind: Kind;
  /**
   * What stands in a mailbox, foreign files too; changes nothing. Errors: `exchange.config.invalid` for an unknown name,
   * `exchange.mailbox.*`.
   */
  inspect(mailbox: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<MailboxReport>;
}

/** An opened mailbox of the configuration. */
export interface OpenedMailbox extends MailboxUse {
  readonly storage: MailboxStorage;
  /** What its failures are counted for. */
  readonly service: string;
}

const day = 86_400_000;
const hour = 3_600_000;

/** Builds a way of delivery over opened mailboxes, by name. The configuration was checked. */
export function mailboxTransport<Kind extends 'directory' | 'webdav' | 'loopback'>(
  kind: Kind,
  opened: ReadonlyMap<string, OpenedMailbox>,
  policy: MailboxPolicy,
): MailboxTransport<Kind> {
  const { sweepAfter = 7 * day, keepAnswered: kept = 400 * day, clock = Date.now } = policy;
  const { maxDeliveryBytes = 20_000_000_000, maxPartBytes = maxDeliveryBytes, maxParts = mostParts } = policy;
  const limits: DeliveryLimits = {
    maxPartBytes: Math.min(maxPartBytes, maxDeliveryBytes),
    maxDeliveryBytes,
    maxParts: Math.min(maxParts, mostParts),
  };
  const keepAnswered = kept === 'forever' ? undefined : kept;
  const mailboxes = new Map<string, Mailbox & { service: string }>();
  for (const [name, { storage, receiveAs, service }] of opened) {
    let nextSweep = Number.NEGATIVE_INFINITY;
    const takeSweep = (now: number): boolean => {
      if (now < nextSweep) return false;
      nextSweep = now + hour;
      return true;
    };
    mailboxes.set(name, { name, storage, reader: receiveAs, sweepAfter, keepAnswered, takeSweep, service });
  }

  const addressed = ({ address }: Pick<OutgoingDelivery, 'address'>) => {
    if (address.transport !== kind) throw badRequest('to.transport', `must be ${kind}`);
    const mailbox = 'mailbox' in address ? mailboxes.get(address.mailbox) : undefined;
    if (!mailbox) throw badRequest('to.mailbox', 'is no mailbox of the configuration');
    return mailbox;
  };
  const laneOf = ({ service, name }: { service: string; name: string }): Lane => ({ service, lane: name });
  const sourceOf = (name: string): ReadMailbox => {
    const mailbox = mailboxes.get(name);
    if (mailbox?.reader === undefined) throw exchangeError('exchange.inbox.unknown-destination');
    return { ...mailbox, reader: mailbox.reader };
  };

  return {
    kind,
    limits: { dataBytes: limits.maxPartBytes, attachmentBytes: limits.maxPartBytes },
    failureClassOf: mailboxFailureClass,
    laneOf: (address) => laneOf(addressed({ address })),
    check(delivery) {
      addressed(delivery);
      checkDelivery(delivery, limits);
    },
    send: (delivery, progress, context) =>
      send({ delivery, mailbox: addressed(delivery), context }, progress),
    sources: [...mailboxes.values()]
      .filter(({ reader }) => reader !== undefined)
      .map((mailbox) => ({ source: mailbox.name, ...laneOf(mailbox) })),
    list: (source, { signal }) => list(sourceOf(source), { signal, clock }),
    receive: (delivery, progress, context) =>
      receive({ delivery, mailbox: sourceOf(delivery.source), context, limits }, progress),
    async inspect(name, options = {}) {
      const mailbox = mailboxes.get(name);
      if (!mailbox) throw exchangeError('exchange.config.invalid', { details: { members: 'mailboxes' } });
      return inspect(mailbox, options);
    },
  };
}

import { allowSandbox, isRathausError } from '@rathaus/client-core';
import { type ApplicationLimits, unlessAborted } from '@rathaus/client-core/abort';
import {
  type ConfigFault,
  checkConfig,
  configFaultsOf,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import { isUuid } from '@rathaus/client-core/text';
import { servicekontoError } from '../errors.ts';
import { sameBytes } from './attachment-bytes.ts';
import { type Author, createAuthor, judgeAuthor, type PostfachAuthor } from './author.ts';
import { sealed } from './content.ts';
import { zbpBridge } from './environments.ts';
import { postfachError } from './errors.ts';
import type { PostfachReceipt, PostfachState } from './message.ts';
import type { Submission, SubmissionDelivery, SubmissionSender } from './submission-sender.ts';
import type { DeliverOptions, Parcel, PostfachTransport } from './transport.ts';

/** The Zentrales Bürgerpostfach through the bridge of FIT-Connect, from a durable outbox. */
export interface ZbpFitConnectOptions {
  /** The outbox of `@rathaus/exchange` (`exchange.outbox`), or anything that works like it. */
  sender: SubmissionSender;
  /** UUID of the destination of the bridge. */
  destinationId: string;
  author: PostfachAuthor;
  /** Other service identifiers or schema, should the bridge change its words. */
  words?:
    | { message?: string | undefined; status?: string | undefined; schemaUri?: string | undefined }
    | undefined;
  /** Lets the author be one of the sandbox. */
  [allowSandbox]?: true | undefined;
}

/**
 * A way to the Zentrales Bürgerpostfach through FIT-Connect: the parcel is stored durably when `send()` resolves, and the
 * worker of the outbox delivers it exactly once, over crashes and outages. The bridge was seen for the TEST environment
 * only.
 *
 * The token of the author is made when the parcel is stored and lives half an hour at most. What the bridge says to one
 * that is older when the parcel arrives is not known; it would be seen as `rejected`, and may be sent under a new key.
 *
 * @example
 * const { outbox } = createExchange({ tenant: 'musterstadt', store, fitConnect });
 * const transport = zbpFitConnect({ sender: outbox, destinationId, author: { signer, certificate } });
 */
export function zbpFitConnect(options: ZbpFitConnectOptions): PostfachTransport {
  return {
    faults: faultsOf(options),
    connect({ tenant, clock, applicationTimeout: timeout }) {
      const author = createAuthor(options.author, clock);
      return {
        deliver: (parcel, given) =>
          deliver(parcel, outboxKey(tenant, parcel.kind, parcel.key), given, { options, author, timeout }),
        async find(kind, key, { signal }) {
          const found = await ask(options.sender, outboxKey(tenant, kind, key), signal);
          return found && receiptOf(key, found);
        },
      };
    },
  };
}

const optionMembers: MembersOf<ZbpFitConnectOptions> = {
  sender: true,
  destinationId: true,
  author: true,
  words: true,
};
const wordMembers: MembersOf<NonNullable<ZbpFitConnectOptions['words']>> = {
  message: true,
  status: true,
  schemaUri: true,
};

function faultsOf(options: ZbpFitConnectOptions): readonly ConfigFault[] {
  const { sender, destinationId, author } = options;
  try {
    checkConfig(
      (facts) => servicekontoError('servicekonto.config.invalid', facts),
      (faults) => {
        judgeMembers('transport', options, optionMembers, faults);
        judgeMembers('transport.words', options.words, wordMembers, faults);
        if (typeof sender?.enqueue !== 'function' || typeof sender.getByKey !== 'function')
          faults.add('transport.sender', 'must be an outbox with enqueue() and getByKey()');
        if (typeof destinationId !== 'string' || !isUuid(destinationId))
          faults.add('transport.destinationId', 'must be a UUID');
        judgeAuthor('transport.author', author, faults, options);
      },
    );
    return [];
  } catch (error) {
    return configFaultsOf(error);
  }
}

/** The outbox may be shared with other payloads, and with other tenants: keys are scoped. */
const outboxKey = (tenant: string, kind: Parcel['kind'], key: string): string =>
  `postfach/${tenant}/${kind}/${key}`;

/** Asks the outbox; an abort ends the question at once. */
const ask = (sender: SubmissionSender, key: string, signal: AbortSignal) =>
  unlessAborted(sender.getByKey(key), signal, 'A question to the outbox');

/** Says in the outbox what a parcel holds, so that another one under the same key is found out. */
const referenceOf = (parcel: Parcel): string => parcel.written.fingerprint;

const states: Readonly<Record<SubmissionDelivery['state'], PostfachState>> = {
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  collected: 'sent',
  accepted: 'accepted',
  rejected: 'rejected',
  stopped: 'stopped',
};

const receiptOf = (key: string, { id, state, times, updatedAt }: SubmissionDelivery): PostfachReceipt => ({
  key,
  // A word of a later release claims nothing.
  state: Object.hasOwn(states, state) ? states[state] : 'queued',
  messageId: id,
  at: times[state] ?? updatedAt,
});

async function deliver(
  parcel: Parcel,
  key: string,
  { signal }: DeliverOptions,
  {
    options,
    author,
    timeout,
  }: { readonly options: ZbpFitConnectOptions; readonly author: Author; readonly timeout: number },
): Promise<PostfachReceipt> {
  const { sender } = options;
  /** The delivery under this key, if it is of this parcel. */
  const earlier = async (): Promise<PostfachReceipt | undefined> => {
    const found = await ask(sender, key, signal);
    if (!found) return undefined;
    if (found.reference !== referenceOf(parcel))
      throw postfachError('servicekonto.postfach.key-conflict', { details: { deliveryId: found.id } });
    return receiptOf(parcel.key, found);
  };
  // Asked first: a token made now would make another content of the same parcel.
  const known = await earlier();
  if (known) return known;
  const submission = await write(parcel, key, options, author, { signal, timeout });
  try {
    return receiptOf(parcel.key, await sender.enqueue(submission, { signal }));
  } catch (error) {
    // Two calls at once with tokens of their own: the second finds what the first has stored.
    if (!isRathausError(error) || !error.code.endsWith('.key-conflict')) throw error;
    const first = await earlier();
    if (first) return first;
    throw error;
  }
}

async function write(
  parcel: Parcel,
  key: string,
  { destinationId, words }: ZbpFitConnectOptions,
  author: Author,
  limits: ApplicationLimits,
): Promise<Submission> {
  const { content, sha512sum } = await sealed(parcel.written, author, limits);
  const authorToken = await author.token(limits, { fresh: true });
  const data = { content, sha512sum, authorToken, authorCertificate: author.certificate };
  const isMessage = parcel.kind === 'message';
  return {
    key,
    to: { transport: 'fit-connect', destinationId },
    service: {
      identifier: words?.[parcel.kind] ?? zbpBridge[parcel.kind],
      // Metadata are read by more people than the message: they name no service of the person.
      name: isMessage ? 'ZBP-Nachricht' : 'ZBP-Statusmeldung',
    },
    data: {
      content: JSON.stringify(data),
      mimeType: 'application/json',
      schemaUri: words?.schemaUri ?? zbpBridge.schemaUri,
    },
    attachments: isMessage
      ? (parcel.written.message.attachments ?? []).map((attachment, index) => ({
          content: () => sameBytes(attachment, index, parcel.written.facts[index]!, limits),
          mimeType: attachment.mediaType ?? 'application/octet-stream',
          fileName: attachment.name.normalize('NFC'),
        }))
      : [],
    senderReference: referenceOf(parcel),
  };
}

import {
  allowHttp,
  allowSandbox,
  type Client,
  type ClientEvent,
  type StateStore,
} from '@rathaus/client-core';
import {
  type ConfigFault,
  checkConfig,
  configFaultsOf,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import { createClient } from '@rathaus/client-core/fetch';
import type { Clock, Observer } from '@rathaus/client-core/observe';
import { servicekontoError } from '../errors.ts';
import { zbpV6 } from '../generated/zbp.v6.contract.ts';
import type { components, paths } from '../generated/zbp.v6.ts';
import { type Author, createAuthor, judgeAuthor, type PostfachAuthor } from './author.ts';
import { type SignedEnvelope, sealed } from './content.ts';
import { postfachError } from './errors.ts';
import { createJournal, type Journal, type Note } from './journal.ts';
import type { PostfachReceipt } from './message.ts';
import { messageForm, type WatchedBody, watchedJson } from './multipart.ts';
import { judgeFailure } from './refusal.ts';
import {
  type DeliverOptions,
  type Parcel,
  type PostfachConnection,
  type PostfachSurroundings,
  type PostfachTransport,
  sendAgain,
} from './transport.ts';

/** The Zentrales Bürgerpostfach by its REST interface, version 6. */
export interface ZbpRestOptions {
  /** One of `zbpEnvironments`, or an address of your own: `https:`. */
  baseUrl: string | URL;
  /**
   * A `fetch` that shows the client certificate (mTLS), for example of undici with an `Agent` of its own. It is called with
   * an address as text and with the body as a stream.
   */
  fetch: typeof fetch;
  author: PostfachAuthor;
  /**
   * Remembers what was tried, because the mailbox does not: a store that outlives the process (Redis, PostgreSQL). It
   * holds hashes and ids, no content.
   */
  journal: StateStore;
  /** Milliseconds that a key is remembered. Default 365 days. */
  keep?: number | undefined;
  /** Milliseconds for an answer; the time begins anew with each piece of an attachment. Default 60,000. */
  timeout?: number | undefined;
  userAgent?: string | undefined;
  /** Watches the requests; never changes them. */
  observer?: Observer<ClientEvent> | undefined;
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

const optionMembers: MembersOf<ZbpRestOptions> = {
  baseUrl: true,
  fetch: true,
  author: true,
  journal: true,
  keep: true,
  timeout: true,
  userAgent: true,
  observer: true,
};

const year = 365 * 86_400_000;

/**
 * A way to the Zentrales Bürgerpostfach over its REST interface. Production was seen from the networks of the
 * administration only (NdB, NdB-VN).
 *
 * The interface has no key that makes a repeated call safe and cannot be asked for a message. So each attempt is noted in
 * the journal before it is made, and a parcel of which nobody knows whether it has arrived is never sent again by itself:
 * `servicekonto.postfach.outcome-unknown`. Who needs more certainty uses an outbox (`zbpFitConnect`).
 *
 * @example
 * const transport = zbpRest({
 *   baseUrl: zbpEnvironments.integration.internet,
 *   fetch: (url, init) => undici.fetch(url, { ...init, dispatcher }), // dispatcher: new undici.Agent({ connect: { key, cert } })
 *   author: { signer: createPemSigner({ key, kid: 'zbp', algorithm: 'RS512' }), certificate },
 *   journal: createPostgresStateStore({ pool }),
 * });
 */
export function zbpRest(options: ZbpRestOptions): PostfachTransport {
  return {
    faults: faultsOf(options),
    connect: (surroundings) => connect(options, surroundings),
  };
}

function faultsOf(options: ZbpRestOptions): readonly ConfigFault[] {
  try {
    checkConfig(
      (facts) => servicekontoError('servicekonto.config.invalid', facts),
      (faults) => {
        judgeMembers('transport', options, optionMembers, faults);
        faults.address('transport.baseUrl', options.baseUrl, options);
        if (typeof options.fetch !== 'function')
          faults.add('transport.fetch', 'must be a fetch that shows the client certificate');
        judgeAuthor('transport.author', options.author, faults, options);
        const { journal } = options;
        const methods = ['add', 'get', 'set', 'take', 'delete'] as const;
        if (methods.some((name) => typeof journal?.[name] !== 'function'))
          faults.add('transport.journal', 'must be a StateStore that outlives the process');
        faults.number('transport.keep', options.keep, 86_400_000);
        faults.number('transport.timeout', options.timeout, 1);
      },
    );
    return [];
  } catch (error) {
    return configFaultsOf(error);
  }
}

function connect(options: ZbpRestOptions, surroundings: PostfachSurroundings): PostfachConnection {
  const { clock, logger, applicationTimeout: timeout } = surroundings;
  const author = createAuthor(options.author, clock);
  const journal = createJournal(options.journal, options.keep ?? year, surroundings);
  const client: Client<paths> = createClient({
    contract: zbpV6,
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    userAgent: options.userAgent,
    observer: options.observer,
    timeout: options.timeout ?? 60_000,
    // A success comes as any JSON, and as nothing at all: only the status is promised.
    alsoAccept: ['text/plain'],
    clock,
    logger,
    // Repeating is decided here, with what the journal knows.
    retry: { limit: 0 },
    auth: { token: ({ signal, rejected } = {}) => author.token({ signal, timeout }, { rejected }) },
    [allowHttp]: options[allowHttp],
    [allowSandbox]: options[allowSandbox],
  });
  return {
    deliver: (parcel, given) => deliver(parcel, given, { client, author, journal, clock, timeout }),
    async find(kind, key, { signal }) {
      const note = await journal.find(kind, key, signal);
      return note && receiptOf(key, note);
    },
  };
}

interface Parts {
  readonly client: Client<paths>;
  readonly author: Author;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly timeout: number;
}

const unknownOutcome = (note: Note) =>
  postfachError('servicekonto.postfach.outcome-unknown', { details: { begunAt: note.at } });

function receiptOf(key: string, note: Note): PostfachReceipt {
  if (note.state === 'begun') throw unknownOutcome(note);
  return { key, state: 'accepted', messageId: note.messageId, at: note.at };
}

async function deliver(parcel: Parcel, options: DeliverOptions, parts: Parts): Promise<PostfachReceipt> {
  const { signal } = options;
  const { author, journal, clock, timeout } = parts;
  const limits = { signal, timeout };
  if (options[sendAgain] === true) await journal.release(parcel, signal);
  const envelope = await sealed(parcel.written, author, limits);
  const earlier = await journal.begin(parcel, signal);
  if (earlier) {
    if (earlier.fingerprint !== parcel.written.fingerprint)
      throw postfachError('servicekonto.postfach.key-conflict');
    return receiptOf(parcel.key, earlier);
  }
  const body =
    parcel.kind === 'message' ? messageForm(envelope, parcel.written, limits) : watchedJson(envelope);
  let messageId: string;
  try {
    messageId = await send(parcel, body, parts.client, signal);
  } catch (error) {
    const failed = judgeFailure(error, body.hasLeft(), signal);
    // A note that stays when the store fails is on the safe side: the next call asks a person.
    if (failed.isUndelivered) await journal.withdraw(parcel).catch(() => undefined);
    throw failed.error;
  }
  const { key } = parcel;
  // It has arrived, also when that can no longer be noted; a repeated call then asks a person.
  return journal
    .accepted(parcel, messageId, undefined)
    .catch(() => ({ key, state: 'accepted', messageId, at: new Date(clock()).toISOString() }));
}

type MessageReceipt = components['schemas']['MessageReceipt'];

/** Makes the call; returns the id of what has arrived. */
async function send(
  parcel: Parcel,
  { body, contentType }: WatchedBody,
  client: Client<paths>,
  signal: AbortSignal,
): Promise<string> {
  if (parcel.kind === 'status') {
    await client.post('/v6/mailbox/applications/states', {
      // The type asks for the value; sent are its bytes, watched.
      body: body as unknown as SignedEnvelope,
      contentType: contentType as 'application/json',
      as: 'none',
      signal,
    });
    return parcel.applicationId;
  }
  const receipt: Partial<MessageReceipt> | null = await client.put('/v6/mailbox/messages', {
    body,
    // The contract names the bare media type; the boundary is a parameter of it.
    contentType: contentType as 'multipart/form-data',
    signal,
  });
  const id = receipt?.messageUuid ?? receipt?.messageId;
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  // A success without an id: a page, another interface, or a later version of this one.
  throw postfachError('servicekonto.postfach.outcome-unknown', { details: { reason: 'no-id' } });
}

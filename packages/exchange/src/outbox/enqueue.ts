import { isRathausError } from '@rathaus/client-core';
import { abortedError } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { Kysely, Transaction } from 'kysely';
import { exchangeError } from '../errors.ts';
import type { CallerTransaction, ExchangeStore } from '../store/exchange-store.ts';
import { fingerprintOf } from '../store/fingerprint.ts';
import type { ExchangeTables } from '../store/tables.ts';
import { partRow } from '../transport/part-rows.ts';
import type { Lane, MessageDescription, Part } from '../transport/transport.ts';
import type { Transports } from '../transport/transports.ts';
import { appendHistory } from '../work/history.ts';
import type { WorkStore } from '../work/work-store.ts';
import type { ContentInput, DeliveryRequest } from './delivery.ts';
import { judgeRequest } from './judge-request.ts';
import { readContent } from './read-content.ts';

export interface EnqueueContext {
  readonly store: ExchangeStore;
  readonly work: WorkStore;
  readonly transports: Transports;
  readonly tenant: string;
  readonly clock: Clock;
  readonly createId: () => string;
  /** Milliseconds the application may take to open its content, and for each piece of it. */
  readonly applicationTimeout: number | undefined;
}

interface EnqueueOptions {
  readonly signal: AbortSignal;
  readonly transaction: CallerTransaction | undefined;
}

/** Folder in the content store for the content of a delivery and for what its transport makes of it. */
export const contentFolder = (tenant: string, deliveryId: string) => `${tenant}/outbox/${deliveryId}/`;

const messageOf = ({ service, data, ...request }: DeliveryRequest): MessageDescription => ({
  service: { identifier: service.identifier, name: service.name },
  region: request.region,
  schemaUri: data.schemaUri,
  senderReference: request.senderReference,
  applicationDate: request.applicationDate,
});

/**
 * Stores content durably, then, in one transaction, the delivery and the work on it: a delivery exists when `enqueue` has
 * resolved (and the transaction of the caller is committed), not before. Returns the id under this key.
 */
export async function enqueue(
  request: DeliveryRequest,
  context: EnqueueContext,
  { signal, transaction }: EnqueueOptions,
): Promise<string> {
  judgeRequest(request);
  const { store, transports, tenant, createId } = context;
  const joined = transaction && join(store, transaction);
  const transport = transports.of(request.to);
  const message = messageOf(request);
  await store.ready();
  const id = createId();
  // What cannot be sent must be refused now, where a person can correct it, not at night in the worker: first what is wrong
  // whatever the content is, before anything of it is stored, then with the sizes.
  const check = (parts: readonly Part[]) =>
    transport.check({ tenant, key: request.key, address: request.to, message, parts });
  const drafts = draftsOf(id, request, context);
  check(drafts.map(({ part }) => part));
  const lane = transport.laneOf(request.to);
  let inserting = false;
  try {
    const parts = await storeParts(drafts, context, signal);
    check(parts);
    const delivery = {
      id,
      request,
      message,
      lane,
      parts,
      fingerprint: fingerprintOf(request.to, message, parts),
    };
    inserting = true;
    const found = joined ? await insert(delivery, joined, context) : await insertAlone(delivery, context);
    if (found.id !== id) {
      await store.content.remove(contentFolder(tenant, id));
      if (found.fingerprint !== delivery.fingerprint)
        throw exchangeError('exchange.outbox.key-conflict', { details: { deliveryId: found.id } });
    }
    return found.id;
  } catch (error) {
    // A commit whose answer was lost is one: then this content has a delivery. The sweep finds out.
    if (!inserting) await store.content.remove(contentFolder(tenant, id)).catch(() => undefined);
    if (isRathausError(error)) throw error;
    if (signal.aborted) throw abortedError('Enqueuing a delivery', signal);
    throw exchangeError('exchange.outbox.not-stored', { cause: error });
  }
}

function join(store: ExchangeStore, transaction: CallerTransaction): Kysely<ExchangeTables> {
  if (!store.join)
    throw exchangeError('exchange.outbox.invalid-request', {
      message: 'transaction can be joined on PostgreSQL only',
      details: { place: 'transaction' },
    });
  return store.join(transaction);
}

/** A part as it will be, as far as that is known before its content is read. */
interface Draft {
  readonly part: Part;
  readonly input: ContentInput;
  readonly maxBytes: number | undefined;
}

/** Stands for the hash of content that nobody has read. */
const unread = '0'.repeat(128);

function draftsOf(id: string, request: DeliveryRequest, context: EnqueueContext): Draft[] {
  const { transports, tenant, createId } = context;
  const { limits } = transports.of(request.to);
  const draft = (
    input: ContentInput,
    maxBytes: number | undefined,
    part: Omit<Part, 'id' | 'size' | 'sha512' | 'content'>,
  ): Draft => {
    const partId = createId();
    const content = `${contentFolder(tenant, id)}${partId}`;
    return {
      input,
      maxBytes,
      part: { ...part, id: partId, size: knownSize(input), sha512: unread, content },
    };
  };
  const { data, attachments = [] } = request;
  return [
    draft(data.content, limits?.dataBytes, { role: 'data', mimeType: data.mimeType }),
    ...attachments.map(({ content, mimeType, fileName, description, purpose }) =>
      draft(content, limits?.attachmentBytes, {
        role: 'attachment',
        mimeType,
        fileName,
        description,
        purpose,
      }),
    ),
  ];
}

/** Bytes of content that is in memory; 0 for content that is still to be opened. */
const knownSize = (input: ContentInput): number =>
  typeof input === 'function' ? 0 : typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;

async function storeParts(
  drafts: readonly Draft[],
  { store, applicationTimeout }: EnqueueContext,
  signal: AbortSignal,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { part, input, maxBytes } of drafts) {
    const source = await readContent(input, { signal, timeout: applicationTimeout });
    const stored = await store.content
      .write(part.content, source, { maxBytes, signal })
      .catch((error: unknown) => {
        throw isTooLarge(error) ? tooLarge(maxBytes) : error;
      });
    parts.push({ ...part, ...stored });
  }
  return parts;
}

const isTooLarge = (error: unknown) => isRathausError(error) && error.code === 'exchange.content.too-large';
const tooLarge = (limit = 0) =>
  exchangeError('exchange.outbox.too-large', { message: `${limit} bytes`, details: { limit } });

interface NewDelivery {
  readonly id: string;
  readonly request: DeliveryRequest;
  readonly message: MessageDescription;
  readonly lane: Lane;
  readonly parts: readonly Part[];
  readonly fingerprint: string;
}

/** In a transaction of its own. When its answer is lost, what the database has decides. */
async function insertAlone(
  delivery: NewDelivery,
  context: EnqueueContext,
): Promise<{ id: string; fingerprint: string }> {
  const { db } = context.store;
  try {
    return await db.transaction().execute((own) => insert(delivery, own, context));
  } catch (error) {
    const found = await db
      .selectFrom('delivery')
      .select(['id', 'fingerprint'])
      .where('id', '=', delivery.id)
      .executeTakeFirst()
      .catch(() => undefined);
    if (found) return found;
    throw error;
  }
}

/** Writes the delivery, its parts and its work, unless there is one under this key. */
async function insert(
  { id, request, message, lane, parts, fingerprint }: NewDelivery,
  executor: Kysely<ExchangeTables> | Transaction<ExchangeTables>,
  { store, work, tenant, clock }: EnqueueContext,
): Promise<{ id: string; fingerprint: string }> {
  const now = new Date(clock()).toISOString();
  await executor
    .insertInto('delivery')
    .values({
      id,
      tenant,
      key: request.key,
      fingerprint,
      transport: request.to.transport,
      address: JSON.stringify(request.to),
      message: JSON.stringify(message),
      reference: request.senderReference || id,
      state: 'queued',
      created_at: now,
      updated_at: now,
      progress: null,
      remote_id: null,
      conversation: null,
      sent_at: null,
      collected_at: null,
      finished_at: null,
      problems: null,
      proof: null,
      removed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
    .execute();
  const found = await executor
    .selectFrom('delivery')
    .select(['id', 'fingerprint'])
    .where('tenant', '=', tenant)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  if (found.id !== id) return found;
  await executor
    .insertInto('delivery_part')
    .values(parts.map((part, position) => ({ delivery_id: id, ...partRow(part, position) })))
    .execute();
  await appendHistory(store, executor, { kind: 'delivery', id }, { type: 'state', state: 'queued' });
  await work.add({ kind: 'delivery', id, tenant, ...lane }, executor);
  return found;
}

import { Buffer } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ByteStream, isRathausError } from '@rathaus/client-core';
import { type ApplicationLimits, abortedError, callApplication } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../errors.ts';
import { fitConnectLimits } from '../fit-connect/environments.ts';
import { buildMetadata } from '../metadata/build.ts';
import { storeContent, timely, tooLarge } from '../store/content-files.ts';
import type { ExchangeStore, OutboxAttachmentTable } from '../store/tables.ts';
import {
  type ContentInput,
  type Delivery,
  type DeliveryRequest,
  deliveryOf,
  type StoredRequest,
} from './delivery.ts';

/** Largest plaintext whose JWE is within the limit of the service: three quarters, less the other four parts. */
export const maxAttachmentBytes = Math.floor(((fitConnectLimits.attachmentBytes - 1500) * 3) / 4);
/** Data travel inside a JSON body and are held in memory; bigger ones belong into an attachment of purpose `data`. */
export const maxDataBytes = 20_000_000;

export interface EnqueueContext {
  store: ExchangeStore;
  tenant: string;
  clock: Clock;
  /** Milliseconds the application may take to open its content, and for each piece of it. */
  applicationTimeout: number | undefined;
}

export const contentFolder = (store: ExchangeStore, deliveryId: string) =>
  join(store.folder, 'outbox', deliveryId);
export const dataFile = (store: ExchangeStore, deliveryId: string) =>
  join(contentFolder(store, deliveryId), 'data');
export const attachmentFile = (store: ExchangeStore, deliveryId: string, attachmentId: string) =>
  join(contentFolder(store, deliveryId), attachmentId);

/** Content of the application: opened and read within the time it has. */
async function open(content: ContentInput, limits: ApplicationLimits): Promise<ByteStream> {
  if (typeof content === 'function')
    return timely(await callApplication('The function for content', () => content(), limits), limits);
  return [typeof content === 'string' ? Buffer.from(content) : content];
}

function checkRequest(request: DeliveryRequest): void {
  const bad = (place: string, reason: string) =>
    exchangeError('exchange.outbox.invalid-request', {
      message: `${place} ${reason}`,
      details: { place },
    });
  if (typeof request.key !== 'string' || request.key.length === 0 || request.key.length > 200) {
    throw bad('key', 'must have 1 to 200 characters');
  }
  if (!isUuid(request.destinationId)) throw bad('destinationId', 'must be a UUID');
  if (!request.publicService.identifier || !request.publicService.name)
    throw bad('publicService', 'needs identifier and name');
  const count = request.attachments?.length ?? 0;
  if (count > fitConnectLimits.attachments) {
    throw exchangeError('exchange.outbox.too-many-attachments', {
      message: `more than ${fitConnectLimits.attachments}`,
      details: { limit: fitConnectLimits.attachments },
    });
  }
}

/** Stores content and request durably, then the row: a delivery exists when `enqueue` has resolved, not before. */
export async function enqueue(
  request: DeliveryRequest,
  context: EnqueueContext,
  signal: AbortSignal | undefined,
): Promise<Delivery> {
  checkRequest(request);
  const { store } = context;
  await store.ready();
  const id = randomUUID();
  const folder = contentFolder(store, id);
  const limits = { signal, timeout: context.applicationTimeout };
  try {
    const data = await storeContent(await open(request.data.content, limits), dataFile(store, id), {
      maxBytes: maxDataBytes,
      signal,
    });
    const attachments: OutboxAttachmentTable[] = [];
    let total = 0;
    for (const [position, attachment] of (request.attachments ?? []).entries()) {
      const attachmentId = randomUUID();
      const file = attachmentFile(store, id, attachmentId);
      const stored = await storeContent(await open(attachment.content, limits), file, {
        maxBytes: maxAttachmentBytes,
        signal,
      });
      total += Math.ceil((stored.size * 4) / 3) + 1500;
      if (total > fitConnectLimits.submissionBytes) throw tooLarge(fitConnectLimits.submissionBytes);
      attachments.push({
        delivery_id: id,
        attachment_id: attachmentId,
        position,
        filename: attachment.fileName ?? null,
        description: attachment.description ?? null,
        mime_type: attachment.mimeType,
        purpose: attachment.purpose ?? 'attachment',
        ...stored,
        tag: null,
      });
    }
    const described: StoredRequest = {
      publicService: { identifier: request.publicService.identifier, name: request.publicService.name },
      region: request.region,
      data: { mimeType: request.data.mimeType, schemaUri: request.data.schemaUri, size: data.size },
      senderReference: request.senderReference,
      applicationDate: request.applicationDate,
    };
    // What cannot be described must be refused now, where a person can correct it, not at night in the worker.
    metadataOf(described, data.sha512, attachments);
    return await insert(id, request, described, data.sha512, attachments, context);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (isRathausError(error)) throw error;
    if (signal?.aborted) throw abortedError('Enqueuing a delivery', signal);
    throw exchangeError('exchange.outbox.not-stored', { cause: error });
  }
}

/** Metadata of a delivery, the same at `enqueue` and at submission. */
export function metadataOf(
  request: StoredRequest,
  dataSha512: string,
  attachments: readonly OutboxAttachmentTable[],
) {
  return buildMetadata({
    data: { sha512: dataSha512, schemaUri: request.data.schemaUri, mimeType: request.data.mimeType },
    attachments: attachments.map((attachment) => ({
      attachmentId: attachment.attachment_id,
      sha512: attachment.sha512,
      purpose: attachment.purpose as 'attachment',
      mimeType: attachment.mime_type,
      fileName: attachment.filename ?? undefined,
      description: attachment.description ?? undefined,
    })),
    senderReference: request.senderReference,
    applicationDate: request.applicationDate,
  });
}

async function insert(
  id: string,
  request: DeliveryRequest,
  described: StoredRequest,
  dataSha512: string,
  attachments: readonly OutboxAttachmentTable[],
  { store, tenant, clock }: EnqueueContext,
): Promise<Delivery> {
  const content = attachments.map(({ delivery_id: _, attachment_id: __, tag: ___, ...rest }) => rest);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.destinationId.toLowerCase(), described, dataSha512, content]))
    .digest('hex');
  const now = new Date(clock()).toISOString();
  const { row, existed } = await store.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('outbox_delivery')
      .values({
        id,
        tenant,
        key: request.key,
        fingerprint,
        state: 'enqueued',
        destination_id: request.destinationId,
        request: JSON.stringify(described),
        data_sha512: dataSha512,
        submit_tried: 0,
        attempts: 0,
        next_attempt_at: now,
        created_at: now,
        updated_at: now,
        resume_state: null,
        submission_id: null,
        case_id: null,
        metadata_tag: null,
        data_tag: null,
        submitted_at: null,
        finished_at: null,
        problems: null,
        proof: null,
        lease_owner: null,
        lease_until: null,
        error_code: null,
        error_message: null,
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
      .execute();
    const row = await transaction
      .selectFrom('outbox_delivery')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('key', '=', request.key)
      .executeTakeFirstOrThrow();
    if (row.id === id && attachments.length > 0) {
      await transaction
        .insertInto('outbox_attachment')
        .values([...attachments])
        .execute();
    }
    return { row, existed: row.id !== id };
  });
  if (existed) {
    await rm(contentFolder(store, id), { recursive: true, force: true });
    if (row.fingerprint !== fingerprint) {
      throw exchangeError('exchange.outbox.key-conflict', { details: { deliveryId: row.id } });
    }
  }
  return deliveryOf(row);
}

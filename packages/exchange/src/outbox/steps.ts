import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRathausError, type RathausError } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../errors.ts';
import type { FitConnectClient, SubmissionReference } from '../fit-connect/client.ts';
import type { FitConnectEndpoints } from '../fit-connect/environments.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { encryptJwe, encryptJweText, type JweRecipient } from '../jwe/encrypt.ts';
import { storeContent } from '../store/content-files.ts';
import type { ExchangeStore } from '../store/tables.ts';
import type { StoredRequest } from './delivery.ts';
import { attachmentFile, contentFolder, dataFile, metadataOf } from './enqueue.ts';
import type { DeliveryRow, OutboxRows } from './rows.ts';

export interface StepContext {
  store: ExchangeStore;
  rows: OutboxRows;
  client: FitConnectClient;
  trusted: TrustedKeys;
  endpoints: FitConnectEndpoints;
  signal: AbortSignal;
}

/** Identity of the submission of a delivery that has one. */
export function referenceOf(row: DeliveryRow): SubmissionReference {
  if (row.submission_id === null || row.case_id === null) throw exchangeError('exchange.outbox.inconsistent');
  return { submissionId: row.submission_id, caseId: row.case_id, destinationId: row.destination_id };
}

const submitFile = (store: ExchangeStore, row: DeliveryRow) =>
  join(contentFolder(store, row.id), `submit-${row.submission_id}.json`);

/** The key is asked for before each use: a destination may roll it over at any time. */
async function recipientOf(row: DeliveryRow, context: StepContext): Promise<JweRecipient> {
  const { client, trusted, signal } = context;
  const destination = await client.getDestination(row.destination_id, { signal });
  if (destination.status !== 'active') throw exchangeError('exchange.outbox.destination-not-active');
  const versions = destination.metadataVersions;
  if (
    Array.isArray(versions) &&
    versions.length > 0 &&
    !versions.some((version) => version.startsWith('2.'))
  ) {
    throw exchangeError('exchange.outbox.metadata-version');
  }
  return trusted.encryptionKey(row.destination_id, destination.encryptionKid, signal);
}

/** enqueued → created. A lost answer leaves an orphan that the service deletes after a day. */
export async function create(row: DeliveryRow, context: StepContext): Promise<DeliveryRow> {
  const request = JSON.parse(row.request) as StoredRequest;
  await recipientOf(row, context);
  const attachments = await context.rows.attachments(row.id);
  const created = await context.client.createSubmission(
    {
      destinationId: row.destination_id,
      announcedAttachments: attachments.map((attachment) => attachment.attachment_id),
      publicService: request.publicService,
      ...(request.region !== undefined && { region: request.region }),
    },
    { signal: context.signal },
  );
  if (!isUuid(created.submissionId) || !isUuid(created.caseId)) {
    throw exchangeError('exchange.outbox.unusable-answer');
  }
  return context.rows.save(row, {
    state: 'created',
    submission_id: created.submissionId,
    case_id: created.caseId,
    attempts: 0,
  });
}

/** created → uploaded, attachment by attachment. A repeated upload is a new JWE; the tag of the confirmed one counts. */
export async function upload(row: DeliveryRow, context: StepContext): Promise<DeliveryRow> {
  const { client, rows, store, signal } = context;
  const { submissionId } = referenceOf(row);
  for (const attachment of await rows.attachments(row.id)) {
    if (attachment.tag !== null) continue;
    const recipient = await recipientOf(row, context);
    const file = createReadStream(attachmentFile(store, row.id, attachment.attachment_id), {
      highWaterMark: 96 * 1024,
    });
    const options = { recipient, length: Number(attachment.size), cty: attachment.mime_type, signal };
    const jwe = encryptJwe(file as AsyncIterable<Uint8Array>, options);
    try {
      await client.putAttachment(submissionId, attachment.attachment_id, jwe, { signal });
    } catch (error) {
      if (signal.aborted || !isGone(error)) throw error;
      // The service forgot the incomplete submission. Nothing was submitted for it, so a new one is safe.
      return rows.restart(row);
    } finally {
      file.destroy();
    }
    const { tag, sha512 } = jwe.result();
    if (sha512 !== attachment.sha512) throw exchangeError('exchange.outbox.content-changed');
    await rows.saveTag(row, attachment.attachment_id, tag);
  }
  return rows.save(row, { state: 'uploaded', attempts: 0 });
}

/**
 * uploaded → submitting: metadata and data are encrypted once and kept as bytes with their tags. Whatever happens to the
 * request, the same bytes are sent again and the same tags must be in the event log.
 */
export async function prepare(row: DeliveryRow, context: StepContext): Promise<DeliveryRow> {
  const { rows, store, signal } = context;
  const request = JSON.parse(row.request) as StoredRequest;
  const recipient = await recipientOf(row, context);
  const data = await encryptJweText(await readFile(dataFile(store, row.id)), {
    recipient,
    cty: request.data.mimeType,
    signal,
  });
  if (data.sha512 !== row.data_sha512) throw exchangeError('exchange.outbox.content-changed');
  const document = metadataOf(request, row.data_sha512, await rows.attachments(row.id));
  const plaintext = new TextEncoder().encode(JSON.stringify(document));
  const metadata = await encryptJweText(plaintext, { recipient, cty: 'application/json', signal });
  const body = JSON.stringify({ encryptedMetadata: metadata.jwe, encryptedData: data.jwe });
  await storeContent([new TextEncoder().encode(body)], submitFile(store, row), {
    maxBytes: Number.MAX_SAFE_INTEGER,
  });
  return rows.save(row, {
    state: 'submitting',
    metadata_tag: metadata.tag,
    data_tag: data.tag,
    submit_tried: 0,
    attempts: 0,
  });
}

/** submitting → submitted. When an answer was lost the event log is asked first. */
export async function submit(row: DeliveryRow, context: StepContext): Promise<DeliveryRow> {
  const { client, rows, store, signal } = context;
  if (row.submit_tried !== 0) {
    const decided = await decideByLog(row, context);
    if (decided) return decided;
  }
  const body = JSON.parse(await readFile(submitFile(store, row), 'utf8')) as {
    encryptedMetadata: string;
    encryptedData: string;
  };
  const first = row.submit_tried === 0;
  const tried = first ? await rows.save(row, { submit_tried: 1 }) : row;
  try {
    await client.submit(referenceOf(row).submissionId, body, { signal });
  } catch (error) {
    if (signal.aborted || !isRathausError(error) || !isRefusal(error)) throw error;
    const decided = await decideByLog(tried, context, error);
    if (decided) return decided;
    // A clear refusal of the only attempt: it was not submitted, a new submission is safe.
    if (first && (isGone(error) || problemType(error).endsWith('/unknown-key'))) return rows.restart(tried);
    if (isGone(error)) {
      throw exchangeError('exchange.outbox.outcome-unknown');
    }
    throw error;
  }
  return rows.save(tried, {
    state: 'submitted',
    submitted_at: rows.at(),
    attempts: 0,
    error_code: null,
    error_message: null,
  });
}

async function decideByLog(
  row: DeliveryRow,
  context: StepContext,
  refusal?: RathausError,
): Promise<DeliveryRow | undefined> {
  let events: Awaited<ReturnType<TrustedKeys['verifiedEvents']>>;
  try {
    events = await context.trusted.verifiedEvents(referenceOf(row), context.signal);
  } catch (error) {
    // No log for this id: the caller decides with the refusal it has.
    if (refusal && isRathausError(error) && error.status === 404) return undefined;
    throw error;
  }
  const event = events.find((candidate) => candidate.name === 'submit-submission');
  if (!event) return undefined;
  return context.rows.save(row, {
    state: 'submitted',
    submitted_at: event.issuedAt,
    attempts: 0,
    error_code: null,
    error_message: null,
  });
}

/** Answers that the service gave on purpose: the request was understood and not carried out. */
function isRefusal(error: RathausError): boolean {
  return error.status !== undefined && error.status >= 400 && error.status < 500 && !error.retryable;
}

function isGone(error: unknown): boolean {
  return isRathausError(error) && (error.status === 404 || error.status === 409 || error.status === 410);
}

function problemType(error: RathausError): string {
  return error.problem?.type ?? '';
}

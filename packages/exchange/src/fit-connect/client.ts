import { asStream, createTokenSource, type Pages } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { type components, createSubmissionApi } from '../api/submission-v2.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';
import { checkClientOptions, coreOptions, type FitConnectClientOptions } from './client-options.ts';
import { type JweUpload, jweUpload, slowestDownload } from './jwe-upload.ts';
import { type ListOptions, listedSubmissions } from './listed-submissions.ts';
import { readEventLog } from './read-event-log.ts';
import { createReplyCalls, type ReplyCalls } from './reply-calls.ts';

/** Zustellpunkt as the service describes it. */
export type Destination = components['schemas']['Destination'];
/** Ids of a submission. */
export type SubmissionReference = components['schemas']['SubmissionReference'];
/** What is announced before attachments are uploaded. */
export type SubmissionAnnouncement = components['schemas']['SubmissionAnnouncement'];
/** A submission as it waits for pickup, still encrypted. */
export type EncryptedSubmission = components['schemas']['Submission'];

export type { JweUpload };

/** The calls of the Submission API that sender and subscriber need. Errors: `core.*` of client-core. */
export interface FitConnectClient {
  getDestination(destinationId: string, call?: Abortable): Promise<Destination>;
  getDestinationKey(destinationId: string, keyId: string, call?: Abortable): Promise<PublicJwk>;
  getServiceKeys(call?: Abortable): Promise<PublicJwk[]>;
  createSubmission(announcement: SubmissionAnnouncement, call?: Abortable): Promise<SubmissionReference>;
  /** Uploads in constant memory with `Content-Length`. An encryption can be read once, so nothing is repeated here. */
  putAttachment(submissionId: string, attachmentId: string, jwe: JweUpload, call?: Abortable): Promise<void>;
  submit(
    submissionId: string,
    content: { encryptedMetadata: string; encryptedData: string },
    call?: Abortable,
  ): Promise<void>;
  /**
   * The submissions that wait for pickup, to the last page but at most 10,000. Whoever looks again and again counts the
   * looks (`look`), and sees all of a longer list in turn. An entry whose ids are no UUIDs is left out and told to
   * `onUnusable`; without it, it ends the list. Errors:
   * `exchange.inbox.unusable-answer`, `core.paging.repeated`.
   */
  listSubmissions(destinationId: string, call?: ListOptions): Pages<SubmissionReference, number>;
  /** `maxBytes` of the whole answer, which is held in memory. Default 150,000,000. */
  getSubmission(
    submissionId: string,
    call?: Abortable & { maxBytes?: number | undefined },
  ): Promise<EncryptedSubmission>;
  /** The encrypted attachment as a stream. It ends as `core.timeout` when less than 10 kB a second arrive for half a minute. */
  getAttachment(
    submissionId: string,
    attachmentId: string,
    call?: Abortable,
  ): Promise<ReadableStream<Uint8Array>>;
  /**
   * All tokens of the log of one submission, unverified: give them to `verifyEventLog`. A log of more than 1,000 is
   * refused (`exchange.event.refused`): a case has a handful. A service that repeats itself: `core.paging.repeated`.
   */
  getEvents(submissionId: string, call?: Abortable): Promise<string[]>;
  postEvent(caseId: string, token: string, call?: Abortable): Promise<void>;
  /** Answers of a destination to the sender of a submission. */
  readonly replies: ReplyCalls;
}

/**
 * Makes a client for one FIT-Connect environment and one client id. Refuses the sandbox unless `[allowSandbox]`. Errors:
 * `exchange.config.invalid` with all faults.
 *
 * @example
 * const client = createFitConnectClient({
 *   endpoints: fitConnectEnvironments.test,
 *   clientId,
 *   clientSecret,
 *   userAgent: 'Posteingang-Musterstadt/1.0 (it@musterstadt.example)',
 * });
 * const destination = await client.getDestination(destinationId, { signal });
 */
export function createFitConnectClient(options: FitConnectClientOptions): FitConnectClient {
  checkClientOptions(options);
  const { endpoints, clientId, clientSecret, timeout = 30_000 } = options;
  const base = coreOptions(options);
  const auth = createTokenSource({
    ...base,
    tokenUrl: endpoints.tokenUrl,
    clientId,
    clientSecret,
    applicationTimeout: options.applicationTimeout,
  });
  const api = createSubmissionApi({
    ...base,
    baseUrl: endpoints.submissionApi,
    auth,
    // No public source says with which type the service sends attachments; what they are is proven by decryption.
    alsoAccept: ['application/octet-stream'],
  });

  return {
    getDestination: (destinationId, call) =>
      api.get('/v2/destinations/{destinationId}', { path: { destinationId }, ...call }),
    getDestinationKey: async (destinationId, keyId, call) => ({
      ...(await api.get('/v2/destinations/{destinationId}/keys/{keyId}', {
        path: { destinationId, keyId },
        ...call,
      })),
    }),
    getServiceKeys: async (call) =>
      (await api.get('/.well-known/jwks.json', { ...call })).keys.map((key) => ({ ...key })),
    createSubmission: (body, call) => api.post('/v2/submissions', { body, ...call }),
    async putAttachment(submissionId, attachmentId, jwe, call) {
      await api.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', {
        path: { submissionId, attachmentId },
        ...jweUpload(jwe, timeout),
        ...call,
      });
    },
    async submit(submissionId, body, call) {
      // Whoever sends bytes that may already have arrived must look into the event log first: no repetition here.
      await api.put('/v2/submissions/{submissionId}', {
        path: { submissionId },
        body,
        retry: { limit: 0 },
        as: 'none',
        ...call,
      });
    },
    listSubmissions: (destinationId, options = {}) =>
      listedSubmissions(
        (range) => api.get('/v2/submissions', { query: { destinationId, ...range }, signal: options.signal }),
        options,
      ),
    getSubmission: (submissionId, { maxBytes = 150_000_000, signal } = {}) =>
      api.get('/v2/submissions/{submissionId}', {
        path: { submissionId },
        maxResponseBytes: maxBytes,
        signal,
      }),
    getAttachment: (submissionId, attachmentId, call) =>
      api.get('/v2/submissions/{submissionId}/attachments/{attachmentId}', {
        path: { submissionId, attachmentId },
        as: asStream({ slowest: slowestDownload }),
        ...call,
      }),
    getEvents: (submissionId, { signal } = {}) =>
      readEventLog(
        (query) =>
          api.get('/v2/submissions/{submissionId}/events', { path: { submissionId }, query, signal }),
        signal,
      ),
    async postEvent(caseId, token, call) {
      await api.post('/v2/cases/{caseId}/events', {
        path: { caseId },
        contentType: 'application/jose',
        body: token,
        retry: { limit: 0 },
        ...call,
      });
    },
    replies: createReplyCalls(api, timeout),
  };
}

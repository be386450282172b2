import { asStream, createTokenSource, type Pages, paginateOffset, upload } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { type components, createSubmissionApi } from '../api/submission-v2.ts';
import { exchangeError } from '../errors.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';
import { checkClientOptions, coreOptions, type FitConnectClientOptions } from './client-options.ts';
import { type ListOptions, listedSubmissions } from './listed-submissions.ts';

/** Zustellpunkt as the service describes it. */
export type Destination = components['schemas']['Destination'];
/** Ids of a submission. */
export type SubmissionReference = components['schemas']['SubmissionReference'];
/** What is announced before attachments are uploaded. */
export type SubmissionAnnouncement = components['schemas']['SubmissionAnnouncement'];
/** A submission as it waits for pickup, still encrypted. */
export type EncryptedSubmission = components['schemas']['Submission'];

/**
 * An encrypted attachment as it is sent, as ASCII bytes of the compact JWE: an encryption that runs meanwhile
 * (`encryptJwe`) and can be read once, or one that was stored and is opened for each attempt. `contentLength` is exact.
 */
export type JweUpload =
  | { readonly contentLength: number; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly contentLength: number; open(): Promise<AsyncIterable<Uint8Array>> };

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
   * The submissions that wait for pickup, to the last page but at most 10,000: what is worked off makes room for the
   * rest. An entry whose ids are no UUIDs is left out and told to `onUnusable`; without it, it ends the list. Errors:
   * `exchange.inbox.unusable-answer`, `core.paging.repeated`.
   */
  listSubmissions(destinationId: string, call?: ListOptions): Pages<SubmissionReference, number>;
  /** `maxBytes` of the whole answer, which is held in memory. Default 150,000,000. */
  getSubmission(
    submissionId: string,
    call?: Abortable & { maxBytes?: number | undefined },
  ): Promise<EncryptedSubmission>;
  /** The encrypted attachment as a stream. */
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
}

/** Slowest upload that is still waited for: 100 kB a second. */
const millisecondsPerByte = 0.01;

const mostEvents = 1000;

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
      const allowed = timeout + jwe.contentLength * millisecondsPerByte;
      let opened = false;
      const open = async () => {
        if ('open' in jwe) return streamOf(await jwe.open());
        // The call is made again with a new token after a 401; the encryption cannot be.
        if (opened) throw exchangeError('exchange.jwe.read-twice');
        opened = true;
        return streamOf(jwe.chunks);
      };
      await api.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', {
        path: { submissionId, attachmentId },
        contentType: 'application/jose',
        body: upload(open, { size: jwe.contentLength }),
        retry: { limit: 0 },
        timeout: allowed,
        totalTimeout: allowed,
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
        as: asStream(),
        ...call,
      }),
    async getEvents(submissionId, { signal } = {}) {
      const tokens: string[] = [];
      const pages = paginateOffset({
        limit: 500,
        signal,
        async load(query) {
          const page = await api.get('/v2/submissions/{submissionId}/events', {
            path: { submissionId },
            query,
            signal,
          });
          return { items: page.eventLog, total: page.totalCount };
        },
      });
      for await (const token of pages) {
        tokens.push(token);
        if (tokens.length > mostEvents) {
          throw exchangeError('exchange.event.refused', {
            message: `it has more than ${mostEvents} tokens`,
            details: { reason: 'too-many' },
          });
        }
      }
      return tokens;
    },
    async postEvent(caseId, token, call) {
      await api.post('/v2/cases/{caseId}/events', {
        path: { caseId },
        contentType: 'application/jose',
        body: token,
        retry: { limit: 0 },
        ...call,
      });
    },
  };
}

/** Pull-driven: the next piece is encrypted or read when the socket wants it. */
function streamOf(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 2 },
  );
}

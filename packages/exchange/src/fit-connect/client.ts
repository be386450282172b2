import { allowHttp, type Client, createClient, createTokenSource, RathausError } from '@rathaus/client-core';
import { allowSandbox } from '../danger/index.ts';
import type { components, paths } from '../generated/fit-connect-submission.v2.ts';
import type { JweEncryption } from '../jwe/encrypt.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';
import { isLoopback } from './emulator.ts';
import type { FitConnectEndpoints } from './environments.ts';

/** Zustellpunkt as the service describes it. */
export type Destination = components['schemas']['Destination'];
/** Ids of a submission. */
export type SubmissionReference = components['schemas']['SubmissionReference'];
/** What is announced before attachments are uploaded. */
export type SubmissionAnnouncement = components['schemas']['SubmissionAnnouncement'];
/** A submission as it waits for pickup, still encrypted. */
export type EncryptedSubmission = components['schemas']['Submission'];

/** One FIT-Connect environment and one client id. */
export interface FitConnectClientOptions {
  endpoints: FitConnectEndpoints;
  clientId: string;
  clientSecret: string | (() => string | Promise<string>);
  /** Names product and operator. The service answers 403 without it or to ones it takes for robots. */
  userAgent: string;
  /** Milliseconds for one request without content. Default 30,000. */
  timeout?: number;
  fetch?: typeof fetch;
  clock?: () => number;
  [allowHttp]?: true;
  [allowSandbox]?: true;
}

interface Call {
  signal?: AbortSignal | undefined;
}

/** The calls of the Submission API that sender and subscriber need. Errors: `core.*` of client-core. */
export interface FitConnectClient {
  getDestination(destinationId: string, call?: Call): Promise<Destination>;
  getDestinationKey(destinationId: string, keyId: string, call?: Call): Promise<PublicJwk>;
  getServiceKeys(call?: Call): Promise<PublicJwk[]>;
  createSubmission(announcement: SubmissionAnnouncement, call?: Call): Promise<SubmissionReference>;
  /** Uploads in constant memory with `Content-Length`. The encryption can be read once, so nothing is repeated here. */
  putAttachment(submissionId: string, attachmentId: string, jwe: JweEncryption, call?: Call): Promise<void>;
  submit(
    submissionId: string,
    content: { encryptedMetadata: string; encryptedData: string },
    call?: Call,
  ): Promise<void>;
  /**
   * The submissions that wait for pickup, to the last page but at most 10,000: what is worked off makes room for the
   * rest. A service that repeats itself ends the list. Error: `exchange.inbox.unusable-answer` for an id that is no UUID.
   */
  listSubmissions(
    destinationId: string,
    call?: Call & { pageSize?: number },
  ): AsyncGenerator<SubmissionReference, void, void>;
  /** `maxBytes` of the whole answer, which is held in memory. Default 150,000,000. */
  getSubmission(submissionId: string, call?: Call & { maxBytes?: number }): Promise<EncryptedSubmission>;
  /** The encrypted attachment as a stream. */
  getAttachment(submissionId: string, attachmentId: string, call?: Call): Promise<ReadableStream<Uint8Array>>;
  /**
   * All tokens of the log of one submission, unverified: give them to `verifyEventLog`. A log of more than 1,000 is
   * refused (`exchange.event.refused`): a case has a handful.
   */
  getEvents(submissionId: string, call?: Call): Promise<string[]>;
  postEvent(caseId: string, token: string, call?: Call): Promise<void>;
}

/** Slowest upload that is still waited for: 100 kB a second. */
const millisecondsPerByte = 0.01;

const mostListed = 10_000;
const mostEvents = 1000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The ids of a listed submission become names of folders and parts of addresses. */
function checkedReference(listed: SubmissionReference): SubmissionReference {
  const { submissionId, caseId } = (listed ?? {}) as Partial<SubmissionReference>;
  if (
    typeof submissionId === 'string' &&
    uuid.test(submissionId) &&
    typeof caseId === 'string' &&
    uuid.test(caseId)
  )
    return listed;
  throw new RathausError({
    code: 'exchange.inbox.unusable-answer',
    origin: 'service',
    message: 'the service lists a submission whose ids are no UUIDs',
  });
}

/** Loopback addresses are those of an emulator: `exchange.config.sandbox-refused` unless `[allowSandbox]` is set. */
export function refuseSandbox(options: FitConnectClientOptions): void {
  if (options[allowSandbox] === true) return;
  for (const [name, url] of Object.entries(options.endpoints)) {
    if (typeof url !== 'string' || !isLoopback(url)) continue;
    throw new RathausError({
      code: 'exchange.config.sandbox-refused',
      origin: 'local',
      message: `${name} is a loopback address, as of the sandbox; set [allowSandbox]: true where this is meant`,
      details: { option: name },
    });
  }
}

/** Makes a client for one FIT-Connect environment and one client id. Refuses loopback addresses unless `[allowSandbox]`. */
export function createFitConnectClient(options: FitConnectClientOptions): FitConnectClient {
  const { endpoints, userAgent, timeout = 30_000 } = options;
  refuseSandbox(options);
  const base = {
    userAgent,
    timeout,
    ...(options.fetch ? { fetch: options.fetch } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options[allowHttp] ? { [allowHttp]: true as const } : {}),
  };
  const { clientId, clientSecret } = options;
  const auth = createTokenSource({ ...base, tokenUrl: endpoints.tokenUrl, clientId, clientSecret });
  const api: Client<paths> = createClient<paths>({ ...base, baseUrl: endpoints.submissionApi, auth });

  async function* pages<T>(
    pageSize: number,
    read: (offset: number, limit: number) => Promise<{ items: T[]; total: number | undefined }>,
    identity: (item: T) => string,
    most: number,
  ): AsyncGenerator<T, void, void> {
    const seen = new Set<string>();
    for (let offset = 0; ; ) {
      const { items, total } = await read(offset, pageSize);
      const fresh = items.filter((item) => !seen.has(identity(item))).slice(0, most - seen.size);
      for (const item of fresh) seen.add(identity(item));
      yield* fresh;
      if (seen.size >= most) return;
      offset += items.length;
      // A page without anything new means that the service ignores the offset.
      if (fresh.length === 0 || (total === undefined ? items.length < pageSize : offset >= total)) return;
    }
  }

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
      let failure: unknown;
      let opened = false;
      await api.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', {
        path: { submissionId, attachmentId },
        contentType: 'application/jose',
        body: {
          open() {
            if (opened)
              throw new RathausError({
                code: 'exchange.jwe.read-twice',
                origin: 'local',
                message: 'a JWE is sent once',
              });
            opened = true;
            const stream = streamOf(jwe.chunks, (error) => {
              failure = error;
            });
            return { stream, size: jwe.contentLength, failure: () => failure };
          },
        },
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
    listSubmissions: (destinationId, { pageSize = 100, signal } = {}) =>
      pages(
        pageSize,
        async (offset, limit) => {
          const page = await api.get('/v2/submissions', { query: { destinationId, offset, limit }, signal });
          return { items: page.submissions.map(checkedReference), total: page.totalCount };
        },
        (item) => item.submissionId,
        mostListed,
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
        as: {
          accept: 'application/jose',
          read: (response: Response) => response.body ?? new ReadableStream<Uint8Array>(),
        },
        ...call,
      }),
    async getEvents(submissionId, call) {
      const tokens: string[] = [];
      const all = pages(
        500,
        async (offset, limit) => {
          const path = { submissionId };
          const page = await api.get('/v2/submissions/{submissionId}/events', {
            path,
            query: { offset, limit },
            ...call,
          });
          return { items: page.eventLog, total: page.totalCount };
        },
        (token) => token,
        mostEvents + 1,
      );
      for await (const token of all) tokens.push(token);
      if (tokens.length <= mostEvents) return tokens;
      throw new RathausError({
        code: 'exchange.event.refused',
        origin: 'service',
        message: `the event log has more than ${mostEvents} tokens`,
        details: { reason: 'too-many' },
      });
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

/** Pull-driven: the next piece is encrypted when the socket wants it. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void, void>, failed: (error: unknown) => void) {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return();
      },
    },
    { highWaterMark: 2 },
  );
}

import { asStream, type Pages } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { components, createSubmissionApi } from '../api/submission-v2.ts';
import type { AuthenticationTags, SubmissionProblem } from '../set/events.ts';
import type { JweUpload } from './jwe-upload.ts';
import { jweUpload, slowestDownload } from './jwe-upload.ts';
import { type ListOptions, listedReplies } from './listed-submissions.ts';
import { readEventLog } from './read-event-log.ts';

/** Ids of a reply. */
export type ReplyReference = components['schemas']['ReplyReference'];
/** A reply as it waits for its receiver, still encrypted. */
export type EncryptedReply = components['schemas']['Reply'];

/**
 * The calls about replies. Published are the path that creates one (v1) and the names of the events; the others are by
 * analogy to submissions (`x-unverified` in `openapi/fit-connect-submission.v2.yaml`). Errors: `core.*`.
 */
export interface ReplyCalls {
  /** By the client of the destination, into the case of a submission. */
  create(
    announcement: { caseId: string; announcedAttachments: string[] },
    call?: Abortable,
  ): Promise<ReplyReference>;
  putAttachment(replyId: string, attachmentId: string, jwe: JweUpload, call?: Abortable): Promise<void>;
  submit(
    replyId: string,
    content: { encryptedMetadata: string; encryptedData: string },
    call?: Abortable,
  ): Promise<void>;
  /** What waits for the client that sent the submissions. As `listSubmissions`. */
  list(call?: ListOptions): Pages<ReplyReference, number>;
  get(replyId: string, call?: Abortable & { maxBytes?: number | undefined }): Promise<EncryptedReply>;
  getAttachment(replyId: string, attachmentId: string, call?: Abortable): Promise<ReadableStream<Uint8Array>>;
  /** As `getEvents`. */
  getEvents(replyId: string, call?: Abortable): Promise<string[]>;
  /** The receiver of a reply has no key at the service, which signs the event. */
  accept(replyId: string, tags: AuthenticationTags, call?: Abortable): Promise<void>;
  reject(replyId: string, problems: readonly SubmissionProblem[], call?: Abortable): Promise<void>;
}

/** The calls about replies of a client. */
export function createReplyCalls(api: ReturnType<typeof createSubmissionApi>, timeout: number): ReplyCalls {
  return {
    create: (body, call) => api.post('/v2/replies', { body, ...call }),
    async putAttachment(replyId, attachmentId, jwe, call) {
      await api.put('/v2/replies/{replyId}/attachments/{attachmentId}', {
        path: { replyId, attachmentId },
        ...jweUpload(jwe, timeout),
        ...call,
      });
    },
    async submit(replyId, body, call) {
      await api.put('/v2/replies/{replyId}', {
        path: { replyId },
        body,
        retry: { limit: 0 },
        as: 'none',
        ...call,
      });
    },
    list: (options = {}) =>
      listedReplies((range) => api.get('/v2/replies', { query: range, signal: options.signal }), options),
    get: (replyId, { maxBytes = 150_000_000, signal } = {}) =>
      api.get('/v2/replies/{replyId}', { path: { replyId }, maxResponseBytes: maxBytes, signal }),
    getAttachment: (replyId, attachmentId, call) =>
      api.get('/v2/replies/{replyId}/attachments/{attachmentId}', {
        path: { replyId, attachmentId },
        as: asStream({ slowest: slowestDownload }),
        ...call,
      }),
    getEvents: (replyId, { signal } = {}) =>
      readEventLog(
        (query) => api.get('/v2/replies/{replyId}/events', { path: { replyId }, query, signal }),
        signal,
      ),
    async accept(replyId, { metadata, data, attachments }, call) {
      await api.put('/v2/replies/{replyId}/accept', {
        path: { replyId },
        body: { authenticationTags: { metadata, data, attachments: { ...attachments } } },
        retry: { limit: 0 },
        as: 'none',
        ...call,
      });
    },
    async reject(replyId, problems, call) {
      await api.put('/v2/replies/{replyId}/reject', {
        path: { replyId },
        body: { problems: problems.map((problem) => ({ ...problem })) },
        retry: { limit: 0 },
        as: 'none',
        ...call,
      });
    },
  };
}

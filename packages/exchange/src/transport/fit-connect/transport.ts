import { randomUUID } from 'node:crypto';
import { allowSandbox } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../../errors.ts';
import { createFitConnectClient, type FitConnectClient } from '../../fit-connect/client.ts';
import type { FitConnectClientOptions } from '../../fit-connect/client-options.ts';
import { failureClassOf } from '../../fit-connect/failure-class.ts';
import { fitConnectProblems, type ProblemMeanings } from '../../fit-connect/problem-types.ts';
import { createTrustedKeys, type TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { PublicKeyTrust } from '../../keys/check-jwk.ts';
import type { FailureClass } from '../../work/failure.ts';
import type { IncomingDelivery, Lane, Progress, ReceiveStep, StepContext, Transport } from '../transport.ts';
import { answer } from './answer.ts';
import { checkDelivery, maxAttachmentBytes, maxDataBytes as maxSentDataBytes } from './check-delivery.ts';
import { addressOf } from './delivery-parts.ts';
import { fetchSubmission } from './fetch.ts';
import { isDecided } from './missing-key.ts';
import { missingIn, type ReceiveProgress, readReceiveProgress, written } from './receive-progress.ts';
import { createReplyReceiving } from './receive-reply.ts';
import { createSubmissionReceiving } from './receive-submission.ts';
import type { FitConnectDestination, Receiving } from './receiving.ts';
import { type FitConnectReplies, requireReplyAddress } from './replies.ts';
import { createReplyCourse } from './reply-course.ts';
import { send } from './send.ts';
import { readSendProgress } from './send-progress.ts';
import type { SendingCourse } from './sending.ts';
import { createSubmissionCourse } from './submission-course.ts';

/** FIT-Connect as one tenant uses it. */
export interface FitConnectTransportOptions extends FitConnectClientOptions {
  /** Root certificates for public keys; `[allowInsecurePublicKey]: true` in TEST. */
  trust: PublicKeyTrust;
  /** Destinations to pick up from; none for a pure sender. */
  destinations?: readonly FitConnectDestination[] | undefined;
  /** Offers those who get a submission to answer it, and picks up what they answer. */
  replies?: FitConnectReplies | undefined;
  /** Largest data that are taken. Default 100,000,000 bytes. */
  maxDataBytes?: number | undefined;
  /** Meanings of further problem types of the service, by URI; they come before those that are known. */
  problems?: ProblemMeanings | undefined;
  /** Makes UUIDs for names and events. Default `crypto.randomUUID`. */
  createId?: (() => string) | undefined;
}

/** FIT-Connect as a way of delivery. */
export interface FitConnectTransport extends Transport {
  readonly kind: 'fit-connect';
  /** The calls themselves. */
  readonly client: FitConnectClient;
  readonly trusted: TrustedKeys;
  /** What a failure of a step means for the work: one wrong answer is no refusal. */
  failureClassOf(error: unknown): FailureClass;
  /**
   * Replies to submissions, as a way of delivery of its own: sent by a destination to `replyTo` of what it received, picked
   * up by the sender of the submission when `replies` are configured.
   */
  readonly replies: Transport & { readonly kind: 'fit-connect-reply' };
}

/** The one mailbox of a client that replies come to. */
const repliesSource = 'replies';

/**
 * Sends and receives over FIT-Connect (Submission API v2; on receiving also metadata 1.x and `zip: DEF`). It remembers
 * nothing: each step returns its progress, and a step that is made twice, by whomever, has done the same. Errors:
 * `exchange.config.invalid`.
 *
 * @example
 * const transport = createFitConnectTransport({ endpoints: fitConnectEnvironments.test, clientId, clientSecret, userAgent, trust });
 * let step = await transport.send(delivery, undefined, context);
 * while (step.next === 'now') step = await transport.send(delivery, step.progress, context);
 */
export function createFitConnectTransport(options: FitConnectTransportOptions): FitConnectTransport {
  const { endpoints, clock, applicationTimeout, destinations = [] } = options;
  const { maxDataBytes = 100_000_000, createId = randomUUID, replies } = options;
  const client = createFitConnectClient(options);
  const trust = { ...options.trust, [allowSandbox]: options[allowSandbox] };
  const trusted = createTrustedKeys({ client, endpoints, trust, clock, applicationTimeout });
  const meanings = { ...fitConnectProblems, ...options.problems };
  const service = new URL(endpoints.submissionApi).origin;
  const laneOf = (destinationId: string): Lane => ({ service, lane: destinationId.toLowerCase() });

  const destinationOf = (source: string): FitConnectDestination => {
    const found = destinations.find(({ destinationId }) => destinationId === source);
    if (!found) throw exchangeError('exchange.inbox.unknown-destination');
    return found;
  };

  const sendingBy =
    (course: SendingCourse): Transport['send'] =>
    (delivery, progress, context) =>
      send({
        delivery,
        progress: readSendProgress(progress),
        context,
        course,
        trusted,
        meanings,
        createId,
      });
  const receive = async (
    delivery: IncomingDelivery,
    progress: ReceiveProgress,
    context: StepContext,
    { course, destinationId }: Pick<Receiving, 'course' | 'destinationId'>,
  ): Promise<ReceiveStep> => {
    if (!isUuid(delivery.remoteId)) throw exchangeError('exchange.inbox.unusable-answer');
    const receiving: Receiving = {
      delivery,
      progress,
      context,
      destinationId,
      course,
      maxDataBytes,
      applicationTimeout,
      createId,
    };
    return delivery.task === 'fetch' ? fetchSubmission(receiving) : answer(receiving);
  };
  /** A key that was missing is configured, or called compromised. */
  const resumesBy = (
    { course }: Pick<Receiving, 'course'>,
    { progress, code }: { readonly progress: Progress; readonly code: string },
  ): boolean => {
    const missing = missingIn(progress);
    return code === 'exchange.jwe.unknown-kid' && missing !== undefined && isDecided(course, missing.kid);
  };
  const shared = {
    limits: { dataBytes: maxSentDataBytes, attachmentBytes: maxAttachmentBytes },
    failureClassOf: (error: unknown) => failureClassOf(error, meanings),
  };

  return {
    ...shared,
    kind: 'fit-connect',
    client,
    trusted,
    laneOf: (address) => laneOf(addressOf({ address }).destinationId),
    check: checkDelivery,
    send: sendingBy(createSubmissionCourse(client, trusted, replies)),
    sources: destinations.map(({ destinationId }) => ({ source: destinationId, ...laneOf(destinationId) })),
    async *list(source, options) {
      const { destinationId } = destinationOf(source);
      for await (const { submissionId, caseId } of client.listSubmissions(destinationId, options))
        yield { remoteId: submissionId, progress: written({ version: 1, caseId }) };
    },
    resumes: (source, waiting) =>
      resumesBy({ course: createSubmissionReceiving(destinationOf(source), client, trusted) }, waiting),
    async receive(delivery, progress, context) {
      const destination = destinationOf(delivery.source);
      const course = createSubmissionReceiving(destination, client, trusted);
      const { destinationId } = destination;
      return receive(delivery, readReceiveProgress(progress), context, { course, destinationId });
    },
    replies: {
      ...shared,
      kind: 'fit-connect-reply',
      laneOf: (address) => laneOf(requireReplyAddress(address).destinationId),
      check(delivery) {
        const { destinationId } = requireReplyAddress(delivery.address);
        // Who does not receive there does not answer from there: the service would refuse it for ever.
        if (!destinations.some((one) => one.destinationId.toLowerCase() === destinationId.toLowerCase()))
          throw exchangeError('exchange.outbox.invalid-request', {
            message: 'to.destinationId is not configured here',
            details: { place: 'to.destinationId' },
          });
        checkDelivery(delivery);
      },
      send: sendingBy(createReplyCourse(client, trusted)),
      sources: replies ? [{ source: repliesSource, ...laneOf(repliesSource) }] : [],
      async *list(_source, options) {
        for await (const { replyId, caseId, destinationId } of client.replies.list(options))
          yield { remoteId: replyId, progress: written({ version: 1, caseId, destinationId }) };
      },
      resumes: (_source, waiting) =>
        replies !== undefined &&
        resumesBy({ course: createReplyReceiving(replies, client, trusted) }, waiting),
      async receive(delivery, progress, context) {
        if (!replies) throw exchangeError('exchange.inbox.unknown-destination');
        const read = readReceiveProgress(progress);
        const { destinationId } = read;
        if (destinationId === undefined) throw exchangeError('exchange.inbox.inconsistent');
        const course = createReplyReceiving(replies, client, trusted);
        return receive(delivery, read, context, { course, destinationId });
      },
    },
  };
}

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
import type { IncomingDelivery, Lane, Transport } from '../transport.ts';
import { answer } from './answer.ts';
import { checkDelivery, maxAttachmentBytes, maxDataBytes as maxSentDataBytes } from './check-delivery.ts';
import { addressOf } from './delivery-parts.ts';
import { fetchSubmission } from './fetch.ts';
import { readReceiveProgress, written } from './receive-progress.ts';
import type { FitConnectDestination, Receiving } from './receiving.ts';
import { send } from './send.ts';
import { readSendProgress } from './send-progress.ts';

/** FIT-Connect as one tenant uses it. */
export interface FitConnectTransportOptions extends FitConnectClientOptions {
  /** Root certificates for public keys; `[allowInsecurePublicKey]: true` in TEST. */
  trust: PublicKeyTrust;
  /** Destinations to pick up from; none for a pure sender. */
  destinations?: readonly FitConnectDestination[] | undefined;
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
}

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
  const { maxDataBytes = 100_000_000, createId = randomUUID } = options;
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

  return {
    kind: 'fit-connect',
    client,
    trusted,
    limits: { dataBytes: maxSentDataBytes, attachmentBytes: maxAttachmentBytes },
    failureClassOf: (error) => failureClassOf(error, meanings),
    laneOf: (address) => laneOf(addressOf({ address }).destinationId),
    check: checkDelivery,
    send: (delivery, progress, context) =>
      send({
        delivery,
        progress: readSendProgress(progress),
        context,
        client,
        trusted,
        meanings,
        createId,
      }),
    sources: destinations.map(({ destinationId }) => ({ source: destinationId, ...laneOf(destinationId) })),
    async *list(source, options) {
      const { destinationId } = destinationOf(source);
      for await (const { submissionId, caseId } of client.listSubmissions(destinationId, options))
        yield { remoteId: submissionId, progress: written({ version: 1, caseId }) };
    },
    async receive(delivery: IncomingDelivery, progress, context) {
      if (!isUuid(delivery.remoteId)) throw exchangeError('exchange.inbox.unusable-answer');
      const receiving: Receiving = {
        delivery,
        progress: readReceiveProgress(progress),
        context,
        destination: destinationOf(delivery.source),
        client,
        trusted,
        maxDataBytes,
        applicationTimeout,
        createId,
      };
      return delivery.task === 'fetch' ? fetchSubmission(receiving) : answer(receiving);
    },
  };
}

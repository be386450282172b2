import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { type AuthenticationTags, eventUri, type SubmissionProblem } from './events.ts';
import type { ExpectedSubmission } from './verify.ts';

/** Fact: the live TEST service took this version in June 2026 and refused 1.0.0. Mirror the submit event instead. */
export const defaultSetSchema =
  'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

/** What an event says and who signs it. */
export interface CreateEventOptions extends Abortable {
  submission: ExpectedSubmission;
  /** Signature key of the destination; its public part is registered at the service. */
  signer: Signer;
  /** `$schema` of the `submit-submission` event, which the answer mirrors. */
  schema?: string | undefined;
  clock?: Clock | undefined;
  /** Unique id of the event. Default `crypto.randomUUID`. */
  jti?: string | undefined;
  /** Milliseconds the signer may take (`core.application.timeout`). Default 30,000. */
  applicationTimeout?: number | undefined;
}

/**
 * Signs an `accept-submission` event: the receiver's proof, tied by the tags to the exact ciphertexts.
 *
 * @example
 * const event = await createAcceptEvent(tags, { submission, signer });
 */
export function createAcceptEvent(tags: AuthenticationTags, options: CreateEventOptions): Promise<string> {
  return signEvent(eventUri('accept-submission'), { authenticationTags: tags }, options);
}

/**
 * Signs a `reject-submission` event. At least one problem is needed: a rejection without reason helps nobody.
 *
 * @example
 * const problem = { type: problemTypes.hashMismatch, title: 'Hash mismatch', detail: 'data', instance: 'data' };
 * const event = await createRejectEvent([problem], { submission, signer });
 */
export async function createRejectEvent(
  problems: readonly SubmissionProblem[],
  options: CreateEventOptions,
): Promise<string> {
  if (problems.length === 0) throw exchangeError('exchange.event.no-problem');
  return signEvent(eventUri('reject-submission'), { problems }, options);
}

async function signEvent(uri: string, payload: object, options: CreateEventOptions): Promise<string> {
  const { signer, submission } = options;
  if (signer.algorithm !== 'PS512')
    throw exchangeError('exchange.event.wrong-signer', { details: { algorithm: signer.algorithm } });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = encode({ typ: 'secevent+jwt', alg: 'PS512', kid: signer.kid });
  const claims = encode({
    $schema: options.schema ?? defaultSetSchema,
    jti: options.jti ?? randomUUID(),
    iss: submission.destinationId,
    iat: Math.floor((options.clock ?? Date.now)() / 1000),
    sub: `submission:${submission.submissionId}`,
    txn: `case:${submission.caseId}`,
    events: { [uri]: payload },
  });
  const data = Buffer.from(`${header}.${claims}`, 'ascii');
  const signature = await callApplication('The signer', (signal) => signer.sign(data, { signal }), {
    signal: options.signal,
    timeout: options.applicationTimeout,
  });
  return `${header}.${claims}.${Buffer.from(signature).toString('base64url')}`;
}

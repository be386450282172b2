import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { RathausError, type Signer } from '@rathaus/client-core';
import { type AuthenticationTags, eventUri, type SubmissionProblem } from './events.ts';
import type { ExpectedSubmission } from './verify.ts';

/** Fact: the live TEST service took this version in June 2026 and refused 1.0.0. Mirror the submit event instead. */
export const defaultSetSchema =
  'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

/** What an event says and who signs it. */
export interface CreateEventOptions {
  submission: ExpectedSubmission;
  /** Signature key of the destination; its public part is registered at the service. */
  signer: Signer;
  /** `$schema` of the `submit-submission` event, which the answer mirrors. */
  schema?: string;
  /** Milliseconds since the epoch. Default `Date.now`. */
  clock?: () => number;
  /** Unique id of the event. Default `crypto.randomUUID`. */
  jti?: string;
  signal?: AbortSignal;
}

/** Signs an `accept-submission` event: the receiver's proof, tied by the tags to the exact ciphertexts. */
export function createAcceptEvent(tags: AuthenticationTags, options: CreateEventOptions): Promise<string> {
  return signEvent(eventUri('accept-submission'), { authenticationTags: tags }, options);
}

/** Signs a `reject-submission` event. At least one problem is needed: a rejection without reason helps nobody. */
export function createRejectEvent(
  problems: readonly SubmissionProblem[],
  options: CreateEventOptions,
): Promise<string> {
  if (problems.length === 0) {
    throw new RathausError({
      code: 'exchange.event.no-problem',
      origin: 'local',
      message: 'a rejection needs at least one problem',
    });
  }
  return signEvent(eventUri('reject-submission'), { problems }, options);
}

async function signEvent(uri: string, payload: object, options: CreateEventOptions): Promise<string> {
  const { signer, submission } = options;
  if (signer.algorithm !== 'PS512') {
    throw new RathausError({
      code: 'exchange.event.wrong-signer',
      origin: 'local',
      message: 'events are signed with PS512; the configured signer has another algorithm',
      details: { algorithm: signer.algorithm },
    });
  }
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
  const signature = await signer.sign(
    Buffer.from(`${header}.${claims}`, 'ascii'),
    options.signal ? { signal: options.signal } : {},
  );
  return `${header}.${claims}.${Buffer.from(signature).toString('base64url')}`;
}

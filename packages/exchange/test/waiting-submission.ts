import { Buffer } from 'node:buffer';
import { constants, createCipheriv, publicEncrypt, randomBytes, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { IncomingDelivery, Progress } from '../src/transport/transport.ts';
import { type Bench, last } from './fit-connect-bench.ts';
import type { TestKey } from './keys.ts';
import { endpoints, type ServiceSubmission } from './simulation/service.ts';

/** A submission that waits for pickup, and what a receiver needs. */
export async function waiting(bench: Bench, attachments?: readonly string[]) {
  await last(bench.run(await bench.enqueue(attachments)));
  return incoming(bench);
}

export function incoming(bench: Bench) {
  const [submission] = bench.submitted();
  const { id, caseId } = submission!;
  const delivery = (task: IncomingDelivery['task'], problems: IncomingDelivery['problems'] = []) => ({
    id,
    tenant: 'beispielhausen',
    source: bench.destination.id,
    remoteId: id,
    task,
    problems,
  });
  const progress: Progress = { version: 1, caseId };
  return {
    submission: submission!,
    delivery,
    progress,
    context: bench.contextFor(`beispielhausen/inbox/${id}/`),
  };
}

const tagOf = (jwe: string): string => jwe.slice(jwe.lastIndexOf('.') + 1);

/** Content that another sender has made, in place of the submitted one: the log has its tags. */
export async function submitAnew(
  bench: Bench,
  submission: ServiceSubmission,
  metadata: string,
  data: string,
): Promise<void> {
  Object.assign(submission, { metadata, data });
  const attachments = Object.fromEntries([...submission.attachments].map(([id, jwe]) => [id, tagOf(jwe)]));
  const authenticationTags = { metadata: tagOf(metadata), data: tagOf(data), attachments };
  const event = { 'https://schema.fitko.de/fit-connect/events/submit-submission': { authenticationTags } };
  submission.events.splice(
    0,
    submission.events.length,
    await eventToken(bench.keys.service, submission, event),
  );
}

/** A security event token about a submission, signed by `key`; header and claims as a forger wants them. */
export async function eventToken(
  key: TestKey,
  { id, caseId }: Pick<ServiceSubmission, 'id' | 'caseId'>,
  events: object,
  forged: { readonly header?: object; readonly claims?: object } = {},
): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { typ: 'secevent+jwt', alg: 'PS512', kid: key.kid, ...forged.header };
  const claims = {
    jti: randomUUID(),
    iss: endpoints.submissionApi,
    iat: 1_796_000_000,
    sub: `submission:${id}`,
    txn: `case:${caseId}`,
    events,
    ...forged.claims,
  };
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${Buffer.from(await key.signer.sign(Buffer.from(signed, 'ascii'))).toString('base64url')}`;
}

/** A compact JWE with any header over any bytes, as a sender that follows no profile makes it. */
export function jweOf(
  plain: Uint8Array | string,
  key: Pick<TestKey, 'kid' | 'publicKey'>,
  header: object = {},
): string {
  const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
  const given = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'application/json', kid: key.kid, ...header };
  const encoded = Buffer.from(JSON.stringify(given)).toString('base64url');
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
  cipher.setAAD(Buffer.from(encoded));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const wrapped = publicEncrypt(
    { key: key.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    contentKey,
  );
  const rest = [wrapped, iv, ciphertext, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'));
  return [encoded, ...rest].join('.');
}

/** What a sender of version 1 did: the plaintext is compressed first. */
export const deflatedJwe = (plain: Uint8Array | string, key: Pick<TestKey, 'kid' | 'publicKey'>): string =>
  jweOf(deflateRawSync(plain), key, { zip: 'DEF' });

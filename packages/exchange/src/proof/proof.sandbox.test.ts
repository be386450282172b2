import { Buffer } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leistung } from '../../test/towns.ts';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  buildMetadata,
  createAcceptEvent,
  createFitConnectClient,
  decryptJwe,
  encryptJwe,
  encryptJweText,
  importPublicJwk,
} from '../index.ts';
import type { ProofKey } from './bundle.ts';
import { keyThumbprint } from './check-keys.ts';
import { createDeliveryProof } from './create-proof.ts';
import { encryptProvableMetadata } from './provable-metadata.ts';
import { verifyDeliveryProof } from './verify-proof.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 120_000);
afterAll(() => sandbox.close());

const sha512 = (content: Uint8Array | string) => createHash('sha512').update(content).digest('hex');

it('goes through a delivery service: what was sent, accepted and logged makes a proof that holds', async () => {
  const { fitconnect } = sandbox.config().services;
  const { tokenUrl, submissionApi, destinationApi, subscriber, sender } = fitconnect;
  const local = { [allowHttp]: true, [allowSandbox]: true } as const;
  const insecure = { trust: { [allowInsecurePublicKey]: true as const } };
  const clientOf = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
    createFitConnectClient({
      endpoints: { tokenUrl, submissionApi, destinationApi },
      userAgent: 'Rathaus-Test/1.0',
      clientId,
      clientSecret,
      ...local,
    });
  const { destinationId } = subscriber;

  // The sender: data and attachment first, metadata last, with a key that is a function of them.
  const out = clientOf(sender);
  const { encryptionKid } = await out.getDestination(destinationId);
  const published = await out.getDestinationKey(destinationId, encryptionKid);
  const recipient = await importPublicJwk(published, 'encryption', insecure);
  const attachmentId = randomUUID();
  const file = Buffer.from('%PDF-1.7 Anmeldung');
  const attachmentJwe = await encryptJweText(file, { recipient, cty: 'application/pdf' });
  const data = JSON.stringify({ hund: 'Rex' });
  const dataJwe = await encryptJweText(Buffer.from(data), { recipient, cty: 'application/json' });
  const partOf = ({ jwe, tag, sha512: plain }: typeof dataJwe) => ({
    tag,
    sha512: plain,
    encryptedSha512: sha512(jwe),
  });
  const parts = { data: partOf(dataJwe), attachments: [{ attachmentId, ...partOf(attachmentJwe) }] };
  const metadata = buildMetadata({
    data: {
      sha512: sha512(data),
      schemaUri: 'https://schema.musterstadt.example/1.0.0',
      mimeType: 'application/json',
    },
    attachments: [{ attachmentId, sha512: sha512(file), purpose: 'attachment', mimeType: 'application/pdf' }],
  });
  const sealed = encryptProvableMetadata(JSON.stringify(metadata), { recipient, destinationId, parts });
  const reference = await out.createSubmission({
    destinationId,
    announcedAttachments: [attachmentId],
    publicService: { identifier: leistung, name: 'Hundesteuer' },
  });
  const { submissionId, caseId } = reference;
  const upload = encryptJwe([file], { recipient, length: file.length, cty: 'application/pdf' });
  // The stored bytes are what is uploaded, not another encryption of the same file.
  const stored = {
    ...upload,
    contentLength: attachmentJwe.jwe.length,
    chunks: (async function* () {
      yield Buffer.from(attachmentJwe.jwe);
    })(),
  };
  await out.putAttachment(submissionId, attachmentId, stored);
  await out.submit(submissionId, { encryptedMetadata: sealed.jwe, encryptedData: dataJwe.jwe });

  // The recipient: decrypts the metadata as any other and signs the tags.
  const inbound = clientOf(subscriber);
  const submission = await inbound.getSubmission(submissionId);
  const decrypters = subscriber.decryptionKeys.map((key) =>
    createPemDecrypter({ key: { ...key, key_ops: [...key.key_ops], x5c: [...key.x5c] } }),
  );
  const opened = await decryptJwe(submission.encryptedMetadata ?? '', {
    decrypters,
    maxBytes: 100_000,
    expectedTag: sealed.tag,
  });
  expect(JSON.parse(Buffer.from(opened.plaintext).toString())).toEqual(metadata);
  const tags = {
    metadata: opened.tag,
    data: parts.data.tag,
    attachments: { [attachmentId]: attachmentJwe.tag },
  };
  const { signingKey } = subscriber;
  const signer = createPemSigner({
    key: { ...signingKey, key_ops: [...signingKey.key_ops], x5c: [...signingKey.x5c] },
  });
  await inbound.postEvent(
    caseId,
    await createAcceptEvent(tags, { submission: { submissionId, caseId, destinationId }, signer }),
  );

  // Back at the sender: the log and the keys as published make the proof.
  const events = await out.getEvents(submissionId);
  const serviceKeys = await out.getServiceKeys();
  const destinationKeys = [await out.getDestinationKey(destinationId, signingKey.kid)];
  const proof = createDeliveryProof({
    submissionId,
    caseId,
    destinationId,
    encryptionKid,
    parts: { metadata: { tag: sealed.tag, sha512: sealed.sha512 }, ...parts },
    opening: sealed.opening,
    events,
    serviceKeys,
    destinationKeys,
  });
  const pin = (keys: readonly unknown[]) => keys.map((key) => keyThumbprint(key as ProofKey));
  const trust = {
    serviceIssuers: [submissionApi],
    serviceKeys: pin(serviceKeys),
    destination: destinationId,
    destinationKeys: pin(destinationKeys),
    [allowSandbox]: true as const,
  };
  const report = await verifyDeliveryProof(JSON.stringify(proof), { trust });
  expect(report).toMatchObject({ verdict: 'passed', findings: [], facts: { hashesBound: true } });
  expect(report.facts?.parts.map(({ sha512: plain }) => plain)).toEqual([
    sealed.sha512,
    sha512(data),
    sha512(file),
  ]);
  // A proof of the sandbox is worth nothing elsewhere: its private keys are public.
  const elsewhere = await verifyDeliveryProof(proof, { trust: { ...trust, [allowSandbox]: undefined } });
  expect(elsewhere.verdict).toBe('failed');
  expect(elsewhere.findings.map(({ rule }) => rule)).toContain('exchange.proof.sandbox-key');
}, 120_000);

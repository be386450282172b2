import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { author, certificate } from '../../test/postfach/author.ts';
import { createOutbox } from '../../test/postfach/outbox.ts';
import {
  applicationId,
  claimsOf,
  codeOf,
  handle,
  isSigned,
  message,
  status,
} from '../../test/postfach/world.ts';
import {
  createPostfach,
  type PostfachConfig,
  type SubmissionDelivery,
  type SubmissionSender,
  zbpFitConnect,
} from './index.ts';

const destinationId = 'd4c3b2a1-0000-4000-8000-000000000001';

const postfachOf = (sender: SubmissionSender, more: Partial<PostfachConfig> = {}) =>
  createPostfach({
    tenant: 'musterstadt',
    transport: zbpFitConnect({ sender, destinationId, author: author() }),
    ...more,
  });

it('puts a message into the outbox, signed, with token and certificate', async () => {
  const { outbox, taken } = createOutbox();
  const attachments = [
    { name: 'U\u0308bersicht.pdf', mediaType: 'application/pdf', open: () => new Blob(['eins']) },
  ];
  const receipt = await postfachOf(outbox).send(message({ attachments }));
  expect(receipt).toEqual({
    key: message().key,
    state: 'queued',
    messageId: 'delivery-1',
    at: '2026-11-30T08:00:00.000Z',
  });
  const [sent] = taken.values();
  expect(sent).toMatchObject({
    key: `postfach/musterstadt/message/${message().key}`,
    to: { transport: 'fit-connect', destinationId },
    service: { identifier: 'urn:schema-fitko-de:fit-connect:id.bund.de:message_v6' },
    data: {
      mimeType: 'application/json',
      schemaUri: 'https://schema.fitko.de/fit-connect/id.bund.de/message_v6/1.0.0/zbp-message.schema.json',
    },
    attachments: [{ mimeType: 'application/pdf', fileName: 'Übersicht.pdf' }],
    files: ['eins'],
  });
  const data = JSON.parse(sent!.data.content);
  expect(Object.keys(data)).toEqual(['content', 'sha512sum', 'authorToken', 'authorCertificate']);
  expect(isSigned(data)).toBe(true);
  expect(claimsOf(data.authorToken)).toMatchObject({ alg: 'RS512', roles: ['THIRD_PARTY'] });
  expect(data.authorCertificate).toBe(certificate);
  expect(JSON.parse(data.content)).toMatchObject({
    mailboxUuid: handle,
    stork_qaa_level: 3,
    attachments: [{ sha512sum: createHash('sha512').update('eins').digest('hex'), contentLength: 4 }],
  });
  // What more people read than the message says nothing of it.
  expect(JSON.stringify({ ...sent, data: undefined, key: undefined })).not.toMatch(
    /Hundesteuer|Musterstadt|Bescheid/,
  );
});

it('puts a status into the outbox', async () => {
  const { outbox, taken } = createOutbox();
  await postfachOf(outbox).status(status());
  const [sent] = taken.values();
  expect(sent?.service.identifier).toBe('urn:schema-fitko-de:fit-connect:id.bund.de:status_v6');
  expect(JSON.parse(JSON.parse(sent!.data.content).content)).toMatchObject({
    applicationId,
    status: 'RECEIVED',
  });
});

it('takes the same key once, also when another token would be made', async () => {
  const { outbox, taken, deliveries } = createOutbox();
  const clock = vi.fn(() => Date.parse('2026-11-30T08:00:00Z'));
  const postfach = postfachOf(outbox, { clock });
  const first = await postfach.send(message());
  clock.mockReturnValue(Date.parse('2026-12-24T08:00:00Z'));
  expect(await postfach.send(message())).toEqual(first);
  expect(taken.size).toBe(1);
  expect(await codeOf(postfach.send(message({ text: 'Anders' })))).toBe('servicekonto.postfach.key-conflict');
  const [key] = deliveries.keys();
  deliveries.set(key!, {
    ...deliveries.get(key!)!,
    state: 'accepted',
    times: { accepted: '2026-12-01T00:00:00.000Z' },
  });
  expect(await postfach.find('message', message().key)).toMatchObject({
    state: 'accepted',
    at: '2026-12-01T00:00:00.000Z',
  });
  expect(await postfach.find('message', 'nie')).toBeUndefined();
});

it('finds what another call has stored between question and answer', async () => {
  const { outbox, deliveries } = createOutbox();
  let asked = 0;
  const late: SubmissionSender = {
    // The first question comes before the other call has stored it.
    getByKey: async (key) => (asked++ === 0 ? undefined : deliveries.get(key)),
    enqueue: outbox.enqueue,
  };
  const clock = vi.fn(() => Date.parse('2026-11-30T08:00:00Z'));
  const first = await postfachOf(outbox, { clock }).send(message());
  clock.mockReturnValue(Date.parse('2026-11-30T08:00:05Z'));
  expect(await postfachOf(late, { clock }).send(message())).toEqual(first);
});

it.each([
  ['queued', 'queued'],
  ['sending', 'queued'],
  ['sent', 'sent'],
  ['collected', 'sent'],
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['stopped', 'stopped'],
  ['a word of tomorrow', 'queued'],
])('says of a delivery that is %s no more than is known: %s', async (state, known) => {
  const { outbox, deliveries } = createOutbox();
  const postfach = postfachOf(outbox);
  await postfach.send(message());
  const [[key, delivery]] = [...deliveries] as [[string, SubmissionDelivery]];
  deliveries.set(key, { ...delivery, state: state as SubmissionDelivery['state'] });
  expect((await postfach.find('message', message().key))?.state).toBe(known);
});

it('stores nothing when an attachment changes, or the certificate has ended', async () => {
  const { outbox, taken } = createOutbox();
  let call = 0;
  const open = () => new TextEncoder().encode(call++ === 0 ? 'eins' : 'zwei');
  expect(await codeOf(postfachOf(outbox).send(message({ attachments: [{ name: 'a', open }] })))).toBe(
    'servicekonto.postfach.attachment-changed',
  );
  const clock = () => Date.parse('2050-01-01');
  expect(await codeOf(postfachOf(outbox, { clock }).send(message()))).toBe(
    'servicekonto.postfach.certificate',
  );
  expect(taken.size).toBe(0);
});

it('passes on what the outbox refuses', async () => {
  const full = createOutbox({ enqueue: () => Promise.reject(new Error('voll')) });
  expect(await codeOf(postfachOf(full.outbox).send(message()))).toBe('Error: voll');
});

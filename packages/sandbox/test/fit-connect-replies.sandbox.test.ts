import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery, eventNames, problem, type Sent } from './delivery.ts';

interface Reference {
  replyId: string;
  caseId: string;
}

describe('replies', () => {
  let sandbox: Sandbox;
  let delivery: Delivery;
  let sent: Sent;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    delivery = new Delivery(sandbox);
    sent = await delivery.send([]);
  });

  const jose = { 'content-type': 'application/jose' };
  const create = async (attachments: string[] = []) =>
    (await (
      await delivery.json('subscriber', '/v2/replies', 'POST', {
        caseId: sent.caseId,
        announcedAttachments: attachments,
      })
    ).json()) as Reference;

  /** A reply up to `submitted`; what it is encrypted for is not the service's matter. */
  const reply = async (): Promise<Reference & { attachmentId: string; tags: Sent['tags'] }> => {
    const attachmentId = randomUUID();
    const created = await create([attachmentId]);
    const kid = { kid: 'schluessel-der-antwort' };
    const [metadata, data, attachment] = await Promise.all([
      delivery.encrypt('{}', kid),
      delivery.encrypt('{"bescheid":"ja"}', kid),
      delivery.encrypt('Bescheid', kid),
    ]);
    const path = `/v2/replies/${created.replyId}`;
    const put = await delivery.call('subscriber', `${path}/attachments/${attachmentId}`, {
      method: 'PUT',
      body: attachment,
      headers: jose,
    });
    expect(put.status).toBe(204);
    const submitted = await delivery.json('subscriber', path, 'PUT', {
      encryptedMetadata: metadata,
      encryptedData: data,
    });
    expect(submitted.status).toBe(200);
    const tag = (jwe: string) => jwe.split('.')[4] ?? '';
    const tags = {
      metadata: tag(metadata),
      data: tag(data),
      attachments: { [attachmentId]: tag(attachment) },
    };
    return { ...created, attachmentId, tags };
  };

  it('go back to the sender of the submission, in the same case', async () => {
    const { replyId, attachmentId, tags } = await reply();
    const list = (await (await delivery.call('sender', '/v2/replies')).json()) as { replies: Reference[] };
    expect(list.replies).toMatchObject([{ replyId, caseId: sent.caseId }]);
    const got = (await (await delivery.call('sender', `/v2/replies/${replyId}`)).json()) as {
      encryptedData: string;
      attachments: string[];
    };
    expect(got.attachments).toEqual([attachmentId]);
    const jwe = await (
      await delivery.call('sender', `/v2/replies/${replyId}/attachments/${attachmentId}`)
    ).text();
    expect(jwe.split('.')[4]).toBe(tags.attachments[attachmentId]);

    const accepted = await delivery.json('sender', `/v2/replies/${replyId}/accept`, 'PUT', {
      authenticationTags: tags,
    });
    expect(accepted.status).toBe(204);
    const log = await delivery.eventLog('sender', sent.caseId);
    expect(eventNames(log)).toEqual([
      'create-submission',
      'submit-submission',
      'create-reply',
      'submit-reply',
      'accept-reply',
    ]);
    const keys = createLocalJWKSet((await (await fetch(delivery.config.jwksUrl)).json()) as JSONWebKeySet);
    const { payload } = await jwtVerify(log[3] ?? '', keys, { algorithms: ['PS512'], typ: 'secevent+jwt' });
    expect(payload).toMatchObject({ sub: `reply:${replyId}`, txn: `case:${sent.caseId}` });
    expect(Object.values(payload.events as object)).toEqual([{ authenticationTags: tags }]);

    const own = await delivery.call('subscriber', `/v2/replies/${replyId}/events`);
    expect(((await own.json()) as { eventLog: string[] }).eventLog).toEqual(log.slice(2));
    const ofSubmission = await delivery.call('sender', `/v2/submissions/${sent.submissionId}/events`);
    expect(((await ofSubmission.json()) as { eventLog: string[] }).eventLog).toEqual(log.slice(0, 2));
    expect((await delivery.call('sender', `/v2/replies/${replyId}`)).status).toBe(404);
  });

  it('are notified and forwarded on demand', async () => {
    const { replyId } = await reply();
    await sandbox.injectEvent(replyId, 'notify');
    await sandbox.injectEvent(replyId, 'forward');
    const log = await delivery.eventLog('sender', sent.caseId);
    expect(eventNames(log).slice(-2)).toEqual(['notify-reply', 'forward-reply']);
  });

  it('are rejected with problems, and only once', async () => {
    const { replyId, tags } = await reply();
    const path = `/v2/replies/${replyId}`;
    const problems = [{ type: 'https://x.example/y', title: 'x', detail: 'y', instance: 'data' }];
    expect((await delivery.json('sender', `${path}/reject`, 'PUT', { problems: [] })).status).toBe(400);
    expect((await delivery.json('sender', `${path}/reject`, 'PUT', { problems })).status).toBe(204);
    const again = await delivery.json('sender', `${path}/accept`, 'PUT', { authenticationTags: tags });
    expect(again.status).toBe(404);
    expect(eventNames(await delivery.eventLog('sender', sent.caseId)).at(-1)).toBe('reject-reply');
  });

  it('are refused where the contract says so', async () => {
    const { replyId, tags } = await reply();
    const path = `/v2/replies/${replyId}`;
    const body = { caseId: sent.caseId, announcedAttachments: [] };
    for (const [what, response, status] of [
      ['the sender writes none', await delivery.json('sender', '/v2/replies', 'POST', body), 403],
      [
        'no such case',
        await delivery.json('subscriber', '/v2/replies', 'POST', { ...body, caseId: randomUUID() }),
        404,
      ],
      ['the writer reads none', await delivery.call('subscriber', path), 403],
      ['wrong tags', await delivery.json('sender', `${path}/accept`, 'PUT', { authenticationTags: {} }), 422],
      ['no tags', await delivery.json('sender', `${path}/accept`, 'PUT', {}), 422],
      [
        'the writer answers none',
        await delivery.json('subscriber', `${path}/accept`, 'PUT', { authenticationTags: tags }),
        403,
      ],
    ] as const) {
      expect(response.status, what).toBe(status);
    }
    // A submission that was not submitted has nobody to answer to.
    const open = (await (await delivery.announce([])).json()) as Sent;
    const early = await delivery.json('subscriber', '/v2/replies', 'POST', { ...body, caseId: open.caseId });
    expect(await problem(early)).toMatchObject({ status: 409, type: 'submission-state-conflict' });
  });

  it('end after a day when they stay incomplete', async () => {
    await create();
    await sandbox.advance(24 * 3600_000);
    delivery = new Delivery(sandbox);
    expect(eventNames(await delivery.eventLog('sender', sent.caseId)).slice(2)).toEqual([
      'create-reply',
      'delete-reply',
    ]);
  });
});

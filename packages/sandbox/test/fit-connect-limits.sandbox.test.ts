import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { Delivery, eventNames, problem } from './delivery.ts';

const day = 24 * 3600_000;

describe('limits', () => {
  it('count the requests of each client, with Retry-After and RateLimit headers', async () => {
    await using sandbox = await startSandbox({ limits: { requestsPerMinute: 3 } });
    const delivery = new Delivery(sandbox);
    const path = `/v2/destinations/${delivery.config.subscriber.destinationId}`;
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await delivery.call('sender', path));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0']);
    const last = answers[3]!;
    expect(last.headers.get('ratelimit-limit')).toBe('3');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(last)).toMatchObject({ type: 'too-many-requests' });
    // Another client has its own window, and every window ends.
    expect((await delivery.call('subscriber', path)).status).toBe(200);
    await sandbox.advance(60_000);
    expect((await delivery.call('sender', path)).status).toBe(200);
  });

  it('answer 413 with Retry-After when too much is uploaded at the same time', async () => {
    await using sandbox = await startSandbox({ limits: { parallelBytes: 2000 } });
    const delivery = new Delivery(sandbox);
    const ids = [randomUUID(), randomUUID()] as const;
    const { submissionId } = (await (await delivery.announce([...ids])).json()) as { submissionId: string };
    const jwe = await delivery.encrypt('x'.repeat(900));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = delivery.call('sender', `/v2/submissions/${submissionId}/attachments/${ids[0]}`, {
      method: 'PUT',
      body: new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(Buffer.from(jwe.slice(0, 10)));
          await held;
          controller.enqueue(Buffer.from(jwe.slice(10)));
          controller.close();
        },
      }),
      duplex: 'half',
      headers: { 'content-type': 'application/jose' },
    } as RequestInit);
    await expect
      .poll(async () => {
        const answer = await delivery.put(submissionId, ids[1], jwe.padEnd(2001, 'x'));
        return [answer.status, answer.headers.get('retry-after')];
      })
      .toEqual([413, '1']);
    release();
    expect((await slow).status).toBe(204);
    expect((await delivery.put(submissionId, ids[1], jwe)).status).toBe(204);
  });

  it('take nothing more when the store is full, and again when something was answered', async () => {
    await using sandbox = await startSandbox({ limits: { storedBytes: 6000 } });
    const delivery = new Delivery(sandbox);
    const sent = await delivery.send(['x'.repeat(500)]);
    expect(sent.status).toBe(200);
    const id = randomUUID();
    const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
    const jwe = await delivery.encrypt('x'.repeat(2500));
    const full = await delivery.put(submissionId, id, jwe);
    expect(full.headers.get('retry-after')).toBe('60');
    expect(await problem(full)).toMatchObject({ status: 503, type: 'unavailable' });
    const token = await delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });
    expect((await delivery.post(sent.caseId, token)).status).toBe(204);
    expect((await delivery.put(submissionId, id, jwe)).status).toBe(204);
  });

  it('forget the oldest finished deliveries', async () => {
    await using sandbox = await startSandbox({ limits: { finishedDeliveries: 1 } });
    const delivery = new Delivery(sandbox);
    const cases: string[] = [];
    for (let n = 0; n < 2; n++) {
      const sent = await delivery.send([]);
      const token = await delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });
      await delivery.post(sent.caseId, token);
      cases.push(sent.caseId);
      await sandbox.advance(1);
    }
    const found = await Promise.all(cases.map((id) => delivery.call('sender', `/v2/cases/${id}/events`)));
    expect(found.map(({ status }) => status)).toEqual([404, 200]);
  });
});

describe('deadlines', () => {
  it('remind after three days, once', async () => {
    await using sandbox = await startSandbox();
    const { submissionId } = await new Delivery(sandbox).send([]);
    await sandbox.advance(3 * day - 60_000);
    expect(sandbox.notices()).toEqual([]);
    await sandbox.advance(60_000);
    await sandbox.advance(day);
    expect(sandbox.notices()).toMatchObject([{ type: 'reminder', submissionId }]);
    const { notices } = (await (await fetch(`${sandbox.origin}/control/notices`)).json()) as {
      notices: object[];
    };
    expect(notices).toHaveLength(1);
  });

  it('write the deletion long after the answer, and the log stays', async () => {
    await using sandbox = await startSandbox();
    let delivery = new Delivery(sandbox);
    const sent = await delivery.send(['x']);
    await sandbox.advance(14 * day + 1000);
    await sandbox.advance(29 * day);
    delivery = new Delivery(sandbox);
    const names = async () => eventNames(await delivery.eventLog('sender', sent.caseId));
    expect((await names()).at(-1)).toBe('reject-submission');
    await sandbox.advance(day);
    delivery = new Delivery(sandbox);
    expect(await names()).toEqual([
      'create-submission',
      'submit-submission',
      'reject-submission',
      'delete-submission',
    ]);
    await sandbox.advance(365 * day);
    delivery = new Delivery(sandbox);
    expect(await names()).toHaveLength(4);
  });

  it('write each event once, however many calls come at the same time', async () => {
    await using sandbox = await startSandbox();
    const { caseId } = await new Delivery(sandbox).send([]);
    await Promise.all([sandbox.advance(15 * day), sandbox.advance(0), sandbox.advance(0)]);
    const delivery = new Delivery(sandbox);
    expect(eventNames(await delivery.eventLog('sender', caseId))).toEqual([
      'create-submission',
      'submit-submission',
      'reject-submission',
    ]);
  });
});

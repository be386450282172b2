import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandboxTowns, entryOf, reach, until } from '../../test/sandbox-towns.ts';
import { beispielhausen, hundesteuer, musterstadt } from '../../test/towns.ts';

// Every step is synced to the disk: on a busy machine that alone can take seconds.
vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
const { fitconnect, keep, reset, submissions } = createSandboxTowns(() => sandbox);
afterEach(reset);

const submitted = async () => (await submissions()).filter(({ state }) => state !== 'incomplete').length;

describe('lost answers and faults of the service', () => {
  const operations = [
    'token',
    'getDestination',
    'createSubmission',
    'putAttachment',
    'submitSubmission',
    'getSubmissionEvents',
  ];
  it.each(
    operations.flatMap((operation) =>
      (['request', 'answer'] as const).map((drop) => [operation, drop] as const),
    ),
  )('%s with the %s lost ends in exactly one submission', async (operation, drop) => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    sandbox.fault({ service: 'fitconnect', operation, drop, times: 2 });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-6'));
    await until('accepted', async () => {
      await sender.outbox.runOnce();
      await receiver.inbox.runOnce();
      return (await sender.outbox.get(id))?.state === 'accepted';
    });
    expect(await submitted()).toBe(1);
  });

  it.each(['listSubmissions', 'getSubmission', 'getAttachment', 'postCaseEvent'])(
    'the receiver survives a lost answer of %s and accepts once',
    async (operation) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-7'));
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', operation, drop: 'answer', times: 2 });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('accepted', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        return (await entryOf(receiver, submissionId!))?.state === 'accepted';
      });
      expect(handed).toBe(1);
      await reach(sender, id, 'accepted');
    },
  );

  it('waits when the service is busy or away, and stops with a reason when it refuses', async () => {
    const sender = keep(musterstadt(fitconnect()));
    sandbox.fault({ service: 'fitconnect', operation: 'createSubmission', status: 503, times: 2 });
    sandbox.fault({
      service: 'fitconnect',
      operation: 'putAttachment',
      status: 429,
      retryAfter: 0,
      times: 2,
    });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-8'));
    await reach(sender, id, 'sent');
    const other = {
      service: { identifier: 'urn:de:fim:leika:leistung:99999999999999', name: 'Unbekannt' },
    };
    const refused = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-9', other));
    const dead = await reach(sender, refused.id, 'stopped');
    expect(dead).toMatchObject({ attempts: 3, error: { code: 'core.http.problem', class: 'refusal' } });
    expect((await sender.outbox.retry(refused.id)).state).toBe('queued');
  });

  it('starts a new submission when the service has deleted the incomplete one', async () => {
    let later = 0;
    const clock = () => Date.now() + later;
    const slow = { patience: { firstPause: 60_000, longestPause: 60_000 } };
    const sender = keep(musterstadt(fitconnect(), { clock, work: slow }));
    sandbox.fault({ service: 'fitconnect', operation: 'putAttachment', status: 503 });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-10'));
    const { remoteId: first } = await reach(sender, id, 'sending');
    await sandbox.advance(25 * 3_600_000);
    later = 25 * 3_600_000;
    await sender.outbox.runOnce();
    expect(await sender.outbox.history(id)).toContainEqual(
      expect.objectContaining({ type: 'notice', code: 'exchange.outbox.restarted' }),
    );
    later += 120_000;
    const { remoteId: second } = await reach(sender, id, 'sent');
    expect(second).not.toBe(first);
    expect((await submissions()).map(({ state }) => state).sort()).toEqual(['deleted', 'submitted']);
  });
});

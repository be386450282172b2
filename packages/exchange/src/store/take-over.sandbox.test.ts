import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractOldRelease, oldReleaseMissing } from '../../test/old-store/old-release.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../../test/towns.ts';
import { verifyDeliveryProof } from '../index.ts';

const missing = oldReleaseMissing();
if (missing) console.warn(`skipped: stores of version 0.1 (${missing})`);

type Ids = Record<string, { id: string; submissionId?: string }>;

/** A store that the old release has really written, its deliveries in every step, with its service still there. */
describe.skipIf(missing)('a store of version 0.1 with open deliveries', { timeout: 180_000 }, () => {
  let sandbox: Sandbox;
  let folder: string;
  let ids: Ids;
  let sender: Town;
  let receiver: Town;
  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = mkdtempSync(join(tmpdir(), 'rathaus-old-'));
    extractOldRelease(folder);
    const { fitconnect } = sandbox.config().services;
    const script = join(import.meta.dirname, '../../test/old-store/write-old-store.mjs');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@rathaus/source', script, folder, join(folder, 'stores'), JSON.stringify(fitconnect)],
      { timeout: 120_000 },
    );
    ids = JSON.parse(stdout) as Ids;
    sender = musterstadt(fitconnect, {}, join(folder, 'stores/musterstadt'));
    receiver = beispielhausen(fitconnect, {}, join(folder, 'stores/beispielhausen'));
  }, 180_000);
  afterAll(async () => {
    await sender?.[Symbol.asyncDispose]();
    await receiver?.[Symbol.asyncDispose]();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows each where it stood', async () => {
    const { outbox } = sender.exchange;
    const states = Object.fromEntries(
      await Promise.all(
        Object.entries(ids).map(async ([key, { id }]) => [key, (await outbox.get(id))?.state] as const),
      ),
    );
    expect(states).toEqual({
      queued: 'queued',
      created: 'sending',
      uploaded: 'sending',
      'submit-request-lost': 'sending',
      'submit-answer-lost': 'sending',
      found: 'sent',
      stored: 'sent',
      waiting: 'sent',
      accepting: 'sent',
      'accepting-answer-lost': 'sent',
      rejecting: 'sent',
      accepted: 'accepted',
      rejected: 'rejected',
      stopped: 'stopped',
    });
    const { inbox } = receiver.exchange;
    for (const [key, step] of Object.entries({
      found: 'found',
      stored: 'stored',
      waiting: 'waiting',
      accepting: 'accepting',
      'accepting-answer-lost': 'accepting',
      rejecting: 'rejecting',
      accepted: 'accepted',
      rejected: 'rejected',
    }))
      expect([key, (await inbox.entry(ids[key]!.submissionId!))?.state]).toEqual([key, step]);
    const { db } = sender.config.store;
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => /^(outbox|inbox)_/.test(name))).toEqual([]);
  });

  it('knows the keys that were used: the same is the same, other content is refused', async () => {
    const { fitconnect } = sandbox.config().services;
    const { outbox } = sender.exchange;
    for (const key of ['queued', 'accepted'])
      expect((await outbox.enqueue(hundesteuer(fitconnect, key))).id).toBe(ids[key]?.id);
    const other = hundesteuer(fitconnect, 'queued', { attachments: [] });
    await expect(outbox.enqueue(other)).rejects.toMatchObject({ code: 'exchange.outbox.key-conflict' });
  });

  it('hands the content over that lies where 0.1 has stored it', async () => {
    const delivery = await receiver.exchange.inbox.get(ids.waiting!.submissionId!);
    expect(JSON.parse(Buffer.from(await delivery!.data.bytes()).toString())).toMatchObject({
      vorgang: 'waiting',
    });
    expect(delivery?.attachments.map(({ fileName, size }) => [fileName, size])).toEqual([
      ['Anmeldung.pdf', 17],
      ['Impfpass.bin', 200_000],
    ]);
    expect((await delivery!.attachments[1]!.bytes()).every((byte) => byte === 7)).toBe(true);
  });

  it('finishes each exactly once, with what was decided', async () => {
    const { outbox } = sender.exchange;
    const { inbox } = receiver.exchange;
    await inbox.accept(ids.waiting!.submissionId!);
    // What has failed was put off for an hour.
    for (const { config } of [sender, receiver])
      await config.store.db
        .updateTable('work_item')
        .set({ due_at: 0 })
        .where('state', '=', 'ready')
        .execute();
    const handed: string[] = [];
    const open = Object.entries(ids).filter(([key]) => key !== 'stopped');
    const isOver = async () => {
      for (const [, { id }] of open)
        if (!['accepted', 'rejected'].includes((await outbox.get(id))?.state ?? '')) return false;
      return true;
    };
    for (const end = Date.now() + 120_000; Date.now() < end && !(await isOver()); ) {
      await outbox.runOnce();
      await inbox.runOnce({ onReceive: ({ remoteId }) => void handed.push(remoteId) });
    }
    const states = Object.fromEntries(
      await Promise.all(open.map(async ([key, { id }]) => [key, (await outbox.get(id))?.state] as const)),
    );
    const expected = Object.fromEntries(
      open.map(([key]) => [key, key === 'rejected' || key === 'rejecting' ? 'rejected' : 'accepted']),
    );
    expect(states).toEqual(expected);
    // What was decided before is not decided again, and nothing is handed over twice.
    expect(new Set(handed).size).toBe(handed.length);
    for (const key of ['waiting', 'accepting', 'accepting-answer-lost', 'rejecting', 'accepted', 'rejected'])
      expect(handed).not.toContain(ids[key]?.submissionId);
    const answer = await fetch(`${sandbox.origin}/control/submissions`);
    const { submissions } = (await answer.json()) as { submissions: { state: string }[] };
    const count = (state: string) => submissions.filter((one) => one.state === state).length;
    expect({
      accepted: count('accepted'),
      rejected: count('rejected'),
      submitted: count('submitted'),
    }).toEqual({
      accepted: 11,
      rejected: 2,
      submitted: 0,
    });
  });

  it('has evidence of each that was accepted; that of 0.1 can be read and is not judged', async () => {
    const { submissionApi, subscriber } = sandbox.config().services.fitconnect;
    const trust = { roots: [], serviceIssuers: [submissionApi], destination: subscriber.destinationId };
    for (const key of ['found', 'accepted', 'submit-answer-lost']) {
      const { proof } = (await sender.exchange.outbox.get(ids[key]!.id))!;
      expect(proof).toMatchObject({ version: 1, events: expect.any(Array) });
      expect((await verifyDeliveryProof(proof!, { trust })).verdict).toBe('not-judged');
    }
    for (const key of ['queued', 'created', 'uploaded', 'submit-request-lost'])
      expect((await sender.exchange.outbox.get(ids[key]!.id))?.proof).toMatchObject({ version: 2 });
  });

  it('removes what 0.1 has stored when nobody needs it any more', () => {
    const outbox = join(folder, 'stores/musterstadt/outbox');
    for (const key of ['queued', 'created', 'uploaded', 'submit-answer-lost', 'found'])
      expect([key, existsSync(join(outbox, ids[key]!.id))]).toEqual([key, false]);
    for (const key of ['stopped', 'rejecting'])
      expect([key, existsSync(join(outbox, ids[key]!.id))]).toEqual([key, true]);
  });
});

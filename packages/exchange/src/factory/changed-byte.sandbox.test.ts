import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { contents, createSandboxTowns, entryOf, reach, until } from '../../test/sandbox-towns.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../../test/towns.ts';

// Every step is synced to the disk: on a busy machine that alone can take seconds.
vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
const { towns, fitconnect, keep, reset, submissions } = createSandboxTowns(() => sandbox);
afterEach(reset);

/** A receiver whose operator forgot the key that the service still names. */
function withoutCurrentKey(): Town {
  const full = beispielhausen(fitconnect());
  const [destination] = full.config.fitConnect.destinations ?? [];
  const decrypters = destination!.decrypters.slice(1);
  const town = beispielhausen(fitconnect(), {
    fitConnect: { destinations: [{ ...destination!, decrypters }] },
  });
  towns.push(full);
  return town;
}

describe('one changed byte', () => {
  const parts = ['encryptedKey', 'iv', 'ciphertext', 'tag'] as const;
  const targets = ['metadata', 'data', 'attachment'] as const;
  it.each(targets.flatMap((target) => parts.map((part) => [target, part] as const)))(
    'in %s, part %s, is detected and rejected, not lost',
    async (target, part) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-4'));
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', times: 9, flipByte: { target, part } });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('rejected', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        const state = (await entryOf(receiver, submissionId!))?.state;
        expect(state).not.toBe('accepted');
        return state === 'rejected';
      });
      const entry = await entryOf(receiver, submissionId!);
      expect(handed).toBe(0);
      expect(entry?.state).toBe('rejected');
      expect(entry?.problems?.[0]?.instance).toMatch(
        target === 'attachment' ? /^attachment:/ : new RegExp(`^${target}$`),
      );
      const delivery = await reach(sender, id, 'rejected');
      expect(delivery.problems).toEqual(entry?.problems);
      // It is kept for a while: it may be sent again.
      expect(await contents(towns[0]!)).not.toEqual([]);
    },
  );

  it.each(targets)(
    'in the header of %s names a key that nobody has: it waits, and rejects nobody',
    async (target) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-4'));
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', times: 2, flipByte: { target, part: 'header' } });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      const codes = new Set<string>();
      await until('accepted', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        const entry = await entryOf(receiver, submissionId!);
        if (entry?.error) codes.add(entry.error.code);
        expect(entry?.state).not.toMatch(/reject/);
        return entry?.state === 'accepted';
      });
      expect([...codes]).toEqual(['exchange.jwe.unknown-kid']);
      expect(handed).toBe(1);
    },
  );

  it('is not mixed up with a private key that is not configured here', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(withoutCurrentKey());
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-12'));
    const { remoteId: submissionId } = await reach(sender, id, 'sent');
    await receiver.inbox.runOnce();
    const entry = await entryOf(receiver, submissionId!);
    expect(entry).toMatchObject({
      state: 'found',
      error: { code: 'exchange.jwe.unknown-kid', class: 'local' },
    });
    expect((await submissions()).map(({ state }) => state)).toEqual(['submitted']);
  });

  it('on the line only is repaired by the second download', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-5'));
    await reach(sender, id, 'sent');
    sandbox.fault({
      service: 'fitconnect',
      times: 1,
      flipByte: { target: 'attachment', part: 'ciphertext' },
    });
    await until('accepted', async () => {
      await receiver.inbox.runOnce();
      await sender.outbox.runOnce();
      return (await sender.outbox.get(id))?.state === 'accepted';
    });
  });
});

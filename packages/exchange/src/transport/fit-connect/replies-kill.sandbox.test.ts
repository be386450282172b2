import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestKey, type TestKey } from '../../../test/keys.ts';
import { answered, repliesFor, untilTrue } from '../../../test/reply-scene.ts';
import { beispielhausen, musterstadt } from '../../../test/towns.ts';

const script = fileURLToPath(new URL('../../../test/reply-one.ts', import.meta.url));
let sandbox: Sandbox;
let key: TestKey;
let kill: { operation: string; child: ChildProcess } | undefined;
const children = new Set<ChildProcess>();
const folders: string[] = [];

beforeAll(async () => {
  key = createTestKey('musterstadt-antworten-1', 'encryption');
  sandbox = await startSandbox({
    observer: ({ operation }) => {
      // The call was carried out; whoever replies dies before or while it stores the answer.
      if (kill && operation === kill.operation) kill.child.kill('SIGKILL');
    },
  });
}, 120_000);
afterEach(async () => {
  kill = undefined;
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  await sandbox.reset();
});
afterAll(() => sandbox.close());

describe('a destination that replies, killed with SIGKILL and started again', { timeout: 120_000 }, () => {
  it.each(['createReply', 'putReplyAttachment', 'submitReply', 'getReplyEvents'])(
    'when the service has answered %s: exactly one reply',
    async (operation) => {
      const { fitconnect } = sandbox.config().services;
      const folder = mkdtempSync(join(tmpdir(), 'rathaus-reply-kill-'));
      folders.push(folder);
      await using sender = musterstadt(fitconnect, { fitConnect: { replies: repliesFor(key) } });
      const scene = async () => {
        await using receiver = beispielhausen(fitconnect, {}, folder);
        return answered(fitconnect, sender, receiver, 'HS-kill');
      };
      const { deliveryId, received } = await scene();
      const start = (): ChildProcess => {
        const child = spawn(
          process.execPath,
          [
            '--conditions=@rathaus/source',
            script,
            folder,
            JSON.stringify(fitconnect),
            JSON.stringify(received.replyTo),
          ],
          { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_NO_WARNINGS: '1' } },
        );
        children.add(child);
        return child;
      };
      const first = start();
      kill = { operation, child: first };
      expect(await once(first, 'exit')).toEqual([null, 'SIGKILL']);
      kill = undefined;
      expect((await once(start(), 'exit'))[0]).toBe(0);

      await using receiver = beispielhausen(fitconnect, {}, folder);
      const answers: [string, string | undefined][] = [];
      await untilTrue('the reply is accepted', async () => {
        await sender.exchange.inbox.runOnce({
          onReceive: ({ remoteId, inReplyTo }) => void answers.push([remoteId, inReplyTo]),
        });
        await receiver.exchange.outbox.runOnce();
        return (await receiver.exchange.outbox.getByKey('Bescheid'))?.state === 'accepted';
      });
      const reply = await receiver.exchange.outbox.getByKey('Bescheid');
      expect(answers).toEqual([[reply?.remoteId, deliveryId]]);
    },
  );
});

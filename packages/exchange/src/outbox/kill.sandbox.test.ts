import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beispielhausen, musterstadt } from '../../test/towns.ts';

const script = fileURLToPath(new URL('../../test/send-one.ts', import.meta.url));
let sandbox: Sandbox;
let kill: { operation: string; child: ChildProcess } | undefined;
const folders: string[] = [];
const children = new Set<ChildProcess>();

beforeAll(async () => {
  sandbox = await startSandbox({
    observer: ({ operation }) => {
      // The call was carried out; the sender dies before or while it stores the answer.
      if (kill && operation === kill.operation) kill.child.kill('SIGKILL');
    },
  });
});
afterEach(async () => {
  kill = undefined;
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  await sandbox.reset();
});
afterAll(() => sandbox.close());

function start(folder: string): ChildProcess {
  const { fitconnect } = sandbox.config().services;
  const child = spawn(
    process.execPath,
    ['--conditions=@rathaus/source', script, folder, JSON.stringify(fitconnect)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    },
  );
  children.add(child);
  return child;
}

async function states(): Promise<string[]> {
  const answer = await fetch(`${sandbox.origin}/control/submissions`);
  return ((await answer.json()) as { submissions: { state: string }[] }).submissions.map(
    ({ state }) => state,
  );
}

// Two processes are started in each test: generous, because a busy machine is no fault.
describe('a sender killed with SIGKILL and started again', { timeout: 120_000 }, () => {
  it.each([
    'token',
    'getDestination',
    'createSubmission',
    'putAttachment',
    'submitSubmission',
    'getSubmissionEvents',
  ])('when the service has answered %s: exactly one delivery', async (operation) => {
    const folder = mkdtempSync(join(tmpdir(), 'rathaus-kill-'));
    folders.push(folder);
    const first = start(folder);
    kill = { operation, child: first };
    expect(await once(first, 'exit')).toEqual([null, 'SIGKILL']);
    kill = undefined;
    const second = start(folder);
    expect((await once(second, 'exit'))[0]).toBe(0);
    const after = await states();
    expect(after.filter((state) => state === 'submitted')).toHaveLength(1);
    expect(after.filter((state) => state !== 'submitted' && state !== 'incomplete')).toEqual([]);

    const { fitconnect } = sandbox.config().services;
    await using receiver = beispielhausen(fitconnect);
    await using sender = musterstadt(fitconnect, {}, folder);
    const received: string[] = [];
    await receiver.exchange.inbox.runOnce({
      onReceive: ({ remoteId }) => void received.push(remoteId),
    });
    // The lease of the process that ended may still stand.
    for (let round = 0; round < 2000; round++) {
      await sender.exchange.outbox.runOnce();
      if ((await sender.exchange.outbox.getByKey('kill'))?.state === 'accepted') break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const delivery = await sender.exchange.outbox.getByKey('kill');
    expect(delivery?.state).toBe('accepted');
    expect(received).toEqual([delivery?.remoteId]);
  });
});

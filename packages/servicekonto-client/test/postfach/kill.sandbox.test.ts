import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBridge, outboxPostfach } from './outbox-world.ts';
import { seen } from './sandbox-world.ts';
import { message } from './world.ts';

const scriptOf = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
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
afterAll(() => sandbox?.close());

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'postfach-kill-'));
  folders.push(made);
  return made;
}

function start(script: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=@rathaus/source', scriptOf(script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  children.add(child);
  return child;
}

const ended = async (child: ChildProcess) => (await once(child, 'exit')) as [number | null, string | null];
const mailbox = () => sandbox.config().services.postfach.mailboxes[0]!;

// Two processes are started in each test: generous, because a busy machine is no fault.
describe('a sender killed with SIGKILL and started again', { timeout: 120_000 }, () => {
  it.each([
    'before',
    'stored',
    'token',
    'getDestination',
    'createSubmission',
    'putAttachment',
    'submitSubmission',
    'getSubmissionEvents',
  ])('over the outbox (%s): exactly once in the mailbox', async (moment) => {
    const own = folder();
    const { handle, url } = mailbox();
    const services = sandbox.config().services;
    const first = start('kill-outbox', own, JSON.stringify(services), handle, moment);
    if (moment !== 'before' && moment !== 'stored') kill = { operation: moment, child: first };
    expect(await ended(first)).toEqual([null, 'SIGKILL']);
    kill = undefined;
    expect((await ended(start('kill-outbox', own, JSON.stringify(services), handle)))[0]).toBe(0);

    const bridge = createBridge(folder(), services);
    const sender = outboxPostfach(own, services);
    try {
      // The lease of the process that ended may still stand.
      for (let round = 0; round < 2000; round++) {
        await bridge.bring();
        await sender.exchange.outbox.runOnce();
        if ((await sender.postfach.find('message', message().key))?.state === 'accepted') break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect((await sender.postfach.find('message', message().key))?.state).toBe('accepted');
      expect((await seen(url)).links).toHaveLength(1);
      // Once more, with another token: nothing new.
      const sent = message({
        to: handle,
        attachments: [{ name: 'a.bin', open: () => new Uint8Array(300_000).fill(7) }],
      });
      expect((await sender.postfach.send(sent)).state).toBe('accepted');
      await sender.exchange.outbox.runOnce();
      await bridge.bring();
      expect((await seen(url)).links).toHaveLength(1);
    } finally {
      await sender.close();
      await bridge.close();
    }
  });

  it('over REST after the mailbox has it: once, and a person is asked', async () => {
    const own = folder();
    const { handle, url } = mailbox();
    const { postfach } = sandbox.config().services;
    const first = start('kill-rest', own, JSON.stringify(postfach), handle);
    kill = { operation: 'sendMessage', child: first };
    // The answer waits, so that nobody can be quicker than the signal.
    sandbox.fault({ service: 'postfach', operation: 'sendMessage', trickleMs: 200 });
    expect(await ended(first)).toEqual([null, 'SIGKILL']);
    kill = undefined;
    expect(await ended(start('kill-rest', own, JSON.stringify(postfach), handle))).toEqual([3, null]);
    expect((await seen(url)).links).toHaveLength(1);
  });

  it('over REST before the mailbox has it: never twice, and a person is asked', async () => {
    const own = folder();
    const { handle, url } = mailbox();
    const { postfach } = sandbox.config().services;
    sandbox.fault({ service: 'postfach', operation: 'sendMessage', delayMs: 60_000 });
    const first = start('kill-rest', own, JSON.stringify(postfach), handle);
    // As soon as the attempt is noted it may be on its way.
    while (readdirSync(own).every((name) => name.endsWith('.new')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    first.kill('SIGKILL');
    expect(await ended(first)).toEqual([null, 'SIGKILL']);
    expect(await ended(start('kill-rest', own, JSON.stringify(postfach), handle))).toEqual([3, null]);
    expect((await seen(url)).links).toHaveLength(0);
  });
});

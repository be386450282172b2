import { expect } from 'vitest';
import type { Address, MailboxPolicy, Progress } from '../src/index.ts';
import { createLoopback } from '../src/transport/loopback/loopback.ts';
import {
  arrivals,
  contentOf,
  contextOf,
  incoming,
  outgoing,
  receiveUntilDone,
  sendUntilLater,
  sha512,
} from './transport-contract/world.ts';

export const address: Address = { transport: 'loopback', mailbox: 'archiv' };
const problem = { type: 'urn:x', title: 'Nicht lesbar', detail: 'Die Akte ist leer.', instance: 'data' };

/** A delivery that the archive has taken, in a mailbox that a third person can write into. */
export async function taken(policy: MailboxPolicy = {}, received = contentOf()) {
  const loopback = createLoopback();
  const files = loopback.files('archiv');
  const sender = () => loopback.transport({ mailboxes: { archiv: {} } });
  const reader = () => loopback.transport({ mailboxes: { archiv: { receiveAs: 'archiv' } }, ...policy });
  const content = contentOf();
  const delivery = await outgoing(address, content);
  const world = { address, source: 'archiv', sender, reader };
  const { progress } = await sendUntilLater(world, delivery, { content });
  await arrivals(reader(), 'archiv');
  const { id } = delivery;
  const row = incoming('archiv', id);
  const put = (path: string, text: string) =>
    files.set(path, { bytes: Buffer.from(text), modifiedAt: Date.now() });
  const get = (path: string) => Buffer.from(files.get(path)?.bytes ?? []).toString();
  const options = { content: received, transport: reader };
  return {
    files,
    put,
    get,
    id,
    row,
    options,
    received,
    manifest: `taken/${id}~archiv.json`,
    fetch: (from: Progress = { version: 1 }) =>
      receiveUntilDone(row, { ...options, progress: from, task: 'fetch' }),
    step: (task: 'fetch' | 'accept' | 'reject', from: Progress) =>
      reader().receive(
        { ...row, task, problems: task === 'reject' ? [problem] : [] },
        from,
        contextOf(received, `archiv/inbox/${row.id}/`),
      ),
    look: () => sendUntilLater(world, delivery, { content, progress }),
    receipt: (more: object = {}) =>
      put(
        `receipts/${id}.json`,
        JSON.stringify({
          format: 'rathaus-mailbox/receipt',
          version: 1,
          delivery: id,
          manifestSha512: sha512(get(`taken/${id}~archiv.json`)),
          reader: 'archiv',
          answer: 'accepted',
          at: '2020-01-01T00:00:00.000Z',
          parts: JSON.parse(get(`taken/${id}~archiv.json`)).parts,
          problems: [],
          ...more,
        }),
      ),
  };
}

/** A step that tells of the receipt, then one that stops at it. */
export async function expectConflict(
  { step }: Pick<Awaited<ReturnType<typeof taken>>, 'step'>,
  task: 'fetch' | 'accept' | 'reject',
  from: Progress,
) {
  const told = await step(task, from);
  expect(told).toMatchObject({ type: 'progress', notice: 'exchange.inbox.answered-otherwise' });
  await expect(step(task, told.progress)).rejects.toMatchObject({
    code: 'exchange.mailbox.conflict',
    details: { reason: 'receipt' },
  });
}

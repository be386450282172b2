import { describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../../test/memory-content.ts';
import {
  arrivals,
  contentOf,
  contextOf,
  incoming,
  outgoing,
  receiveUntilDone,
  sendUntilLater,
  sha512,
} from '../../../test/transport-contract/world.ts';
import { exchangeError } from '../../errors.ts';
import type { Address, MailboxPolicy, Progress } from '../../index.ts';
import { contentFaultOf } from '../content-fault.ts';
import { createLoopback } from '../loopback/loopback.ts';

const address: Address = { transport: 'loopback', mailbox: 'archiv' };
const problem = { type: 'urn:x', title: 'Nicht lesbar', detail: 'Die Akte ist leer.', instance: 'data' };

/** A delivery that the archive has taken, in a mailbox that a third person can write into. */
async function taken(policy: MailboxPolicy = {}, received = contentOf()) {
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
async function expectConflict(
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

describe('a receipt that a third person wrote', () => {
  it('answers nothing before the delivery was fetched', async () => {
    const box = await taken();
    box.receipt();
    await expectConflict(box, 'fetch', { version: 1 });
    await arrivals(box.options.transport(), 'archiv');
    // What was not answered here stays in the mailbox, for whoever looks after it.
    expect([...box.files.keys()].filter((path) => path.startsWith(`content/${box.id}/`))).toHaveLength(3);
    expect(box.received.objects.size).toBe(0);
  });

  it('answers nothing when the content has to be fetched again', async () => {
    const box = await taken();
    const { progress } = await box.fetch();
    box.receipt();
    await expectConflict(box, 'fetch', progress);
  });

  it.each([
    ['another answer', 'reject', {}],
    ['another reader', 'accept', { reader: 'anderer' }],
    ['another manifest', 'accept', { manifestSha512: sha512('') }],
    ['other content', 'accept', { parts: [] }],
  ] as const)('of %s is not what was decided', async (_, task, forged) => {
    const box = await taken();
    const { progress } = await box.fetch();
    box.receipt(forged);
    await expectConflict(box, task, progress);
  });

  it('says no more than was decided, and not when', async () => {
    const box = await taken();
    const { progress } = await box.fetch();
    box.receipt();
    const step = await box.step('accept', progress);
    expect(step).toMatchObject({ type: 'answered', as: 'accepted' });
    expect(step.type === 'answered' && Date.parse(step.at)).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('does not stand for the answer that this side was about to write', async () => {
    const box = await taken();
    const { progress } = await box.fetch();
    const about = await box.step('reject', progress);
    expect(about.type).toBe('progress');
    box.receipt();
    await expectConflict(box, 'reject', about.progress);
  });

  it('of a reader that has claimed nothing is none for the sender', async () => {
    const box = await taken();
    box.receipt();
    const differs = { code: 'exchange.outbox.receipt-differs', details: { reason: 'not-claimed' } };
    await expect(box.look()).rejects.toMatchObject(differs);
    box.files.delete(`receipts/${box.id}.json`);
    await box.fetch();
    box.receipt({ reader: 'anderer' });
    await expect(box.look()).rejects.toMatchObject(differs);
  });
});

describe('a delivery that nobody has taken', () => {
  /** Offered, and a stranger has written files for it before any reader looked. */
  async function offered(files: readonly ('claims' | 'receipts')[]) {
    const box = await taken();
    const manifest = box.get(box.manifest);
    box.files.delete(box.manifest);
    box.put(`offered/${box.id}.json`, manifest);
    const claim = {
      format: 'rathaus-mailbox/claim',
      version: 1,
      delivery: box.id,
      manifestSha512: sha512(manifest),
      reader: 'archiv',
      holder: 'niemand-hier-hat-diese-sendung',
      at: '2026-11-29T08:00:00.000Z',
    };
    const receipt = {
      ...claim,
      format: 'rathaus-mailbox/receipt',
      answer: 'rejected',
      parts: [],
      problems: [],
    };
    for (const folder of files)
      box.put(`${folder}/${box.id}.json`, JSON.stringify(folder === 'claims' ? claim : receipt));
    return box;
  }
  const list = (box: Awaited<ReturnType<typeof offered>>) => arrivals(box.options.transport(), 'archiv');

  it.each([
    [['claims'], 'claim'],
    [['claims', 'receipts'], 'claim'],
  ] as const)(
    'but for which a stranger has written %j is reported, not passed over in silence',
    async (files, reason) => {
      const box = await offered(files);
      expect(await list(box)).toEqual([{ remoteId: box.id, progress: { version: 1 } }]);
      const barred = { code: 'exchange.mailbox.barred', details: { reason } };
      await expect(box.step('fetch', { version: 1 })).rejects.toMatchObject(barred);
      expect(box.options.transport().failureClassOf?.(exchangeError('exchange.mailbox.barred'))).toBe(
        'local',
      );
      expect((await box.options.transport().inspect('archiv')).barred).toEqual([box.id]);
      // Whoever has found out removes it, and the delivery is taken.
      for (const folder of files) box.files.delete(`${folder}/${box.id}.json`);
      expect(await list(box)).toEqual([{ remoteId: box.id, progress: { version: 1 } }]);
      expect(await box.fetch()).toMatchObject({ type: 'fetched' });
      expect((await box.options.transport().inspect('archiv')).barred).toEqual([]);
    },
  );

  it('and has a receipt only is reported as one that somebody else has answered', async () => {
    const box = await offered(['receipts']);
    expect(await list(box)).toHaveLength(1);
    await expectConflict(box, 'fetch', { version: 1 });
    expect((await box.options.transport().inspect('archiv')).barred).toEqual([box.id]);
  });

  it('is not mixed up with one that another reader takes between two lists, or that a late writer offers again', async () => {
    const box = await taken();
    await box.fetch();
    const manifest = box.get(box.manifest);
    box.put(`offered/${box.id}.json`, manifest);
    expect((await box.options.transport().inspect('archiv')).barred).toEqual([]);
    const again = await offered(['claims']);
    const { files } = again;
    const find = files.has.bind(files);
    // Gone by the time it is looked at again: it was taken.
    files.has = (path) => !path.startsWith('offered/') && find(path);
    const get = files.get.bind(files);
    files.get = (path) => (path.startsWith('offered/') ? undefined : get(path));
    expect(await list(again)).toEqual([]);
  });

  it('fills no list, however many there are', async () => {
    const box = await offered(['claims']);
    const manifest = box.get(`offered/${box.id}.json`);
    for (let number = 0; number < 120; number += 1) {
      const id = `fremde-sendung-${number}`;
      box.put(`offered/${id}.json`, manifest);
      box.put(`claims/${id}.json`, '{}');
    }
    expect(await list(box)).toHaveLength(50);
  });
});

describe('a delivery that would fill the store', () => {
  it.each([
    ['bytes of all parts', { maxDeliveryBytes: 300_000 }, 'metadata', 'zusammen größer als 300000 Byte'],
    ['bytes of one part', { maxPartBytes: 299_999 }, 'attachment:', 'größer als 299999 Byte'],
    ['number of parts', { maxParts: 2 }, 'metadata', 'mehr als 2 Dateien'],
  ])('is refused by its manifest: %s', async (_, policy, instance, detail) => {
    let writes = 0;
    const count = () => {
      writes += 1;
    };
    const box = await taken(policy, createMemoryContent({ failWrite: count }));
    const fault = contentFaultOf(await box.fetch().catch((error: unknown) => error));
    expect(fault?.instance).toContain(instance);
    expect(fault?.detail).toContain(detail);
    expect(writes).toBe(0);
  });

  it('announces 20 GB at most, unless told otherwise', async () => {
    const box = await taken();
    const manifest = box.get(box.manifest);
    box.put(box.manifest, manifest.replace('"size": 300000', '"size": 20000000000'));
    const fault = contentFaultOf(await box.fetch().catch((error: unknown) => error));
    expect(fault?.detail).toContain('zusammen größer als 20000000000 Byte');
  });

  it('is not begun when a file has another size than announced', async () => {
    let writes = 0;
    const count = () => {
      writes += 1;
    };
    const box = await taken({}, createMemoryContent({ failWrite: count }));
    box.put(`content/${box.id}/0003.txt`, 'zu viel');
    await expect(box.fetch()).rejects.toMatchObject({ code: 'exchange.inbox.hash-mismatch' });
    expect(writes).toBe(0);
  });

  it('leaves nothing in the store when its last file is wrong', async () => {
    const box = await taken();
    const manifest = JSON.parse(box.get(box.manifest));
    manifest.parts[2].sha512 = '0'.repeat(128);
    box.put(box.manifest, JSON.stringify(manifest));
    await expect(box.fetch()).rejects.toMatchObject({ code: 'exchange.inbox.hash-mismatch' });
    expect([...box.received.objects.keys()]).toEqual([]);
  });

  it('leaves nothing in the store when it does not fit in', async () => {
    const full = (name: string) =>
      name.includes('/0002-') ? exchangeError('exchange.content.no-space') : undefined;
    const box = await taken({}, createMemoryContent({ failWrite: full }));
    await expect(box.fetch()).rejects.toMatchObject({ code: 'exchange.content.no-space' });
    expect([...box.received.objects.keys()]).toEqual([]);
  });

  it('is not sent either', async () => {
    const { parts, ...delivery } = await outgoing(address, contentOf());
    const sender = (policy: MailboxPolicy) =>
      createLoopback().transport({ mailboxes: { archiv: {} }, ...policy });
    const check = (policy: MailboxPolicy) => () => sender(policy).check({ ...delivery, parts });
    expect(check({})).not.toThrow();
    expect(check({ maxDeliveryBytes: 300_000 })).toThrow(
      expect.objectContaining({ code: 'exchange.outbox.too-large', details: { limit: 300_000 } }),
    );
    expect(check({ maxParts: 2 })).toThrow(
      expect.objectContaining({ code: 'exchange.outbox.too-many-attachments' }),
    );
  });
});

describe('a file name', () => {
  it.each([
    ['a path', '../../../etc/cron.d/rechnung'],
    ['a path of Windows', 'C:\\\\Windows\\\\rechnung.pdf'],
    ['dots alone', '..'],
    ['nothing', ''],
    ['an override of direction', 'rechnung\\u202egpj.exe'],
    ['a mark of direction', 'rechnung\\u200f.pdf'],
    ['a control of C1', 'rechnung\\u009b31m.pdf'],
    ['a line separator', 'rechnung\\u2028.pdf'],
  ])('that is or has %s is refused', async (_, name) => {
    const box = await taken();
    const manifest = box.get(box.manifest);
    box.put(box.manifest, manifest.replace('Impfpass Łukasiński.pdf', name));
    const fault = contentFaultOf(await box.fetch().catch((error: unknown) => error));
    expect(fault?.detail).toContain('(/parts/1)');
    const { parts, ...delivery } = await outgoing(address, contentOf());
    const named = [parts[0]!, { ...parts[1]!, fileName: JSON.parse(`"${name}"`) as string }];
    const sender = createLoopback().transport({ mailboxes: { archiv: {} } });
    expect(() => sender.check({ ...delivery, parts: named })).toThrow(
      expect.objectContaining({ code: 'exchange.outbox.invalid-request', details: { place: 'parts.1' } }),
    );
  });

  it.each(['application', 'text/html\\" onload=\\"x', 'text/ html'])(
    'and no media type: %s',
    async (type) => {
      const box = await taken();
      box.put(box.manifest, box.get(box.manifest).replace('application/pdf', type));
      const fault = contentFaultOf(await box.fetch().catch((error: unknown) => error));
      expect(fault?.detail).toContain('(/parts/1)');
    },
  );

  it('of any script, with all that names have, is a name', async () => {
    const box = await taken();
    const name = 'Aktenvermerk „Ğül & Đorđe“ (2): 100 % … ελ .tar.gz';
    box.put(box.manifest, box.get(box.manifest).replace('Impfpass Łukasiński.pdf', name));
    const step = await box.fetch();
    expect(step.type === 'fetched' && step.received.parts[1]?.fileName).toBe(name);
  });
});

describe('what is kept of answered deliveries', () => {
  it.each([
    ['goes after 400 days', {}, 401, []],
    ['stays until then', {}, 399, ['claims', 'receipts', 'taken']],
    ['stays for ever when told so', { keepAnswered: 'forever' }, 9999, ['claims', 'receipts', 'taken']],
  ] as const)('%s', async (_, policy, days, left) => {
    let ahead = 0;
    const box = await taken({ ...policy, clock: () => Date.now() + ahead });
    const { progress } = await box.fetch();
    await receiveUntilDone(box.row, { ...box.options, progress, task: 'accept' });
    ahead = days * 86_400_000;
    await arrivals(box.options.transport(), 'archiv');
    const folders = [...box.files.keys()].map((path) => path.split('/')[0]);
    expect(folders.filter((folder) => folder !== 'mailbox.json').sort()).toEqual(left);
  });
});

import { describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../../test/memory-content.ts';
import { address, expectConflict, taken } from '../../../test/taken-delivery.ts';
import {
  arrivals,
  contentOf,
  outgoing,
  receiveUntilDone,
  sha512,
} from '../../../test/transport-contract/world.ts';
import { exchangeError } from '../../errors.ts';
import type { MailboxPolicy } from '../../index.ts';
import { contentFaultOf } from '../content-fault.ts';
import { createLoopback } from '../loopback/loopback.ts';

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
      expect.objectContaining({
        code: 'exchange.outbox.invalid-request',
        details: { place: 'attachments.0.fileName' },
      }),
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

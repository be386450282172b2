import { allowHttp, allowSandbox, createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postfachLimits, sendAgain } from '../../src/postfach/index.ts';
import { restPostfach, seen } from './sandbox-world.ts';
import { applicationId, codeOf, message, status } from './world.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ maxMessageBytes: 5_000_000 });
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox?.close());

/** The mailbox of a person, and a sender with a journal of its own. */
function world(person = 'zoe') {
  const service = sandbox.config().services.postfach;
  const { handle: to, url } = service.mailboxes.find((one) => one.person === person)!;
  const postfach = restPostfach(service, createMemoryStateStore());
  return { service, to, url, postfach };
}
const bytes = (text: string) => new TextEncoder().encode(text);
const names = 'Łódź-Şahin, Ōno, Đorđević, Ĳsbrand, ẞ, M̂, İnan, Þórdís, ʻ';

describe('a message', () => {
  it('is read at its level, with its files, and not below', async () => {
    const { postfach, to, url } = world();
    const receipt = await postfach.send(
      message({
        to,
        level: 'substanziell',
        subject: `Bescheid für ${names}`,
        text: `Guten Tag ${names},\n\nim Anhang finden Sie Ihren Bescheid.`,
        reference: '20.1-2026-00042',
        senderUrl: 'https://www.musterstadt.example/steuern',
        attachments: [
          { name: `Bescheid ${names}.pdf`, mediaType: 'application/pdf', open: () => bytes('%PDF-1.7') },
          { name: 'Anlage "2".txt', mediaType: 'text/plain', open: () => new Blob(['zwei']) },
        ],
      }),
    );
    expect(receipt.state).toBe('accepted');
    expect((await seen(url, 2)).text).not.toContain('Bescheid');
    const { links } = await seen(url, 3);
    expect(links).toHaveLength(1);
    expect(links[0]).toContain(receipt.messageId);
    const page = await (await fetch(links[0]!)).text();
    expect(page).toContain(`Bescheid für ${names.normalize('NFC')}`);
    const files = [...page.matchAll(/href="([^"]*anlagen[^"]*)"/g)].map(([, path = '']) => path);
    const texts = await Promise.all(files.map(async (path) => (await fetch(new URL(path, url))).text()));
    expect(texts).toEqual(['%PDF-1.7', 'zwei']);
  });

  it('of every limit arrives', async () => {
    const { postfach, to, url } = world();
    const full = (member: Exclude<keyof typeof postfachLimits, 'status'>) =>
      'ẞ'.repeat(postfachLimits[member]);
    const origin = 'https://www.musterstadt.example/';
    await postfach.send(
      message({
        to,
        key: full('key'),
        sender: full('sender'),
        service: full('service'),
        subject: full('subject'),
        reference: full('reference'),
        replyAddress: full('replyAddress'),
        retrievalConfirmationAddress: full('retrievalConfirmationAddress'),
        senderUrl: origin + 'a'.repeat(postfachLimits.senderUrl - origin.length),
        text: 'ẞ'.repeat(100_000),
        applicationId,
        attachments: [{ name: full('attachmentName'), open: () => bytes('a') }],
      }),
    );
    expect((await seen(url)).links).toHaveLength(1);
  });

  it('has 0 and many attachments', async () => {
    const { postfach, to, url } = world();
    await postfach.send(message({ to, key: 'ohne' }));
    const attachments = Array.from({ length: 200 }, (_, index) => ({
      name: `${index}.txt`,
      open: () => bytes(`Inhalt ${index}`),
    }));
    await postfach.send(message({ to, key: 'viele', attachments }));
    expect((await seen(url)).text).toContain('200 Anlagen');
    expect((await seen(url)).links).toHaveLength(2);
  });

  it.each([
    ['an unknown mailbox', { to: applicationId }, 'servicekonto.postfach.recipient-unknown'],
    [
      'more than the mailbox takes',
      { attachments: [{ name: 'a', open: () => new Uint8Array(6_000_000) }] },
      'servicekonto.postfach.too-large',
    ],
  ])('with %s is refused', async (_name, more, code) => {
    const { postfach, to } = world();
    expect(await codeOf(postfach.send(message({ to, ...more })))).toBe(code);
  });
});

it('a status stands in the status monitor and beside the messages of its application', async () => {
  const { postfach, service, to, url } = world();
  await postfach.send(message({ to, applicationId }));
  const full = postfachLimits.status;
  await postfach.status(
    status({
      key: '1',
      service: 'ẞ'.repeat(full.service),
      sender: 'ẞ'.repeat(full.sender),
      details: 'ẞ'.repeat(full.details),
      information: 'ẞ'.repeat(full.information),
      reference: 'ẞ'.repeat(full.reference),
    }),
  );
  await postfach.status(status({ key: '2', state: 'completed', at: new Date('2026-12-01T08:00:00Z') }));
  const monitor = await (await fetch(`${service.origin}/statusmonitor/${applicationId}`)).text();
  for (const text of [monitor, (await seen(url)).text]) {
    expect(text).toContain('Antrag eingegangen');
    expect(text).toContain('Antrag abgeschlossen');
  }
});

describe('a sender', () => {
  it.each([
    ['with an expired certificate sends nothing', 'expiredSender', 'servicekonto.postfach.certificate'],
  ] as const)('%s', async (_name, which, code) => {
    const { service, to } = world();
    const postfach = restPostfach({ ...service, sender: service[which] }, createMemoryStateStore());
    expect(await codeOf(postfach.send(message({ to })))).toBe(code);
  });

  it('whose clock is wrong is refused', async () => {
    const { postfach, to, url } = world();
    sandbox.skew(-7_200_000);
    expect(await codeOf(postfach.send(message({ to })))).toBe('servicekonto.postfach.forbidden');
    sandbox.skew(7_200_000);
    expect(await codeOf(postfach.send(message({ to })))).toBe('servicekonto.postfach.forbidden');
    sandbox.skew(0);
    expect((await postfach.send(message({ to }))).state).toBe('accepted');
    expect((await seen(url)).links).toHaveLength(1);
  });

  it('who does not allow the sandbox does not write to it', () => {
    const { service } = world();
    const strict = { [allowHttp]: undefined, [allowSandbox]: undefined };
    expect(() => restPostfach(service, createMemoryStateStore(), strict)).toThrow(
      /baseUrl must be https.*signer is a key of the sandbox/,
    );
  });
});

describe('a failure of the mailbox', () => {
  const fault = (more: object) => sandbox.fault({ service: 'postfach', operation: 'sendMessage', ...more });

  it.each([
    ['503', { status: 503 }, 'unavailable'],
    ['429', { status: 429, retryAfter: 3 }, 'unavailable'],
    ['a maintenance page', { page: 'maintenance' as const }, 'unavailable'],
    ['a firewall', { page: 'firewall' as const }, 'forbidden'],
  ])('%s: nothing has arrived, and it may be sent again', async (_name, more, code) => {
    const { postfach, to, url } = world();
    fault(more);
    expect(await codeOf(postfach.send(message({ to })))).toBe(`servicekonto.postfach.${code}`);
    expect((await seen(url)).links).toHaveLength(0);
    await postfach.send(message({ to }));
    expect((await seen(url)).links).toHaveLength(1);
  });

  it.each([
    ['the answer is lost', { drop: 'answer' as const }, 1],
    ['the answer breaks off', { truncate: true }, 1],
    ['a maintenance page with 200', { page: 'maintenance-200' as const }, 0],
    ['500', { status: 500 }, 0],
  ])('%s: nobody knows, and nothing is sent twice', async (_name, more, arrived) => {
    const { postfach, to, url } = world();
    fault(more);
    const unknown = 'servicekonto.postfach.outcome-unknown';
    expect(await codeOf(postfach.send(message({ to })))).toBe(unknown);
    expect(await codeOf(postfach.send(message({ to })))).toBe(unknown);
    expect((await seen(url)).links).toHaveLength(arrived);
    await postfach.send(message({ to }), { [sendAgain]: true });
    expect((await seen(url)).links).toHaveLength(arrived + 1);
  });

  it('a reset before anything was read is no doubt', async () => {
    const { postfach, to, url } = world();
    fault({ drop: 'request' });
    const attachments = [{ name: 'a', open: () => new Uint8Array(4_000_000) }];
    const code = await codeOf(postfach.send(message({ to, attachments })));
    // The operating system may have taken the last byte before the reset came: then it is a doubt.
    expect(['servicekonto.postfach.unavailable', 'servicekonto.postfach.outcome-unknown']).toContain(code);
    expect((await seen(url)).links).toHaveLength(0);
  });

  it('nobody at the address, or no such name: nothing was sent', async () => {
    const { service, to } = world();
    for (const baseUrl of ['http://127.0.0.1:1', 'https://zbp.invalid']) {
      const postfach = restPostfach(service, createMemoryStateStore(), { baseUrl });
      const error = await postfach.send(message({ to })).catch((reason: unknown) => reason);
      if (!isRathausError(error)) throw error;
      expect([error.code, error.retryable]).toEqual(['servicekonto.postfach.unavailable', true]);
      expect(await codeOf(postfach.status(status()))).toBe('servicekonto.postfach.unavailable');
    }
  });
});

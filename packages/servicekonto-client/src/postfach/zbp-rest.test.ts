import { createHash } from 'node:crypto';
import {
  allowHttp,
  allowSandbox,
  createMemoryStateStore,
  isRathausError,
  type StateStore,
} from '@rathaus/client-core';
import { describe, expect, it, vi } from 'vitest';
import { author } from '../../test/postfach/author.ts';
import {
  type Answer,
  applicationId,
  claimsOf,
  codeOf,
  createWorld,
  drained,
  handle,
  isSigned,
  message,
  status,
} from '../../test/postfach/world.ts';
import type { PostfachAttachment } from './index.ts';
import { sendAgain } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string, more: Partial<PostfachAttachment> = {}): PostfachAttachment => ({
  name,
  open: () => bytes(text),
  ...more,
});
const answered =
  (answer: () => Response): Answer =>
  async (request) => {
    await drained(request);
    return answer();
  };
const json =
  (code: number, headers: Record<string, string> = {}): Answer =>
  async (request) => {
    await drained(request);
    return Response.json({ title: 'canary' }, { status: code, headers });
  };
const page =
  (code: number): Answer =>
  async (request) => {
    await drained(request);
    return new Response('<html>Wartung', { status: code, headers: { 'content-type': 'text/html' } });
  };
/** The connection breaks before or after the mailbox has everything. */
const broken =
  (when: 'before' | 'after'): Answer =>
  async (request) => {
    if (when === 'after') await drained(request);
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  };

describe('a message', () => {
  it('arrives signed, with its level, in NFC, with digests of its files', async () => {
    const { postfach, inbox, tokens } = createWorld();
    const receipt = await postfach.send(
      message({
        subject: 'Bescheid fu\u0308r Ōno',
        reference: '20.1',
        applicationId: applicationId.toUpperCase(),
        senderUrl: 'https://musterstadt.example',
        replyAddress: 'amt@musterstadt.example',
        attachments: [
          file('U\u0308bersicht.pdf', 'eins', { mediaType: 'application/pdf', size: 4 }),
          file('zwei.txt', 'zwei'),
        ],
      }),
    );
    expect(receipt).toEqual({
      key: '20.1-2026-00042/bescheid',
      state: 'accepted',
      messageId: '00000000-0000-4000-8000-000000000001',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const [got] = inbox.messages;
    expect(isSigned(got!.envelope)).toBe(true);
    expect(got?.content).toEqual({
      mailboxUuid: handle,
      stork_qaa_level: 3,
      sender: 'Stadt Musterstadt',
      title: 'Bescheid für Ōno',
      content: 'Guten Tag,\n\nder Bescheid für Đorđe liegt bei.',
      service: 'Hundesteuer',
      senderUrl: 'https://musterstadt.example/',
      reference: '20.1',
      replyAddress: 'amt@musterstadt.example',
      applicationId,
      attachments: ['eins', 'zwei'].map((text, index) => ({
        filename: ['Übersicht.pdf', 'zwei.txt'][index],
        sha512sum: createHash('sha512').update(text).digest('hex'),
        contentLength: 4,
      })),
    });
    expect(await Promise.all(got!.files.map((one) => one.text()))).toEqual(['eins', 'zwei']);
    expect(got?.files.map(({ name, type }) => [name, type])).toEqual([
      ['Übersicht.pdf', 'application/pdf'],
      ['zwei.txt', 'application/octet-stream'],
    ]);
    expect(claimsOf(tokens[0]!)).toMatchObject({
      typ: 'JWT',
      alg: 'RS512',
      signer: 'Musterstadt Postfach Łódź',
      roles: ['THIRD_PARTY'],
    });
  });

  it.each([
    ['basisregistrierung', 1],
    ['niedrig', 2],
    ['substanziell', 3],
    ['hoch', 4],
  ] as const)('of level %s is STORK %i', async (level, stork) => {
    const { postfach, inbox } = createWorld();
    await postfach.send(message({ level }));
    expect(inbox.messages[0]?.content.stork_qaa_level).toBe(stork);
  });

  it.each([
    ['a Blob', () => new Blob(['inhalt'])],
    ['bytes', () => bytes('inhalt')],
    ['a web stream', () => new Blob(['inhalt']).stream()],
    [
      'a generator that uses its buffer again',
      async function* () {
        const buffer = new Uint8Array(1);
        for (const one of bytes('inhalt')) {
          buffer[0] = one;
          yield buffer;
        }
      },
    ],
  ])('takes %s as an attachment', async (_name, open) => {
    const { postfach, inbox } = createWorld();
    await postfach.send(message({ attachments: [file('a', '', { open })] }));
    expect(await inbox.messages[0]?.files[0]?.text()).toBe('inhalt');
  });

  it('has as many attachments as one likes', async () => {
    const { postfach, inbox } = createWorld();
    const attachments = Array.from({ length: 250 }, (_, index) => file(`${index}.txt`, `Inhalt ${index}`));
    await postfach.send(message({ attachments }));
    expect(inbox.messages[0]?.files).toHaveLength(250);
  });

  it('with a faulty member goes nowhere', async () => {
    const { postfach, calls } = createWorld();
    expect(await codeOf(postfach.send(message({ to: 'x' })))).toBe('servicekonto.postfach.invalid');
    expect(await codeOf(postfach.send(message({ attachments: [file('leer', '')] })))).toBe(
      'servicekonto.postfach.invalid',
    );
    expect(calls).toEqual([]);
  });
});

describe('an attachment that changes', () => {
  const changing = (...texts: string[]) => {
    let call = 0;
    return () => bytes(texts[Math.min(call++, texts.length - 1)]!);
  };
  it.each([
    ['longer', changing('eins', 'eins!')],
    ['shorter', changing('eins', 'ein')],
    ['other', changing('eins', 'zwei')],
  ])('and is %s the second time never arrives, and may be sent again', async (_name, open) => {
    const { postfach, inbox } = createWorld();
    const sent = message({ attachments: [file('a', '', { open }), file('b', 'b')] });
    expect(await codeOf(postfach.send(sent))).toBe('servicekonto.postfach.attachment-changed');
    expect(inbox.messages).toEqual([]);
    const second = message({ attachments: [file('a', 'eins'), file('b', 'b')] });
    await postfach.send(second);
    expect(inbox.messages).toHaveLength(1);
  });

  it.each([3, 5])('and has not the announced %i bytes is refused at once', async (size) => {
    const { postfach, calls } = createWorld();
    const sent = message({ attachments: [file('a', 'eins', { size })] });
    expect(await codeOf(postfach.send(sent))).toBe('servicekonto.postfach.attachment-changed');
    expect(calls).toEqual([]);
  });

  it('and cannot be opened the second time leaves nothing behind', async () => {
    const { postfach, inbox } = createWorld();
    let call = 0;
    const open = () => {
      if (call++ === 1) throw new Error('weg');
      return bytes('a');
    };
    const sent = message({ attachments: [file('a', '', { open })] });
    expect(await codeOf(postfach.send(sent))).not.toBe('servicekonto.postfach.outcome-unknown');
    await postfach.send(sent);
    expect(inbox.messages).toHaveLength(1);
  });
});

describe('the same key', () => {
  it('is delivered once and gives the same receipt', async () => {
    const { postfach, inbox, calls } = createWorld();
    const receipt = await postfach.send(message());
    expect(await postfach.send(message())).toEqual(receipt);
    expect(await postfach.find('message', message().key)).toEqual(receipt);
    expect(inbox.messages).toHaveLength(1);
    expect(calls).toHaveLength(1);
  });

  it('for something else is a conflict', async () => {
    const { postfach, inbox } = createWorld();
    await postfach.send(message());
    expect(await codeOf(postfach.send(message({ text: 'Anders' })))).toBe(
      'servicekonto.postfach.key-conflict',
    );
    const more = message({ attachments: [file('a', 'a')] });
    expect(await codeOf(postfach.send(more))).toBe('servicekonto.postfach.key-conflict');
    expect(inbox.messages).toHaveLength(1);
  });

  it('by twenty at once is delivered once', async () => {
    const { postfach, inbox } = createWorld();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf(postfach.send(message()))));
    expect(inbox.messages).toHaveLength(1);
    for (const one of outcomes)
      expect(['nothing thrown', 'servicekonto.postfach.outcome-unknown']).toContain(one);
  });

  it('of another tenant or kind is another one', async () => {
    const store = createMemoryStateStore();
    const one = createWorld({ store });
    const other = createWorld({ store, config: { tenant: 'beispielhausen' } });
    await one.postfach.send(message());
    await other.postfach.send(message({ text: 'Anders' }));
    await one.postfach.status(status({ key: message().key }));
    expect(await one.postfach.find('status', 'nie')).toBeUndefined();
    expect(other.inbox.messages).toHaveLength(1);
    expect(one.inbox.states).toHaveLength(1);
  });
});

describe('an answer', () => {
  it.each([
    ['400', json(400), 'refused', false],
    ['401', json(401), 'forbidden', false],
    ['403', json(403), 'forbidden', false],
    ['404', json(404), 'recipient-unknown', false],
    ['404 with a page', page(404), 'refused', false],
    ['410', json(410), 'recipient-unknown', false],
    ['413', page(413), 'too-large', false],
    ['422', json(422), 'refused', false],
    ['429', json(429), 'unavailable', true],
    ['503', page(503), 'unavailable', true],
    ['a lost connection before the end', broken('before'), 'unavailable', true],
  ])('%s says that nothing arrived, and the key is free', async (name, answer, code, retryable) => {
    // A token that is refused is renewed once.
    const { postfach, inbox } = createWorld({ answers: name === '401' ? [answer, answer] : [answer] });
    const error = await postfach.send(message()).catch((reason: unknown) => reason);
    if (!isRathausError(error)) throw error;
    expect(error.code).toBe(`servicekonto.postfach.${code}`);
    expect(error.retryable).toBe(retryable);
    expect(JSON.stringify(error)).not.toContain('canary');
    await postfach.send(message());
    expect(inbox.messages).toHaveLength(1);
  });

  it('with Retry-After says when', async () => {
    const { postfach } = createWorld({ answers: [json(429, { 'retry-after': '7' })] });
    await expect(postfach.send(message())).rejects.toMatchObject({ details: { retryAfter: 7 } });
  });

  it.each([
    ['500', json(500)],
    ['502', page(502)],
    ['504', page(504)],
    ['408', json(408)],
    ['a lost connection after the end', broken('after')],
    ['a page with 200', page(200)],
    ['JSON without an id', answered(() => Response.json({}))],
    ['null', answered(() => Response.json(null))],
    ['nothing', answered(() => new Response(null, { status: 204 }))],
  ] satisfies [string, Answer][])(
    '%s says nothing, and nothing is sent again by itself',
    async (_name, answer) => {
      const { postfach, inbox, calls } = createWorld({ answers: [answer] });
      const unknown = 'servicekonto.postfach.outcome-unknown';
      await expect(postfach.send(message())).rejects.toMatchObject({ code: unknown, retryable: false });
      expect(await codeOf(postfach.send(message()))).toBe(unknown);
      expect(await codeOf(postfach.find('message', message().key))).toBe(unknown);
      expect(await codeOf(postfach.send(message({ text: 'Anders' }), { [sendAgain]: true }))).toBe(
        'servicekonto.postfach.key-conflict',
      );
      expect(calls).toHaveLength(1);
      // A person has asked: it has not arrived.
      expect((await postfach.send(message(), { [sendAgain]: true })).state).toBe('accepted');
      expect((await postfach.send(message(), { [sendAgain]: true })).state).toBe('accepted');
      expect(inbox.messages).toHaveLength(1);
    },
  );

  it('that does not come in time says nothing', async () => {
    const hang: Answer = async (request) => {
      await drained(request);
      return new Promise(() => undefined);
    };
    const { postfach } = createWorld({ answers: [hang], rest: { timeout: 50 } });
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
  });

  it('of a caller who has gone is not known either', async () => {
    const gone = new AbortController();
    const { postfach } = createWorld({
      answers: [
        async (request) => {
          await drained(request);
          gone.abort();
          return new Promise(() => undefined);
        },
      ],
    });
    expect(await codeOf(postfach.send(message(), { signal: gone.signal }))).toBe('core.aborted');
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
  });
});

describe('a status', () => {
  it('arrives signed, once', async () => {
    const { postfach, inbox, calls } = createWorld();
    const sent = status({ details: 'Ihr Antrag ist da.', information: 'Frist', reference: '20.1' });
    const receipt = await postfach.status(sent);
    expect(await postfach.status(sent)).toEqual(receipt);
    expect(receipt).toMatchObject({ state: 'accepted', messageId: applicationId });
    expect(calls).toEqual(['POST /v6/mailbox/applications/states']);
    expect(inbox.states).toEqual([
      {
        applicationId,
        status: 'RECEIVED',
        publicServiceName: { de: 'Hundesteuer' },
        senderName: 'Stadt Musterstadt',
        createdDate: '2026-11-30T08:00:00.000Z',
        reference: '20.1',
        statusDetails: { de: 'Ihr Antrag ist da.' },
        additionalInformation: { de: 'Frist' },
      },
    ]);
  });

  it('is a success without a body, too', async () => {
    const nothing = answered(() => new Response(null, { status: 204 }));
    const { postfach } = createWorld({ answers: [nothing] });
    expect((await postfach.status(status())).state).toBe('accepted');
  });

  it('of which nobody knows whether it has arrived is not reported again', async () => {
    const { postfach, calls } = createWorld({ answers: [broken('after')] });
    expect(await codeOf(postfach.status(status()))).toBe('servicekonto.postfach.outcome-unknown');
    expect(await codeOf(postfach.status(status()))).toBe('servicekonto.postfach.outcome-unknown');
    expect(calls).toHaveLength(1);
  });
});

describe('the journal', () => {
  const failing = (method: keyof StateStore): StateStore => ({
    ...createMemoryStateStore(),
    [method]: () => Promise.reject(new Error('Datenbank weg')),
  });
  it('that is down lets nothing out', async () => {
    const { postfach, calls } = createWorld({ store: failing('add') });
    await expect(postfach.send(message())).rejects.toMatchObject({
      code: 'servicekonto.store.failed',
      retryable: true,
    });
    expect(calls).toEqual([]);
  });

  it('that fails afterwards hides no success, and lets nothing out twice', async () => {
    const { postfach, calls } = createWorld({ store: failing('set') });
    expect((await postfach.send(message())).state).toBe('accepted');
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
    expect(calls).toHaveLength(1);
  });

  it('holds no word of what was sent', async () => {
    const store = createMemoryStateStore();
    const kept: string[] = [];
    const spy: StateStore = {
      ...store,
      add: (key, value, ttl) => {
        kept.push(key, value);
        return store.add(key, value, ttl);
      },
      set: (key, value, ttl) => {
        kept.push(key, value);
        return store.set(key, value, ttl);
      },
    };
    const { postfach } = createWorld({ store: spy });
    await postfach.send(message({ key: 'Erika Mustermann', subject: 'Erika' }));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join()).not.toMatch(/Erika|5a1f0c3e/);
    expect(kept[0]).toMatch(/^musterstadt:postfach:message:[0-9a-f]{64}$/);
  });
});

describe('the sender', () => {
  it('keeps a token for half an hour and renews one that is refused', async () => {
    const now = vi.fn(() => Date.parse('2026-11-30T08:00:00Z'));
    const { postfach, tokens } = createWorld({ config: { clock: now }, answers: [] });
    await postfach.status(status({ key: '1' }));
    now.mockReturnValue(Date.parse('2026-11-30T08:28:00Z'));
    await postfach.status(status({ key: '2' }));
    now.mockReturnValue(Date.parse('2026-11-30T08:29:30Z'));
    await postfach.status(status({ key: '3' }));
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
    const { iat, exp } = claimsOf(tokens[2]!);
    expect(Number(exp) - Number(iat)).toBe(1800);
    expect(iat).toBe(Date.parse('2026-11-30T08:29:30Z') / 1000);
    // The clock was set back: a token of the future would be refused.
    now.mockReturnValue(Date.parse('2026-11-30T07:00:00Z'));
    await postfach.status(status({ key: '4' }));
    expect(claimsOf(tokens[3]!).iat).toBe(Date.parse('2026-11-30T07:00:00Z') / 1000);
  });

  it.each([
    ['expired', '2050-01-01'],
    ['not-yet-valid', '2024-01-01'],
  ])('with a certificate that is %s sends nothing', async (reason, day) => {
    const { postfach, calls } = createWorld({ config: { clock: () => Date.parse(day) } });
    await expect(postfach.send(message())).rejects.toMatchObject({
      code: 'servicekonto.postfach.certificate',
      details: { reason },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['that fails', () => Promise.reject(new Error('HSM weg')), 'servicekonto.client.key'],
    ['of another key', () => Promise.resolve(new Uint8Array(256)), 'servicekonto.postfach.certificate'],
  ])('with a signer %s sends nothing', async (_name, sign, code) => {
    const signer = { kid: 'hsm', algorithm: 'RS512' as const, sign };
    const { postfach, calls } = createWorld({ rest: { author: author({ signer }) } });
    expect(await codeOf(postfach.send(message()))).toBe(code);
    expect(calls).toEqual([]);
  });

  it('refuses the sandbox unless it is allowed', async () => {
    const marked: Answer = async (request) => {
      await drained(request);
      return Response.json({ messageUuid: 'x' }, { headers: { 'x-rathaus-sandbox': '1' } });
    };
    const refused = createWorld({ answers: [marked] });
    expect(await codeOf(refused.postfach.send(message()))).not.toBe('nothing thrown');
    const { postfach } = createWorld({
      answers: [marked],
      rest: { [allowSandbox]: true, [allowHttp]: true, baseUrl: 'http://127.0.0.1:9' },
    });
    expect((await postfach.send(message())).messageId).toBe('x');
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answered, broken, bytes, file } from '../../test/postfach/answers.ts';
import {
  applicationId,
  claimsOf,
  codeOf,
  createWorld,
  handle,
  isSigned,
  message,
  status,
} from '../../test/postfach/world.ts';

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

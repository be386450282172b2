import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  envelope,
  message,
  ono,
  post,
  put,
  startPostfach,
  state,
  token,
  zoe,
} from '../../test/postfach-sender.ts';
import { expiredSender, musterstadtSender } from '../seed/postfach-senders.ts';
import { openState } from '../state/state-store.ts';

let world: Awaited<ReturnType<typeof startPostfach>>;
beforeAll(async () => {
  world = await startPostfach();
});
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(() => world.service.reset());

const bytes = (text: string) => new TextEncoder().encode(text);
const nothingArrived = async () => {
  expect(world.service.messages()).toEqual([]);
  expect(await readdir(world.service.folder)).toEqual([]);
};

describe('a message', () => {
  it('is taken with its files and gets ids', async () => {
    const files = [
      { name: 'Bescheid für Ōno.pdf', bytes: bytes('%PDF-1.7') },
      { name: 'zwei "Wörter".txt', bytes: bytes('ẞ') },
    ];
    const { status, body } = await put(world.origin, { files });
    expect(status).toBe(200);
    const [stored] = world.service.messages();
    expect(body).toEqual({ mailboxHandle: zoe.handle, messageId: '1', messageUuid: stored?.id });
    expect(stored?.content.attachments?.map(({ filename }) => filename)).toEqual(
      files.map(({ name }) => name),
    );
    expect(stored?.sender).toBe('emulator-musterstadt-zbp');
  });

  it('comes twice when it is sent twice: the interface has no key', async () => {
    const sealed = envelope(message());
    const bearer = token();
    expect((await put(world.origin, { sealed, bearer })).status).toBe(200);
    expect((await put(world.origin, { sealed, bearer })).status).toBe(200);
    expect(world.service.messages()).toHaveLength(2);
  });

  it.each([
    ['sender', 255],
    ['service', 255],
    ['reference', 255],
    ['senderUrl', 255],
    ['title', 1024],
    ['replyAddress', 320],
    ['retrievalConfirmationAddress', 320],
  ])('has at most the characters of %s', async (member, most) => {
    expect((await put(world.origin, { content: message({ [member]: 'ẞ'.repeat(most) }) })).status).toBe(200);
    const over = await put(world.origin, { content: message({ [member]: 'ẞ'.repeat(most + 1) }) });
    expect(over).toMatchObject({
      status: 400,
      body: { detail: `${member} has more than ${most} characters` },
    });
    expect(world.service.messages()).toHaveLength(1);
  });

  it('is refused with all faults of its content at once', async () => {
    const content = message({ mailboxUuid: 'x', stork_qaa_level: 5, sender: '', title: undefined });
    const { status, body } = await put(world.origin, { content });
    expect(status).toBe(400);
    expect(body.detail).toBe(
      'mailboxUuid is no UUID; stork_qaa_level is no integer from 1 to 4; sender is empty; title is no text',
    );
  });

  it('goes to nobody whose mailbox is unknown', async () => {
    const content = message({ mailboxUuid: '99999999-9999-4999-8999-999999999999' });
    expect(await put(world.origin, { content, files: [{ name: 'a', bytes: bytes('a') }] })).toMatchObject({
      status: 404,
      body: { detail: 'mailbox unknown' },
    });
    await nothingArrived();
  });
});

describe('what a sender says of itself', () => {
  const hour = 3_600_000;
  const other = { ...musterstadtSender, privateKey: expiredSender.privateKey };
  it.each([
    ['no token', () => '', 401],
    ['garbage', () => 'a.b.c', 401],
    ['another key', () => token({ sender: other }), 401],
    ['an unknown signer', () => token({}, { signer: 'emulator-unbekannt' }), 401],
    ['the end passed', () => token({ now: Date.now() - hour }), 401],
    ['made in the future', () => token({ now: Date.now() + hour }), 401],
    ['a life of a day', () => token({}, { exp: Math.floor(Date.now() / 1000) + 86_400 }), 401],
    ['another role', () => token({}, { roles: ['ADMIN'] }), 401],
    ['no role', () => token({}, { roles: undefined }), 401],
    ['no end', () => token({}, { exp: undefined }), 401],
    ['alg none', () => `${token({}, {}, { alg: 'none' }).replace(/[^.]*$/, '')}`, 401],
    ['alg RS256', () => token({}, {}, { alg: 'RS256' }), 401],
    ['alg HS512', () => token({}, {}, { alg: 'HS512' }), 401],
    ['an expired certificate', () => token({ sender: expiredSender }), 403],
  ])('is not believed with %s', async (_name, bearer, status) => {
    expect((await put(world.origin, { bearer: bearer() })).status).toBe(status);
    expect((await post(world.origin, { bearer: bearer() })).status).toBe(status);
    expect(world.service.states()).toEqual([]);
    await nothingArrived();
  });
});

describe('what is signed', () => {
  it.each([
    ['other content', { ...envelope(message()), content: JSON.stringify(message({ title: 'Anders' })) }],
    ['white space added', { ...envelope(message()), content: `${JSON.stringify(message())} ` }],
    ['another key', envelope(message(), expiredSender)],
    ['a digest in place of the signature', { ...envelope(message()), sha512sum: 'ab'.repeat(64) }],
    ['no base64', { ...envelope(message()), sha512sum: '***' }],
    ['nothing', { ...envelope(message()), sha512sum: '' }],
    ['no JSON in it', envelope('kein JSON')],
    ['a list in it', envelope('[]')],
  ])('is refused with %s', async (_name, sealed) => {
    expect((await put(world.origin, { sealed })).status).toBe(400);
    await nothingArrived();
  });

  it.each([
    ['digest', { sha512sum: '0'.repeat(128) }],
    ['length', { contentLength: 2 }],
    ['name', { filename: 'anders.txt' }],
  ])('binds the %s of a file', async (word, said) => {
    const { status, body } = await put(world.origin, { files: [{ name: 'a.txt', bytes: bytes('a'), said }] });
    expect(status).toBe(400);
    expect(body.detail).toContain(`another ${word}`);
    await nothingArrived();
  });

  it('binds the number and the order of files', async () => {
    const files = [
      { name: 'a.txt', bytes: bytes('a'), said: { filename: 'b.txt' } },
      { name: 'b.txt', bytes: bytes('b'), said: { filename: 'a.txt' } },
    ];
    expect((await put(world.origin, { files })).status).toBe(400);
    const two = { attachments: [{ filename: 'a', sha512sum: '0'.repeat(128), contentLength: 1 }] };
    expect((await put(world.origin, { content: message(two) })).status).toBe(400);
    await nothingArrived();
  });
});

describe('a body', () => {
  const authorization = () => ({ authorization: `Bearer ${token()}` });
  const send = (init: RequestInit) =>
    fetch(`${world.origin}/v6/mailbox/messages`, { method: 'PUT', ...init }).then(({ status }) => status);

  it('that is no form, or a broken one, is refused', async () => {
    const multipart = { ...authorization(), 'content-type': 'multipart/form-data; boundary=x' };
    expect(await send({ headers: authorization(), body: 'x' })).toBe(400);
    expect(
      await send({ headers: multipart, body: '--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n{' }),
    ).toBe(400);
    expect(await send({ headers: multipart, body: '--x--\r\n' })).toBe(400);
    await nothingArrived();
  });

  it('that is too large is refused and nothing of it kept', async () => {
    await using small = await startPostfach({ maxMessageBytes: 100_000 });
    const files = [{ name: 'a.bin', bytes: new Uint8Array(200_000) }];
    expect((await put(small.origin, { files })).status).toBe(413);
    expect(await readdir(small.service.folder)).toEqual([]);
  });
});

describe('a state', () => {
  it.each([
    ['publicServiceName', 100],
    ['additionalInformation', 100],
    ['statusDetails', 50],
    ['senderName', 100],
    ['reference', 50],
  ])('has at most the characters of %s', async (member, most) => {
    const value = (length: number) =>
      /Name$/.test(member) && member === 'senderName'
        ? 'ẞ'.repeat(length)
        : member === 'reference'
          ? 'ẞ'.repeat(length)
          : { de: 'ẞ'.repeat(length) };
    expect((await post(world.origin, { content: state({ [member]: value(most) }) })).status).toBe(200);
    expect((await post(world.origin, { content: state({ [member]: value(most + 1) }) })).status).toBe(400);
    expect(world.service.states()).toHaveLength(1);
  });

  it('is refused with an unknown word', async () => {
    expect((await post(world.origin, { content: state({ status: 'NONE' }) })).status).toBe(400);
  });
});

describe('the pages', () => {
  const readable = message({ stork_qaa_level: 3, title: 'Bescheid <b>Đorđe</b>', applicationId: ono.handle });

  it('show a message at its level and not below', async () => {
    await put(world.origin, {
      content: readable,
      files: [{ name: 'Übersicht.pdf', bytes: bytes('inhalt') }],
    });
    const [stored] = world.service.messages();
    const list = (level: number) => world.page(`/postfach/${zoe.handle}?niveau=${level}`);
    expect((await list(2)).text).toContain('Geschützte Nachricht');
    expect((await list(2)).text).not.toContain('Bescheid');
    expect((await list(3)).text).toContain('Bescheid &#60;b&#62;Đorđe&#60;/b&#62;');
    expect((await list(3)).text).toContain('ungelesen');
    const at = (level: string) => `/postfach/${zoe.handle}/${stored?.id}${level}`;
    for (const level of ['', '?niveau=2', '?niveau=9', '?niveau=abc']) {
      const closed = await world.page(at(level));
      expect(closed.status).toBe(403);
      expect(closed.text).not.toContain('Bescheid');
      expect((await world.page(at(`/anlagen/0${level}`))).status).toBe(403);
    }
    const open = await world.page(at('?niveau=4'));
    expect(open.status).toBe(200);
    expect(open.text).toContain('Guten Tag');
    expect(open.text).toContain('Emulator – kein echter Dienst');
    expect((await list(3)).text).toContain('gelesen');
    const download = await world.page(at('/anlagen/0?niveau=3'));
    expect(download.text).toBe('inhalt');
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="_bersicht.pdf"; filename*=UTF-8''%C3%9Cbersicht.pdf`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('show nobody the message of another', async () => {
    await put(world.origin, { content: readable });
    const [stored] = world.service.messages();
    expect((await world.page(`/postfach/${ono.handle}/${stored?.id}?niveau=4`)).status).toBe(404);
    expect((await world.page('/postfach/unbekannt')).status).toBe(404);
  });

  it('show the states of an application in their order', async () => {
    await put(world.origin, { content: readable });
    await post(world.origin, {
      content: state({ status: 'COMPLETED', createdDate: '2026-12-02T08:00:00.000Z' }),
    });
    await post(world.origin, { content: state({ statusDetails: { de: 'Wir melden uns.' } }) });
    for (const path of [`/statusmonitor/${ono.handle}`, `/postfach/${zoe.handle}?niveau=3`]) {
      const { text } = await world.page(path);
      expect(text).toContain('Wir melden uns.');
      expect(text.indexOf('Antrag eingegangen')).toBeGreaterThan(0);
      expect(text.indexOf('Antrag abgeschlossen')).toBeGreaterThan(text.indexOf('Antrag eingegangen'));
    }
    expect((await world.page('/')).text).toContain('Zoë Łódź-Şahin');
  });
});

it('keeps messages, files and states over a restart, and no file of a broken call', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postfach-state-'));
  try {
    for (const round of [1, 2]) {
      const store = await openState(folder);
      await using lasting = await startPostfach({ store });
      if (round === 1) {
        await put(lasting.origin, { files: [{ name: 'a.txt', bytes: bytes('bleibt') }] });
        await post(lasting.origin);
      }
      const [stored] = lasting.service.messages();
      const path = `/postfach/${zoe.handle}/${stored?.id}/anlagen/0?niveau=3`;
      expect((await lasting.page(path)).text).toBe('bleibt');
      expect(lasting.service.states()).toHaveLength(1);
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

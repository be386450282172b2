import { allowHttp, allowSandbox, isRathausError } from '@rathaus/client-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type DavServer, startDavServer } from '../../../test/transport-contract/webdav-server.ts';
import {
  arrivals,
  contentOf,
  contextOf,
  incoming,
  outgoing,
  receiveUntilDone,
  sendUntilLater,
} from '../../../test/transport-contract/world.ts';
import type { Address, Progress, WebDavCredentials } from '../../index.ts';
import { createWebDavTransport, prepareWebDavMailbox } from './webdav.ts';
import { webDavRequests } from './webdav-requests.ts';
import { webDavStorage } from './webdav-storage.ts';

const dangers = { [allowHttp]: true, [allowSandbox]: true } as const;
const closing: DavServer[] = [];
afterAll(() => Promise.all(closing.map((server) => server.close())));
const address: Address = { transport: 'webdav', mailbox: 'archiv' };

async function openBox({
  credentials,
  timeout = 5000,
}: {
  credentials?: WebDavCredentials;
  timeout?: number;
} = {}) {
  const server = await startDavServer();
  closing.push(server);
  const { url } = server;
  await prepareWebDavMailbox({ url, credentials, ...dangers });
  server.requests.length = 0;
  const transport = (receiveAs?: string) =>
    createWebDavTransport({
      mailboxes: { archiv: { url, credentials, receiveAs } },
      timeout,
      userAgent: 'Archiv/1.0',
      ...dangers,
    });
  return {
    server,
    transport,
    world: { address, source: 'archiv', sender: transport, reader: () => transport('archiv') },
  };
}

async function fault(call: () => Promise<unknown>) {
  try {
    await call();
  } catch (error) {
    if (isRathausError(error)) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

async function firstStep(box: Awaited<ReturnType<typeof openBox>>) {
  const content = contentOf();
  const delivery = await outgoing(address, content);
  const context = contextOf(content, `musterstadt/outbox/${delivery.id}/`);
  return { delivery, content, send: () => box.transport().send(delivery, undefined, context) };
}

describe('what an answer means for the work', () => {
  it.each([
    ['PUT', 401, 'exchange.mailbox.credentials', 'credential'],
    ['PUT', 403, 'exchange.mailbox.credentials', 'credential'],
    ['PUT', 404, 'exchange.mailbox.not-prepared', 'local'],
    ['PUT', 405, 'exchange.mailbox.unavailable', 'local'],
    ['PUT', 409, 'exchange.mailbox.not-prepared', 'local'],
    ['PUT', 412, 'exchange.mailbox.unavailable', 'transient'],
    ['PUT', 413, 'exchange.mailbox.unavailable', 'local'],
    ['PUT', 423, 'exchange.mailbox.unavailable', 'transient'],
    ['PUT', 429, 'exchange.mailbox.unavailable', 'transient'],
    ['PUT', 500, 'exchange.mailbox.unavailable', 'transient'],
    ['PUT', 503, 'exchange.mailbox.unavailable', 'transient'],
    ['PUT', 507, 'exchange.mailbox.no-space', 'transient'],
    ['MOVE', 409, 'exchange.mailbox.not-prepared', 'local'],
    ['MOVE', 423, 'exchange.mailbox.unavailable', 'transient'],
    ['MOVE', 507, 'exchange.mailbox.no-space', 'transient'],
    ['MKCOL', 507, 'exchange.mailbox.no-space', 'transient'],
    ['PROPFIND', 501, 'exchange.mailbox.unavailable', 'local'],
    ['GET', 401, 'exchange.mailbox.credentials', 'credential'],
  ])('%s answered with %i: %s, %s', async (method, status, code, failureClass) => {
    const box = await openBox();
    const { send } = await firstStep(box);
    box.server.fault = (asked) => (asked === method ? { status } : undefined);
    const failed = await fault(send);
    expect(failed).toMatchObject({ code, details: { reason: `http-${status}` } });
    expect(box.transport().failureClassOf?.(failed)).toBe(failureClass);
  });

  it('a page with status 200 or 207 is no answer of a WebDAV server', async () => {
    const body = '<!DOCTYPE html><html><body>Wartung</body></html>';
    for (const status of [200, 207]) {
      const box = await openBox();
      box.server.fault = (method) => (method === 'PROPFIND' ? { status, body } : undefined);
      const failed = await fault(() => arrivals(box.transport('archiv'), 'archiv'));
      expect(box.transport().failureClassOf?.(failed)).toBe('transient');
    }
  });

  it('answers about another place are none', async () => {
    const box = await openBox();
    const body =
      '<multistatus xmlns="DAV:"><response><href>/elsewhere/x.json</href><propstat><prop><resourcetype/></prop></propstat></response></multistatus>';
    box.server.fault = (method) => (method === 'PROPFIND' ? { status: 207, body } : undefined);
    const failed = await fault(() => arrivals(box.transport('archiv'), 'archiv'));
    expect(failed.code).toBe('exchange.mailbox.unusable-answer');
  });
});

describe('a server that is slow or hangs', () => {
  it.each(['GET', 'PROPFIND', 'PUT', 'MOVE', 'MKCOL'])(
    'at %s: given up, transient, and it goes on',
    async (method) => {
      const box = await openBox({ timeout: 60 });
      const { delivery, content, send } = await firstStep(box);
      box.server.fault = (asked) => (asked === method ? 'hang' : undefined);
      const failed = await fault(send);
      expect(failed).toMatchObject({ code: 'exchange.mailbox.unavailable', details: { reason: 'timeout' } });
      expect(box.transport().failureClassOf?.(failed)).toBe('transient');
      box.server.fault = undefined;
      const sent = await sendUntilLater({ ...box.world, sender: () => createSlow(box.server) }, delivery, {
        content,
      });
      expect(sent.known.state).toBe('sent');
    },
  );

  it('in the middle of a download: given up, and nothing is stored', async () => {
    const box = await openBox({ timeout: 3000 });
    const { delivery, content } = await firstStep(box);
    await sendUntilLater({ ...box.world, sender: () => createSlow(box.server) }, delivery, { content });
    await arrivals(createSlow(box.server, 'archiv'), 'archiv');
    box.server.fault = (method, path) => (method === 'GET' && path.endsWith('.pdf') ? 'stall' : undefined);
    const received = contentOf();
    const options = { content: received, transport: () => box.transport('archiv'), progress: { version: 1 } };
    const row = incoming('archiv', delivery.id);
    const failed = await fault(() => receiveUntilDone(row, { ...options, task: 'fetch' }));
    expect(failed.details).toEqual({ reason: 'timeout' });
    // The data before it are there; of the attachment nothing is.
    expect([...received.objects.values()].map(({ bytes }) => bytes.length)).toEqual([14]);
    box.server.fault = undefined;
    const whole = { ...options, transport: () => createSlow(box.server, 'archiv') };
    expect((await receiveUntilDone(row, { ...whole, task: 'fetch' })).type).toBe('fetched');
  });

  it('that sends single bytes is not idle, and given up all the same', async () => {
    const drip = () =>
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          controller.enqueue(Buffer.from(' '));
        },
      });
    const requests = webDavRequests(
      { url: 'https://dav.archiv.example/' },
      { timeout: 200, slowest: 1000, fetch: async () => new Response(drip(), { status: 200 }) },
    );
    const answer = await requests.send({ method: 'GET', path: 'a.json', expect: [200] });
    const read = async () => {
      for await (const piece of answer.pieces()) expect(piece.length).toBe(1);
    };
    expect((await fault(read)).details).toEqual({ reason: 'timeout' });
  });

  it('that takes single bytes is given up, and the source is ended', async () => {
    let ended = false;
    async function* source() {
      try {
        for (;;) yield Buffer.from(' ');
      } finally {
        ended = true;
      }
    }
    const requests = webDavRequests(
      { url: 'https://dav.archiv.example/' },
      {
        timeout: 200,
        slowest: 1000,
        async fetch(_, { body, signal } = {}) {
          const reader = (body as ReadableStream<Uint8Array>).getReader();
          const aborted = new Promise((resolve) => signal?.addEventListener('abort', resolve));
          for (;;) {
            await new Promise((resolve) => setTimeout(resolve, 5));
            await Promise.race([reader.read(), aborted]);
            signal?.throwIfAborted();
          }
        },
      },
    );
    const body = { source: source(), size: 1e9 };
    const failed = await fault(() => requests.send({ method: 'PUT', path: 'a.pdf', body, expect: [201] }));
    expect(failed).toMatchObject({
      code: 'exchange.mailbox.unavailable',
      details: { reason: 'timeout' },
    });
    await vi.waitFor(() => expect(ended).toBe(true), { timeout: 20_000 });
  });

  it('an abort waits a moment for what tidies up, and no longer', async () => {
    vi.useFakeTimers();
    try {
      const asked: string[] = [];
      const gone = new AbortController();
      const requests = webDavRequests(
        { url: 'https://dav.archiv.example/' },
        {
          async fetch(_, init) {
            asked.push(init?.method ?? '');
            if (init?.method === 'PUT') return new Response(null, { status: 201 });
            if (init?.method === 'MOVE') gone.abort();
            return new Promise((_resolve, reject) => {
              const stop = () => reject(new TypeError('ended'));
              if (init?.signal?.aborted) stop();
              else init?.signal?.addEventListener('abort', stop);
            });
          },
        },
      );
      const created = webDavStorage(requests).create('offered/a.json', Buffer.from('{}'), {
        signal: gone.signal,
      });
      const ended = fault(() => created);
      await vi.advanceTimersByTimeAsync(2000);
      expect((await ended).code).toBe('core.aborted');
      expect(asked).toEqual(['PUT', 'MOVE', 'DELETE']);
    } finally {
      vi.useRealTimers();
    }
  });

  const createSlow = ({ url }: DavServer, receiveAs?: string) =>
    createWebDavTransport({ mailboxes: { archiv: { url, receiveAs } }, ...dangers });
});

describe('answers that get lost', () => {
  it.each(['PUT', 'MOVE', 'MKCOL', 'DELETE'])('of any %s: one delivery, one receipt', async (method) => {
    const box = await openBox();
    const { delivery, content } = await firstStep(box);
    let losses = 0;
    const lossy = () => {
      let calls = 0;
      box.server.fault = (asked) => {
        if (asked !== method) return undefined;
        calls += 1;
        return calls === losses ? 'lose-answer' : undefined;
      };
    };
    const row = incoming('archiv', delivery.id);
    const received = contentOf();
    let kept: Progress = { version: 1 };
    let task: 'fetch' | 'accept' = 'fetch';
    const store = (made: Progress) => {
      kept = made;
    };
    const course = async () => {
      const { progress } = await sendUntilLater(box.world, delivery, { content });
      await arrivals(box.transport('archiv'), 'archiv');
      const options = { content: received, transport: () => box.transport('archiv'), store };
      if (task === 'fetch') await receiveUntilDone(row, { ...options, progress: kept, task });
      task = 'accept';
      await receiveUntilDone(row, { ...options, progress: kept, task });
      return sendUntilLater(box.world, delivery, { content, progress });
    };
    for (losses = 1; losses <= 8; losses += 1) {
      lossy();
      await course().catch((error: unknown) => {
        if (!isRathausError(error)) throw error;
      });
    }
    box.server.fault = undefined;
    expect((await course()).known.state).toBe('accepted');
    const names = [...box.server.files.keys()];
    expect(names.filter((path) => path.startsWith('receipts/'))).toHaveLength(1);
    expect(names.filter((path) => /^(offered|taken)\//.test(path))).toHaveLength(1);
  });
});

describe('credentials', () => {
  const basic = `Basic ${Buffer.from('musterstadt:geheim-łódź').toString('base64')}`;

  it('go with each request, read from a file with its line break', async () => {
    const credentials = { username: 'musterstadt', password: async () => 'geheim-łódź\n' };
    const box = await openBox({ credentials });
    await arrivals(box.transport('archiv'), 'archiv');
    expect(box.server.requests.length).toBeGreaterThan(3);
    for (const { headers } of box.server.requests) {
      expect(headers.authorization).toBe(basic);
      expect(headers['user-agent']).toBe('Archiv/1.0');
    }
  });

  it('follow no redirection', async () => {
    const other = await startDavServer();
    closing.push(other);
    const box = await openBox({ credentials: { token: 'geheim' } });
    box.server.fault = () => ({ status: 302, headers: { location: other.url } });
    const failed = await fault(() => arrivals(box.transport('archiv'), 'archiv'));
    expect(failed).toMatchObject({ code: 'exchange.mailbox.unavailable', details: { reason: 'http-302' } });
    expect(box.transport().failureClassOf?.(failed)).toBe('local');
    expect(other.requests).toEqual([]);
  });

  it('are repeated by no error', async () => {
    const secret = 'geheim\u0000łódź';
    const box = await openBox();
    const transport = createWebDavTransport({
      mailboxes: { archiv: { url: box.server.url, credentials: { token: secret }, receiveAs: 'archiv' } },
      ...dangers,
    });
    const failed = await fault(() => arrivals(transport, 'archiv'));
    expect(failed.code).toBe('exchange.mailbox.credentials');
    expect(JSON.stringify([failed, String(failed.cause), failed.stack])).not.toContain('geheim');
  });
});

describe('requests', () => {
  it('announce the length of what they send, and name no temporary twice', async () => {
    const box = await openBox();
    const { delivery, content } = await firstStep(box);
    await sendUntilLater(box.world, delivery, { content });
    const puts = box.server.requests.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(4);
    expect(puts.map(({ headers }) => headers['content-length'])).toEqual(
      expect.arrayContaining(['300000', '0', '14']),
    );
    for (const { path, headers } of puts) {
      expect(path).toMatch(/^temporary\/t-/);
      expect(headers['if-none-match']).toBe('*');
    }
    expect(new Set(puts.map(({ path }) => path)).size).toBe(4);
    const moves = box.server.requests.filter(({ method }) => method === 'MOVE');
    expect(moves.map(({ headers }) => headers.overwrite)).toEqual(['T', 'T', 'T', 'F']);
  });

  it('go to https only', async () => {
    const open = (url: string, more: object = {}) =>
      fault(async () => createWebDavTransport({ mailboxes: { archiv: { url } }, ...more }));
    for (const url of [
      'http://dav.archiv.example/',
      'ftp://dav.archiv.example/',
      'https://a:b@dav.archiv.example/',
    ])
      expect((await open(url)).code).toBe('exchange.config.invalid');
    expect((await open('http://dav.archiv.example/', dangers)).code).toBe('exchange.config.invalid');
  });
});

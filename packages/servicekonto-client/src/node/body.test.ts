import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld } from '../../test/mock-browser.ts';
import { type FetchHandler, toNodeHandler } from './index.ts';

type Parsed = IncomingMessage & { body?: unknown };
type Middleware = (incoming: Parsed, outgoing: ServerResponse, next: (error?: unknown) => void) => unknown;

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** Runs one middleware after the other, as Express does. */
async function serve(...chain: Middleware[]): Promise<string> {
  server = createServer((incoming, outgoing) => {
    const step = (index: number, error?: unknown): void => {
      if (error) {
        const { code = String(error) } = error as { code?: string };
        outgoing.writeHead(500).end(code);
      } else void chain[index]?.(incoming, outgoing, (failed) => step(index + 1, failed));
    };
    step(0);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a body parser does: reads the stream to its end and leaves a value. */
const parser =
  (parse: (bytes: Buffer) => unknown): Middleware =>
  (incoming, _outgoing, next) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      incoming.body = parse(Buffer.concat(chunks));
      // A real one hands on from its own callback, when the stream has closed already.
      setImmediate(next);
    });
  };
const fields = (bytes: Buffer) => Object.fromEntries(new URLSearchParams(bytes.toString()));
const host: Middleware = async (incoming, outgoing) => {
  if (incoming.body === undefined)
    await new Promise<void>((done) => parser(fields)(incoming, outgoing, () => done()));
  outgoing.end(JSON.stringify(incoming.body));
};
const form = { method: 'POST', body: new URLSearchParams({ hund: 'Bello & Söhne', art: 'groß' }) };
const filled = { hund: 'Bello & Söhne', art: 'groß' };

describe('forms of the host', () => {
  const { konto } = createWorld();
  it.each([
    ['a body parser before us', [parser(fields), toNodeHandler(konto), host]],
    ['a body parser after us', [toNodeHandler(konto), parser(fields), host]],
    ['no body parser', [toNodeHandler(konto), host]],
    [
      'two of our adapters and a parser in between',
      [toNodeHandler(konto), parser(fields), toNodeHandler(konto), host],
    ],
  ])('%s', async (_name, chain) => {
    const answer = await fetch(await serve(...chain), form);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(filled);
  });

  it('a path that is not ours leaves the stream as it was', async () => {
    let state: unknown;
    const origin = await serve(toNodeHandler(konto), async (incoming, outgoing) => {
      state = [incoming.readableDidRead, incoming.readableFlowing, incoming.listenerCount('data')];
      let size = 0;
      for await (const chunk of incoming) size += (chunk as Buffer).length;
      outgoing.end(String(size));
    });
    const answer = await fetch(origin, { method: 'PUT', body: new Uint8Array(3_000_000) });
    expect(await answer.text()).toBe('3000000');
    expect(state).toEqual([false, null, 0]);
  });

  it('our own paths answer whatever runs before us', async () => {
    const origin = await serve(parser(fields), toNodeHandler(konto));
    const answer = await fetch(`${origin}/logout`, {
      ...form,
      headers: { 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
  });
});

describe('a handler that reads the body', () => {
  const circle: { member?: unknown } = {};
  circle.member = circle;
  const type = (text: string) => ({ 'content-type': text });
  const echo: FetchHandler = async (incoming) =>
    Response.json({ text: await incoming.text(), length: incoming.headers.get('content-length') });
  const read = async (chain: Middleware[], init: RequestInit) => {
    const answer = await fetch(await serve(...chain, toNodeHandler(echo)), { method: 'POST', ...init });
    return answer.status === 200
      ? ((await answer.json()) as { text: string; length: string | null })
      : answer.text();
  };

  it('gets the stream when nobody has read it, and knows its length', async () => {
    expect(await read([], { body: 'abc' })).toEqual({ text: 'abc', length: '3' });
    const asText: Middleware = (incoming, _outgoing, next) => {
      incoming.setEncoding('utf8');
      next();
    };
    expect(await read([asText], { body: 'ä' })).toMatchObject({ text: 'ä' });
  });

  it('gets nothing where there is nothing', async () => {
    expect(await read([], {})).toEqual({ text: '', length: '0' });
  });

  const urlencoded = type('application/x-www-form-urlencoded');
  it.each([
    ['form fields', urlencoded, 'a=1+2&b=%C3%A4&b=%26', { a: '1 2', b: ['ä', '&'] }, 'a=1+2&b=%C3%A4&b=%26'],
    [
      'nested form fields',
      urlencoded,
      'x',
      { a: { b: 'c', d: ['1', '2'] } },
      'a%5Bb%5D=c&a%5Bd%5D=1&a%5Bd%5D=2',
    ],
    ['no form fields', urlencoded, 'x', {}, ''],
    ['JSON', type('application/json; charset=utf-8'), '{"a": [1, null]}', { a: [1, null] }, '{"a":[1,null]}'],
    ['JSON of a vendor', type('application/vnd.api+json'), 'x', { a: 'ä' }, '{"a":"ä"}'],
    ['text', type('text/plain'), 'x', 'ä', 'ä'],
    ['JSON kept as text', type('application/json'), 'x', '{"a":1}', '{"a":1}'],
    ['bytes', type('application/octet-stream'), 'x', Buffer.from('ä'), 'ä'],
  ])('rebuilds %s', async (_name, headers, body, parsed, text) => {
    expect(await read([parser(() => parsed)], { headers, body })).toEqual({ text, length: null });
  });

  it('no longer says that the body is packed, because the parser has unpacked it', async () => {
    const packed: FetchHandler = (incoming) =>
      new Response(incoming.headers.get('content-encoding') ?? 'plain');
    const headers = { 'content-encoding': 'gzip' };
    const origin = await serve(parser(fields), toNodeHandler(packed));
    expect(await (await fetch(origin, { ...form, headers })).text()).toBe('plain');
  });

  it.each([
    ['nothing', urlencoded, undefined],
    ['files', type('multipart/form-data; boundary=x'), { file: 'x' }],
    ['fields that are no texts', urlencoded, { a: 1 }],
    ['a list instead of fields', urlencoded, ['a']],
    ['endless nesting', urlencoded, nested(100)],
    ['a date', urlencoded, { a: new Date(0) }],
    ['a map', urlencoded, new Map([['a', '1']])],
    ['a circle', type('application/json'), circle],
    ['a symbol', type('application/json'), Symbol('x')],
  ])('says what to do when the parser left %s', async (_name, headers, parsed) => {
    expect(await read([parser(() => parsed)], { headers, body: 'x' })).toBe('servicekonto.request.body');
    const errors: unknown[] = [];
    const keep: FetchHandler = async (incoming) => {
      await incoming.text().catch((error) => errors.push(error));
      return new Response();
    };
    server?.close();
    await fetch(
      await serve(
        parser(() => parsed),
        toNodeHandler(keep),
      ),
      { method: 'POST', headers, body: 'x' },
    );
    expect(errors).toMatchObject([
      { code: 'servicekonto.request.body', message: expect.stringContaining('before the body parser') },
    ]);
  });

  it('does not wait for ever beside somebody who is reading', async () => {
    const listener: Middleware = (incoming, _outgoing, next) => {
      incoming.on('data', () => undefined);
      next();
    };
    expect(await read([listener], { body: 'abc' })).toBe('servicekonto.request.body');
  });
});

function nested(depth: number): object {
  return depth === 0 ? { x: 'y' } : { a: nested(depth - 1) };
}

describe('a request that ends early', () => {
  it('a handler may answer without reading to the end, on the same connection', async () => {
    const first: FetchHandler = async (incoming) => {
      const reader = incoming.body!.getReader();
      await reader.read();
      await reader.cancel();
      return new Response('enough');
    };
    const origin = await serve(toNodeHandler(first));
    const answer = await fetch(origin, { method: 'POST', body: new Uint8Array(2_000_000) });
    expect(await answer.text()).toBe('enough');
  });

  it('what nobody reads of a body is let go, and the connection takes the next request', async () => {
    const first: FetchHandler = async (incoming) => {
      const reader = incoming.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      return new Response(incoming.method);
    };
    const origin = await serve(toNodeHandler(first));
    const rest = new Promise<number>((resolve) =>
      server!.once('request', (incoming: IncomingMessage) =>
        incoming.once('end', () => resolve(incoming.readableLength)),
      ),
    );
    const answers = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n');
        socket.write(`${'1\r\na\r\n'.repeat(200_000)}0\r\n\r\n`);
        socket.write('GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n');
      });
      socket.on('data', (data) => (text += data)).on('error', reject);
      socket.on('close', () => resolve(text));
    });
    expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(2);
    expect(answers).toMatch(/POST[\s\S]*GET/);
    expect(await rest).toBe(0);
  });

  it('that the browser went away is no failure for the host', async () => {
    const calls: unknown[] = [];
    let aborted: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => (aborted = resolve));
    const handler: FetchHandler = (incoming) =>
      new Promise((_resolve, reject) => {
        incoming.signal.addEventListener('abort', () => {
          reject(incoming.signal.reason);
          setImmediate(() => aborted?.());
        });
      });
    const origin = await serve(toNodeHandler(handler), (_in, _out) => calls.push('next'));
    const outgoing = request(origin).on('error', () => undefined);
    outgoing.end();
    await new Promise((resolve) => server!.once('request', resolve));
    outgoing.destroy();
    await ended;
    expect(calls).toEqual([]);
  });
});

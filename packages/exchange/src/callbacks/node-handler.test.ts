import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf, createCallbackWorld, signed } from '../../test/callback-world.ts';
import { type CallbackConfig, type CallbackReceiver, createCallbackReceiver } from './callback-receiver.ts';
import { toCallbackHandler } from './node-handler.ts';

type Parsed = IncomingMessage & { body?: unknown; rawBody?: unknown };
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
      if (error) outgoing.writeHead(500).end((error as { code?: string }).code ?? String(error));
      else if (index === chain.length) outgoing.writeHead(404).end();
      else void chain[index]?.(incoming, outgoing, (failed) => step(index + 1, failed));
    };
    step(0);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a body parser does: reads the stream to its end and leaves something. */
const parser =
  (leave: (bytes: Buffer, incoming: Parsed) => void): Middleware =>
  (incoming, _outgoing, next) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      leave(Buffer.concat(chunks), incoming);
      // A real one hands on from its own callback, when the stream has closed already.
      setImmediate(next);
    });
  };
const json: Middleware = parser((bytes, incoming) => {
  incoming.body = JSON.parse(bytes.toString());
});

const make = (more: Partial<CallbackConfig> = {}) => {
  const { world, config } = createCallbackWorld(more);
  return { world, handler: toCallbackHandler(createCallbackReceiver(config)) };
};
// Not as JSON.stringify would write it: who makes the text anew gets another HMAC.
const body = bodyOf('new-submissions').replaceAll(',', ', ');
const send = (origin: string, init: RequestInit = {}) =>
  fetch(origin, { method: 'POST', body, headers: signed(body), ...init });

describe('the bytes of a callback', () => {
  it.each<[string, Middleware[]]>([
    ['no parser', []],
    ['express.raw()', [parser((bytes, incoming) => Object.assign(incoming, { body: bytes }))]],
    ['express.text()', [parser((bytes, incoming) => Object.assign(incoming, { body: bytes.toString() }))]],
    [
      'express.json({ verify })',
      [
        parser((bytes, incoming) =>
          Object.assign(incoming, { rawBody: bytes, body: JSON.parse(bytes.toString()) }),
        ),
      ],
    ],
    [
      'a parser that left the stream alone',
      [
        (incoming, _outgoing, next) => {
          incoming.body = {};
          next();
        },
      ],
    ],
    [
      'a decoder',
      [
        (incoming, _outgoing, next) => {
          incoming.setEncoding('utf8');
          next();
        },
      ],
    ],
  ])('are there after %s', async (_, before) => {
    const { world, handler } = make();
    expect((await send(await serve(...before, handler))).status).toBe(202);
    expect(world.notices).toHaveLength(1);
  });

  it('are gone after express.json(), which is told to next with what to do', async () => {
    const { world, handler } = make();
    let told: unknown;
    const origin = await serve(json, (incoming, outgoing) =>
      handler(incoming, outgoing, (error) => {
        told = error;
        outgoing.writeHead(500).end();
      }),
    );
    expect((await send(origin)).status).toBe(500);
    expect(told).toMatchObject({
      code: 'exchange.callback.raw-body-gone',
      message: expect.stringMatching(/before the body parser.*express\.json\(\{ verify \}\)/),
    });
    // Even where the text would be the same: nobody could tell by the answer when it is not.
    expect(world.notices).toEqual([]);
  });

  it('that are gone are 500 where there is no next, and somebody who reads beside us is no body', async () => {
    const { handler } = make();
    expect((await send(await serve(json, (incoming, outgoing) => handler(incoming, outgoing)))).status).toBe(
      500,
    );
    server?.close();
    const listener: Middleware = (incoming, _outgoing, next) => {
      incoming.on('data', () => undefined);
      next();
    };
    const answer = await send(await serve(listener, handler));
    expect(await answer.text()).toBe('exchange.callback.raw-body-gone');
  });
});

describe('node:http', () => {
  it('answers other methods, empty bodies and large ones with their status', async () => {
    const { handler } = make({ maxBytes: 1000 });
    const origin = await serve(handler);
    expect((await fetch(origin)).status).toBe(405);
    expect((await fetch(origin, { method: 'POST', headers: signed('') })).status).toBe(400);
    expect((await send(origin, { body: 'x'.repeat(1001) })).status).toBe(413);
    const chunked = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = httpRequest(origin, { method: 'POST', headers: signed('x') }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      outgoing.on('error', reject);
      Readable.from(Array.from({ length: 50 }, () => 'x'.repeat(100))).pipe(outgoing);
    });
    expect(chunked).toBe(413);
  });

  it('takes two headers of one name for none', async () => {
    const { handler, world } = make();
    await serve(handler);
    const { port } = server!.address() as AddressInfo;
    const lines = Object.entries({
      ...signed(body),
      'content-length': Buffer.byteLength(body),
      host: 'a.example',
    });
    const ask = (more: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`POST / HTTP/1.1\r\n${head}${more}Connection: close\r\n\r\n${body}`),
        );
        socket.on('data', (data) => (answer += data)).on('error', reject);
        socket.on('close', () => resolve(answer.slice(0, 12)));
      });
    expect(await ask(`callback-timestamp: ${signed(body)['callback-timestamp']}\r\n`)).toBe('HTTP/1.1 401');
    expect(await ask(`callback-authentication: ${'ab'.repeat(64)}\r\n`)).toBe('HTTP/1.1 401');
    expect(world.notices).toEqual([]);
    expect(await ask('')).toBe('HTTP/1.1 202');
  });

  it('names the host to the application only when there is one', async () => {
    const seen: string[] = [];
    const receive: CallbackReceiver = async (request) => {
      seen.push(request.url);
      return new Response(null, { status: 202 });
    };
    await serve((incoming, outgoing) => {
      Object.assign(incoming, { originalUrl: `/mount${incoming.url}` });
      return toCallbackHandler(receive)(incoming, outgoing);
    });
    const { port } = server!.address() as AddressInfo;
    const ask = (path: string, host: string) =>
      new Promise<void>((resolve, reject) => {
        const options = { port, host: '127.0.0.1', path, method: 'POST', setHost: false, headers: { host } };
        const outgoing = httpRequest(options, (answer) => {
          answer.resume().on('end', () => resolve());
        });
        outgoing.on('error', reject).end();
      });
    await ask('/a?b=c', 'musterstadt.example:8443');
    await ask('//boese.example/x', 'musterstadt.example');
    await ask('/a', 'musterstadt.example@boese.example');
    await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          'POST /a HTTP/1.1\r\nHost: musterstadt.example\r\nhOsT: boese.example\r\nConnection: close\r\n\r\n',
        ),
      );
      socket.resume().on('close', resolve);
    });
    expect(seen).toEqual([
      'http://musterstadt.example:8443/mount/a?b=c',
      'http://musterstadt.example/mount//boese.example/x',
      'http://host.invalid/mount/a',
      'http://host.invalid/mount/a',
    ]);
  });
});

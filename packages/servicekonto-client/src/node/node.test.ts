import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { servicekontoError } from '../errors.ts';
import { type FetchHandler, type Next, toNodeHandler, toRequest } from './index.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function serve(handler: FetchHandler, next?: Next, mount = ''): Promise<number> {
  const handle = toNodeHandler(handler);
  server = createServer((incoming, outgoing) => {
    if (mount) {
      Object.assign(incoming, { originalUrl: incoming.url });
      incoming.url = incoming.url?.slice(mount.length);
    }
    const pass = (error: unknown) => {
      next?.(error);
      outgoing.end('next');
    };
    void handle(incoming, outgoing, next && pass);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Sends a request target exactly as written; `fetch` would normalise it. */
function raw(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage & { body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, headers }, async (incoming) => {
      let body = '';
      for await (const chunk of incoming) body += String(chunk);
      resolve(Object.assign(incoming, { body }));
    });
    outgoing.on('error', reject).end();
  });
}

describe('toNodeHandler', () => {
  it('keeps several cookies apart and the status', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT'],
      ['set-cookie', 'b=2'],
    ]);
    const port = await serve(() => new Response('hallo', { status: 418, headers }));
    const answer = await raw(port, '/');
    expect(answer.statusCode).toBe(418);
    expect(answer.headers['set-cookie']).toHaveLength(2);
    expect(answer.body).toBe('hallo');
  });

  it('takes two Host lines for no host, because a proxy may have gone by the other one', async () => {
    const port = await serve((incoming) => new Response(new URL(incoming.url).host));
    const send = (text: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => (answer += data)).on('error', reject);
        socket.on('close', () => resolve(answer));
      });
    const end = 'Connection: close\r\n\r\n';
    expect(await send(`GET / HTTP/1.1\r\nHost: a.example\r\n${end}`)).toContain('a.example');
    const two = await send(`GET / HTTP/1.1\r\nHost: a.example\r\nhOsT: b.example\r\n${end}`);
    expect(two).toContain('host.invalid');
    expect(await send(`TRACE / HTTP/1.1\r\nHost: a.example\r\n${end}`)).toMatch(/^HTTP\/1.1 405/);
  });

  it('does not let the path name another host', async () => {
    const port = await serve((incoming) => new Response(incoming.url));
    expect((await raw(port, '//evil.example/x', { host: 'portal.example' })).body).toBe(
      'http://portal.example//evil.example/x',
    );
    for (const host of ['a b@c', 'town-a@town-b', 'town-a/../', 'town-a:x', 'town-a?', 'a\\b']) {
      expect((await raw(port, '/x', { host })).body, host).toBe('http://host.invalid/x');
    }
    expect((await raw(port, '/x', { host: '[::1]:8080' })).body).toBe('http://[::1]:8080/x');
  });

  const twoReadings = [
    String.raw`/login/\..\..\gateway\auth?level=niedrig`,
    String.raw`/login/x/..\..\gateway/auth`,
    String.raw`/\gateway\auth`,
    '/login/../gateway/auth',
    '/login/%2e%2e/gateway/auth',
    '/login/.%2E/gateway/auth',
    '/login%2fx/../gateway/auth',
    '/gateway/x/..',
    '/gateway/./auth',
  ];
  it.each(twoReadings)('does not take %s for the path that a URL makes of it', async (path) => {
    const seen: string[] = [];
    const handler: FetchHandler = (incoming) => {
      seen.push(new URL(incoming.url).pathname);
      return undefined;
    };
    const alone = await raw(await serve(handler), path);
    expect([alone.statusCode, alone.body, seen]).toEqual([400, 'bad request\n', []]);
    server?.close();
    // Beside an application it is for the application to say what it is.
    expect((await raw(await serve(handler, () => undefined), path)).body).toBe('next');
    expect(seen).toEqual([`/${encodeURIComponent(path)}`]);
  });

  it('takes dots and backslashes elsewhere as they are', async () => {
    const port = await serve((incoming) => new Response(incoming.url.slice('http://a.test'.length)));
    for (const path of [
      '/.well-known/x',
      '/a..b/...',
      String.raw`/x?return=/a/../b\c`,
      '/x%5c..%5cy',
      '//gateway/auth',
    ])
      expect((await raw(port, path, { host: 'a.test' })).body).toBe(path);
  });

  it('sees the whole path below an Express mount', async () => {
    const port = await serve((incoming) => new Response(new URL(incoming.url).pathname), undefined, '/konto');
    expect((await raw(port, '/konto/login/broker')).body).toBe('/konto/login/broker');
  });

  it('passes foreign paths and failures on', async () => {
    const calls: unknown[] = [];
    const port = await serve(
      (incoming) => {
        if (incoming.url.endsWith('/fail')) throw new Error('inside');
        return undefined;
      },
      (error) => calls.push(error),
    );
    await raw(port, '/foreign');
    await raw(port, '/fail');
    expect(calls).toEqual([undefined, new Error('inside')]);
  });

  it('answers 404 and 500 itself when there is no next, without inner details', async () => {
    const port = await serve((incoming) => {
      if (incoming.url.endsWith('/fail')) throw new Error('secret inside');
      return undefined;
    });
    expect((await raw(port, '/foreign')).statusCode).toBe(404);
    const failed = await raw(port, '/fail');
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toContain('secret');
  });

  it('shows the page for the citizen when a page of the application fails by an error of ours', async () => {
    const port = await serve(() => Promise.reject(servicekontoError('servicekonto.store.failed')));
    const failed = await raw(port, '/antrag');
    expect(failed.statusCode).toBe(503);
    expect(failed.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(failed.headers['cache-control']).toBe('no-store');
    expect(failed.body).toContain('<html lang="de">');
    expect(failed.body).toContain('<a href="/">Zur Startseite</a>');
    expect((await raw(port, '/antrag', { 'accept-language': 'en' })).body).toContain('<html lang="en">');
  });

  it('hands over a request body as a stream', async () => {
    const port = await serve(async (incoming) => new Response(`${incoming.method} ${await incoming.text()}`));
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'abc' });
    expect(await answer.text()).toBe('POST abc');
  });
});

describe('toRequest', () => {
  async function answerOf(program: Parameters<typeof createServer>[1], init?: RequestInit): Promise<unknown> {
    server = createServer(program!);
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/portal/seite`, init)).json();
  }

  it('makes one request for middleware and routes, as long as it is the same one', async () => {
    const same = await answerOf((incoming, outgoing) => {
      const alone = toRequest(incoming);
      const first = toRequest(incoming, outgoing);
      const again = [toRequest(incoming), toRequest(incoming, outgoing)];
      incoming.url = '/seite';
      const mounted = toRequest(incoming);
      incoming.method = 'DELETE';
      const overridden = toRequest(incoming);
      outgoing.end(
        JSON.stringify({
          again: again.map((one) => one === first),
          watched: alone !== first,
          mounted: [mounted !== first, new URL(mounted.url).pathname],
          overridden: [overridden !== mounted, overridden.method],
        }),
      );
    });
    expect(same).toEqual({
      again: [true, true],
      watched: true,
      mounted: [true, '/seite'],
      overridden: [true, 'DELETE'],
    });
  });

  it('makes a request with a body anew for each that asks, since it can be read once', async () => {
    const read = await answerOf(
      async (incoming, outgoing) => {
        const first = await toRequest(incoming, outgoing).text();
        Object.assign(incoming, { body: first });
        outgoing.end(JSON.stringify([first, await toRequest(incoming, outgoing).text()]));
      },
      { method: 'POST', body: 'wort=Żabka' },
    );
    expect(read).toEqual(['wort=Żabka', 'wort=Żabka']);
  });
});

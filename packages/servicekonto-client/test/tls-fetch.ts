import { request } from 'node:https';

/** `fetch` that trusts one authority and finds test names on this machine, with certificate and name checked. */
export function tlsFetch(ca: string, ports: Record<string, number>) {
  return (address: string, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const port = ports[url.hostname];
      if (port === undefined) {
        reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('unknown host'), { code: 'ENOTFOUND' }),
          }),
        );
        return;
      }
      const outgoing = request(
        {
          ca,
          host: '127.0.0.1',
          port,
          servername: url.hostname,
          path: `${url.pathname}${url.search}`,
          method: init.method ?? 'GET',
          headers: { ...Object.fromEntries(new Headers(init.headers)), host: url.host },
          ...(init.signal ? { signal: init.signal } : {}),
        },
        async (incoming) => {
          const chunks: Buffer[] = [];
          for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
          const headers = new Headers();
          for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
            headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
          }
          const status = incoming.statusCode ?? 0;
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers }));
        },
      );
      outgoing.on('error', reject);
      outgoing.end(init.body === undefined || init.body === null ? undefined : String(init.body));
    });
}

import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Opens an address as a browser opens a page. `fetch` says of itself that it does not, and lets nobody say otherwise. */
export async function navigate(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of [
    ['accept', 'text/html,application/xhtml+xml,*/*;q=0.8'],
    ['sec-fetch-mode', 'navigate'],
    ['sec-fetch-dest', 'document'],
  ] as const)
    if (!headers.has(name)) headers.set(name, value);
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = request(
    url,
    { method: init.method ?? 'GET', headers: Object.fromEntries(headers), agent: false },
    async (incoming) => {
      const body = await buffer(incoming);
      const all = new Headers();
      for (let index = 0; index < incoming.rawHeaders.length; index += 2)
        all.append(incoming.rawHeaders[index]!, incoming.rawHeaders[index + 1]!);
      const status = incoming.statusCode!;
      resolve(new Response(status === 204 || status === 304 ? null : body, { status, headers: all }));
    },
  );
  outgoing.once('error', reject);
  outgoing.end(typeof init.body === 'string' ? init.body : undefined);
  return promise;
}

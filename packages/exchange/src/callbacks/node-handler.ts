import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchangeError } from '../errors.ts';
import type { CallbackReceiver } from './callback-receiver.ts';

/** A `node:http` request as body parsers leave it behind: with the value, and perhaps with the bytes. */
type ParsedMessage = IncomingMessage & { body?: unknown; rawBody?: unknown; originalUrl?: string };

/**
 * A `receive` for `node:http` and Express-style servers, before or after body parsers. The bytes come from the stream when
 * nobody has read it, otherwise from `incoming.rawBody`, or from `incoming.body` when that is a Buffer or text. Where they
 * are gone (`express.json()` alone), `next` gets `exchange.callback.raw-body-gone`, which says how to keep them; without
 * `next` the answer is 500. Fastify: see docs/exchange/routing-and-callbacks.md.
 *
 * @example
 * app.post('/fit-connect/callback', toCallbackHandler(receive)); // before app.use(express.json())
 */
export function toCallbackHandler(
  receive: CallbackReceiver,
): (incoming: IncomingMessage, outgoing: ServerResponse, next?: (error?: unknown) => void) => Promise<void> {
  return async (incoming, outgoing, next) => {
    const gone = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableEnded) gone.abort();
    });
    try {
      const response = await receive(toRequest(incoming, gone.signal));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end();
    } catch (error) {
      if (gone.signal.aborted) outgoing.destroy();
      else if (next) next(error);
      else outgoing.writeHead(500, { 'cache-control': 'no-store' }).end();
    }
  };
}

function toRequest(incoming: ParsedMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct))
    for (const one of value ?? []) if (!name.startsWith(':')) headers.append(name, one);
  // The Fetch standard forbids some verbs and bodies of others; the receiver takes POST alone and says so.
  if (incoming.method !== 'POST') return new Request(urlOf(incoming), { method: 'PUT', headers, signal });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, signal, duplex: 'half' };
  init.body = rawBody(incoming);
  return new Request(urlOf(incoming), init);
}

/** The host decides about the tenant: two of them, or one that a URL would read in another way, are none. */
function urlOf(incoming: ParsedMessage): URL {
  const hosts = incoming.headersDistinct.host ?? [];
  const named = hosts.length === 1 ? (hosts[0] ?? '') : '';
  const host = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/.test(named) ? named : '';
  const origin = URL.parse(`http://${host}`)?.origin ?? 'http://host.invalid';
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  // Concatenated, not resolved: `new URL('//evil.example/x', base)` would take the host from the path.
  return new URL(`${origin}${path.startsWith('/') ? path : `/${path}`}`);
}

/** The bytes as they came. Nothing is ever made anew from a parsed value: its HMAC would be another one. */
function rawBody(incoming: ParsedMessage): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  // Who listens for data has begun, even if nothing has arrived yet (Node 22 closes what a parser has read).
  const read = incoming.readableDidRead || incoming.readableFlowing === true || incoming.destroyed;
  if (!read) return streamOf(incoming);
  for (const kept of [incoming.rawBody, incoming.body]) {
    if (kept instanceof Uint8Array) return new Uint8Array(kept);
    if (typeof kept === 'string') return new TextEncoder().encode(kept);
  }
  throw exchangeError('exchange.callback.raw-body-gone');
}

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  // Destroying the request would cut the connection on which the answer is to go.
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? new TextEncoder().encode(value) : value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { isRathausError, type RathausError } from '@rathaus/client-core';
import { bareErrorPage } from '../login/bare-page.ts';
import { bodyState, lazyBody } from './request-body.ts';

/** What `createServicekonto()` returns, or any function from `Request` to `Response`. */
export type FetchHandler =
  | { handle(request: Request): Promise<Response | undefined> }
  | ((request: Request) => Response | undefined | Promise<Response | undefined>);

/** Continues with the next handler (Express, Connect); called with an error when ours failed. */
export type Next = (error?: unknown) => void;

/**
 * Makes a `Request` from a `node:http` request. The host comes from the `Host` header for `tenantOf` functions that
 * need it; the login itself never trusts it. The stream of the body is not touched until somebody reads the body. After
 * a body parser the body is rebuilt from `incoming.body` (text, Buffer, JSON, form fields); where that is not possible,
 * reading it fails with `servicekonto.request.body`. A target with `\` or with `..` becomes one long name that is no path
 * of ours.
 */
export function toRequest(incoming: IncomingMessage, outgoing?: ServerResponse): Request {
  const target = targetOf(incoming);
  const known = made.get(incoming);
  if (
    known?.target === target &&
    known.request.method === (incoming.method ?? 'GET') &&
    (known.isWatched || !outgoing)
  )
    return known.request;
  // Strict, because a URL would read `town-a@town-b` as town-b: another tenant than the proxy saw.
  // Two `Host` lines are refused for the same reason (RFC 9112, section 3.2); Node lets the first one win.
  const hosts = incoming.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  const named = hosts.length > 1 ? '' : (incoming.headers.host ?? '');
  const host = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/.test(named) ? named : '';
  const origin = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).origin : 'http://host.invalid';
  // Concatenated, not resolved: `new URL('//evil.example/x', base)` would take the host from the path.
  const url = new URL(`${origin}${hasTwoReadings(target) ? `/${encodeURIComponent(target)}` : target}`);
  const body = bodyState(incoming);
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    const name = incoming.rawHeaders[i]!;
    // A parser has unpacked what it read, so that these no longer describe the body.
    if (body === 'read' && /^content-(length|encoding)$/i.test(name)) continue;
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[i + 1]!);
  }
  const gone = new AbortController();
  outgoing?.once('close', () => {
    if (!outgoing.writableEnded) gone.abort();
  });
  const init: RequestInit & { duplex: 'half' } = {
    method: incoming.method ?? 'GET',
    headers,
    signal: gone.signal,
    duplex: 'half',
  };
  if (body !== 'none') init.body = lazyBody(incoming);
  const request = new Request(url, init);
  const { remoteAddress } = incoming.socket ?? {};
  if (remoteAddress !== undefined) addresses.set(request, remoteAddress);
  // One with a body can be read once, and by whoever comes first.
  if (body === 'none') made.set(incoming, { target, request, isWatched: outgoing !== undefined });
  return request;
}

/** Middleware and routes ask for the same request one after the other; making one is a third of a session check. */
const made = new WeakMap<
  IncomingMessage,
  {
    readonly target: string;
    readonly request: Request;
    /** Whether its signal aborts when the visitor goes away. */
    readonly isWatched: boolean;
  }
>();

/** The request target as it was sent, beginning with a slash. Express cuts its mount path off `url` and keeps the whole. */
function targetOf({ originalUrl, url = '/' }: IncomingMessage & { originalUrl?: string }): string {
  const target = originalUrl ?? url;
  return target.startsWith('/') ? target : `/${target}`;
}

/**
 * Whether a request target has two readings. A URL takes `\` for `/` and resolves `..` and `%2e%2e`, where a proxy before us
 * has let `/login/\..\..\gateway\auth` or `/login%2fx/../gateway/auth` pass as something below `/login/`. No browser sends
 * such a thing.
 */
function hasTwoReadings(target: string): boolean {
  const [path = ''] = target.split(/[?#]/, 1);
  return path.includes('\\') || path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

const addresses = new WeakMap<Request, string>();

/**
 * Address at the other end of the connection that a request came by: that of the visitor, or of the proxy before us. For
 * `login.addressOf` when there is no proxy.
 */
export const remoteAddressOf = (request: Request): string | undefined => addresses.get(request);

/** Writes a `Response` to a `node:http` response. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (!response.body) {
    outgoing.end();
    return;
  }
  for await (const chunk of Readable.fromWeb(response.body as unknown as NodeReadableStream)) {
    if (!outgoing.write(chunk))
      await new Promise((resolve) => outgoing.once('drain', resolve).once('close', resolve));
    if (outgoing.destroyed) return;
  }
  outgoing.end();
}

/**
 * Answers an error that a page of the application let through: a store that is away is as much in the way of their pages
 * as of the login, and a visitor must not be left with two English words.
 */
async function sendFailure(
  error: unknown,
  request: Request | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  if (outgoing.headersSent) outgoing.destroy();
  else if (request && isOfLogin(error)) await sendResponse(await bareErrorPage(request, error), outgoing);
  else outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('internal error\n');
}

/** Errors of other packages are not about a login, which is all that the page can speak of. */
const isOfLogin = (error: unknown): error is RathausError =>
  isRathausError(error) && /^(?:servicekonto|core\.tenant)\./.test(error.code);

/**
 * Adapter for `node:http` servers and Express-style middleware, before or after body parsers. Foreign paths go to
 * `next` with the body as it was, or get 404 when there is none; so does a target with `\` or `..`, which gets 400. Failures go there, too; without `next` an error of the
 * login, such as `servicekonto.store.failed` of `session()`, gets the page for the citizen. Fastify
 * sends the `Response` of `handle(toRequest(request.raw, reply.raw))` itself: see the README.
 *
 * @example
 * app.use(toNodeHandler(konto));
 */
export function toNodeHandler(
  handler: FetchHandler,
): (incoming: IncomingMessage, outgoing: ServerResponse, next?: Next) => Promise<void> {
  const handle = typeof handler === 'function' ? handler : (request: Request) => handler.handle(request);
  return async (incoming, outgoing, next) => {
    let request: Request | undefined;
    // The Fetch standard (section 2.2.1) has no `Request` with these: a probe is no failure of ours.
    if (/^(TRACE|TRACK|CONNECT)$/i.test(incoming.method ?? '')) {
      outgoing.writeHead(405, { 'content-type': 'text/plain; charset=utf-8' }).end('method not allowed\n');
      return;
    }
    if (!next && hasTwoReadings(targetOf(incoming))) {
      outgoing.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('bad request\n');
      return;
    }
    try {
      request = toRequest(incoming, outgoing);
      const response = await handle(request);
      if (response) await sendResponse(response, outgoing);
      else if (next) next();
      else outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
    } catch (error) {
      // Nobody is there to be answered, and that a browser went away is no failure for others to handle.
      if (request?.signal.aborted) outgoing.destroy();
      else if (next) next(error);
      else await sendFailure(error, request, outgoing);
    }
  };
}

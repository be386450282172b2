import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request as plainRequest, type ServerResponse } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Only this process knows it: a request that carries it was relayed by `relay` and meets no faults any more. */
export const relaySecret = randomBytes(24).toString('base64url');
export const relayHeader = 'x-rathaus-sandbox-relay';

/** A body that is sent twice has to be held; a larger one is sent once. */
const heldBytes = 64 * 1024 * 1024;
const piece = 1024;

export interface RelayOptions {
  /** The port this request came to. */
  port: number;
  tls: boolean;
  duplicate: boolean;
  truncate: boolean;
  trickleMs: number | undefined;
  signal: AbortSignal;
}

/** Passes a request on to the own port, once or twice, and damages the answer on its way back. */
export async function relay(
  options: RelayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { duplicate, signal } = options;
  let body: Readable = request;
  if (duplicate && Number(request.headers['content-length'] ?? 0) <= heldBytes) {
    const held = await hold(request);
    const first = await pass(options, request, Readable.from([held]), held.length);
    for await (const _ of first) signal.throwIfAborted();
    body = Readable.from([held]);
    return answer(options, await pass(options, request, body, held.length), response);
  }
  return answer(options, await pass(options, request, body), response);
}

async function hold(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > heldBytes) throw new Error('too large to be sent twice');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `length` is known when the body was held; otherwise the headers of the caller say how it ends. */
function pass(
  { port, tls, signal }: RelayOptions,
  request: IncomingMessage,
  body: Readable,
  length?: number,
): Promise<IncomingMessage> {
  const { connection: _, expect: __, 'transfer-encoding': coding, ...headers } = request.headers;
  const own = {
    ...headers,
    [relayHeader]: relaySecret,
    ...(length === undefined
      ? coding === undefined
        ? {}
        : { 'transfer-encoding': coding }
      : { 'content-length': String(length) }),
  };
  return new Promise((resolve, reject) => {
    const target = {
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.url,
      headers: own,
      agent: false as const,
      signal,
    };
    // The certificate is the caller's own, on loopback.
    const outgoing = tls ? tlsRequest({ ...target, rejectUnauthorized: false }) : plainRequest(target);
    outgoing.once('response', resolve).once('error', reject);
    body.once('error', reject);
    body.pipe(outgoing);
  });
}

async function answer(options: RelayOptions, from: IncomingMessage, to: ServerResponse): Promise<void> {
  const { truncate, trickleMs, signal } = options;
  const { connection: _, 'keep-alive': __, ...headers } = from.headers;
  to.writeHead(from.statusCode ?? 502, headers as Record<string, string>);
  const total = Number(from.headers['content-length'] ?? Number.NaN);
  // Without a known length the first piece is all that arrives.
  const end = truncate ? (Number.isNaN(total) ? 1 : Math.floor(total / 2)) : Number.POSITIVE_INFINITY;
  let sent = 0;
  for await (const chunk of from as AsyncIterable<Buffer>) {
    for (const part of trickleMs === undefined ? [chunk] : pieces(chunk)) {
      const rest = part.subarray(0, Math.max(0, end - sent));
      if (rest.length > 0) await write(to, rest);
      sent += rest.length;
      if (sent >= end) return cut(to);
      if (trickleMs !== undefined) await sleep(trickleMs, undefined, { signal });
    }
    if (to.destroyed) return;
  }
  if (truncate) return cut(to);
  to.end();
}

function* pieces(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += piece) yield chunk.subarray(at, at + piece);
}

function write(to: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** The other side has got what was written, and then nothing more. */
function cut(to: ServerResponse): void {
  to.socket?.destroy();
}

import { isIP } from 'node:net';
import { gatherBytes, isLocal } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { bareHost, isPublicAddress, isReachableAddress } from './addresses.ts';
import { RevocationFault } from './fault.ts';
import { pinnedRequest, type Question, type Reply } from './pinned-request.ts';

/** What may be asked and how long. */
export interface AskOptions {
  /** `host` or `host:port`, lower case. Absent: any host whose addresses are public, on ports 80 and 443. */
  allowHosts?: ReadonlySet<string> | undefined;
  /** Of the operator: their hosts are allowed beside the others. */
  ownHosts: ReadonlySet<string>;
  fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds for all of one question, redirects and body included. */
  timeout: number;
}

/** Asks one address and returns the bytes of its answer, at most `maxBytes`. Throws `RevocationFault` only. */
export type Ask = (
  url: string,
  question: { readonly body?: Uint8Array; readonly accept: string; readonly maxBytes: number },
) => Promise<Uint8Array>;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Addresses stand in certificates, so whoever makes one chooses where this machine connects to: the guard of that.
 * `http:` is normal here and allowed, because answers are signed and hold nothing secret (RFC 5280, section 8).
 */
export function createAsk(options: AskOptions): Ask {
  return async (address, { body, accept, maxBytes }) => {
    const url = checkUrl(address, options);
    const headers: Record<string, string> = { accept, 'accept-encoding': 'identity' };
    if (body) headers['content-type'] = 'application/ocsp-request';
    try {
      return await callApplication(
        'The question for revocation',
        (signal) =>
          follow(url, { method: body ? 'POST' : 'GET', headers, body, signal }, { ...options, maxBytes }),
        { timeout: options.timeout },
      );
    } catch (error) {
      throw toFault(error);
    }
  };
}

function toFault(error: unknown): RevocationFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof RevocationFault) return cause;
    if ((cause as { code?: unknown }).code === 'core.application.timeout')
      return new RevocationFault('timeout');
  }
  return new RevocationFault('unreachable');
}

/** The host as it is allowed or not: with a port only where it is not that of the scheme. */
export const hostOf = (address: string): string | undefined => URL.parse(address)?.host;

function checkUrl(address: string, { allowHosts, ownHosts }: AskOptions): URL {
  const url = address.length <= 2048 ? URL.parse(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new RevocationFault('url-refused');
  if (ownHosts.has(url.host) || allowHosts?.has(url.host)) return url;
  const host = bareHost(url.hostname);
  if (allowHosts || url.port !== '') throw new RevocationFault('host-refused');
  if (isIP(host) ? !isPublicAddress(host) : isLocal(url) || !host.includes('.'))
    throw new RevocationFault('address-refused');
  return url;
}

async function follow(
  start: URL,
  question: Question,
  options: AskOptions & { maxBytes: number },
): Promise<Uint8Array> {
  let url = start;
  for (let hops = 0; hops <= 3; hops++) {
    const reply = await send(url, question, options);
    if (!redirects.has(reply.status)) return readReply(reply, options.maxBytes);
    reply.cancel();
    // A question that was posted is posted again or not at all.
    if (question.method === 'POST' && reply.status < 307) throw new RevocationFault('redirect-refused');
    const next = URL.parse(reply.location ?? '', url);
    if (!next || !isSameHost(next, url)) throw new RevocationFault('redirect-refused');
    url = next;
  }
  throw new RevocationFault('redirect-refused');
}

/** The same host and port, or its step from `http:` to `https:`. */
const isSameHost = (next: URL, from: URL): boolean =>
  next.host === from.host &&
  (next.protocol === from.protocol || (next.protocol === 'https:' && next.port === '')) &&
  !next.username &&
  !next.password;

async function send(
  url: URL,
  question: Question,
  { fetch, allowHosts, ownHosts }: AskOptions,
): Promise<Reply> {
  const named = ownHosts.has(url.host) || allowHosts?.has(url.host);
  if (!fetch) return pinnedRequest(url, question, named ? isReachableAddress : isPublicAddress);
  const { method, headers, body, signal } = question;
  const response = await fetch(url, {
    method,
    headers,
    ...(body && { body: Uint8Array.from(body) }),
    signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  return {
    status: response.status,
    location: response.headers.get('location') ?? undefined,
    length: Number.isNaN(length) ? undefined : length,
    body: response.body ?? nothing(),
    cancel: () => void response.body?.cancel().catch(() => undefined),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function readReply(reply: Reply, maxBytes: number): Promise<Uint8Array> {
  const refuse = (why: 'http-status' | 'too-large'): never => {
    reply.cancel();
    throw new RevocationFault(why);
  };
  if (reply.status !== 200) refuse('http-status');
  if ((reply.length ?? 0) > maxBytes) refuse('too-large');
  const gathered = gatherBytes(maxBytes);
  for await (const chunk of reply.body) if (!gathered.add(chunk)) refuse('too-large');
  return gathered.bytes();
}

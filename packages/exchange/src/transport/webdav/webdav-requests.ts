import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Abortable, callApplication, minimumPace, throwIfAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { networkFault, statusFault, unavailable } from './webdav-fault.ts';
import type { WebDavMailbox, WebDavRequestOptions, WebDavSecret } from './webdav-options.ts';

/** One request to a resource of the mailbox. */
export interface WebDavRequest extends Abortable {
  readonly method: 'GET' | 'PUT' | 'MOVE' | 'DELETE' | 'MKCOL' | 'PROPFIND';
  /** Below the mailbox; collections end in `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | { readonly source: AsyncIterable<Uint8Array>; readonly size: number } | undefined;
  /** Statuses that the caller knows; every other one is thrown as what it means. */
  readonly expect: readonly number[];
}

/** An expected answer. Its body has to be read or given up. */
export interface WebDavAnswer {
  readonly status: number;
  readonly headers: Headers;
  /**
   * The body in pieces, each within its time, all of them at a minimum pace. Errors: `exchange.mailbox.unusable-answer`
   * for an encoded one, which was not asked for: few bytes on the line may be very many here.
   */
  pieces(): AsyncGenerator<Uint8Array, void, void>;
  /**
   * The body as strict UTF-8, in small pieces, with a turn for everything else that waits before each. Errors:
   * `exchange.mailbox.unavailable` when it is larger than `most` bytes.
   */
  texts(most: number): AsyncGenerator<string, void, void>;
  /** Ends the request; nothing more is read. */
  giveUp(): void;
}

export interface WebDavRequests {
  send(request: WebDavRequest): Promise<WebDavAnswer>;
  /** Absolute address of a resource. */
  addressOf(path: string): string;
}

const what = 'Asking the WebDAV server';
/** Bytes of a text that are worked on in one turn: some ten milliseconds of the worst XML. */
const sliceBytes = 65_536;

/** Sends requests within their time. No redirection is followed, so credentials go nowhere else. Nothing is repeated: the kernel does that. */
export function webDavRequests(mailbox: WebDavMailbox, options: WebDavRequestOptions): WebDavRequests {
  const { timeout = 60_000, slowest = 10_000, userAgent } = options;
  const pace = { slowest, within: timeout };
  const base = new URL(mailbox.url);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  // Every name of the layout is unreserved in addresses.
  const addressOf = (path: string): string => new URL(base.href + path).href;

  async function secretOf(secret: WebDavSecret, signal: AbortSignal | undefined): Promise<string> {
    if (typeof secret === 'string') return secret;
    try {
      const read = (inner: AbortSignal) => secret({ signal: inner });
      const given = await callApplication('The credentials of the mailbox', read, { signal, timeout });
      // The last line break of a file is not part of what is in it.
      return given.replace(/\r?\n$/, '');
    } catch (error) {
      throwIfAborted(signal, what);
      throw unavailable('credentials', error);
    }
  }

  async function authorization(signal: AbortSignal | undefined): Promise<string | undefined> {
    const { credentials } = mailbox;
    if (!credentials) return undefined;
    if ('token' in credentials) return `Bearer ${await secretOf(credentials.token, signal)}`;
    const password = await secretOf(credentials.password, signal);
    const bytes = new TextEncoder().encode(`${credentials.username}:${password}`);
    return `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  return {
    addressOf,
    async send({ method, path, headers = {}, body, expect, signal }) {
      throwIfAborted(signal, what);
      const all = new Headers(headers);
      const given = await authorization(signal);
      if (given !== undefined) setSecret(all, given);
      all.set('accept-encoding', 'identity');
      if (userAgent !== undefined) all.set('user-agent', userAgent);
      // Of the whole exchange: it ends when the body has been read or given up.
      const end = new AbortController();
      const late = () => end.abort(unavailable('timeout'));
      const idle = idleTimer(timeout, late);
      const upload =
        typeof body === 'object'
          ? uploadOf(body.source, { moved: idle.moved, late, keepsUp: minimumPace(pace) })
          : undefined;
      if (typeof body === 'object') all.set('content-length', String(body.size));
      const stop = () => end.abort(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      let response: Response;
      try {
        response = await (options.fetch ?? globalThis.fetch)(addressOf(path), {
          method,
          headers: all,
          redirect: 'manual',
          signal: end.signal,
          ...(typeof body === 'string' && { body }),
          ...(upload && { body: upload.body, duplex: 'half' }),
        } as RequestInit);
      } catch (error) {
        throwIfAborted(signal, what);
        // A source that failed is no fault of the network.
        if (upload?.fault()) throw upload.fault();
        throw end.signal.aborted && end.signal.reason instanceof Error
          ? end.signal.reason
          : networkFault(error);
      } finally {
        idle.stop();
        signal?.removeEventListener('abort', stop);
        upload?.close();
      }
      const answer = answerOf(response, {
        timeout,
        signal,
        keepsUp: minimumPace(pace),
        giveUp: () => end.abort(),
      });
      if (expect.includes(response.status)) return answer;
      answer.giveUp();
      throw statusFault(response.status);
    },
  };
}

/** What cannot stand in a header is said without it: the platform's own error would repeat the secret. */
function setSecret(headers: Headers, value: string): void {
  try {
    headers.set('authorization', value);
  } catch {
    throw exchangeError('exchange.mailbox.credentials', { message: 'no text for a header' });
  }
}

/** Ends what has not moved for a while. */
function idleTimer(timeout: number, end: () => void) {
  let timer = setTimeout(end, timeout);
  return {
    moved() {
      clearTimeout(timer);
      timer = setTimeout(end, timeout);
    },
    stop: () => clearTimeout(timer),
  };
}

type Pace = ReturnType<typeof minimumPace>;

/** A source as the body of a request, pulled only when the connection takes more. */
function uploadOf(
  source: AsyncIterable<Uint8Array>,
  { moved, late, keepsUp }: { moved: () => void; late: () => void; keepsUp: Pace },
) {
  const iterator = source[Symbol.asyncIterator]();
  let given: { readonly at: number; readonly bytes: number } | undefined;
  let fault: unknown;
  let ended = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          // Only the time that the server has taken for the piece before.
          if (given && !keepsUp(performance.now() - given.at, given.bytes)) return late();
          const next = await iterator.next();
          moved();
          ended = next.done === true;
          if (next.done) return controller.close();
          given = { at: performance.now(), bytes: next.value.length };
          controller.enqueue(next.value);
        } catch (error) {
          ended = true;
          fault = error;
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    fault: () => fault,
    /** Not awaited: the source may be what hangs. */
    close() {
      if (!ended) iterator.return?.()?.catch(() => undefined);
    },
  };
}

function answerOf(
  response: Response,
  {
    timeout,
    signal,
    keepsUp,
    giveUp,
  }: { timeout: number; signal: AbortSignal | undefined; keepsUp: Pace; giveUp: () => void },
): WebDavAnswer {
  async function* pieces(): AsyncGenerator<Uint8Array, void, void> {
    const reader = response.body?.getReader();
    let ended = reader === undefined;
    try {
      if (isEncoded(response.headers))
        throw exchangeError('exchange.mailbox.unusable-answer', { details: { reason: 'content-encoding' } });
      while (!ended && reader) {
        const asked = performance.now();
        const next = await callApplication(what, () => reader.read(), { signal, timeout });
        if (next.done) ended = true;
        else if (keepsUp(performance.now() - asked, next.value.length)) yield next.value;
        else throw unavailable('timeout');
      }
    } catch (error) {
      throwIfAborted(signal, what);
      throw networkFault(error);
    } finally {
      if (!ended) giveUp();
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    pieces,
    giveUp,
    async *texts(most) {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      let size = 0;
      try {
        for await (const piece of pieces()) {
          size += piece.length;
          if (size > most) throw unavailable('answer-too-large');
          for (let at = 0; at < piece.length; at += sliceBytes) {
            await nextTurn();
            throwIfAborted(signal, what);
            yield decoder.decode(piece.subarray(at, at + sliceBytes), { stream: true });
          }
        }
        yield decoder.decode();
      } catch (error) {
        if (error instanceof TypeError) throw unavailable('answer-not-utf-8', error);
        throw error;
      }
    },
  };
}

/** Whether a body comes compressed: the platform unpacks it unasked, without a limit. */
function isEncoded(headers: Headers): boolean {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  return encoding !== '' && encoding !== 'identity';
}

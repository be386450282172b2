import { createHash } from 'node:crypto';
import { gatherBytes, isRathausError } from '@rathaus/client-core';
import { type Abortable, callApplication, sleep, throwIfAborted } from '@rathaus/client-core/abort';
import { AwsV4Signer } from 'aws4fetch';
import { exchangeError } from '../../errors.ts';
import { unavailable } from '../storage-fault.ts';
import { errorCode } from './s3-answer.ts';
import type { S3ContentOptions } from './s3-options.ts';

/** One request; `key` is left out for those about the bucket. */
export interface S3Request extends Abortable {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  key?: string | undefined;
  query?: Readonly<Record<string, string>> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: Uint8Array | undefined;
}

/** An answer with status 2xx. */
export interface S3Answer {
  headers: Headers;
  /** The body, bounded, as text. */
  text(): Promise<string>;
  /** The body in pieces. */
  pieces(): AsyncGenerator<Uint8Array, void, void>;
}

/** Sends signed requests; what fails for a moment is repeated. */
export type S3Requests = (request: S3Request) => Promise<S3Answer>;

const what = 'Asking the object store';
const attempts = 4;
/** A page of 1,000 keys of 1,024 characters each. */
const mostText = 8 * 1024 * 1024;
const fullCodes = new Set(['QuotaExceeded', 'StorageFull', 'XMinioStorageFull', 'InsufficientCapacity']);

/** SigV4 with the hash of each body, so that what changes on the way is refused by the service. */
export function s3Requests(options: S3ContentOptions): S3Requests {
  const { timeout = 60_000, retryDelay = 200, clock = Date.now } = options;
  const base = `${String(options.endpoint).replace(/\/+$/, '')}/${options.bucket}`;

  const credentialsOf = async (signal: AbortSignal | undefined) => {
    const { credentials } = options;
    if (typeof credentials !== 'function') return credentials;
    const given = (inner: AbortSignal) => credentials({ signal: inner });
    return callApplication('The credentials of the object store', given, { signal, timeout }).catch(
      (error: unknown) => {
        throw unavailable('credentials', error);
      },
    );
  };

  async function sendOnce(request: S3Request): Promise<S3Answer> {
    const { method, key, query = {}, headers = {}, body, signal } = request;
    const url = new URL(key === undefined ? base : `${base}/${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { sessionToken, ...credentials } = await credentialsOf(signal);
    const sha256 = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signed = await new AwsV4Signer({
      ...credentials,
      ...(sessionToken && { sessionToken }),
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': sha256 },
      service: 's3',
      region: options.region,
      datetime: new Date(clock()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    }).sign();
    // Of the whole answer: it ends when the body has been read or given up.
    const end = new AbortController();
    const fetch = options.fetch ?? globalThis.fetch;
    const response = await callApplication(
      what,
      () =>
        fetch(signed.url, {
          method,
          headers: signed.headers,
          redirect: 'manual',
          signal: end.signal,
          ...(body && { body: body as Uint8Array<ArrayBuffer> }),
        }),
      { signal, timeout },
    ).catch((error: unknown) => {
      end.abort();
      throw error;
    });
    const answer = answerOf(response, { signal, timeout, giveUp: () => end.abort() });
    if (!response.ok) throw await refusal(response.status, answer);
    return answer;
  }

  return async (request) => {
    throwIfAborted(request.signal, what);
    for (let attempt = 1; ; attempt++) {
      try {
        return await sendOnce(request);
      } catch (error) {
        throwIfAborted(request.signal, what);
        const fault = asFault(error);
        if (attempt === attempts || !isPassing(fault)) throw fault;
      }
      await sleep(retryDelay * 2 ** (attempt - 1), request.signal);
    }
  };
}

/** What `fetch` and timeouts throw, as an error of the content store. */
const asFault = (error: unknown) =>
  exchangeError.is(error) ? error : unavailable(isRathausError(error) ? 'timeout' : 'network', error);

/** What may be gone in a moment. Everything else the work kernel tries again, later. */
const isPassing = ({ details }: { details?: Readonly<Record<string, unknown>> | undefined }): boolean =>
  ['timeout', 'network', 'SlowDown', 'RequestTimeout', 'InternalError', 'ServiceUnavailable'].includes(
    String(details?.reason),
  ) || /^http-(?:408|429|5\d\d)$/.test(String(details?.reason));

/** What an answer other than 2xx means. Only the service's own word says that an object is missing. */
async function refusal(status: number, answer: S3Answer) {
  const text = await answer.text();
  const code = errorCode(text);
  if (code === 'NoSuchKey') return exchangeError('exchange.content.missing');
  // The code is foreign text.
  const reason = code && /^[A-Za-z0-9]{1,60}$/.test(code) ? code : `http-${status}`;
  return fullCodes.has(reason) || status === 507
    ? exchangeError('exchange.content.no-space', { details: { reason } })
    : unavailable(reason);
}

function answerOf(
  response: Response,
  { signal, timeout, giveUp }: { signal: AbortSignal | undefined; timeout: number; giveUp: () => void },
): S3Answer {
  async function* pieces(): AsyncGenerator<Uint8Array, void, void> {
    const reader = response.body?.getReader();
    let ended = reader === undefined;
    try {
      while (!ended && reader) {
        const next = await callApplication(what, () => reader.read(), { signal, timeout });
        if (next.done) ended = true;
        else yield next.value;
      }
    } catch (error) {
      throwIfAborted(signal, 'Reading content');
      throw asFault(error);
    } finally {
      if (!ended) giveUp();
    }
  }
  return {
    headers: response.headers,
    pieces,
    async text() {
      const gathered = gatherBytes(mostText);
      for await (const piece of pieces()) if (!gathered.add(piece)) throw unavailable('unusable-answer');
      return new TextDecoder().decode(gathered.bytes());
    },
  };
}

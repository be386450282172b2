import { type RequestOptions as HttpOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress } from '../../net/loopback-address.ts';

/** A request to the own machine. */
export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** An answer, its body cut at the limit. */
export interface SentAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly setCookies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why there is no answer. */
export type SendFault = 'timeout' | 'refused' | 'reset' | 'elsewhere';

const maximumBody = 1_000_000;

/** Names below `.localhost` are not asked of any name server: nothing leaves this machine. */
const loopbackLookup: LookupFunction = (_host, options, callback) => {
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ].filter(({ family }) => !options.family || options.family === family || options.family === `IPv${family}`);
  if (options.all) callback(null, addresses);
  else callback(null, addresses[0]?.address ?? '127.0.0.1', addresses[0]?.family ?? 4);
};

/** Sends a request to the own machine and nowhere else, without following redirects. */
export function send(
  address: string,
  sent: SentRequest,
): Promise<SentAnswer | { readonly fault: SendFault }> {
  if (!isLoopbackAddress(address.split('#', 1)[0] ?? '')) return Promise.resolve({ fault: 'elsewhere' });
  const url = new URL(address);
  const options: HttpOptions & { rejectUnauthorized: boolean } = {
    method: sent.method,
    headers: {
      ...sent.headers,
      ...(sent.body !== undefined && { 'content-length': String(Buffer.byteLength(sent.body)) }),
    },
    // A certificate for the own machine is mostly made by hand, and what is sent is invented.
    rejectUnauthorized: false,
    agent: false,
    ...(isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 && { lookup: loopbackLookup }),
  };
  return new Promise((resolve, reject) => {
    const { signal } = sent;
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        end();
        resolve(answerOf(response.statusCode ?? 0, response.headers, chunks));
      };
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > maximumBody) {
          done();
          request.destroy();
        }
      });
      response.on('end', done);
      response.on('error', () => fail('reset'));
    });
    const timer = setTimeout(() => fail('timeout'), sent.timeoutMs);
    const abort = () => {
      end();
      request.destroy();
      reject(signal?.reason);
    };
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const fail = (fault: SendFault) => {
      end();
      request.destroy();
      resolve({ fault });
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ECONNREFUSED' ? 'refused' : 'reset'),
    );
    if (signal?.aborted) return abort();
    request.end(sent.body);
  });
}

function answerOf(
  status: number,
  headers: NodeJS.Dict<string | string[]>,
  chunks: readonly Buffer[],
): SentAnswer {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') single[name] = value;
  const cookies = headers['set-cookie'];
  return {
    status,
    location: single.location,
    setCookies: Array.isArray(cookies) ? cookies : [],
    headers: single,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

import { lookup as resolve } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RevocationFault } from './fault.ts';

/** A question over HTTP. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly signal: AbortSignal;
}

/** The head of an answer and its body, which was not read yet. */
export interface Reply {
  readonly status: number;
  readonly location: string | undefined;
  readonly length: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection. */
  cancel(): void;
}

/**
 * One request without following redirects, without proxy, cookies or credentials. The name is resolved once, every
 * address of it is judged, and the connection goes to one of these: what the name says later does not count.
 */
export function pinnedRequest(
  url: URL,
  { method, headers, body, signal }: Question,
  isAllowed: (address: string) => boolean,
): Promise<Reply> {
  const lookup: RequestOptions['lookup'] = (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new RevocationFault('unreachable'), '', 4);
      if (!addresses.every(({ address }) => isAllowed(address)))
        return callback(new RevocationFault('address-refused'), '', 4);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((settle, reject) => {
    const request = send(url, { method, headers, lookup, signal, agent: false }, (answer) =>
      settle(replyOf(answer)),
    );
    request.on('error', reject);
    request.end(body);
  });
}

function replyOf(answer: IncomingMessage): Reply {
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  return {
    status: answer.statusCode ?? 0,
    location: answer.headers.location,
    length: Number.isNaN(length) ? undefined : length,
    body: answer,
    cancel: () => void answer.destroy(),
  };
}

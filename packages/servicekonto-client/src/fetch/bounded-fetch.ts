import { sandboxHeader, sandboxRefused } from '@rathaus/client-core';
import { abortedError } from '@rathaus/client-core/abort';
import { servicekontoError } from '../errors.ts';

/** Metadata, keys and tokens have a few kilobytes; what is longer is an attack or another server. */
const mostBytes = 1_000_000;

/** What decides about one request to a provider. */
export interface FetchBounds {
  /** Id of the provider, for errors. */
  provider: string;
  /** Whoever waits for the answer. */
  caller: AbortSignal | undefined;
  /** Aborts when the time is over. */
  deadline: AbortSignal | undefined;
  /** Whether an emulator may answer. */
  sandbox: boolean;
}

type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * `fetch` that ends in time, whatever `send` does with its signal: at once as `core.aborted` when the caller goes, as
 * `servicekonto.provider.unreachable` when the time is over, both also in the middle of a body. A body that goes on
 * and on fails beyond {@link mostBytes}: a provider must not fill the portal's memory.
 */
export async function boundedFetch(
  send: Send,
  url: string,
  init: RequestInit,
  { provider, caller, deadline, sandbox }: FetchBounds,
): Promise<Response> {
  const stop = new AbortController();
  const either = AbortSignal.any([caller, deadline].filter((signal) => signal !== undefined));
  const end = () =>
    stop.abort(
      caller?.aborted
        ? abortedError('The request to a provider', caller)
        : servicekontoError('servicekonto.provider.unreachable', {
            details: { provider, reason: 'timeout' },
          }),
    );
  if (either.aborted) end();
  either.addEventListener('abort', end, { once: true });
  const stopped = new Promise<never>((_resolve, reject) => {
    const rejectNow = () => reject(stop.signal.reason);
    if (stop.signal.aborted) rejectNow();
    stop.signal.addEventListener('abort', rejectNow, { once: true });
  });
  // It may be rejected long after the answer has come.
  stopped.catch(() => undefined);
  const response = await Promise.race([stopped, send(url, { ...init, signal: stop.signal })]);
  if (!sandbox && response.headers.has(sandboxHeader)) {
    throw sandboxRefused('a provider', { provider });
  }
  return limited(response, provider, stop.signal);
}

function limited(response: Response, provider: string, signal: AbortSignal): Response {
  if (!response.body) return response;
  let size = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length;
        if (size <= mostBytes) controller.enqueue(chunk);
        else controller.error(servicekontoError('servicekonto.provider.response', { details: { provider } }));
      },
    }),
    { signal },
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}

import { callApplication } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import { startDeadline } from '../abort/deadline.ts';
import type { FetchBody } from '../contract/contract.ts';
import { isRathausError } from '../errors/rathaus-error.ts';
import type { Transport } from '../transport/transport.ts';
import { type Answer, takeAnswer } from './answer.ts';
import { failing } from './errors.ts';
import { writeHead } from './head.ts';
import type { ClientOptions, RequestView } from './options.ts';
import type { Call, WrittenRequest } from './request.ts';
import { isUpload, type OpenedUpload } from './request-body.ts';
import { transportError } from './transport-error.ts';

/** One attempt of a call. */
export interface Attempt {
  view: RequestView;
  request: WrittenRequest;
  call: Call;
  /** When the whole call must be over, in milliseconds of the clock. */
  end: number;
  token: string | undefined;
  /** Set when the head of a success has come: what fails afterwards has been carried out. */
  succeeded?: boolean;
  /** Headers of the telemetry. */
  trace: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends a call once. The function resolves to a success answer and rejects with a `RathausError`, or with what a
 * function of the application has thrown.
 */
export const createSender =
  (options: ClientOptions, transport: Transport, clock: () => number) =>
  async (attempt: Attempt): Promise<Answer> => {
    const { view, request, call, end } = attempt;
    const { signal } = call;
    const { body } = request;
    const what = `${view.operation} at ${view.host}`;
    const details = { operation: view.operation, host: view.host, attempts: view.attempt };
    const fail = failing(what, details);
    const left = () => Math.min(call.timeout ?? options.timeout ?? 30_000, end - clock());
    const deadline = startDeadline(what, signal, left, (milliseconds) =>
      fail('core.timeout', `did not answer within ${milliseconds} ms`),
    );
    // A function of the application has its own time, and its own error when that is over.
    const ask = <T>(name: string, work: (signal: AbortSignal) => T | PromiseLike<T>): Promise<T> => {
      deadline.pause();
      return callApplication(name, work, { signal, timeout: left() }).finally(deadline.restart);
    };
    const unreadable = (cause: unknown) =>
      isRathausError(cause)
        ? cause
        : fail('core.request.body', 'was not sent: its body could not be read', { cause });

    const exchange = async (): Promise<Answer> => {
      const own = options.headers;
      const given = typeof own === 'function' ? await ask('The function for headers', own) : own;
      let upload: OpenedUpload | undefined;
      let payload = body as FetchBody | undefined;
      if (isUpload(body)) {
        upload = await ask('The source of an upload', () =>
          body.open(deadline.restart, deadline.signal),
        ).catch((cause) => {
          throw unreadable(cause);
        });
        payload = upload.body;
      }
      const streamed = payload instanceof ReadableStream;
      const response = await transport(request.url, {
        method: view.method,
        headers: writeHead(given, attempt, options.userAgent, upload?.size, fail),
        body: payload,
        // `fetch` clones a request that it might have to send again, and the clone keeps the whole stream in memory,
        // unless redirects are errors (Fetch standard, HTTP-network-or-cache fetch, step 8.1).
        redirect: streamed ? 'error' : 'manual',
        credentials: options.credentials,
        duplex: streamed ? 'half' : undefined,
        // A reader may hand the body on, and its caller may go after the call has ended. `any` keeps no listener alive.
        signal:
          signal && typeof request.as === 'object'
            ? AbortSignal.any([signal, deadline.signal])
            : deadline.signal,
      }).catch((error) => {
        const cause = upload?.failure?.();
        throw cause === undefined ? transportError(error, 'could not be reached', fail) : unreadable(cause);
      });
      attempt.succeeded = response.ok;
      // A `fetch` that ignores its signal may answer when nobody waits any more: the connection is given back.
      if (deadline.signal.aborted) {
        await response.body?.cancel();
        throwIfAborted(deadline.signal, what);
      }
      return takeAnswer(response, attempt, options, { what, details, signal: deadline.signal, ask, clock });
    };

    return deadline.limit(exchange()).finally(deadline.release);
  };

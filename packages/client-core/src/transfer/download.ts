import { unlessAborted } from '../abort/abort.ts';
import { minimumPace } from '../abort/pace.ts';
import { clientError } from '../client/errors.ts';
import type { BodyReader, ReadContext } from '../client/read-body.ts';
import type { CodeOf } from '../errors/define-errors.ts';
import { isolate, type Logger, type OnProgress } from '../observe/observe.ts';
import { transferError } from './errors.ts';

/** Bounds of a streamed answer. */
export interface StreamOptions {
  /** Bytes of this answer so far; an observer, so it cannot end the transfer. */
  onProgress?: OnProgress<'download'> | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
  /** Milliseconds the service may send nothing while the consumer waits. Default 30,000. */
  idleTimeout?: number | undefined;
  /**
   * Bytes a second that must arrive on average over each `idleTimeout` milliseconds in which the consumer waits, else
   * `core.timeout`: a service that sends single bytes is never idle. Default 0: no minimum.
   */
  slowest?: number | undefined;
  /** Bytes; a longer body fails with `core.download.too-large`. Default: no bound. */
  maxBytes?: number | undefined;
  /** `Accept` of the request. */
  accept?: string | undefined;
}

/**
 * Reads a body as a stream in constant memory: `as: asStream({ … })`. The call resolves when the headers are
 * there; what fails later is an error of the stream: `core.timeout` (idle, too slow), `core.network`, `core.aborted`,
 * `core.download.too-large`. A half-read stream is never repeated by the client.
 *
 * @example
 * const bytes = await client.get('/files/{id}', { path: { id: '7' }, as: asStream({ maxBytes: 50_000_000 }) });
 * await writeFileAtomically('file.bin', bytes);
 */
export function asStream(options: StreamOptions = {}): BodyReader<ReadableStream<Uint8Array<ArrayBuffer>>> {
  return {
    accept: options.accept,
    read: (response, context) => watch(response, context, options),
  };
}

function watch(
  response: Response,
  { signal, details }: ReadContext,
  {
    onProgress,
    logger,
    idleTimeout = 30_000,
    slowest = 0,
    maxBytes = Number.POSITIVE_INFINITY,
  }: StreamOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  const { headers } = response;
  // The length of an encoded body is not the length of what arrives here.
  const announced = headers.has('content-encoding')
    ? Number.NaN
    : Number(headers.get('content-length') ?? Number.NaN);
  const total = Number.isNaN(announced) ? undefined : announced;
  let transferred = 0;
  const keepsUp = minimumPace({ slowest, within: idleTimeout });
  const progress = isolate(onProgress, { name: 'onProgress of a download', logger });
  const what = `The body of ${details.operation} from ${details.host}`;
  const fail = (code: CodeOf<typeof clientError>, reason: string) =>
    clientError(code, { message: `${what} ${reason}`, details });
  const tooLarge = () =>
    transferError('core.download.too-large', {
      message: `${what} is longer than ${maxBytes} bytes`,
      details,
    });

  async function next() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const idle = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(fail('core.timeout', `paused for more than ${idleTimeout} ms`)),
        idleTimeout,
      );
    });
    const read = reader.read().catch(() => {
      // Errors of fetch carry the address; what happened is known without them.
      throw fail('core.network', 'broke off');
    });
    try {
      return await unlessAborted(Promise.race([read, idle]), signal, what);
    } finally {
      clearTimeout(timer);
    }
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (total !== undefined && total > maxBytes) throw tooLarge();
          const asked = performance.now();
          const { done, value } = await next();
          if (done) {
            // Not every fetch compares it, and a part must not look like the whole.
            if (total !== undefined && transferred < total) throw fail('core.network', 'ended too early');
            return controller.close();
          }
          if (!keepsUp(performance.now() - asked, value.length))
            throw fail('core.timeout', `brings less than ${slowest} bytes a second`);
          transferred += value.length;
          if (transferred > maxBytes) throw tooLarge();
          controller.enqueue(value);
          progress({ step: 'download', done: transferred, total, unit: 'bytes' });
        } catch (error) {
          controller.error(error);
          // The connection is of no use any more; that it may already be broken is no news.
          reader.cancel().catch(() => undefined);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

import { clientError } from '../client/errors.ts';
import type { ReplayableBody } from '../client/request-body.ts';
import { isolate, type Logger, type OnProgress } from '../observe/observe.ts';

/** What is known about an upload before it is opened. */
export interface UploadOptions {
  /** Bytes. Sent as `Content-Length`; a source that turns out longer or shorter fails the call. */
  size?: number | undefined;
  /** Bytes of this attempt so far; an observer, so it cannot end the transfer. */
  onProgress?: OnProgress<'upload'> | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

/** Bigger chunks are cut, so that progress moves and no single write blocks the connection for long. */
const maxChunk = 262_144;

/**
 * A streamed body in constant memory. `open` is called anew for each attempt, so the call can be repeated.
 * Errors of the source reach the caller as `core.request.body` (origin `local`, the source's error as `cause`),
 * a wrong `size` as `core.upload.size`.
 *
 * @example
 * await client.put('/files/{id}', { path, contentType: 'application/octet-stream',
 *   body: upload(() => file.stream(), { size: file.size, onProgress: ({ done }) => bar(done) }) });
 */
export function upload(
  open: () => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>,
  { size, onProgress, logger }: UploadOptions = {},
): ReplayableBody {
  const progress = isolate(onProgress, { name: 'onProgress of an upload', logger });
  return {
    async open() {
      let failure: unknown;
      let reader: ReadableStreamDefaultReader<Uint8Array>;
      try {
        reader = (await open()).getReader();
      } catch (error) {
        // Reported by the same way as an error in the middle of the source.
        return { stream: failing(error), size: undefined, failure: () => error };
      }
      let rest = new Uint8Array(0) as Uint8Array;
      let transferred = 0;
      const next = async (): Promise<Uint8Array | undefined> => {
        while (rest.length === 0) {
          const { done, value } = await reader.read();
          if (done) break;
          rest = value;
        }
        const chunk = rest.subarray(0, maxChunk);
        rest = rest.subarray(chunk.length);
        transferred += chunk.length;
        if (size !== undefined && (transferred > size || (chunk.length === 0 && transferred < size))) {
          throw clientError('core.upload.size', {
            message: `The source of an upload has ${transferred > size ? 'more' : 'fewer'} bytes than announced`,
            details: { announced: size, read: transferred },
          });
        }
        return chunk.length ? chunk : undefined;
      };
      const stream = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            try {
              const chunk = await next();
              if (!chunk) return controller.close();
              controller.enqueue(chunk);
              progress({ step: 'upload', done: transferred, total: size, unit: 'bytes' });
            } catch (error) {
              failure = error;
              await reader.cancel(error).catch(() => undefined);
              controller.error(error);
            }
          },
          cancel: (reason) => reader.cancel(reason),
        },
        { highWaterMark: 0 },
      );
      return { stream, size, failure: () => failure };
    },
  };
}

const failing = (error: unknown) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.error(error);
    },
  });

import type { OpenedUpload, Upload } from '../client/request-body.ts';
import { isBrowser } from '../contract/browser.ts';
import { isolate, type Logger, type OnProgress } from '../observe/observe.ts';
import { transferError } from './errors.ts';

/** What is known about an upload before it is opened. */
export interface UploadOptions {
  /** Bytes. Sent as `Content-Length`; a source that turns out longer or shorter fails the call. */
  size?: number | undefined;
  /**
   * Bytes of this attempt so far; an observer, so it cannot end the transfer. A page that sends a `Blob` gets no
   * progress: browsers tell `fetch` nothing.
   */
  onProgress?: OnProgress<'upload'> | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

/** Where the bytes are: a function that opens them anew for each attempt, a stream that can be read once, a file. */
export type UploadSource =
  | (() => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>)
  | ReadableStream<Uint8Array>
  | Blob;

/** Bigger chunks are cut, so that progress moves and no single write blocks the connection for long. */
const maxChunk = 262_144;

/**
 * A body in constant memory. A function is called anew for each attempt, so the call can be repeated; a stream is sent
 * once. A `Blob` or `File` works in every browser; streams need a platform that can send them (Node; not Safari and
 * Firefox), elsewhere the call ends with `core.upload.unsupported` before anything is sent. Errors of the source reach the
 * caller as `core.request.body` (origin `local`, the source's error as `cause`), a wrong `size` as `core.upload.size`.
 *
 * @example
 * await client.put('/files/{id}', { path, contentType: 'application/octet-stream',
 *   body: upload(() => file.stream(), { size: file.size, onProgress: ({ done }) => bar(done) }) });
 * await client.put('/files/{id}', { path, contentType: 'application/pdf', body: upload(input.files[0]) });
 */
export function upload(source: UploadSource, options: UploadOptions = {}): Upload {
  const once = source instanceof ReadableStream;
  return {
    once,
    open(moved, signal) {
      if (source instanceof Blob && !sendsStreams()) return { body: source };
      if (!sendsStreams()) throw transferError('core.upload.unsupported');
      if (source instanceof Blob)
        return openStream(() => source.stream(), { ...options, size: source.size }, moved, signal);
      return openStream(once ? () => source : source, options, moved, signal);
    },
  };
}

/**
 * Whether `fetch` sends a stream as one: it asks for `duplex` and takes the stream for no text. Of the browsers Chromium
 * could, but over HTTP/2 only, so a browser sends files as they are.
 */
function sendsStreams(): boolean {
  if (isBrowser()) return false;
  let asked = false;
  const probe = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked = true;
      return 'half' as const;
    },
  };
  const { headers } = new Request('https://upload.invalid', probe);
  return asked && !headers.has('content-type');
}

async function openStream(
  open: () => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>,
  { size, onProgress, logger }: UploadOptions,
  moved: () => void,
  signal: AbortSignal,
): Promise<OpenedUpload> {
  const progress = isolate(onProgress, { name: 'onProgress of an upload', logger });
  const reader = (await open()).getReader();
  let failure: unknown;
  let rest: Uint8Array = new Uint8Array(0);
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
      throw transferError('core.upload.size', {
        message: `The source of an upload has ${transferred > size ? 'more' : 'fewer'} bytes than announced`,
        details: { announced: size, read: transferred },
      });
    }
    return chunk.length ? chunk : undefined;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        signal.addEventListener('abort', () => {
          // First the error: what ends here is no whole body.
          controller.error(signal.reason);
          reader.cancel(signal.reason).catch(() => undefined);
        });
      },
      async pull(controller) {
        try {
          const chunk = await next();
          if (!chunk) return controller.close();
          moved();
          controller.enqueue(chunk);
          progress({ step: 'upload', done: transferred, total: size, unit: 'bytes' });
        } catch (error) {
          failure = error;
          // Not waited for: a source may hang also here.
          reader.cancel(error).catch(() => undefined);
          controller.error(error);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { body, size, failure: () => failure };
}

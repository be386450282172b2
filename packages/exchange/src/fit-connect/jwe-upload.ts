import { upload } from '@rathaus/client-core';
import { exchangeError } from '../errors.ts';

/**
 * An encrypted attachment as it is sent, as ASCII bytes of the compact JWE: an encryption that runs meanwhile
 * (`encryptJwe`) and can be read once, or one that was stored and is opened for each attempt. `contentLength` is exact.
 */
export type JweUpload =
  | { readonly contentLength: number; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly contentLength: number; open(): Promise<AsyncIterable<Uint8Array>> };

/** Slowest upload that is still waited for: 100 kB a second. */
const millisecondsPerByte = 0.01;

/**
 * Slowest download of an attachment, in bytes a second: below it a service that sends single bytes would hold a slot of
 * the worker for as long as it likes. Milder than for uploads, because several share the line of a small town.
 */
export const slowestDownload = 10_000;

/** Options of the call that uploads it, in constant memory and once: nothing is repeated below the work kernel. */
export function jweUpload(jwe: JweUpload, timeout: number) {
  const allowed = timeout + jwe.contentLength * millisecondsPerByte;
  let opened = false;
  const open = async () => {
    if ('open' in jwe) return streamOf(await jwe.open());
    // The call is made again with a new token after a 401; the encryption cannot be.
    if (opened) throw exchangeError('exchange.jwe.read-twice');
    opened = true;
    return streamOf(jwe.chunks);
  };
  return {
    contentType: 'application/jose',
    body: upload(open, { size: jwe.contentLength }),
    retry: { limit: 0 },
    timeout: allowed,
    totalTimeout: allowed,
  } as const;
}

/** Pull-driven: the next piece is encrypted or read when the socket wants it. */
function streamOf(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 2 },
  );
}

import { Buffer } from 'node:buffer';
import type { Abortable } from '@rathaus/client-core/abort';
import { unavailable } from '../storage-fault.ts';
import { tidy } from '../tidy.ts';
import { childText, errorCode, readAnswer } from './s3-answer.ts';
import type { S3Requests } from './s3-requests.ts';

/** How an object is stored. */
export interface StoreObjectOptions extends Abortable {
  partBytes: number;
  /** Only while the object still has this ETag. */
  ifMatch?: string | undefined;
}

/**
 * Stores a stream: what fits in one part by one request, the rest in parts that appear together. On any error the parts
 * are taken back, as far as the service answers; `list` shows those that stay.
 */
export async function storeObject(
  send: S3Requests,
  key: string,
  pieces: AsyncGenerator<Uint8Array, void, void>,
  { partBytes, ifMatch, signal }: StoreObjectOptions,
): Promise<void> {
  const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
  const part = Buffer.allocUnsafeSlow(partBytes);
  let filled = 0;
  let upload: PartUpload | undefined;
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) break;
      for (let at = 0; at < value.length; ) {
        if (filled === partBytes) {
          upload ??= await startUpload(send, key, signal);
          await upload.add(part);
          filled = 0;
        }
        const taken = value.subarray(at, at + partBytes - filled);
        part.set(taken, filled);
        filled += taken.length;
        at += taken.length;
      }
    }
    const rest = part.subarray(0, filled);
    if (upload) {
      await upload.add(rest);
      await upload.complete(headers);
    } else await send({ method: 'PUT', key, headers, body: rest, signal }).then((answer) => answer.text());
  } catch (error) {
    // Not awaited: it may be what hangs. That it fails too is no news.
    pieces.return().catch(() => undefined);
    await upload?.abort();
    throw error;
  }
}

interface PartUpload {
  add(bytes: Uint8Array): Promise<void>;
  complete(headers: Readonly<Record<string, string>>): Promise<void>;
  abort(): Promise<void>;
}

async function startUpload(
  send: S3Requests,
  key: string,
  signal: AbortSignal | undefined,
): Promise<PartUpload> {
  const started = await send({ method: 'POST', key, query: { uploads: '' }, signal });
  const uploadId = childText(readAnswer(await started.text(), 'InitiateMultipartUploadResult'), 'UploadId');
  if (!uploadId) throw unavailable('unusable-answer');
  const tags: string[] = [];
  return {
    async add(body) {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const answer = await send({ method: 'PUT', key, query, body, signal });
      await answer.text();
      const tag = answer.headers.get('etag');
      if (!tag || !/^"?[\w.-]+"?$/.test(tag)) throw unavailable('unusable-answer');
      tags.push(tag);
    },
    async complete(headers) {
      const parts = tags.map(
        (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
      );
      const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
      const answer = await send({ method: 'POST', key, query: { uploadId }, headers, body, signal });
      const text = await answer.text();
      // The head goes out before the parts are put together: an error may come with status 200.
      const code = errorCode(text);
      if (code) throw unavailable(/^[A-Za-z0-9]{1,60}$/.test(code) ? code : 'unusable-answer');
      readAnswer(text, 'CompleteMultipartUploadResult');
    },
    // Also after an abort of the caller, so without its signal.
    abort: () => tidy((own) => abortUpload(send, key, uploadId, { signal: own })),
  };
}

/** Takes parts back that were never put together. */
export async function abortUpload(
  send: S3Requests,
  key: string,
  uploadId: string,
  { signal }: Abortable = {},
): Promise<void> {
  const answer = await send({ method: 'DELETE', key, query: { uploadId }, signal });
  await answer.text();
}

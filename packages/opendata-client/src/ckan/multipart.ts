import { type Upload, upload } from '@rathaus/client-core';

/** A file part. `size` is announced, so that the server and proxies see a Content-Length. */
export interface MultipartFile {
  /** Name of the form field. */
  field: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  open(): ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;
}

/** A multipart/form-data body (RFC 7578) as a stream with known length; files are opened one after the other. */
export function multipart(
  fields: readonly (readonly [name: string, value: string])[],
  files: readonly MultipartFile[],
): { body: Upload; contentType: 'multipart/form-data' } {
  const boundary = `rathaus-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const text = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const head = encoder.encode(text.join(''));
  const tail = encoder.encode(`--${boundary}--\r\n`);
  const after = encoder.encode('\r\n');
  const parts = files.map((file) => ({
    file,
    head: encoder.encode(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.fileName)}"\r\n` +
        `Content-Type: ${file.mediaType.replace(/[\r\n]/g, '')}\r\n\r\n`,
    ),
  }));
  const size = parts.reduce(
    (sum, part) => sum + part.head.length + part.file.size + after.length,
    head.length + tail.length,
  );
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield head;
    for (const part of parts) {
      yield part.head;
      const reader = (await part.file.open()).getReader();
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          yield value;
        }
      } finally {
        // A consumer that stops early must not leave the file open.
        await reader.cancel().catch(() => undefined);
      }
      yield after;
    }
    yield tail;
  }
  const body = upload(() => streamOf(chunks()), { size });
  // The contract names the bare media type; the boundary is a parameter of it.
  return { body, contentType: `multipart/form-data; boundary=${boundary}` as 'multipart/form-data' };
}

/** WHATWG HTML, multipart/form-data encoding: quotes and line ends in names are percent-encoded. */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done) controller.close();
        else if (value.length > 0) controller.enqueue(value);
        else await this.pull?.(controller);
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

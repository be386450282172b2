import { type Upload, upload } from '@rathaus/client-core';
import type { ApplicationLimits } from '@rathaus/client-core/abort';
import { sameBytes } from './attachment-bytes.ts';
import type { SignedEnvelope, WrittenMessage } from './content.ts';

/** A body that knows whether its last byte has left: before that, nothing can have arrived. */
export interface WatchedBody {
  readonly body: Upload;
  readonly contentType: string;
  /** Whether the end of the body was taken by the connection. */
  readonly hasLeft: () => boolean;
}

const encoder = new TextEncoder();

/** WHATWG HTML, multipart/form-data encoding: quotes and line ends in names are percent-encoded. */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/**
 * The form of a message (RFC 7578): `json`, then one part `files` for each attachment, opened one after the other, as a
 * stream of known length. Errors while it is sent: those of `sameBytes`.
 */
export function messageForm(
  envelope: SignedEnvelope,
  { message, facts }: WrittenMessage,
  limits: ApplicationLimits,
): WatchedBody {
  const boundary = `rathaus-${crypto.randomUUID()}`;
  const head = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(envelope)}\r\n`,
  );
  const lineEnd = encoder.encode('\r\n');
  const tail = encoder.encode(`--${boundary}--\r\n`);
  const attachments = message.attachments ?? [];
  const heads = attachments.map(({ name, mediaType = 'application/octet-stream' }) =>
    encoder.encode(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${quoted(name.normalize('NFC'))}"\r\nContent-Type: ${mediaType}\r\n\r\n`,
    ),
  );
  const size = facts.reduce(
    (sum, fact, index) => sum + heads[index]!.length + fact.size + lineEnd.length,
    head.length + tail.length,
  );
  async function* pieces(): AsyncGenerator<Uint8Array, void, void> {
    yield head;
    for (const [index, attachment] of attachments.entries()) {
      yield heads[index]!;
      yield* sameBytes(attachment, index, facts[index]!, limits);
      yield lineEnd;
    }
    yield tail;
  }
  return watched(pieces, size, `multipart/form-data; boundary=${boundary}`);
}

/** A JSON body that knows whether it has left. */
export function watchedJson(value: object): WatchedBody {
  const bytes = encoder.encode(JSON.stringify(value));
  async function* pieces(): AsyncGenerator<Uint8Array, void, void> {
    yield bytes;
  }
  return watched(pieces, bytes.length, 'application/json');
}

/**
 * The last byte is a piece of its own: a connection may take the first piece before it exists, and whoever has not been
 * given the last byte cannot have passed it on.
 */
function watched(
  pieces: () => AsyncGenerator<Uint8Array, void, void>,
  size: number,
  contentType: string,
): WatchedBody {
  let left = false;
  async function* watchedPieces(): AsyncGenerator<Uint8Array, void, void> {
    let given = 0;
    for await (const piece of pieces()) {
      given += piece.length;
      if (given < size) {
        yield piece;
        continue;
      }
      yield piece.subarray(0, -1);
      left = true;
      yield piece.subarray(-1);
    }
  }
  const open = () => {
    // Opened anew after a token was refused: nothing of what has left before was taken.
    left = false;
    const source = watchedPieces();
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const { done, value } = await source.next();
          if (done) controller.close();
          else if (value.length > 0) controller.enqueue(value);
          else await this.pull?.(controller);
        },
        async cancel() {
          await source.return();
        },
      },
      { highWaterMark: 0 },
    );
  };
  return { body: upload(open, { size }), contentType, hasLeft: () => left };
}

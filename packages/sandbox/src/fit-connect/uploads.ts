import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { jweProblem } from './jwe-policy.ts';
import { createJweChecker, type JweFacts } from './jwe-syntax.ts';
import type { DeliveryLimits } from './limits.ts';
import { Problem } from './problem.ts';

/** How many uploads, and how many bytes, are on their way. */
export interface UploadGate {
  /** Lets an upload in or throws 429 or 413, both with Retry-After. The result lets it out again. */
  enter(declaredBytes: number): () => void;
}

export function createUploadGate(limits: DeliveryLimits): UploadGate {
  let count = 0;
  let bytes = 0;
  return {
    enter(declaredBytes) {
      if (count >= limits.parallelUploads) {
        throw new Problem(429, 'too-many-requests', 'Too many requests', 'too many parallel uploads', {
          'retry-after': '1',
        });
      }
      if (count > 0 && bytes + declaredBytes > limits.parallelBytes) {
        throw new Problem(413, 'payload-too-large', 'Payload too large', 'too much at the same time', {
          'retry-after': '1',
        });
      }
      count += 1;
      bytes += declaredBytes;
      return () => {
        count -= 1;
        bytes -= declaredBytes;
      };
    },
  };
}

export function tooLarge(detail: string): Problem {
  return new Problem(413, 'payload-too-large', 'Payload too large', detail);
}

/** Streams an encrypted attachment into a new file, within the limits; says what can be seen of it. */
export async function receiveJwe(options: {
  content: AsyncIterable<Uint8Array>;
  file: string;
  limits: DeliveryLimits;
  /** Bytes of the other attachments of this delivery. */
  others: number;
  /** Bytes that may still be stored by anybody. */
  room: number;
  /** The file is on the disk when the call is answered. */
  durable: boolean;
  /** Called when the upload has begun. */
  begun(): void;
}): Promise<JweFacts> {
  const { content, file, limits, others, room, durable, begun } = options;
  const checker = createJweChecker();
  let size = 0;
  async function* checkedContent() {
    for await (const chunk of content) {
      if (size === 0) begun();
      size += chunk.length;
      if (size > limits.attachmentBytes)
        throw tooLarge(`more than ${limits.attachmentBytes} bytes in one attachment`);
      if (size + others > limits.totalBytes)
        throw tooLarge(`more than ${limits.totalBytes} bytes in one delivery`);
      if (size > room) throw full();
      checker.push(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(checkedContent, createWriteStream(file, { flags: 'wx', flush: durable }));
    return checker.finish();
  } catch (error) {
    throw jweProblem(error);
  }
}

export function full(): Problem {
  return new Problem(503, 'unavailable', 'Service unavailable', 'the service has no room at the moment', {
    'retry-after': '60',
  });
}

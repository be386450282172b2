import type { Buffer } from 'node:buffer';
import { createInflateRaw } from 'node:zlib';
import { exchangeError } from '../errors.ts';

/** Bounds of content that a sender has compressed (`zip: DEF`, RFC 7516 section 4.1.3). */
export interface InflateLimits {
  /** Most bytes of inflated plaintext. */
  maxBytes: number;
  /** Most inflated bytes for each compressed byte; the first MiB is free. Default 200, deflate itself ends at 1,032. */
  maxRatio?: number | undefined;
}

/** Inflates what comes in pieces. A fault is kept until `end()`: before the tag is verified nobody may learn of it. */
export interface Inflater {
  /** What the piece gives; nothing after a fault. */
  push(piece: Buffer): Promise<readonly Buffer[]>;
  /** Closes the stream and returns its rest. Errors: `exchange.jwe.inflation-refused`, `exchange.jwe.too-large`. */
  end(): Promise<readonly Buffer[]>;
  /** Lets the engine go. */
  close(): void;
}

/** Compressed bytes that are handed to the engine at once: it may hold 1,032 times as many until it comes back. */
const pieceBytes = 8 * 1024;
/** Bytes that may be repetitive without anybody meaning harm. */
const freeBytes = 1024 * 1024;

const refused = (reason: 'broken' | 'trailing' | 'ratio') =>
  exchangeError('exchange.jwe.inflation-refused', { details: { reason } });

/** Raw deflate (RFC 1951), as JWE means it; zlib and gzip frames are broken content here. */
export function createInflater({ maxBytes, maxRatio = 200 }: InflateLimits): Inflater {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  let output: Buffer[] = [];
  let given = 0;
  let produced = 0;
  let fault: Error | undefined;
  let ended = false;
  let settle: (() => void) | undefined;

  const stop = (error: Error) => {
    fault ??= error;
    output = [];
    engine.destroy();
    settle?.();
  };
  engine.on('data', (chunk: Buffer) => {
    if (fault) return;
    produced += chunk.length;
    if (produced > maxBytes) stop(exchangeError('exchange.jwe.too-large', { details: { limit: maxBytes } }));
    else if (produced > freeBytes && produced > given * maxRatio) stop(refused('ratio'));
    else output.push(chunk);
  });
  // At the last block of the content, whether more bytes follow or not.
  engine.on('end', () => {
    ended = true;
    settle?.();
  });
  // The fault of the engine would tell where it stumbled, which is a matter of content.
  engine.on('error', () => stop(refused('broken')));

  /** The engine forgets callbacks when it fails, and after its end: whichever comes first ends the turn. */
  const turn = (work: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      if (fault || ended) resolve();
      else work(resolve);
    });
  const take = () => {
    const pieces = output;
    output = [];
    return pieces;
  };

  return {
    async push(piece) {
      for (let at = 0; at < piece.length && !fault; at += pieceBytes) {
        const part = piece.subarray(at, at + pieceBytes);
        given += part.length;
        await turn((done) => engine.write(part, () => done()));
      }
      return take();
    },
    async end() {
      await turn(() => engine.end());
      if (!fault && engine.bytesWritten !== given) stop(refused('trailing'));
      if (fault) throw fault;
      return take();
    },
    close() {
      engine.destroy();
    },
  };
}

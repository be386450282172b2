import type { ByteStream } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import { term } from '@rathaus/client-core/findings';
import { chunksOf } from '../../table/chunks.ts';
import { decoderFor, headBytes, type PieceDecoder } from './decode.ts';
import type { OnFault } from './reader.ts';

/** What RDF is read from: text, bytes, a file, or a byte stream of any shape. */
export type RdfSource = string | Uint8Array | Blob | ByteStream;

/** Who reads the text. */
export interface SourceListener {
  /** Bytes so far; of a source that is text already, characters. */
  bytes: number;
  readonly maxBytes: number;
  readonly fault: OnFault;
  /** What comes now is not read. */
  stop(): void;
  /** The limit is passed: ends the reading. */
  pass(limit: number, unit: 'bytes'): never;
}

/** Bytes decoded and characters read at once. */
const piece = 1 << 16;

/** The text of a source in pieces. What is wrong with the encoding is reported and ends it. */
export async function* textOf(
  source: RdfSource,
  listener: SourceListener,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, void> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += piece) {
      count(listener, Math.min(piece, source.length - at));
      yield source.slice(at, at + piece);
    }
    return;
  }
  let decoder: PieceDecoder | undefined;
  const place = new EndOfText();
  for await (const bytes of withHead(bytesOf(source, listener, signal))) {
    decoder ??= decoderFor(bytes);
    if (decoder === undefined) {
      listener.fault('opendata.rdf.encoding', { kind: 'path', path: '' }, { encoding: term('unknown') });
      listener.stop();
      return;
    }
    const { text, wrong } = decoder.decode(bytes);
    place.pass(text);
    yield text;
    if (wrong) return wrongByte(listener, decoder, place);
  }
  if (decoder?.decode(undefined).wrong) wrongByte(listener, decoder, place);
}

function count(listener: SourceListener, more: number): void {
  listener.bytes += more;
  if (listener.bytes > listener.maxBytes) listener.pass(listener.maxBytes, 'bytes');
}

function wrongByte({ fault, stop }: SourceListener, { encoding }: PieceDecoder, end: EndOfText): void {
  fault('opendata.rdf.encoding', { kind: 'path', path: '', ...end.place }, { encoding: term(encoding) });
  stop();
}

/** Where the text ends so far: the place of what comes next. */
class EndOfText {
  #line = 1;
  #column = 1;

  pass(text: string): void {
    let start = -1;
    for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
      this.#line++;
      start = next;
    }
    this.#column = start < 0 ? this.#column + text.length : text.length - start;
  }

  get place(): { line: number; column: number } {
    return { line: this.#line, column: this.#column };
  }
}

/** The chunks of which the first is long enough to say the encoding, however the source cuts them. */
async function* withHead(
  chunks: AsyncIterable<Uint8Array<ArrayBufferLike>>,
): AsyncGenerator<Uint8Array, void, void> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    const joined: Uint8Array = new Uint8Array(head.length + chunk.length);
    joined.set(head);
    joined.set(chunk, head.length);
    head = joined;
    if (head.length < headBytes) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

async function* bytesOf(
  source: Exclude<RdfSource, string>,
  listener: SourceListener,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  if (source instanceof Uint8Array) {
    yield* piecesOf(source, listener);
    return;
  }
  const { next, cancel } = chunksOf(source instanceof Blob ? source.stream() : source);
  try {
    for (;;) {
      const chunk = await unlessAborted(next(), signal, 'Reading RDF');
      if (chunk === undefined) return;
      yield* piecesOf(chunk, listener);
    }
  } finally {
    // Also where reading ends early. A source that hangs is not waited for.
    cancel().catch(() => undefined);
  }
}

function* piecesOf(chunk: Uint8Array, listener: SourceListener): Generator<Uint8Array, void, void> {
  for (let at = 0; at < chunk.length; at += piece) {
    const part = chunk.subarray(at, at + piece);
    count(listener, part.length);
    yield part;
  }
}

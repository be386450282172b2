import { throwIfAborted } from '../../abort/aborted.ts';
import { untilAborted } from '../../abort/until-aborted.ts';
import { term } from '../../findings/finding.ts';
import { xmlError } from '../errors.ts';
import { shortened, type UnsafeXmlValues } from '../scan/fault.ts';

/** What XML can be read from. Text is taken as it is; bytes are decoded as their XML declaration says. */
export type XmlSource =
  | string
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

/**
 * Small, because the piece in work survives every run of the collector: V8 grows its young generation by what
 * survives, up to twice 32 MiB. With 32 KiB a million documents took 32 MiB more and no less time.
 */
const piece = 1 << 13;

type Bytes = Exclude<XmlSource, string>;

async function* pieces(source: Bytes, { signal, what }: TextOptions): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += piece) {
      throwIfAborted(signal, what);
      yield source.subarray(at, at + piece);
    }
    return;
  }
  const chunks = source as AsyncIterable<Uint8Array>;
  for await (const chunk of signal ? untilAborted(chunks, signal, what) : chunks) {
    // Big pieces are taken in small ones: their text would otherwise be held twice.
    if (!(chunk instanceof Uint8Array) || chunk.length <= piece) yield chunk;
    else for (let at = 0; at < chunk.length; at += piece) yield chunk.subarray(at, at + piece);
  }
}

/** The encoding an XML file says it has (XML 1.0, appendix F). */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  let text = '';
  for (const byte of head.subarray(0, 256)) text += String.fromCharCode(byte);
  return (
    /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(text)?.[1] ??
    'utf-8'
  ).toLowerCase();
}

/** The bytes are not text of the encoding the file declares (XML 1.0, section 4.3.3). */
export class EncodingFault extends Error {
  readonly values: UnsafeXmlValues;
  /** Text before the wrong byte that was not given out yet. */
  readonly before: string;
  constructor(fault: 'encoding-unknown' | 'encoding-wrong', encoding: string, before = '') {
    super(fault);
    this.before = before;
    this.values = { fault: term(fault), encoding: shortened(encoding) };
  }
}

/** How a source is read. */
export interface TextOptions {
  /** The work in English, for `core.aborted`: `Reading a message`. */
  what: string;
  /** Called once with the encoding before the first text; not for sources that are text already. */
  onEncoding?: ((name: string) => void) | undefined;
  /** Ends the reading at once, also while the source hangs. */
  signal?: AbortSignal | undefined;
  /** Called with the bytes (of text: characters) read so far. */
  onRead?: ((bytes: number) => void) | undefined;
}

/**
 * Decodes a source piece by piece. Throws `EncodingFault` for bytes that are not text, `core.aborted`, and
 * `core.xml.source` for what is no bytes.
 */
export async function* textPieces(
  source: XmlSource,
  options: TextOptions,
): AsyncGenerator<string, void, void> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += piece) {
      throwIfAborted(options.signal, options.what);
      yield source.slice(at, at + piece);
      options.onRead?.(Math.min(at + piece, source.length));
    }
    return;
  }
  let decoder: PieceDecoder | undefined;
  let head: Uint8Array = new Uint8Array(0);
  const work = new Uint8Array(2 * piece);
  let held = 0;
  let bytes = 0;
  for await (const chunk of pieces(source, options)) {
    if (!(chunk instanceof Uint8Array)) throw xmlError('core.xml.source');
    bytes += chunk.length;
    if (chunk.length === 0) continue;
    if (decoder) {
      // Cut behind a tag where there is one: a text that ends there needs no joining with what comes next.
      work.set(chunk, held);
      const filled = held + chunk.length;
      const cut = work.lastIndexOf(0x3e, filled - 1) + 1;
      const end = cut > 0 ? cut : filled;
      const text = decoder.decode(work.subarray(0, end));
      work.copyWithin(0, end, filled);
      held = filled - end;
      // Longer than a tag usually is: handed on, so that what is held stays smaller than the room for it.
      if (held > piece / 2) {
        yield text;
        yield decoder.decode(work.subarray(0, held));
        held = 0;
      } else yield text;
    } else {
      head = join(head, chunk);
      if (head.length >= 256) {
        decoder = decoderFor(head, options);
        yield decoder.decode(head);
      }
    }
    options.onRead?.(bytes);
  }
  if (!decoder) {
    decoder = decoderFor(head, options);
    yield decoder.decode(head);
  }
  if (held > 0) yield decoder.decode(work.subarray(0, held));
  yield decoder.decode();
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function decoderFor(head: Uint8Array, options: TextOptions): PieceDecoder {
  const name = encodingOf(head);
  options.onEncoding?.(name);
  return new PieceDecoder(name);
}

/** Decodes pieces of a text. What is wrong is found to the byte, but only when something is. */
class PieceDecoder {
  readonly #decoder: TextDecoder;
  /** The last bytes of the piece before: a character may have begun in it. */
  #tail = new Uint8Array(0);

  constructor(name: string) {
    try {
      this.#decoder = new TextDecoder(name, { fatal: true });
    } catch {
      throw new EncodingFault('encoding-unknown', name);
    }
  }

  /** The text of a piece; without one, of what is left at the end. */
  decode(piece?: Uint8Array): string {
    try {
      if (piece === undefined) return this.#decoder.decode();
      const text = this.#decoder.decode(piece, { stream: true });
      this.#tail = piece.slice(-3);
      return text;
    } catch {
      throw new EncodingFault('encoding-wrong', this.#decoder.encoding, this.#readable(piece));
    }
  }

  /** The text of a piece up to the byte that is wrong. Nothing for encodings in which messages hardly come. */
  #readable(piece: Uint8Array | undefined): string {
    const { encoding } = this.#decoder;
    if (piece === undefined || encoding !== 'utf-8') return '';
    const bytes = join(begun(this.#tail), piece);
    const textOf = (length: number) =>
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
        stream: true,
      });
    let right = 0;
    let wrong = bytes.length;
    while (right + 1 < wrong) {
      const middle = (right + wrong) >>> 1;
      try {
        textOf(middle);
        right = middle;
      } catch {
        wrong = middle;
      }
    }
    return textOf(right);
  }
}

/** The bytes of a character of UTF-8 that a piece ends in the middle of. */
function begun(tail: Uint8Array): Uint8Array {
  const lead = tail.findLastIndex((byte) => byte >= 0xc0);
  if (lead < 0) return new Uint8Array(0);
  const byte = tail[lead]!;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  return tail.length - lead < length ? tail.slice(lead) : new Uint8Array(0);
}

import { throwIfAborted } from '../../abort/abort.ts';
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
  constructor(fault: 'encoding-unknown' | 'encoding-wrong', encoding: string) {
    super(fault);
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
  let decoder: TextDecoder | undefined;
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
      const text = decode(decoder, work.subarray(0, end));
      work.copyWithin(0, end, filled);
      held = filled - end;
      // Longer than a tag usually is: handed on, so that what is held stays smaller than the room for it.
      if (held > piece / 2) {
        yield text + decode(decoder, work.subarray(0, held));
        held = 0;
      } else yield text;
    } else {
      head = join(head, chunk);
      if (head.length >= 256) {
        decoder = decoderFor(head, options);
        yield decode(decoder, head);
      }
    }
    options.onRead?.(bytes);
  }
  if (!decoder) {
    decoder = decoderFor(head, options);
    yield decode(decoder, head);
  }
  if (held > 0) yield decode(decoder, work.subarray(0, held));
  yield decode(decoder);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function decoderFor(head: Uint8Array, options: TextOptions): TextDecoder {
  const name = encodingOf(head);
  options.onEncoding?.(name);
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    throw new EncodingFault('encoding-unknown', name);
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new EncodingFault('encoding-wrong', decoder.encoding);
  }
}

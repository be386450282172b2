import { isJson, sameType } from '../contract/media-type.ts';

/** What a body reader may use. `signal` is the caller's, `details` are the safe facts for an error. */
export interface ReadContext {
  signal: AbortSignal | undefined;
  /** Most bytes to hold in memory. A reader that streams has its own bound. */
  maxBytes: number;
  details: Readonly<Record<string, string | number | boolean>>;
}

/** Reads a success body in another shape, for example `asStream()`. */
export interface BodyReader<Data> {
  /** Sent as `Accept`. Default: the media types of the contract, without a contract any. */
  accept?: string | undefined;
  read(response: Response, context: ReadContext): Data | Promise<Data>;
}

/**
 * How a success body is read. `json` is the default and refuses other content types; `json-or-none` also takes
 * an empty body, `none` discards the body. Nothing is guessed from what the service sends.
 */
export type BodyAs = 'json' | 'json-or-none' | 'text' | 'bytes' | 'none' | BodyReader<unknown>;

/** What is wrong with the body of a success answer; the end of an error code. */
export type BodyFault = 'empty' | 'content-type' | 'invalid-json';

/**
 * Whether the media type of an answer is one of the contract (`undefined`: there is no contract) and, where JSON is
 * wanted, a JSON one. `also` are types that the service wrongly gives to its answers.
 */
export function fitsType(
  { headers }: Response,
  wantJson: boolean,
  declared: readonly string[] | undefined,
  also: readonly string[] = [],
): boolean {
  const type = headers.get('content-type');
  const isOneOf = (types: readonly string[]) => types.some((one) => sameType(type, one));
  return ((!declared || isOneOf(declared)) && (!wantJson || isJson(type))) || isOneOf(also);
}

/** Text in the encoding that the answer names; throws where the bytes are none of it, instead of sending `�` around. */
const decode = (bytes: Uint8Array, charset?: string) =>
  new TextDecoder(charset, { fatal: true }).decode(bytes);

/** Turns the bytes of an answer into what the caller asked for. JSON is always UTF-8 (RFC 8259, section 8.1). */
export function parseBody(
  bytes: Uint8Array,
  as: 'json' | 'json-or-none' | 'text' | 'bytes',
  { headers }: Response,
): { data: unknown } | BodyFault {
  if (as === 'bytes') return { data: bytes.slice() };
  try {
    if (as === 'text') {
      return { data: decode(bytes, /charset="?([^\s;"]+)/i.exec(headers.get('content-type') ?? '')?.[1]) };
    }
    return { data: JSON.parse(decode(bytes)) };
  } catch {
    return as === 'text' ? 'content-type' : 'invalid-json';
  }
}

import { clientError } from './errors.ts';

/** What a body reader may use. `signal` is the caller's, `details` are the safe facts for an error. */
export interface ReadContext {
  signal: AbortSignal | undefined;
  /** Most bytes to hold in memory. A reader that streams has its own bound. */
  maxBytes: number;
  details: Readonly<Record<string, string | number | boolean>>;
}

/** Reads a success body in another shape, for example `asStream()`. */
export interface BodyReader<Data> {
  /** Sent as `Accept`. Default: any media type. */
  accept?: string | undefined;
  read(response: Response, context: ReadContext): Data | Promise<Data>;
}

/**
 * How a success body is read. `json` is the default and refuses other content types; `json-or-none` also takes
 * an empty body, `none` discards the body. Nothing is guessed from what the service sends.
 */
export type BodyAs = 'json' | 'json-or-none' | 'text' | 'bytes' | 'none' | BodyReader<unknown>;

/**
 * A small compressed answer can stand for gigabytes, and a chunked one need not end. What announces its length and
 * is not compressed is cut by `fetch` itself (RFC 9112, section 6.3) and takes the short way.
 */
async function readAll(
  response: Response,
  { maxBytes, details }: ReadContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    clientError('core.response.too-large', {
      status: response.status,
      message: `${details.operation} at ${details.host} answered with more than ${maxBytes} bytes`,
      details: { ...details, maxBytes },
    });
  const { headers, body } = response;
  const announced = headers.get('content-length');
  if (announced !== null && !headers.has('content-encoding')) {
    if (!(Number(announced) <= maxBytes)) {
      await body?.cancel();
      throw tooLarge();
    }
    return new Uint8Array(await response.arrayBuffer());
  }
  // One growing buffer, not a list of chunks: sent byte by byte, each of them would cost a hundred times its size.
  let all = new Uint8Array(16_384);
  let size = 0;
  for await (const chunk of body ?? []) {
    const end = size + chunk.length;
    // Leaving the loop cancels the body.
    if (end > maxBytes) throw tooLarge();
    if (end > all.length) {
      const grown = new Uint8Array(Math.max(end, 2 * all.length));
      grown.set(all.subarray(0, size));
      all = grown;
    }
    all.set(chunk, size);
    size = end;
  }
  return all.slice(0, size);
}

const json = /^[^;]*[/+]json\s*(;|$)/i;

export const isJson = (type: string | null | undefined): boolean => json.test(type ?? '');

export async function readBody(
  response: Response,
  as: BodyAs,
  context: ReadContext,
  alsoJson: readonly string[] | undefined,
): Promise<unknown> {
  const { status, headers } = response;
  if (status === 204 || status === 205 || as === 'none') {
    await response.body?.cancel();
    return undefined;
  }
  if (typeof as === 'object') return as.read(response, context);
  const bytes = await readAll(response, context);
  if (as === 'bytes') return bytes;
  const text = new TextDecoder().decode(bytes);
  if (as === 'text') return text;
  const bad = (reason: 'empty' | 'content-type' | 'invalid-json') =>
    clientError(`core.response.${reason}`, {
      status,
      // The media type and the text came from outside: they are not repeated here.
      message: `${context.details.operation} at ${context.details.host} answered ${status}, but not with JSON: ${reason}`,
      details: context.details,
    });
  if (text === '') {
    if (as === 'json-or-none') return undefined;
    throw bad('empty');
  }
  const type = headers.get('content-type');
  if (!isJson(type) && !alsoJson?.includes((type ?? '').split(';')[0]!.trim().toLowerCase()))
    throw bad('content-type');
  try {
    return JSON.parse(text);
  } catch {
    throw bad('invalid-json');
  }
}

import { RathausError } from '../errors/rathaus-error.ts';

/** What a body reader may use. `signal` is the caller's, `details` are the safe facts for an error. */
export interface ReadContext {
  signal: AbortSignal | undefined;
  details: Readonly<Record<string, string | number | boolean>>;
}

/** Reads a success body in another shape, for example `asStream()`. */
export interface BodyReader<Data> {
  /** Sent as `Accept`. Default: any media type. */
  accept?: string;
  read(response: Response, context: ReadContext): Data | Promise<Data>;
}

/**
 * How a success body is read. `json` is the default and refuses other content types; `json-or-none` also takes
 * an empty body, `none` discards the body. Nothing is guessed from what the service sends.
 */
export type BodyAs = 'json' | 'json-or-none' | 'text' | 'bytes' | 'none' | BodyReader<unknown>;

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
  if (as === 'bytes') return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  if (as === 'text') return text;
  const bad = (reason: string) =>
    new RathausError({
      code: `core.response.${reason}`,
      origin: 'service',
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

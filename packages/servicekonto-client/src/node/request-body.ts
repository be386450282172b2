import type { IncomingMessage } from 'node:http';
import { servicekontoError } from '../errors.ts';

/** A `node:http` request as body parsers leave it behind. */
export type ParsedMessage = IncomingMessage & { body?: unknown };

/**
 * What there is of a request's body. `none`: the request has none (RFC 9112, section 6.3). `unread`: it is still in
 * the stream. `read`: somebody has read it; perhaps it can be rebuilt.
 */
export type BodyState = 'none' | 'unread' | 'read';

export function bodyState(incoming: IncomingMessage): BodyState {
  const { method = 'GET', headers } = incoming;
  // The Fetch standard (Request constructor, step 34) allows no body with these.
  if (method === 'GET' || method === 'HEAD') return 'none';
  if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return 'none';
  // Who listens for data has begun, even if nothing has arrived yet.
  return incoming.readableDidRead || incoming.readableFlowing === true || incoming.destroyed
    ? 'read'
    : 'unread';
}

/**
 * The body, opened when somebody reads it and not before: for a path that is not ours the stream is left as it was for
 * whoever comes next. After a body parser it is made anew from `incoming.body`; where that is not possible, reading
 * fails with `servicekonto.request.body`.
 */
export function lazyBody(incoming: ParsedMessage): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<unknown> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!chunks) {
          if (bodyState(incoming) === 'read') {
            controller.enqueue(rebuilt(incoming));
            controller.close();
            return;
          }
          // Destroying the request would cut the connection on which the answer is to go.
          chunks = incoming.iterator({ destroyOnReturn: false });
        }
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encode(value) : (value as Uint8Array));
      },
      async cancel() {
        if (!chunks) return;
        await chunks.return?.();
        // Node throws away by itself only what nobody has begun to read. The rest would stay in its buffer, thousands of
        // pieces for a body that comes byte by byte, and stop the connection.
        incoming.resume();
      },
    },
    // Without this the stream would be read ahead, before anybody asks.
    { highWaterMark: 0 },
  );
}

const encode = (text: string) => new TextEncoder().encode(text);

const unusable = (message: string) =>
  servicekontoError('servicekonto.request.body', {
    message: `${message}; mount this adapter before the body parser, or leave the body as text, Buffer, JSON or form fields`,
  });

/** The bytes from which a body parser made `body`, or others that mean the same. */
function rebuilt({ body, headers }: ParsedMessage): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return encode(body);
  if (body === undefined) throw unusable('nothing is left of it');
  const type = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (type === 'application/json' || type.endsWith('+json')) return encode(jsonOf(body));
  if (type !== 'application/x-www-form-urlencoded') throw unusable('its type cannot be rebuilt');
  const form = new URLSearchParams();
  addFields(form, '', body, 0);
  return encode(form.toString());
}

/** What no parser makes, such as a circle, has no JSON; the fault that says so would name members of the body. */
function jsonOf(body: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(body);
  } catch {
    // Told below, like a function or a symbol, which have no JSON either.
  }
  if (json === undefined) throw unusable('it has no JSON');
  return json;
}

/** Whether a value is one that parsers make: a date or a map would look like an object without fields. */
const isPlain = (value: object): boolean =>
  Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Fields as `querystring` and `qs` parse them: repeated names as lists, `a[b]` as objects. */
function addFields(form: URLSearchParams, name: string, value: unknown, depth: number): void {
  if (typeof value === 'string' && name !== '') {
    form.append(name, value);
    return;
  }
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || !isPlain(value) || depth > 32 || (isList && name === ''))
    throw unusable('its fields are no texts');
  for (const [key, one] of Object.entries(value)) {
    const path = name === '' ? key : `${name}[${key}]`;
    addFields(form, isList ? name : path, one, depth + 1);
  }
}

import { shapeOf } from '../contract/json-content.ts';
import type { Fail } from './errors.ts';
import type { Attempt } from './send.ts';

/** The headers of one attempt: those of the application first, so that they cannot replace those of the contract. */
export function writeHead(
  given: Readonly<Record<string, string>> | undefined,
  { call, request, token, trace }: Attempt,
  userAgent: string | undefined,
  size: number | undefined,
  fail: Fail,
): Headers {
  try {
    const headers = new Headers();
    const set = (name: string, value: string | undefined) => value && headers.set(name, value);
    const setAll = (values: Readonly<Record<string, string>> | undefined) => {
      // A `Map` has no members: what it holds would be left out.
      if (values && shapeOf(values) !== 'object') throw values;
      for (const name in values) {
        const value: unknown = values[name];
        if (typeof value === 'object') throw value;
        if (value !== undefined) headers.set(name, value as string);
      }
    };
    setAll(given);
    setAll(call.headers);
    set('accept', headers.get('accept') ?? request.accept);
    set('user-agent', userAgent);
    setAll(trace);
    set('authorization', token && `Bearer ${token}`);
    set('idempotency-key', call.idempotencyKey);
    for (const [name, value] of request.headers) headers.set(name, value);
    const cookies = [headers.get('cookie'), request.cookies].filter(Boolean);
    set('cookie', cookies.join('; '));
    if (request.body !== undefined) {
      // Only `fetch` can name the boundary of `FormData`, and it refuses a length that is not the body's.
      headers.delete('content-type');
      headers.delete('content-length');
    }
    set('content-type', request.type);
    set('content-length', size === undefined ? size : `${size}`);
    return headers;
  } catch {
    // What `Headers` throws quotes the value.
    throw fail('core.request.invalid', 'was not sent: a header is not valid');
  }
}

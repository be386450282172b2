/** What `fetch` takes. `BodyInit` is a name of the DOM library, which a service need not have. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** One opening of a replayable body: what is sent in one attempt. */
export interface OpenedBody {
  stream: ReadableStream<Uint8Array>;
  /** Bytes; sent as `Content-Length` where the platform lets us (Node; browsers ignore it). */
  size?: number | undefined;
  /** The error of the source, when reading it failed: a fault on our side, not the network's. */
  failure(): unknown;
}

/** A body that can be opened again for each attempt. Made by `upload()`. */
export interface ReplayableBody {
  open(): OpenedBody | Promise<OpenedBody>;
}

export const isReplayable = (body: unknown): body is ReplayableBody =>
  typeof (body as ReplayableBody | null)?.open === 'function';

/** Turns the caller's body into what `fetch` takes. JSON is the default; the media type decides, not the value. */
export function encodeBody(body: unknown, contentType: string, isJsonType: boolean): FetchBody {
  if (isJsonType) return JSON.stringify(body);
  if (contentType === 'application/x-www-form-urlencoded' && !(body instanceof URLSearchParams)) {
    const form = new URLSearchParams();
    appendAll(body as Record<string, unknown>, (key, value) => form.append(key, value));
    return form;
  }
  return body as FetchBody;
}

/** Arrays repeat the name (OpenAPI `style: form`, `explode: true`); `undefined` and `null` are left out. */
export function appendAll(
  values: Record<string, unknown>,
  append: (key: string, value: string) => void,
): void {
  for (const key in values) {
    const value = values[key];
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) append(key, String(one));
  }
}

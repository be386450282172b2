/** One opening of an upload: what is sent in one attempt. */
export interface OpenedUpload {
  body: ReadableStream<Uint8Array> | Blob;
  /** Bytes of a stream; sent as `Content-Length` where the platform lets us (Node; browsers ignore it). */
  size?: number | undefined;
  /** The error of the source, when reading it failed: a fault on our side, not the network's. */
  failure?: (() => unknown) | undefined;
}

/** A big body, opened anew for each attempt. Made by `upload()`. */
export interface Upload {
  /** The bytes can be read once only: the call is never repeated. */
  readonly once: boolean;
  /**
   * `moved` is called with each piece that is sent, so that a long upload does not time out while it moves. `signal`
   * aborts when the attempt is given up: `fetch` closes no stream of which it waits for a piece.
   */
  open(moved: () => void, signal: AbortSignal): OpenedUpload | Promise<OpenedUpload>;
}

export const isUpload = (body: unknown): body is Upload =>
  typeof (body as Upload | null | undefined)?.open === 'function';

import type { FetchBody } from '../contract/contract.ts';

/** What the client sends: the members of `RequestInit` that it sets, each checked before. */
export interface TransportRequest {
  method: string;
  headers: Headers;
  body: FetchBody | undefined;
  redirect: 'manual' | 'error';
  credentials: 'omit' | 'same-origin' | 'include' | undefined;
  /** `half` with a streamed body (Fetch standard, section 5.4). */
  duplex: 'half' | undefined;
  signal: AbortSignal;
}

/**
 * Sends one request once and resolves when the head of the answer is there, whatever its status. It follows no
 * redirect, repeats nothing and knows no timeout: all this is the client's. What it rejects with counts as the network's
 * fault, unless the platform refuses a redirect.
 */
export type Transport = (url: string, request: TransportRequest) => Promise<Response>;

/** Makes a transport over the `fetch` that the application hands in, or over the platform's. */
export type TransportOver = (fetch: typeof globalThis.fetch | undefined) => Transport;

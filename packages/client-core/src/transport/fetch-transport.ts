import type { TransportOver } from './transport.ts';

/** `fetch` alone, for pages and edge run times where every byte counts. */
export const fetchTransport: TransportOver =
  (fetch) =>
  // Also what a `fetch` of the application throws at once is a rejection.
  async (url, request) =>
    // The platform's is looked up at each call: mocks replace it when they start.
    (fetch ?? globalThis.fetch)(url, request as RequestInit);

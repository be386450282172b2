import ky from 'ky';
import type { TransportOver } from './transport.ts';

/** The default: ky, with everything off that the client does itself. */
export const kyTransport: TransportOver = (fetch) => async (url, request) =>
  ky(url, {
    ...(request as object),
    // Of a `Headers` ky leaves out those with the text `undefined`.
    headers: Object.fromEntries(request.headers),
    ...(fetch && { fetch }),
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
  });

const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a page of another site has sent a request that may change something (cross-site request forgery). Browsers say
 * so in `Sec-Fetch-Site`, older ones and those without TLS in `Origin`, and no page can change these headers. A program
 * sends neither, but it has no cookie of a visitor either. `site`: the public address; it is not taken from `Host`, which
 * whoever asks may choose.
 */
export function isForeign({ method, headers }: Request, site: string): boolean {
  if (reading.includes(method)) return false;
  const sentBy = headers.get('sec-fetch-site');
  // `none`: not by a page, but by the visitor, for example with a reload.
  if (sentBy !== null) return sentBy !== 'same-origin' && sentBy !== 'none';
  const origin = headers.get('origin');
  return origin !== null && origin !== new URL(site).origin;
}

/** Goes to nobody who uses this site: only a page of another one can have asked for it. */
export const refused = (): Response =>
  new Response('Diese Anfrage kam von einer anderen Website und wurde nicht angenommen.\n', {
    status: 403,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });

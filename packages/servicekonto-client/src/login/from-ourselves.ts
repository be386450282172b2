import type { Context } from './context.ts';

/**
 * Whether our own page sent the request. `Sec-Fetch-Site` cannot be set by pages; `none` is an address typed or
 * bookmarked. Without it `Origin` decides, which browsers send with every POST.
 */
export function fromOurselves(context: Context, request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || (site === 'none' && request.method === 'GET');
  return request.headers.get('origin') === context.settings.origin;
}

import { allowHttp } from '../danger/index.ts';
import { clientError } from './errors.ts';

/**
 * Refuses what must not be an address of a service: other schemes, `http:` without `[allowHttp]`, credentials. In a page
 * an address without a host is one of the page's own origin.
 */
export function serviceUrl(
  address: string | URL,
  options: { [allowHttp]?: true | undefined },
  name: string,
): URL {
  const page = (globalThis as { location?: { href: string; origin: string } }).location;
  const url = URL.parse(address, page?.href);
  const secure =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && (options[allowHttp] === true || url.origin === page?.origin));
  if (!url || !secure || url.username || url.password || /[?#]/.test(url.href)) {
    throw clientError('core.config.url', {
      // The address itself is not repeated: it may carry the credentials that are refused here.
      message: `${name} must be an https: address without credentials, query and fragment (http: needs [allowHttp]: true, a path alone needs a page)`,
    });
  }
  return url;
}

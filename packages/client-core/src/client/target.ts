import { allowHttp } from '../danger/index.ts';
import { clientError } from './errors.ts';
import { appendAll } from './request-body.ts';

/** Refuses what must not be an address of a service: other schemes, `http:` without `[allowHttp]`, credentials. */
export function serviceUrl(
  address: string | URL,
  options: { [allowHttp]?: true | undefined },
  name: string,
): URL {
  const url = URL.parse(address);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && options[allowHttp] === true);
  if (!url || !secure || url.username || url.password || url.search || url.hash) {
    throw clientError('core.config.url', {
      // The address itself is not repeated: it may carry the credentials that are refused here.
      message: `${name} must be an https: address without credentials, query and fragment (http: needs [allowHttp]: true)`,
    });
  }
  return url;
}

/**
 * Puts path parameters into a template, each encoded as one segment. Empty values and dot segments are refused:
 * `URL` would resolve them and the call would reach another operation.
 */
export function expandPath(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const text = value == null ? '' : String(value);
    if (!text || text === '.' || text === '..' || /\p{Surrogate}/u.test(text)) {
      throw clientError('core.request.path-parameter', {
        message: `Path parameter ${name} of ${template} is empty, a dot segment or not valid text`,
      });
    }
    return encodeURIComponent(text);
  });
}

/** The default query style of OpenAPI: `form`, `explode`. */
export function formQuery(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  appendAll(values, (key, value) => query.append(key, value));
  return query.toString();
}

import { RathausError } from '../errors/rathaus-error.ts';
import { allowHttp } from './options.ts';
import { appendAll } from './request-body.ts';

/** Refuses what must not be an address of a service: other schemes, `http:` without `[allowHttp]`, credentials. */
export function serviceUrl(address: string | URL, options: { [allowHttp]?: true }, name: string): URL {
  const bad = (reason: string) =>
    new RathausError({ code: 'core.config.url', origin: 'local', message: `${name} ${reason}` });
  const url = URL.parse(address);
  if (!url) throw bad('is not an absolute address');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && options[allowHttp])) {
    throw bad('must be https: (http: needs [allowHttp]: true)');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw bad('must not carry credentials, a query or a fragment');
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
      throw new RathausError({
        code: 'core.request.path-parameter',
        origin: 'local',
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

import { isJson } from '../contract/media-type.ts';
import type { ProblemDetails } from '../errors/index.ts';

/** An error page is read up to here; what is longer is not a problem document. */
export const longestProblem = 65_536;

/**
 * The problem document of an error answer (RFC 9457). Tolerant: `application/problem+json`, any other JSON
 * object (its members become extensions), JSON under a wrong content type; text and HTML are dropped, because
 * nobody promised what is in them. Members of a wrong type are dropped, as section 3.1 asks.
 */
export function parseProblem({ status, headers }: Response, bytes: Uint8Array | undefined): ProblemDetails {
  const text = new TextDecoder().decode(bytes);
  let found: Record<string, unknown> = {};
  if (isJson(headers.get('content-type')) || text[0] === '{') {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value && !Array.isArray(value)) found = { ...value };
    } catch {
      // Not JSON after all: the same as no document.
    }
  }
  for (const key of ['type', 'title', 'detail', 'instance']) {
    if (typeof found[key] !== 'string') delete found[key];
  }
  return { ...found, type: (found.type as string) || 'about:blank', status };
}

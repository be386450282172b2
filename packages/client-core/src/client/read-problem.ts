import type { ProblemDetails } from '../errors/index.ts';
import { isJson } from './read-body.ts';

/** An error page is read up to here; what is longer is not a problem document. */
const maxBytes = 65_536;

/** Reads at most `maxBytes`; `undefined` when there is more, or when the body breaks off. */
async function readCapped(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) return undefined;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    // The status is known and is the answer; a broken explanation does not change it.
    return undefined;
  }
}

/**
 * The problem document of an error answer (RFC 9457). Tolerant: `application/problem+json`, any other JSON
 * object (its members become extensions), JSON under a wrong content type; text and HTML are dropped, because
 * nobody promised what is in them. Members of a wrong type are dropped, as section 3.1 asks.
 */
export async function readProblem(response: Response): Promise<ProblemDetails> {
  const { status } = response;
  const text = await readCapped(response);
  let found: Record<string, unknown> = {};
  if (text && (isJson(response.headers.get('content-type')) || text[0] === '{')) {
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

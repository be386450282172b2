import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { pageHeaders } from './answer-page.ts';

/** Bytes of a form; a signed request has about 10 kB. */
const maximumBody = 512 * 1024;

/** Serves an application whose forms are small; what is bigger is refused with this page and not kept. */
export function boundedListener(
  app: Hono,
  tooBig: () => string,
): (request: IncomingMessage, response: ServerResponse) => void | Promise<void> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    const length = Number(request.headers['content-length'] ?? 0);
    // Browsers always say how long a form is.
    if (length <= maximumBody && request.headers['transfer-encoding'] === undefined)
      return listener(request, response);
    // The rest is thrown away, otherwise the browser would see a reset instead of the page.
    request.resume();
    response.writeHead(413, { ...pageHeaders });
    response.end(tooBig());
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readForm } from './login.ts';

/** What of a logout may stand in an address: everything but the ID token, which says who it is. */
const addressable = ['client_id', 'post_logout_redirect_uri', 'state', 'ui_locales'];

/**
 * Whether a logout was posted by another site without the cookie of the session. Browsers keep cookies without
 * `SameSite=None` from such a POST, and that needs TLS; `localhost` and `127.0.0.1` are two sites, although one machine.
 */
export function lacksSession({ method, headers }: IncomingMessage, path: string): boolean {
  return (
    method === 'POST' &&
    path === '/session/end' &&
    headers['sec-fetch-site'] === 'cross-site' &&
    !/(?:^|;[ \t]*)rathaus_sandbox_session=/.test(headers.cookie ?? '')
  );
}

/** Has the browser come once more by a redirect, with which it sends its cookies: the person is still logged in here. */
export async function comeAgain(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await readForm(request));
  const query = new URLSearchParams([...form].filter(([name]) => addressable.includes(name)));
  response.writeHead(303, { location: `/session/end?${query}`, 'cache-control': 'no-store' }).end();
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { Readable } from 'node:stream';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/**
 * Own files only. `trustedTypes`: policies that the framework makes, `'none'` where it makes none; without it anything
 * may be written as HTML. `styles`: hashes of styles that the framework writes into the page.
 */
const policy = ({ trustedTypes, styles = '' }) =>
  [
    "default-src 'none'",
    `style-src 'self' ${styles}`.trim(),
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(trustedTypes ? ["require-trusted-types-for 'script'", `trusted-types ${trustedTypes}`] : []),
  ].join('; ');

/** A whole page of the site; `head` and `body` are HTML. */
export const site = (head, body) => `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Antrag</title>
    <link rel="stylesheet" href="/kit/styles.css">
    ${head}
  </head>
  <body>${body}</body>
</html>
`;

const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** What came in, as the person sees it afterwards. */
const receipt = (query) =>
  site(
    '',
    `<h1>Eingegangen</h1><ul>${query
      .getAll('value')
      .map((value) => `<li>${escaped(value)}</li>`)
      .join('')}</ul>`,
  );

/** Reads the form, and says where its receipt is. An application of your own stores the files here. */
async function take(request) {
  const { headers } = request;
  const posted = { method: 'POST', headers, body: Readable.toWeb(request), duplex: 'half' };
  const form = await new Request('http://localhost/', posted).formData();
  const query = new URLSearchParams();
  for (const [name, value] of form)
    query.append(
      'value',
      `${name}: ${typeof value === 'string' ? value : `${value.name} (${value.size} Bytes)`}`,
    );
  return `/received?${query}`;
}

/**
 * Serves the site on this machine: `pages` by path (HTML, or a function of URL and request that makes it), `files` by the
 * start of their path, and what the form posts to `/antrag`.
 */
export function serve({ pages, files = {}, ...exceptions }) {
  const folders = { '/kit/': new URL('./', import.meta.resolve('@rathaus/ui-kit/styles.css')), ...files };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const { pathname } = url;
    try {
      if (request.method === 'POST' && pathname === '/antrag')
        return response.writeHead(303, { location: await take(request) }).end();
      const page = pathname === '/received' ? () => receipt(url.searchParams) : pages[pathname];
      if (page) {
        response.setHeader('content-type', TYPES['.html']);
        response.setHeader('content-security-policy', policy(exceptions));
        const html = typeof page === 'string' ? page : await page(url, request, response);
        return response.writableEnded ? undefined : response.end(html);
      }
      const folder = Object.keys(folders).find((start) => pathname.startsWith(start));
      const type = TYPES[extname(pathname)];
      if (!folder || !type) return response.writeHead(404).end();
      const file = await readFile(new URL(pathname.slice(folder.length), folders[folder]));
      response.writeHead(200, { 'content-type': type }).end(file);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(error.code === 'ENOENT' ? 404 : 500);
      response.end();
    }
  });
  server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
    console.log(`http://127.0.0.1:${server.address().port}/`),
  );
}

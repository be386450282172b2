import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const kit = new URL('./', import.meta.resolve('@rathaus/ui-kit/cdn/rathaus-login.js'));
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Serves one page under the strict policy, and the files of the kit under /rathaus/. */
export function serve(page) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/styles.css')
      return response
        .writeHead(200, { 'content-type': 'text/css' })
        .end(readFileSync(fileURLToPath(import.meta.resolve('@rathaus/ui-kit/styles.css'))));
    if (/^\/rathaus\/(locales\/)?[a-z-]+\.js$/.test(path))
      return response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(readFileSync(new URL(path.slice('/rathaus/'.length), kit)));
    if (path !== '/') return response.writeHead(404).end('404');
    const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Anmelden</title><link rel="stylesheet" href="/styles.css"><script type="module" src="/rathaus/rathaus-login.js"></script></head><body><main><h1>Anmelden</h1>${await page()}</main></body></html>`;
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(html);
  });
  server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
    console.log(`http://127.0.0.1:${server.address().port}/`),
  );
}

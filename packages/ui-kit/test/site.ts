import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { stylesheet } from '../src/render/stylesheet.ts';

/** The strictest policy the kit promises to work under; really served as a header. */
export const STRICT =
  "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/** The same for elements that talk to the server (upload, extending a session). */
export const STRICT_CONNECT = `${STRICT}; connect-src 'self'; img-src 'self'; form-action 'self'`;

const package_ = fileURLToPath(new URL('..', import.meta.url));

/** Options of a page. */
export interface Page {
  readonly csp?: string;
  readonly lang?: string;
  readonly dir?: string;
  readonly head?: string;
  /** Links `styles.css`. Default: true. */
  readonly styles?: boolean;
  /** Loads all elements. Default: true. */
  readonly script?: boolean;
}

/** A small web server with the kit built from the sources. */
export interface Site {
  readonly origin: string;
  /** Publishes a page and returns its address. */
  page(body: string, options?: Page): string;
  /** Answers requests that are no page and no file of the kit. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const outdir = mkdtempSync(join(tmpdir(), 'rathaus-ui-'));
  const result = await build({
    absWorkingDir: package_,
    entryPoints: ['src/define.ts', 'src/define/login.ts', 'src/index.ts'],
    bundle: true,
    format: 'esm',
    splitting: true,
    write: false,
    outdir,
    outbase: 'src',
    target: 'es2023',
    conditions: ['@rathaus/source'],
  });
  rmSync(outdir, { recursive: true });
  const files = new Map(
    result.outputFiles.map(({ path, text }) => [`/kit${path.slice(outdir.length)}`, text]),
  );
  const pages = new Map<string, { html: string; csp: string }>();
  const site: Site = {
    origin: '',
    handle: (_request, response) => void response.writeHead(404, { 'content-type': 'text/plain' }).end('404'),
    page(body, { csp = STRICT, lang = 'de', dir, head = '', styles = true, script = true } = {}) {
      const path = `/p${pages.size}.html`;
      const html = `<!doctype html><html lang="${lang}"${dir ? ` dir="${dir}"` : ''}><head><meta charset="utf-8"><title>Test</title><meta name="viewport" content="width=device-width">${styles ? '<link rel="stylesheet" href="/styles.css">' : ''}${head}${script ? '<script type="module" src="/kit/define.js"></script>' : ''}</head><body><main><h1>Test</h1><h2>Teil</h2>${body}</main></body></html>`;
      pages.set(path, { html, csp });
      return `${site.origin}${path}`;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = pages.get(path);
    const script = files.get(path);
    const send = (type: string, body: string, headers = {}): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
    if (page) send('text/html', page.html, { 'content-security-policy': page.csp });
    else if (script !== undefined) send('text/javascript', script);
    else if (path === '/styles.css') send('text/css', stylesheet);
    else if (path.endsWith('.css')) send('text/css', extra.get(path) ?? '');
    else site.handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  Object.assign(site, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return site;
}

const extra = new Map<string, string>();

/** Publishes a stylesheet of the page's own. */
export function pageStyles(path: string, css: string): string {
  extra.set(path, css);
  return `<link rel="stylesheet" href="${path}">`;
}

/** Where Debian puts its browsers; other systems set `CHROMIUM` or `FIREFOX`. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Whether a browser is there; says on the console which Debian package brings it when not. */
export function hasBrowser(path: string, debianPackage: string): boolean {
  const there = existsSync(path);
  if (!there) console.warn(`skipped: no ${path}. Install it: apt-get install ${debianPackage}`);
  return there;
}

/**
 * Chromium of the same version and Debian source without the window of a browser around each page, which costs two
 * thirds of the processor time of a page. What only the whole browser has (autofill, its settings) no test asks for; the
 * contract of the engines runs in the whole one.
 */
const SHELL = '/usr/bin/chromium-headless-shell';

/** A Chromium that also runs as root and in containers: the one that is asked for, else the cheapest. */
export const startChromium = (...args: string[]): Promise<Browser> =>
  launch(!process.env.CHROMIUM && existsSync(SHELL) ? SHELL : CHROMIUM, args);

/** The same as people have it. */
export const startWholeChromium = (): Promise<Browser> => launch(CHROMIUM, []);

const launch = (executablePath: string, args: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...args],
  });

import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { type Page, type Site, STRICT_CONNECT } from '../site.ts';
import type { EnginePage, RunningEngine } from './engine.ts';
import { PROBE } from './probe.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a check works with: pages of the kit under the strict policy in one running engine. */
export interface Stage {
  /** Shows HTML, at a width in a viewport of that width, when the elements are defined. */
  show(html: string, options?: Page & { readonly width?: number }): Promise<EnginePage>;
  /** Bodies that were posted to `/upload`; each was answered with an id. */
  readonly uploads: readonly string[];
  /** What went wrong on the page that was shown last: errors of scripts, breaches of the policy. */
  faults(): Promise<unknown>;
}

/** Serves the scripts of the contract and the counterpart of the upload. */
export function stageOn(site: Site, engine: RunningEngine): Stage {
  const uploads: string[] = [];
  let last: EnginePage | undefined;
  site.handle = (request, response) => {
    const script = request.url === '/probe.js' ? PROBE : request.url === '/axe.js' ? axe : undefined;
    if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (request.url === '/upload')
      collect(request, (body) => {
        uploads.push(body);
        response
          .writeHead(201, { 'content-type': 'application/json' })
          .end(JSON.stringify({ id: `f${uploads.length}` }));
      });
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
  };
  return {
    uploads,
    faults: async () => last?.evaluate('faults'),
    async show(html, { width, head = '', ...options } = {}) {
      const scripts = '<script src="/probe.js"></script><script src="/axe.js"></script>';
      const address = site.page(html, { csp: STRICT_CONNECT, head: scripts + head, ...options });
      const page = await engine.open(address, width);
      last = page;
      await until(page, "!!customElements.get('rathaus-upload')", true);
      return page;
    },
  };
}

/** A page with another one in a frame of a given width, for engines whose windows cannot be that narrow. */
export const frameOn =
  (site: Site) =>
  (address: string, width: number): string =>
    site.page(
      `<iframe title="Seite" src="${address}" width="${width}" height="900" frameborder="0"></iframe>`,
      {
        csp: "default-src 'none'; frame-src 'self'",
        styles: false,
        script: false,
      },
    );

/** Waits until an expression has a value; runs outside of Vitest as well. */
export async function until(page: EnginePage, expression: string, value: unknown): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const now = await page.evaluate(expression);
    if (now === value) return;
    if (Date.now() > deadline)
      throw new Error(`${expression} is ${JSON.stringify(now)}, not ${JSON.stringify(value)}`);
    await wait(50);
  }
}

/** Names of the rules of axe that the page breaks, each with the places. */
export const axeFindings = (page: EnginePage): Promise<unknown> =>
  page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.flat().join(" ")).slice(0, 3).join(", ")))',
  );

function collect(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks).toString('latin1')));
}

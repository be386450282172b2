import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';

/** A page to load: HTML of its body, its module and, where it has them, its styles. */
export interface Candidate {
  readonly name: string;
  readonly html: string;
  readonly tag: string;
  readonly script: Uint8Array;
  readonly styles?: string;
}

/** Medians in milliseconds. */
export interface Paint {
  readonly name: string;
  readonly paint: number;
  readonly interactive: number;
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Times {
  readonly paint: number;
  readonly interactive: number;
}

const NEVER: Times = { paint: Number.POSITIVE_INFINITY, interactive: Number.POSITIVE_INFINITY };

/** A page that does not get there in eight seconds counts as infinitely late instead of stopping the benchmark. */
async function withLimit(measured: Promise<unknown>): Promise<Times> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Times>((done) => {
    timer = setTimeout(() => done(NEVER), 8000);
  });
  const times = await Promise.race([measured.catch(() => NEVER) as Promise<Times>, limit]);
  clearTimeout(timer);
  return times;
}

/**
 * First contentful paint, and the time at which the element is defined and two frames have gone by, of interleaved
 * loads in fresh contexts with the CPU slowed six times.
 */
export async function measurePaint(
  browser: Browser,
  candidates: readonly Candidate[],
  loads: number,
): Promise<Paint[]> {
  const server = createServer((request, response) => {
    const [, index, file] = (request.url ?? '').split('/');
    const one = candidates[Number(index)];
    const send = (type: string, body: string | Uint8Array): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    if (!one) response.writeHead(204).end();
    else if (file === 'module.js') send('text/javascript', one.script);
    else if (file === 'styles.css') send('text/css', one.styles ?? '');
    else
      send(
        'text/html',
        `<!doctype html><html lang="de"><title>x</title>${one.styles === undefined ? '' : '<link rel="stylesheet" href="styles.css">'}<script type="module" src="module.js"></script><body>${one.html}`,
      );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const times = candidates.map(() => ({ paint: [] as number[], interactive: [] as number[] }));
  // The first round warms up server and browser and does not count.
  for (let load = -1; load < loads; load += 1)
    for (const [index, candidate] of candidates.entries()) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      await page.goto(`${origin}/${index}/`);
      const time = await withLimit(
        page.evaluate(`customElements.whenDefined('${candidate.tag}').then(() => new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => { const interactive = performance.now(); let tries = 0;
            const look = () => { const first = performance.getEntriesByName('first-contentful-paint')[0];
              if (first || ++tries > 100) done({ paint: first ? first.startTime : Infinity, interactive }); else setTimeout(look, 20); }; look(); }))))`),
      );
      if (load >= 0) {
        times[index]?.paint.push(time.paint);
        times[index]?.interactive.push(time.interactive);
      }
      await context.close();
    }
  server.closeAllConnections();
  server.close();
  return candidates.map(({ name }, index) => ({
    name,
    paint: median(times[index]?.paint ?? []),
    interactive: median(times[index]?.interactive ?? []),
  }));
}

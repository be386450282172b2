import type { Seeded } from './seeded.ts';
import type { SimulatedService } from './service.ts';
import type { World } from './world.ts';

/** What the network does to requests now. Each is a probability. */
export interface NetworkFaults {
  /** The request never arrives. */
  readonly dropRequest: number;
  /** The service did it, the answer never arrives. */
  readonly dropAnswer: number;
  /** The request arrives a second time, later. */
  readonly repeat: number;
  /** 500, 502, 503, 429, 408 instead of an answer. */
  readonly status: number;
  /** A page for people: maintenance with 200 or 503, a firewall with 403, a proxy with 404. */
  readonly page: number;
  /** An answer that ends early. */
  readonly truncate: number;
  /** Takes seconds to minutes. */
  readonly slow: number;
}

const page = (status: number, title: string) =>
  new Response(`<!doctype html><title>${title}</title><h1>${title}</h1>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** What one worker reaches the service by. */
export function simulatedFetch(
  worker: string,
  world: World,
  service: SimulatedService,
  random: Seeded,
  faults: () => NetworkFaults,
): typeof fetch {
  const gone = () =>
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    });

  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    const body = await request.text();
    const copy = () =>
      new Request(request.url, {
        method: request.method,
        headers: request.headers,
        ...(body !== '' && { body }),
      });
    const what = `${request.method} ${new URL(request.url).pathname.split('/').at(-2) ?? ''}`;
    const now = faults();
    const delay = random.chance(now.slow) ? 1000 + random.below(60_000) : 1 + random.below(40);
    await abortable(world.pass(worker, 'network', what, delay), signal);
    if (random.chance(now.dropRequest)) {
      world.fault('request lost');
      throw gone();
    }
    if (random.chance(now.status)) {
      const status = random.pick([408, 429, 500, 502, 503]);
      world.fault(`status ${status}`);
      return new Response(null, { status, ...(status === 429 && { headers: { 'retry-after': '3' } }) });
    }
    if (random.chance(now.page)) {
      world.fault('page');
      return random.pick([
        () => page(200, 'Wartung'),
        () => page(503, 'Wartung'),
        () => page(403, 'Zugriff verweigert'),
        () => page(404, 'Nicht gefunden'),
      ])();
    }
    const response = await service.handle(copy());
    if (random.chance(now.repeat)) {
      world.fault('request repeated');
      // It arrives again when nobody waits for it, also after the worker is gone.
      world
        .pass('network', 'network', `again ${what}`, random.below(120_000))
        .then(() => service.handle(copy()));
    }
    const text = await response.text();
    await abortable(world.pass(worker, 'network', `answer ${what}`, 1 + random.below(40)), signal);
    if (random.chance(now.dropAnswer)) {
      world.fault('answer lost');
      throw gone();
    }
    const { status, headers } = response;
    if (text !== '' && random.chance(now.truncate)) {
      world.fault('answer truncated');
      return new Response(text.slice(0, random.below(text.length)), { status, headers });
    }
    return new Response(status === 204 ? null : text, { status, headers });
  };
}

/** A request whose caller has gone ends, whatever the network does. */
function abortable(work: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, reject);
  });
}

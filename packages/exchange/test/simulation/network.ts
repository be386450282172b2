import type { TestKey } from '../keys.ts';
import { lie } from './lies.ts';
import type { Seeded } from './seeded.ts';
import type { SimulatedService } from './service.ts';
import type { World } from './world.ts';

/** What the network does to requests now. Each is a probability. */
export interface NetworkFaults {
  /** The request never arrives. */
  readonly dropRequest: number;
  /** So, but only the list of what waits for pickup. */
  readonly dropListing: number;
  /** The service did it, the answer never arrives. */
  readonly dropAnswer: number;
  /** The caller hears that it is lost; it arrives much later, after newer ones. */
  readonly late: number;
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
  /** A refusal of a kind that is final, by mistake; twice for a submission and caller at most. */
  readonly refuse: number;
  /** The answer to a request for another submission. */
  readonly cross: number;
  /** A download with one other character; once for a submission at most. */
  readonly corrupt: number;
  /** A log with an event that did not happen. */
  readonly forge: number;
  /** A log that does not have yet what was submitted. */
  readonly lateLog: number;
}

const page = (status: number, title: string) =>
  new Response(`<!doctype html><title>${title}</title><h1>${title}</h1>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** What one worker reaches the service by. `forger` is a key that nobody should believe. */
export function simulatedFetch(
  worker: string,
  world: World,
  service: SimulatedService,
  forger: TestKey,
  random: Seeded,
  faults: () => NetworkFaults,
): typeof fetch {
  const gone = (message = 'read ECONNRESET') =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code: 'ECONNRESET' }) });

  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    const body = await request.text();
    const copy = (by: string) => {
      const headers = new Headers(request.headers);
      headers.set('x-worker', by);
      return new Request(request.url, { method: request.method, headers, ...(body !== '' && { body }) });
    };
    const { pathname } = new URL(request.url);
    const what = `${request.method} ${pathname.split('/').at(-2) ?? ''}`;
    const isListing = request.method === 'GET' && pathname.endsWith('/submissions');
    const now = faults();
    /** It arrives when nobody waits for it any more, also after the worker is gone. */
    const later = (longest: number) =>
      void world
        .pass('network', 'network', `again ${what}`, random.below(longest))
        .then(() => service.handle(copy('network')));
    const delay = random.chance(now.slow) ? 1000 + random.below(60_000) : 1 + random.below(40);
    if (delay > 1000) world.fault('slow');
    await abortable(world.pass(worker, 'network', what, delay), signal);
    if (random.chance(isListing ? Math.max(now.dropListing, now.dropRequest) : now.dropRequest)) {
      world.fault('request lost');
      throw gone();
    }
    if (request.method !== 'GET' && random.chance(now.late)) {
      world.fault('request late');
      later(2_400_000);
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
    const lied = await lie({ request, pathname, world, service, forger, random, faults: now });
    const response = lied ?? (await service.handle(copy(worker)));
    if (!lied && request.method !== 'GET' && random.chance(now.repeat)) {
      world.fault('request repeated');
      later(120_000);
    }
    const text = await response.text();
    await abortable(world.pass(worker, 'network', `answer ${what}`, 1 + random.below(40)), signal);
    if (random.chance(now.dropAnswer)) {
      world.fault('answer lost');
      throw gone();
    }
    const { status, headers } = response;
    if (pathname.endsWith('/token') && status === 401) world.fault('credentials refused');
    if (text !== '' && random.chance(now.truncate)) {
      world.fault('answer truncated');
      return new Response(brokenOff(text.slice(0, random.below(text.length)), gone), { status, headers });
    }
    return new Response(status === 204 ? null : text, { status, headers });
  };
}

/** A body whose connection breaks: whoever reads it learns of that. */
const brokenOff = (text: string, gone: (message: string) => Error): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
    },
    pull: (controller) => controller.error(gone('other side closed')),
  });

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

import type { StateStore } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';

/** Milliseconds in which the store has to answer for the gateway to be ready. */
const storeTimeout = 2_000;

/** Whether the process lives, and whether it can work: for whoever starts and stops it. */
export interface Health {
  /** Of a process that answers at all: restart it when this fails. */
  readonly livePath: string;
  /** 503 while the store is away or the gateway is about to stop: send it no requests then. */
  readonly readyPath: string;
  /** The answer, or `undefined` for other paths. */
  answer(pathname: string): Promise<Response> | undefined;
}

/**
 * `prefix`: whoever looks after the process asks it itself and knows nothing of the path of the site, so that this is the
 * address; with the `path` of the site before it, it is answered, too. `stopping`: aborted when the gateway is to stop.
 */
export function healthOf(
  prefix: string,
  { path, store, stopping }: { path: string; store: StateStore; stopping: AbortSignal },
): Health {
  const livePath = `${prefix}/live`;
  const readyPath = `${prefix}/ready`;
  return {
    livePath,
    readyPath,
    answer(pathname) {
      if (pathname === livePath || pathname === `${path}${livePath}`) return Promise.resolve(answer('ok'));
      return pathname === readyPath || pathname === `${path}${readyPath}` ? ready() : undefined;
    },
  };

  async function ready(): Promise<Response> {
    if (stopping.aborted) return answer('stopping');
    try {
      await callApplication('The store', () => store.get('rathaus:health'), { timeout: storeTimeout });
      return answer('ok');
    } catch {
      // Which fault it is the log says, when somebody wants to log in.
      return answer('store');
    }
  }
}

const answer = (word: 'ok' | 'store' | 'stopping'): Response =>
  new Response(`${word}\n`, {
    status: word === 'ok' ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

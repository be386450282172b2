import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { beginningOf } from './beginning-of.ts';
import { skewOf } from './clock.ts';

/** A configuration whose requests are listened to. */
export interface Hearing {
  readonly config: ServicekontoConfig;
  /** Milliseconds by which our clock is ahead of whoever answered last. */
  skew(): number | undefined;
  /** What the last answer without a fault said, up to a megabyte. */
  text(): string | undefined;
  ask(url: string, init: RequestInit, signal: AbortSignal): Promise<Response>;
}

/** As much as the client reads of metadata. */
const mostBytes = 1 << 20;

export function createHearing(given: ServicekontoConfig): Hearing {
  const clock = given.clock ?? Date.now;
  const send = given.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  let skew: number | undefined;
  let text: string | undefined;
  async function heard(url: string, init: RequestInit): Promise<Response> {
    const response = await send(url, init);
    skew = skewOf(response, clock()) ?? skew;
    if (response.ok) text = await beginningOf(response.clone(), mostBytes);
    return response;
  }
  return {
    config: { ...given, fetch: heard, observer: undefined, logger: undefined },
    skew: () => skew,
    text: () => text,
    async ask(url, init, signal) {
      const deadline = AbortSignal.timeout(given.timeout ?? 10_000);
      const response = await send(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.any([signal, deadline]),
      });
      skew = skewOf(response, clock()) ?? skew;
      return response;
    },
  };
}

import { callApplication } from '@rathaus/client-core/abort';

/** Milliseconds for tidying up. Whoever waits for it has a fault to hear of, or has gone. */
const longest = 2000;

/**
 * Tidies up after work that ended: for a short time only, because what made the work fail may hang here as well. What
 * cannot be removed now goes with the sweep, and the first fault is the one to tell, so nothing is thrown. `timeout`: the
 * time that each call has anyway, in milliseconds, when that is shorter.
 */
export async function tidy(
  work: (signal: AbortSignal) => Promise<unknown>,
  timeout: number = longest,
): Promise<void> {
  await callApplication('Tidying up', work, { timeout: Math.min(timeout, longest) }).catch(() => undefined);
}

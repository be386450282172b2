import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { beginningOf } from './beginning-of.ts';

/** What came of a visit at an address of our own. */
export type Visited =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly text: string }
  /** Nobody listens there, or nobody gets there from here. */
  | { readonly kind: 'away' }
  /** Somebody listens, but no answer came; `code` is what the system says, for example of a certificate. */
  | { readonly kind: 'broken'; readonly code: string };

const absentCodes: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];
/** More than our own pages and metadata have. */
const longest = 1 << 18;

/** Visits an address of our own as a stranger does, and follows nobody from there. */
export async function visitOwn(
  address: string,
  init: RequestInit,
  { timeout = 10_000 }: ServicekontoConfig,
  signal: AbortSignal,
): Promise<Visited> {
  try {
    const answer = await fetch(address, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    const { status, headers } = answer;
    return { kind: 'answered', status, headers, text: await beginningOf(answer, longest) };
  } catch (error) {
    if (signal.aborted) throw error;
    const { code } = Object((error as { cause?: unknown }).cause) as { code?: unknown };
    const { name } = error as Error;
    // A firewall may let nobody from here to the outer address.
    if (absentCodes.includes(code) || name === 'TimeoutError') return { kind: 'away' };
    return { kind: 'broken', code: typeof code === 'string' ? code : name };
  }
}

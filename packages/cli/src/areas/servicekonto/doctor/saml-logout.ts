import { text } from '@rathaus/client-core/texts';
import type { Look } from './doctor-report.ts';
import type { Hearing } from './hearing.ts';
import { providerAway } from './provider-away.ts';

/** Nothing is there, or only a web server before an application that is away. A refusal is an answer. */
const nobody: readonly number[] = [404, 410, 502, 503, 504];

/**
 * Whether the provider answers where it takes logouts. The form has no message, so that nobody is logged out; how the
 * provider refuses it does not matter.
 */
export async function lookAtProviderLogout(
  hearing: Hearing,
  address: string | undefined,
  signal: AbortSignal,
): Promise<Look> {
  if (address === undefined) return { state: 'not-applicable', why: 'no-logout' };
  try {
    const form = { method: 'POST', body: new URLSearchParams({ SAMLRequest: '' }) };
    const answer = await hearing.ask(address, form, signal);
    await answer.body?.cancel();
    const said = `HTTP ${answer.status}, ${address}`;
    if (nobody.includes(answer.status)) return { state: 'failed', code: 'logout-address-other', said };
    return { state: 'passed', detail: text(`${address} antwortet`, `${address} answers`) };
  } catch (error) {
    const away = signal.aborted ? undefined : providerAway(error, address);
    if (away) return away;
    throw error;
  }
}

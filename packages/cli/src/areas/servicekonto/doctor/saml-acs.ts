import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { addressesOf } from '../saml-connection.ts';
import type { Look } from './doctor-report.ts';
import { type Visited, visitOwn } from './own-address.ts';

/** Headers that every page of a login has. */
const ownHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * Whether the address that takes answers can be reached as a browser reaches it: it refuses a form without an answer, as
 * only a login does. A redirection would lose the form.
 */
export async function lookAtAcs(config: ServicekontoConfig, id: string, signal: AbortSignal): Promise<Look> {
  const address = addressesOf(config, id).callbackUrl;
  const form = { method: 'POST', body: new URLSearchParams({ SAMLResponse: '' }) };
  const visited = await visitOwn(address, form, config, signal);
  if (visited.kind === 'away') return { state: 'not-judged', why: 'application-away' };
  if (visited.kind === 'broken')
    return { state: 'failed', code: 'own-address-broken', said: `${visited.code}, ${address}` };
  const said = `HTTP ${visited.status}, ${address}`;
  if (visited.status >= 300 && visited.status < 400)
    return { state: 'failed', code: 'callback-redirects', said };
  if (!isOwn(visited)) return { state: 'failed', code: 'callback-other', said };
  if (new URL(address).protocol !== 'https:') return { state: 'weak', code: 'callback-http', said: address };
  return { state: 'passed', detail: text(`${address} antwortet`, `${address} answers`) };
}

const isOwn = ({ status, headers }: Extract<Visited, { kind: 'answered' }>): boolean =>
  status >= 400 &&
  status < 500 &&
  Object.entries(ownHeaders).every(([name, value]) => headers.get(name)?.includes(value) === true);

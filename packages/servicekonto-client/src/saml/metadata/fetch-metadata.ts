import { isRathausError } from '@rathaus/client-core';
import { allowHttp, allowSandbox } from '../../config/danger.ts';
import { servicekontoError } from '../../errors.ts';
import { boundedFetch } from '../../fetch/bounded-fetch.ts';
import { fetchError } from '../../fetch/fetch-error.ts';
import type { Surroundings } from '../../login/protocol.ts';
import { metadataFault } from './metadata-fault.ts';

/** An operator may move the file about its own host, no further: whoever answers there decides whom we believe. */
const mostRedirects = 3;
const redirections: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches metadata within `timeout`, at most a megabyte. Errors: `servicekonto.provider.unreachable`, `….certificate` (of the
 * connection), `….metadata` for a status that says there are none, or for a redirection to another origin;
 * `core.sandbox.refused` for an emulator.
 */
export async function fetchMetadata(address: string, surroundings: Surroundings): Promise<string> {
  const { id, timeout } = surroundings;
  const deadline = AbortSignal.timeout(timeout);
  try {
    let url = usableAddress(address, surroundings);
    for (let redirects = 0; ; redirects += 1) {
      const response = await ask(url, surroundings, deadline);
      if (!redirections.has(response.status)) return await textOf(response);
      await response.body?.cancel();
      const next = URL.parse(response.headers.get('location') ?? '', url);
      if (!next || next.origin !== url.origin || redirects >= mostRedirects) throw metadataFault('redirect');
      url = next;
    }
  } catch (error) {
    throw isRathausError(error) ? error : fetchError(error, id);
  }
}

function usableAddress(address: string, { config }: Surroundings): URL {
  const url = URL.parse(address);
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && config[allowHttp] === true);
  if (!url || !isAllowed) throw metadataFault('address');
  return url;
}

function ask(url: URL, { id, config }: Surroundings, deadline: AbortSignal): Promise<Response> {
  const send = config.fetch ?? ((address: string, init: RequestInit) => fetch(address, init));
  return boundedFetch(
    send,
    url.href,
    {
      method: 'GET',
      headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml' },
      redirect: 'manual',
    },
    { provider: id, caller: undefined, deadline, sandbox: config[allowSandbox] === true },
  );
}

async function textOf(response: Response): Promise<string> {
  const { ok, status } = response;
  if (ok) return response.text();
  await response.body?.cancel();
  if (status >= 500 || status === 429)
    throw servicekontoError('servicekonto.provider.unreachable', { status });
  throw metadataFault('not-metadata', status);
}

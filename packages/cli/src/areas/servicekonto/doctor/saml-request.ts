import { text } from '@rathaus/client-core/texts';
import { connectionOf, startOf } from '../saml-connection.ts';
import type { Look } from './doctor-report.ts';
import type { Hearing } from './hearing.ts';
import { providerAway } from './provider-away.ts';

/** Where a page of a provider ended. */
interface Arrived {
  readonly status: number;
  /** Word of BundID for an error, in the address of its page (interface description 10.2, section 9.6). */
  readonly code: string | undefined;
}

/** Redirections to the page of a login. */
const mostSteps = 5;

/**
 * Whether the provider takes a signed request of ours. One that it does not know or cannot verify leads to a page of an error,
 * by its status or by the `idp.code` of its address; any other page is taken for that of a login, which nobody ends.
 */
export async function lookAtRequest(hearing: Hearing, id: string, signal: AbortSignal): Promise<Look> {
  const { config } = hearing;
  const passage = await startOf(connectionOf(config, id), config, signal);
  const [address, init]: [string, RequestInit] =
    passage.kind === 'form'
      ? [passage.action, { method: 'POST', body: new URLSearchParams(passage.fields) }]
      : [passage.url, { method: 'GET' }];
  let arrived: Arrived;
  try {
    arrived = await arrive(hearing, address, init, signal);
  } catch (error) {
    const away = signal.aborted ? undefined : providerAway(error, address);
    if (away) return away;
    throw error;
  }
  return judged(arrived, address);
}

function judged({ status, code }: Arrived, address: string): Look {
  if (status < 400 && code === undefined)
    return {
      state: 'passed',
      detail: text('nimmt unsere unterschriebene Anfrage an', 'takes our signed request'),
    };
  if (status >= 500)
    return { state: 'failed', code: 'servicekonto.provider.unreachable', said: `HTTP ${status}` };
  const { origin, pathname } = new URL(address);
  if (code === undefined && (status === 404 || status === 410))
    return { state: 'failed', code: 'request-address-other', said: `HTTP ${status}, ${origin}${pathname}` };
  const said = [`HTTP ${status}`, code && `idp.code ${code}`].filter(Boolean).join(', ');
  return { state: 'failed', code: 'request-not-taken', said };
}

/** As a browser goes, with the cookies of each host. */
async function arrive(
  hearing: Hearing,
  address: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<Arrived> {
  const cookies = new Map<string, Map<string, string>>();
  let url = new URL(address);
  let asked = init;
  let code: string | undefined;
  for (let step = 0; ; step++) {
    const jar = cookies.get(url.origin) ?? new Map<string, string>();
    cookies.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie !== '' && { cookie }) };
    const answer = await hearing.ask(url.href, { ...asked, headers }, signal);
    await answer.body?.cancel();
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=;\s]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined) jar.set(name, value!);
    }
    const location = answer.headers.get('location');
    const next = location === null ? null : URL.parse(location, url);
    const isFollowed = answer.status >= 300 && answer.status < 400 && /^https?:$/.test(next?.protocol ?? '');
    if (!next || !isFollowed || step >= mostSteps) return { status: answer.status, code };
    code = wordOf(next.searchParams.get('idp.code')) ?? code;
    url = next;
    // A form that has to be posted on (307) is not, as little as a person would see it.
    asked = { method: 'GET' };
  }
}

/** A foreign word as far as it looks like a code. */
const wordOf = (word: string | null): string | undefined =>
  word !== null && /^[\w.-]{1,40}$/.test(word) ? word : undefined;

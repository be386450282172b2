import { isLoopbackAddress } from '../../net/loopback-address.ts';
import { type SendFault, type SentAnswer, send } from './send.ts';

/** A step of a visit: where it went and what came back. */
export interface Step {
  readonly address: string;
  readonly answer: SentAnswer;
  /** Names of the cookies that were set with a value. */
  readonly cookies: readonly string[];
}

/** Where a visit ended. */
export interface Followed {
  readonly steps: readonly Step[];
  /** A redirect that was not followed: to another machine, or to what is no web address. */
  readonly elsewhere?: string | undefined;
  readonly fault?: SendFault | undefined;
}

/** What a browser asks for. */
export interface Navigation {
  readonly method?: 'GET' | 'POST' | undefined;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A browser without script: cookies by host and path, redirects by hand. It sends every cookie also across sites; what
 * `SameSite` would hold back is not emulated, so that the service has to defend itself.
 */
export interface Browser {
  /** Follows redirects on this machine; stops before one that `stop` names. */
  open(address: string, navigation?: Navigation, stop?: (address: string) => boolean): Promise<Followed>;
  /** A second browser with the same cookies. */
  copy(): Browser;
}

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

const maximumHops = 10;

/** A browser that stays on this machine. `signal` ends every visit. */
export function createBrowser(
  facts: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  kept: readonly Cookie[] = [],
): Browser {
  let cookies = [...kept];
  const { timeoutMs, signal } = facts;

  const cookiesFor = (url: URL): string =>
    cookies
      .filter(({ host, path }) => host === url.hostname && isBelow(url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  const store = (url: URL, lines: readonly string[]): string[] => {
    const set: string[] = [];
    for (const line of lines) {
      const { cookie, gone } = readCookie(url, line);
      cookies = cookies.filter(
        ({ host, path, name }) => host !== cookie.host || path !== cookie.path || name !== cookie.name,
      );
      if (gone) continue;
      cookies.push(cookie);
      set.push(cookie.name);
    }
    return set;
  };

  return {
    async open(address, navigation = {}, stop = () => false) {
      const steps: Step[] = [];
      let url = new URL(address);
      let { method = 'GET', body, headers = {} } = navigation;
      for (let hop = 0; hop < maximumHops; hop++) {
        const cookie = cookiesFor(url);
        const answer = await send(url.href, {
          method,
          body,
          headers: {
            ...headers,
            ...(cookie !== '' && { cookie }),
            'user-agent': 'Mozilla/5.0 (Rathaus-Sandbox)',
          },
          timeoutMs,
          signal,
        });
        if ('fault' in answer) return { steps, fault: answer.fault };
        steps.push({ address: url.href, answer, cookies: store(url, answer.setCookies) });
        const { status, location } = answer;
        if (location === undefined || status < 300 || status > 399) return { steps };
        const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
        if (next !== undefined) next.hash = '';
        if (next === undefined || !isLoopbackAddress(next.href) || stop(next.href))
          return { steps, elsewhere: next?.href ?? location };
        // A redirect of a form repeats it with 307 and 308 only (RFC 9110, section 15.4).
        if (status !== 307 && status !== 308) [method, body, headers] = ['GET', undefined, {}];
        url = next;
      }
      return { steps };
    },
    copy: () => createBrowser(facts, cookies),
  };
}

/** RFC 6265, section 5.1.4. */
function isBelow(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}

function readCookie(url: URL, line: string): { cookie: Cookie; gone: boolean } {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const attribute = (name: string) =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const given = attribute('path');
  const path = given?.startsWith('/') ? given : url.pathname.replace(/\/[^/]*$/, '') || '/';
  const maxAge = attribute('max-age');
  const expires = attribute('expires');
  const gone = maxAge === undefined ? Date.parse(expires ?? '') <= Date.now() : Number(maxAge) <= 0;
  const cookie = { host: url.hostname, path, name: pair.slice(0, at), value: pair.slice(at + 1) };
  return { cookie, gone: gone || cookie.value === '' };
}

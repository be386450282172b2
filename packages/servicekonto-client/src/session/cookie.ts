/** Names of the cookies of a request, each once. */
export function cookieNames(request: Request): string[] {
  return [...new Set(cookiesOf(request).map(([name]) => name))];
}

/** The one value of a cookie. Two different values under one name mean that somebody planted one: neither counts. */
export function singleCookie(request: Request, name: string): string | undefined {
  let found: string | undefined;
  for (const [own, value] of cookiesOf(request)) {
    if (own !== name) continue;
    if (found !== undefined && found !== value) return undefined;
    found = value;
  }
  return found;
}

function cookiesOf(request: Request): [name: string, value: string][] {
  const cookies: [string, string][] = [];
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) cookies.push([unpadded(pair.slice(0, at)), unpadded(pair.slice(at + 1))]);
  }
  return cookies;
}

/**
 * Without space and tab at the ends, which is what browsers take off before they look for `__Host-` (RFC 6265bis,
 * section 5.7). `trim()` takes off more: a sibling domain may set a name with a no-break space in front of `__Host-`, and
 * here it would turn into the protected one.
 */
function unpadded(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isPadding(text[from])) from += 1;
  while (from < to && isPadding(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

const isPadding = (character: string | undefined) => character === ' ' || character === '\t';

/**
 * `__Host-` makes browsers refuse a cookie that a sibling domain or an unencrypted page tries to plant
 * (RFC 6265bis, section 4.1.3). Plain http on the loopback address cannot have it.
 */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Attributes of a cookie that differ. */
export interface CookieOptions {
  readonly secure: boolean;
  /** Seconds; 0 deletes, absent lives as long as the browser session. */
  readonly maxAge?: number | undefined;
  /**
   * Must come along when another site posts to us. `SameSite=None` counts with `Secure` only; without TLS there is only
   * this machine, which is one site.
   */
  readonly crossSite?: boolean | undefined;
}

export function setCookie(name: string, value: string, options: CookieOptions): string {
  const { secure, maxAge, crossSite = false } = options;
  const parts = [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${crossSite && secure ? 'None' : 'Lax'}`,
  ];
  if (secure) parts.push('Secure');
  if (maxAge !== undefined) parts.push(`Max-Age=${Math.floor(maxAge)}`);
  return parts.join('; ');
}

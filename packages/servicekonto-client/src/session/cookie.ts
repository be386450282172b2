/** All cookies of a request; a name that occurs several times keeps all its values. */
export function readCookies(request: Request): Map<string, string[]> {
  const cookies = new Map<string, string[]>();
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    const values = cookies.get(name) ?? [];
    values.push(pair.slice(at + 1).trim());
    cookies.set(name, values);
  }
  return cookies;
}

/** The one value of a cookie. Two different values under one name mean that somebody planted one: neither counts. */
export function singleCookie(cookies: Map<string, string[]>, name: string): string | undefined {
  const values = new Set(cookies.get(name));
  return values.size === 1 ? [...values][0] : undefined;
}

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

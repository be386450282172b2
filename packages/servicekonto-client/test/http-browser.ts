type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A browser without script over real HTTP: cookies by host (ports share them, as in browsers), redirects followed
 * by hand, forms filled in and submitted.
 */
export class HttpBrowser {
  readonly #send: Send;
  readonly #cookies = new Map<string, Map<string, string>>();
  url = '';
  status = 0;
  html = '';
  /** Redirects to such addresses are noted in `url` but not followed. */
  stopAt: RegExp | undefined;
  /** Every address visited. */
  readonly visited: string[] = [];

  constructor(send: Send = (url, init) => fetch(url, init)) {
    this.#send = send;
  }

  cookie(address: string, name: string): string | undefined {
    return this.#cookies.get(new URL(address).hostname)?.get(name);
  }

  /** All cookies that a host has set. */
  cookies(address: string): ReadonlyMap<string, string> {
    return this.#cookies.get(new URL(address).hostname) ?? new Map();
  }

  async open(address: string, init: RequestInit = {}): Promise<this> {
    let url = new URL(address, this.url || undefined);
    let next = init;
    for (let hop = 0; hop < 12; hop++) {
      this.visited.push(url.href);
      const jar = this.#cookies.get(url.hostname) ?? new Map<string, string>();
      this.#cookies.set(url.hostname, jar);
      const headers = new Headers(next.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await this.#send(url.href, { ...next, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const pair = line.split(';', 1)[0] ?? '';
        const at = pair.indexOf('=');
        const gone = /max-age=0(;|$)/i.test(line) || /expires=thu, 01[ -]jan[ -]1970/i.test(line);
        if (gone) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const location = response.headers.get('location');
      this.url = url.href;
      this.status = response.status;
      this.html = await response.text();
      if (location === null || response.status < 300 || response.status > 399) return this;
      url = new URL(location, url);
      if (this.stopAt?.test(url.href)) {
        this.url = url.href;
        return this;
      }
      next = {};
    }
    throw new Error('too many redirects');
  }

  /** Submits the first form (or the one with an id): hidden fields, checked radios, then `fields`. */
  async submit(fields: Record<string, string>): Promise<this> {
    const form = this.html.match(/<form\b[^>]*>[\s\S]*?<\/form>/i)?.[0];
    if (!form) throw new Error(`no form at ${this.url}: ${this.html.slice(0, 300)}`);
    const action = attribute(form.match(/<form\b[^>]*>/i)![0], 'action') ?? this.url;
    const data = new URLSearchParams();
    for (const [tag] of form.matchAll(/<input\b[^>]*>/gi)) {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type') ?? 'text';
      if (name && (type === 'hidden' || (type === 'radio' && /\schecked/.test(tag)))) {
        data.set(name, attribute(tag, 'value') ?? '');
      }
    }
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    const origin = new URL(this.url).origin;
    return this.open(action, {
      method: 'POST',
      body: data.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    });
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`, 'i'))?.[1];
  return value
    ?.replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');
}

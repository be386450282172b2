/** Somebody with a browser without script: cookies, redirects followed by hand, the first form of a page. */
export class Visitor {
  /** Ports of one machine share cookies, as in browsers. */
  readonly #cookies = new Map<string, string>();
  url = '';
  html = '';

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  async open(address: string, init: RequestInit = {}): Promise<this> {
    let url = new URL(address, this.url || undefined);
    let next = init;
    for (let hop = 0; hop < 12; hop++) {
      const headers = new Headers(next.headers);
      headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
      const response = await fetch(url, { ...next, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      this.url = url.href;
      this.html = await response.text();
      const location = response.headers.get('location');
      if (location === null) return this;
      url = new URL(location, url);
      next = {};
    }
    throw new Error('too many redirects');
  }

  /** Fills in the first form: its hidden fields, then `fields`. */
  submit(fields: Readonly<Record<string, string>>): Promise<this> {
    const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(this.html);
    if (!form) throw new Error(`no form at ${this.url}`);
    const data = new URLSearchParams();
    for (const [tag] of form[2]!.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gi))
      data.set(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return this.open(attribute(form[1]!, 'action') ?? this.url, {
      method: 'POST',
      body: data,
      headers: { origin: new URL(this.url).origin },
    });
  }

  #keep(line: string): void {
    const pair = line.split(';', 1)[0] ?? '';
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (/max-age=0(;|$)|expires=thu, 01[ -]jan[ -]1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&');

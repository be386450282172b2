/** A browser as far as a login without script needs one: cookies, redirects by hand, forms. */
export class BrowserSession {
  readonly #cookies = new Map<string, string>();

  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects on this origin; stops at the first page or at the first address elsewhere. */
  async follow(address: string, init: RequestInit = {}): Promise<{ location: string; response: Response }> {
    const home = new URL(address).origin;
    let location = address;
    let response = await this.request(location, init);
    for (let hop = 0; hop < 10 && response.status >= 300 && response.status < 400; hop++) {
      location = new URL(response.headers.get('location') ?? '', location).href;
      if (new URL(location).origin !== home) break;
      response = await this.request(location);
    }
    return { location, response };
  }

  submit(address: string, form: Record<string, string>): Promise<{ location: string; response: Response }> {
    return this.follow(address, { method: 'POST', body: new URLSearchParams(form) });
  }
}

import { expect, it } from 'vitest';
import type { RunningHost } from './running-host.ts';
import { Visitor } from './visitor.ts';

/** What pages of other sites post is refused; what a provider posts is looked at by the login. */
export function foreignPostContract(host: () => RunningHost): void {
  const post = (path: string, headers: Record<string, string>, fields: Record<string, string> = {}) =>
    fetch(`${host().base}${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ wort: 'Hund', hund: 'Bello', ...fields }),
      redirect: 'manual',
    });
  const evil = 'https://evil.example';
  const foreign: readonly Record<string, string>[] = [
    { origin: evil },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: evil },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: evil },
    // Whoever names another host in the request is not believed.
    { origin: evil, host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  ];

  it('refuses forms of other sites, with a session and a token, too', async () => {
    const visitor = new Visitor(host());
    await visitor.logIn();
    const csrf = visitor.csrf();
    const own = [...visitor.cookies(visitor.url)].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const headers of foreign)
      for (const path of ['/suche', '/antrag']) {
        const answer = await post(path, { ...headers, cookie: own }, { csrf });
        const text = await answer.text();
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
        expect(text, 'nothing of the form was done').not.toMatch(/id="(?:wort|hund)"/);
      }
  });

  it('takes its own forms, and those of programs', async () => {
    const { origin } = new URL(host().base);
    const same = 'same-origin';
    for (const headers of [{ origin }, { origin: 'null', 'sec-fetch-site': same }, {}]) {
      const answer = await post('/suche', headers);
      expect(await answer.text(), JSON.stringify(headers)).toContain('Hund');
      expect(answer.status, JSON.stringify(headers)).toBe(200);
    }
  });

  it('lets what a provider posts come to the login', async () => {
    const answer = await post(
      '/login/broker/backchannel-logout',
      { origin: host().issuer, 'sec-fetch-site': 'cross-site' },
      { logout_token: 'erfunden' },
    );
    expect(answer.status, 'the login has looked at the token').toBe(400);
    const form = await post('/login/callback/broker', { origin: evil, 'sec-fetch-site': 'cross-site' });
    expect(await form.text(), 'a page of the login').toContain('servicekonto.');
  });
}

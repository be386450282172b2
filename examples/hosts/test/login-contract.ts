import { beforeEach, expect, it } from 'vitest';
import type { Variant } from './matrix.ts';
import type { RunningHost } from './running-host.ts';
import { Visitor } from './visitor.ts';

const nasty = '<b>"Bello" & Söhne</b>';
const escaped = /&lt;b(?:>|&gt;)(?:"|&quot;|&#34;)Bello(?:"|&quot;|&#34;) &amp; Söhne&lt;\/b(?:>|&gt;)/;

/** Cookies of the login; the host may have its own. */
const ours = ({ headers }: Response) => headers.getSetCookie().filter((line) => line.includes('rathaus-'));

/** What the login does in every host, told as a visitor without script sees it. */
export function loginContract(host: () => RunningHost, { compresses = false }: Variant): void {
  let visitor: Visitor;
  beforeEach(() => {
    visitor = new Visitor(host());
  });
  const home = () => `${host().base}/`;

  it('logs in, and a form of the host knows the session', async () => {
    await visitor.at('/');
    expect(visitor.isOfSite()).toBe(true);
    expect(visitor.headers.has('content-encoding'), 'packed').toBe(compresses);
    await visitor.logIn();
    expect(visitor.url).toBe(home());
    expect(visitor.shown('level')).toBe('niedrig');
    expect(visitor.shown('name')).toContain('Erika');
    const csrf = visitor.csrf();
    await visitor.post('/antrag', { hund: nasty });
    expect(visitor.status, 'without a token').toBe(403);
    await visitor.post('/antrag', { csrf: `${csrf}x`, hund: nasty });
    expect(visitor.status, 'with a wrong one').toBe(403);
    expect(visitor.isOfSite()).toBe(true);
    await visitor.post('/antrag', { csrf, hund: nasty });
    expect(visitor.status).toBe(200);
    expect(visitor.shown('hund')).toMatch(escaped);
  });

  it('raises the level', async () => {
    await visitor.logIn();
    const before = visitor.csrf();
    await visitor.open(visitor.linked('step-up'));
    expect(visitor.url.startsWith(host().issuer), visitor.url).toBe(true);
    await visitor.identify('4');
    expect(visitor.url).toBe(home());
    expect(visitor.shown('level')).toBe('hoch');
    await visitor.post('/antrag', { csrf: before, hund: 'x' });
    expect(visitor.status, 'the session has another id').toBe(403);
  });

  it('logs out: the session is over, its cookie and its token are worth nothing', async () => {
    await visitor.logIn();
    const csrf = visitor.csrf();
    const kept = [...visitor.cookies(home())].map(([name, value]) => `${name}=${value}`).join('; ');
    const stranger = (path: string, init: RequestInit = {}) =>
      fetch(`${host().base}${path}`, { ...init, headers: { accept: 'text/html', cookie: kept } });
    expect(await (await stranger('/')).text(), 'the cookie alone').toContain('id="step-up"');
    await visitor.post('/logout');
    expect(visitor.html, 'on to the provider').toContain(`action="${host().issuer}`);
    expect(visitor.isOfSite()).toBe(true);
    await visitor.submit({});
    await visitor.submit({ logout: 'yes' });
    expect(visitor.url).toBe(home());
    expect(visitor.linked('login')).toContain('/login/broker');
    expect(await (await stranger('/')).text()).toContain('id="login"');
    const body = new URLSearchParams({ csrf, hund: 'x' });
    const late = await stranger('/antrag', { method: 'POST', body });
    expect(late.status).toBe(403);
    expect(await late.text(), 'says what to do').toContain('id="login"');
  });

  it('shows who cancels a page between head and foot of the site', async () => {
    await visitor.at('/');
    await visitor.open(visitor.linked('login'));
    await visitor.submit({ aktion: 'abbrechen' });
    expect(visitor.url).toContain(`${host().base}/login/callback/broker`);
    expect(visitor.html).toContain('Sie haben die Anmeldung abgebrochen');
    expect(visitor.isOfSite()).toBe(true);
    expect(visitor.status).toBe(403);
    expect(visitor.headers.get('cache-control')).toBe('no-store');
    const again = visitor.html.match(/href="([^"]*\/login\/broker[^"]*)"/)![1]!;
    await visitor.open(again.replaceAll('&amp;', '&'));
    await visitor.identify();
    expect(visitor.url, 'its link leads back').toBe(home());
    expect(visitor.shown('level')).toBe('niedrig');
  });

  it('shows a page of the site when the level is too low, and no session', async () => {
    await visitor.at('/geschuetzt');
    await visitor.identify('2');
    expect(visitor.url).toContain('/login/callback/broker');
    expect(visitor.isOfSite()).toBe(true);
    expect(visitor.html).toContain('servicekonto.level.too-low');
    await visitor.at('/');
    expect(visitor.linked('login')).toContain('/login/broker');
  });

  it('leaves forms of the host alone, before a login and after it', async () => {
    await visitor.post('/suche', { wort: nasty });
    expect(visitor.status).toBe(200);
    expect(visitor.shown('wort')).toMatch(escaped);
    await visitor.logIn();
    await visitor.post('/suche', { wort: nasty });
    expect(visitor.shown('wort')).toMatch(escaped);
  });

  it('leaves unknown addresses to the host', async () => {
    for (const path of ['/gibt-es-nicht', '/login', '/loginx/broker', '/logout/x']) {
      await visitor.at(path);
      expect(visitor.status, path).toBe(404);
      expect(visitor.html, path).toContain('Seite nicht gefunden');
      expect(visitor.isOfSite(), path).toBe(true);
    }
  });

  it('answers HEAD without any effect', async () => {
    const head = await fetch(`${host().base}/login/broker`, { method: 'HEAD', redirect: 'manual' });
    expect(head.status).toBe(200);
    expect(head.headers.get('location')).toBeNull();
    expect(ours(head)).toEqual([]);
    await visitor.at('/');
    visitor.stopAt = /\/login\/callback\//;
    await visitor.open(visitor.linked('login'));
    await visitor.identify();
    visitor.stopAt = undefined;
    const callback = visitor.url;
    const cookie = [...visitor.cookies(home())].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked = await fetch(callback, { method: 'HEAD', redirect: 'manual', headers: { cookie } });
    expect([asked.status, asked.headers.get('location')]).toEqual([200, null]);
    await visitor.open(callback);
    expect(visitor.shown('level'), 'the answer is still good').toBe('niedrig');
  });

  it('lets a provider post to the login, which comes from no page of the host', async () => {
    const body = new URLSearchParams({ logout_token: 'erfunden' });
    const told = await fetch(`${host().base}/login/broker/backchannel-logout`, { method: 'POST', body });
    expect(told.status, 'the login has looked at the token').toBe(400);
    expect(told.headers.get('cache-control')).toBe('no-store');
  });

  it('hands on status, cookies and headers of the login as they are', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const started = await fetch(`${host().base}/login/broker?level=niedrig`, { redirect: 'manual', headers });
    expect(started.status).toBe(303);
    expect(started.headers.get('location')).toContain(host().issuer);
    expect(started.headers.get('cache-control')).toBe('no-store');
    expect(ours(started)).toHaveLength(1);

    visitor.stopAt = /\/login\/callback\//;
    await visitor.at('/');
    await visitor.open(visitor.linked('login'));
    await visitor.identify();
    const cookie = [...visitor.cookies(home())].map(([name, value]) => `${name}=${value}`).join('; ');
    const done = await fetch(visitor.url, { redirect: 'manual', headers: { ...headers, cookie } });
    expect(done.status).toBe(303);
    expect(new URL(done.headers.get('location')!, visitor.url).href).toBe(home());
    expect(done.headers.get('cache-control')).toBe('no-store');
    const cookies = ours(done);
    expect(cookies, 'the session begins, the started login ends').toHaveLength(2);
    expect(cookies.filter((line) => /max-age=0/i.test(line))).toHaveLength(1);
    for (const line of cookies) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
  });

  it('shows its own error page when a call of ours fails', async () => {
    // No cookie of a started login can keep this return target.
    await visitor.at(`/geschuetzt?teil=${'x'.repeat(600)}`);
    expect(visitor.status).toBe(500);
    expect(visitor.html).toContain('Das hat nicht geklappt');
    expect(visitor.isOfSite()).toBe(true);
    expect(visitor.html, 'nothing from the inside').not.toMatch(/too-long|longer|RathausError|node_modules/);
    await visitor.at('/');
    expect(visitor.status, 'the host goes on').toBe(200);
  });
}

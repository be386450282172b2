import { defineErrors } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createWorld, erika } from '../../test/mock-browser.ts';
import { citizenTexts, type ServicekontoConfig, type ServicekontoEvent } from '../index.ts';
import { errorContent } from './error-page.ts';
import { pageLanguages } from './language.ts';
import { pageStatus } from './page-status.ts';

const codes = Object.keys(citizenTexts) as (keyof typeof citizenTexts)[];
const fault = (code: string) => defineErrors({ [code]: { origin: 'peer', message: 'for the log' } })(code);
const content = (code: string, language: (typeof pageLanguages)[number] = 'de') =>
  errorContent({
    error: fault(code),
    status: pageStatus(code),
    language,
    retryHref: '/login/broker?level=hoch&return=%2Fantrag',
    homeHref: '/',
  });
const endsTheSame = ['There is no such login', 'This way of logging in is not sufficient here'];
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe.each(pageLanguages)('every error page in %s', (language) => {
  it.each(codes)('%s: what happened, what to do, a link on, and the code last', (code) => {
    const { main, title } = content(code, language);
    const message = citizenTexts[code][language];
    expect(title).toBe(message.title);
    expect(main).toMatch(new RegExp(`^<div class="servicekonto-page" lang="${language}"><h1>`));
    expect(main.match(/<h1>/g)).toHaveLength(1);
    const spoken = plain(main.replace(/<details.*<\/details>/, ''));
    const at = (part: string) => spoken.indexOf(part);
    const [happened = '', next = ''] = [message.text, message.next].map((text) => text.replaceAll('\n', ' '));
    expect(at(happened)).toBeGreaterThan(0);
    expect(at(next), 'after what happened').toBeGreaterThan(at(happened));
    const retry = main.includes('href="/login/broker?level=hoch&amp;return=%2Fantrag"');
    expect(retry, 'unless it would end the same').toBe(!endsTheSame.includes(citizenTexts[code].en.title));
    expect(main).toContain('href="/"');
    expect(at(code), 'last').toBeGreaterThan(at(next));
    expect(spoken.trimEnd().endsWith(code)).toBe(true);
    expect(main.lastIndexOf('href='), 'links come before the code').toBeLessThan(main.indexOf('<code>'));
    expect(main, 'nothing that interrupts a reader, and no button for a link').not.toMatch(
      /role=|<button|style=/,
    );
    expect(main.includes('<details'), 'German has Leichte Sprache beside it').toBe(language === 'de');
  });
});

describe('Leichte Sprache', () => {
  it.each(codes)('%s: short sentences, one a line', (code) => {
    const { title, text, next } = citizenTexts[code]['de-simple'];
    for (const line of [title, ...text.split('\n'), ...next.split('\n')]) {
      expect(line.split(' ').length, line).toBeLessThanOrEqual(11);
      // One sentence; `Nein: …` and a question may stand inside.
      expect(line.replace(/[.?!:]$/, ''), line).not.toMatch(/[.!;,]\s/);
    }
  });

  it('is on the page of a German reader, and is the whole page where the site says so', async () => {
    const page = await (await createWorld().browser.visit('/login/nobody')).text();
    expect(page).toContain('<details class="servicekonto-simple"><summary>Leichte Sprache</summary>');
    const language: ServicekontoConfig['language'] = (request) =>
      request.headers.get('cookie')?.includes('sprache=leicht') ? 'de-simple' : undefined;
    const { browser } = createWorld({ config: { language } });
    expect(await (await browser.visit('/login/nobody')).text()).toContain('<html lang="de">');
    browser.jar.set('sprache', 'leicht');
    const simple = await (await browser.visit('/login/nobody')).text();
    expect(simple).toContain('<html lang="de-simple">');
    expect(simple).toContain('Der Link ist alt oder falsch.');
    const english = await createWorld({ config: { language: 'en' } }).browser.visit('/login/nobody');
    expect(await english.text()).not.toContain('Leichte Sprache');
  });

  it('a function for the language that throws costs nobody the page', async () => {
    const lines: { code: string }[] = [];
    const world = createWorld({
      config: {
        language: () => {
          throw new Error('canary');
        },
        logger: (line) => lines.push(line as { code: string }),
      },
    });
    const page = await world.browser.visit('/login/nobody', { headers: { 'accept-language': 'en' } });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<html lang="en">');
    expect(lines.map(({ code }) => code)).toContain('servicekonto.page.failed');
  });
});

describe('the way on is no circle', () => {
  it('after a level that was too low the provider asks for the means again', async () => {
    const world = createWorld();
    const page = await world.login({ ...erika, acr: 'STORK-QAA-Level-1' }, '?level=hoch&return=%2Fantrag');
    expect(page.status).toBe(403);
    const html = await page.text();
    expect(html).toContain('href="/login/broker?level=hoch&amp;return=%2Fantrag&amp;fresh=1"');
    expect(html).toContain('Auf einem sichereren Weg anmelden');
  });

  it('a logout that failed can be tried again', async () => {
    const world = createWorld();
    await world.login();
    world.store.delete = () => Promise.reject(new Error('away'));
    const page = await world.browser.visit('/logout', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('href="/logout"');
  });
});

describe('layout', () => {
  const frame = (headers: Record<string, string> = {}): ServicekontoConfig['layout'] => {
    return ({ title, language, main }) =>
      new Response(`<!doctype html><html lang="${language}"><title>${title}</title><main>${main}</main>`, {
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      });
  };
  type World = ReturnType<typeof createWorld>;
  const pages: [string, string, number, (world: World) => Promise<Response>][] = [
    ['error', 'Diese Anmeldung gibt es nicht', 404, (world) => world.browser.visit('/login/nobody')],
    [
      'logout',
      'Möchten Sie sich abmelden?',
      200,
      (world) => world.browser.visit('/logout', { headers: { 'sec-fetch-site': 'cross-site' } }),
    ],
    [
      'click',
      'Gerade beginnen sehr viele Anmeldungen',
      429,
      async (world) => {
        await world.browser.visit('/login/broker');
        return world.browser.visit('/login/broker');
      },
    ],
    [
      'passage',
      'melden wir Sie auch beim Anmeldedienst ab',
      200,
      async (world) => {
        await world.login();
        const headers = { 'sec-fetch-site': 'same-origin' };
        return world.browser.visit('/logout', { method: 'POST', headers });
      },
    ],
  ];

  it.each(pages)('frames the page of kind "%s", which says "%s"', async (kind, says, status, visit) => {
    const seen: string[] = [];
    const layout: ServicekontoConfig['layout'] = (page) => {
      seen.push(page.kind);
      return frame({ 'set-cookie': 'own=1', 'cache-control': 'public', location: 'https://evil.test' })!(
        page,
      );
    };
    const world = createWorld({ config: { layout, login: { startsPerMinute: 1 } } });
    const page = await visit(world);
    expect(seen).toEqual([kind]);
    expect(page.status).toBe(status);
    const html = await page.text();
    expect(html).toContain(says);
    expect(html, 'our frame is not there').not.toContain('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(page.headers.get('location')).toBeNull();
    expect(page.headers.getSetCookie()).toContain('own=1');
    if (kind === 'passage' || kind === 'click') expect(page.headers.getSetCookie().length).toBeGreaterThan(1);
  });

  it('keeps the policy of the site and can only forbid more beside it', async () => {
    const own = "default-src 'self' https://cdn.stadt.de; script-src 'nonce-abc'";
    const layout = frame({ 'content-security-policy': own });
    const { browser } = createWorld({ config: { layout } });
    const policy = (await browser.visit('/login/nobody')).headers.get('content-security-policy');
    expect(policy).toBe(`${own}, frame-ancestors 'none'; base-uri 'self'`);
    const without = createWorld({ config: { layout: frame() } });
    expect((await without.browser.visit('/login/nobody')).headers.get('content-security-policy')).toBe(
      "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'",
    );
  });

  it('on the page that carries the token no script of the site runs, and ours does', async () => {
    const world = createWorld({
      config: {
        layout: (page) =>
          frame({ 'content-security-policy': `script-src 'self' ${page.scriptSource}` })!(page),
      },
    });
    await world.login();
    const headers = { 'sec-fetch-site': 'same-origin' };
    const page = await world.browser.visit('/logout', { method: 'POST', headers });
    const [own, ours] = page.headers.get('content-security-policy')!.split(', ');
    const source = /script-src ('sha256-[^']+')$/.exec(ours!)?.[1];
    expect(own).toBe(`script-src 'self' ${source}`);
    const script = /<script>([^<]+)<\/script>/.exec(await page.text())![1]!;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
    expect(source).toBe(`'sha256-${Buffer.from(digest).toString('base64')}'`);
  });

  it.each<[string, ServicekontoConfig['layout']]>([
    ['throws', () => Promise.reject(new Error('canary'))],
    ['hangs', () => new Promise<never>(() => undefined)],
    ['returns nothing', () => undefined as never],
    ['returns text', () => new Response('ohne Seite')],
    ['redirects', () => Response.redirect('https://evil.test')],
  ])('that %s: the built-in page with its cookies, and the operator learns why', async (_name, layout) => {
    const events: ServicekontoEvent[] = [];
    const world = createWorld({
      config: { layout, applicationTimeout: 30, observer: (event) => events.push(event) },
    });
    const page = await world.browser.visit(world.provider.cancel(await world.browser.start()));
    expect(page.status).toBe(403);
    const html = await page.text();
    expect(html).toContain('Sie haben die Anmeldung abgebrochen');
    expect(html).not.toContain('canary');
    expect(world.browser.jar.size, 'the cookie of the login is gone').toBe(0);
    expect(events.at(-1)).toMatchObject({ type: 'page.failed', code: 'servicekonto.page.failed' });
  });

  it('gives way to renderError, and frames the error page when that fails', async () => {
    const failing = { value: false };
    const world = createWorld({
      config: {
        layout: frame(),
        renderError: ({ status }) => {
          if (failing.value) throw new Error('canary');
          return new Response('eigene Seite', { status });
        },
      },
    });
    const own = await world.browser.visit('/login/nobody');
    expect(await own.text()).toBe('eigene Seite');
    expect(own.headers.get('cache-control')).toBe('no-store');
    failing.value = true;
    const framed = await world.browser.visit('/login/nobody');
    expect(await framed.text()).toContain('Diese Anmeldung gibt es nicht');
  });
});

/** An error page is true for whoever is logged in already, and for whoever is not. */
import { defineErrors } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createWorld, erika, type World } from '../../test/mock-browser.ts';
import { citizenMessage, citizenTexts, type ErrorPageContext } from '../index.ts';
import { errorContent } from './error-page.ts';
import { pageLanguages } from './language.ts';
import { pageStatus } from './page-status.ts';

const codes = Object.keys(citizenTexts) as (keyof typeof citizenTexts)[];
const fault = (code: string) => defineErrors({ [code]: { origin: 'peer', message: 'for the log' } })(code);
const stays = {
  de: 'Sie sind weiter angemeldet.',
  en: 'You are still logged in.',
  'de-simple': 'Sie sind weiter angemeldet.',
};
const denies = /nicht angemeldet|not logged in|neu an\b|noch einmal an\b|log in again|log in from there/i;
/** What the step-up ended, so that nobody is logged in after it. */
const ending = 'servicekonto.login.other-person';

describe.each(pageLanguages)('with a session, in %s', (language) => {
  it.each(codes.filter((code) => code !== ending))('%s: it goes on, and here is the way back', (code) => {
    const page = (backHref: string, signedIn?: boolean) =>
      errorContent({
        error: fault(code),
        status: pageStatus(code),
        language,
        signedIn,
        backHref,
        retryHref: '/login/broker?level=hoch&return=%2Fantrag',
        homeHref: '/',
      }).main.replace(/<details.*<\/details>/, '');
    const main = page('/antrag?seite=2&x', true);
    expect(main).toContain(stays[language]);
    expect(main).toContain('<ul class="servicekonto-ways"><li><a href="/antrag?seite=2&amp;x">');
    // A more secure way is a login as well.
    const { title, text, next } = citizenMessage(fault(code), language, { signedIn: true });
    if (!code.endsWith('too-low')) expect(`${title} ${text} ${next}`).not.toMatch(denies);
    for (const line of [title, ...text.split('\n'), ...next.split('\n')])
      if (language === 'de-simple') {
        expect(line.split(' ').length, line).toBeLessThanOrEqual(11);
        expect(line.replace(/[.?!:]$/, ''), line).not.toMatch(/[.!;,]\s/);
      }
    expect(page('/', true).match(/href="\/"/g), 'the start page once').toHaveLength(1);
    for (const signedIn of [false, undefined]) {
      expect(page('/antrag', signedIn)).not.toContain('href="/antrag"');
      expect(page('/antrag', signedIn)).not.toContain(stays[language]);
    }
  });

  it('says that nobody is logged in only where that is known', () => {
    const cancelled = fault('servicekonto.login.cancelled');
    const text = (signedIn?: boolean) => citizenMessage(cancelled, language, { signedIn }).text;
    expect(text(false)).toMatch(/nicht angemeldet|not logged in/);
    expect(text()).not.toMatch(/angemeldet|logged in/);
    expect(citizenMessage(cancelled, language)).toEqual(
      citizenTexts['servicekonto.login.cancelled'][language],
    );
  });

  it('another person has ended the session: nothing of it goes on', () => {
    expect(citizenMessage(fault(ending), language, { signedIn: true })).toEqual(
      citizenTexts[ending][language],
    );
  });
});

const stepUp = '?level=hoch&return=%2Fantrag';
const away = () => Promise.reject(new TypeError('refused'));
const accidents: [string, (world: World) => Promise<Response>][] = [
  [
    'servicekonto.login.cancelled',
    async ({ browser, provider }) => browser.visit(provider.cancel(await browser.start(stepUp))),
  ],
  ['servicekonto.level.too-low', (world) => world.login(erika, stepUp)],
  [
    'servicekonto.login.expired',
    async ({ advance, browser, provider }) => {
      const answer = await provider.login(await browser.start(stepUp), erika);
      advance(11 * 60_000);
      return browser.visit(answer);
    },
  ],
  [
    'servicekonto.provider.unreachable',
    async ({ browser, provider }) => {
      const answer = await provider.login(await browser.start(stepUp), erika);
      network.isDown = true;
      return browser.visit(answer);
    },
  ],
];
const network = { isDown: false };

describe.each(accidents)('%s at a step-up', (code, happen) => {
  const world = async (isLoggedIn: boolean, config: Parameters<typeof createWorld>[0] = {}) => {
    network.isDown = false;
    let reach: (url: string, init?: RequestInit) => Promise<Response> = away;
    const made = createWorld({
      ...config,
      config: {
        fetch: (url, init) => (network.isDown ? away() : reach(url, init)),
        ...config.config,
      },
    });
    reach = made.provider.fetch;
    if (isLoggedIn) await made.login();
    return made;
  };

  it('the session goes on, and the page says so', async () => {
    const there = await world(true);
    const html = await (await happen(there)).text();
    expect(html).toContain(`<code>${code}</code>`);
    expect(await there.browser.session()).toBeDefined();
    expect(html).toContain('Sie sind weiter angemeldet.');
    expect(html).not.toContain('nicht angemeldet');
    expect(html).toContain('<li><a href="/antrag">Zurück zur Seite</a></li>');
  });

  it('without a session says nothing of one', async () => {
    const html = await (await happen(await world(false))).text();
    expect(html).toContain(`<code>${code}</code>`);
    expect(html).not.toContain('weiter angemeldet');
    expect(html).not.toContain('Zurück zur Seite');
    expect(html.includes('Sie sind nicht angemeldet.')).toBe(code === 'servicekonto.login.cancelled');
  });

  it('tells a page of the application the same', async () => {
    const seen: ErrorPageContext[] = [];
    const renderError = (page: ErrorPageContext) => {
      seen.push(page);
      return new Response('eigene Seite', { status: page.status });
    };
    await happen(await world(true, { config: { renderError } }));
    await happen(await world(false, { config: { renderError } }));
    expect(seen).toMatchObject([
      { signedIn: true, backHref: '/antrag' },
      { signedIn: false, backHref: '/antrag' },
    ]);
  });
});

it('a store that is away when the page asks costs nobody the page, and nothing is claimed', async () => {
  const world = createWorld();
  await world.login();
  const at = await world.browser.start(stepUp);
  world.store.get = () => Promise.reject(new Error('away'));
  const page = await world.browser.visit(world.provider.cancel(at));
  expect(page.status).toBe(403);
  const html = await page.text();
  expect(html).toContain('Sie haben die Anmeldung abgebrochen');
  expect(html).not.toMatch(/(weiter|nicht) angemeldet/);
});

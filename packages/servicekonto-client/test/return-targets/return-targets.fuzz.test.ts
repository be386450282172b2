import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findChromium, launchChromium } from '../../../../tools/testing/chromium.ts';
import { allowHttp } from '../../src/index.ts';
import { returnTarget } from '../../src/login/return-target.ts';
import { createWorld, erika, MockBrowser, portal, type World } from '../mock-browser.ts';
import { returnTargetOf } from './generate.ts';
import { escapeOf, isHostile } from './judge.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for a tenth; another `RATHAUS_FUZZ_SEED` makes other targets. */
const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 20_261_129);
const wanted = Math.ceil(300_000 * share);
const inHandle = Math.ceil(30_000 * share);
const throughLogin = Math.ceil(3_000 * share);
const inChromium = Math.ceil(2_000 * share);

/** What a failure says, so that it can be looked at again: `returnTargetOf(seed, n)`. */
const told = (n: number, text: string, why: string) =>
  `seed ${seed}, number ${n}: ${JSON.stringify(text)} ${why}`;

it(`${wanted} hostile return targets: whatever is let through stays on the site (seed ${seed})`, () => {
  const escaped: string[] = [];
  let hostile = 0;
  let accepted = 0;
  for (let n = 0; n < wanted; n += 1) {
    const text = returnTargetOf(seed, n);
    if (isHostile(text, portal)) hostile += 1;
    const target = returnTarget(text, portal);
    if (target === undefined) continue;
    accepted += 1;
    const why =
      escapeOf(target, portal) ??
      (returnTarget(target, portal) === target ? undefined : 'is not what it becomes');
    if (why !== undefined) escaped.push(told(n, text, why));
  }
  console.log(`figure: servicekonto/return-targets = ${wanted} n`);
  console.log(`figure: servicekonto/return-targets-hostile = ${hostile} n`);
  console.log(`figure: servicekonto/return-targets-accepted = ${accepted} n`);
  console.log(`figure: servicekonto/return-targets-escaped = ${escaped.length} n`);
  expect(escaped.slice(0, 20)).toEqual([]);
  // Nothing but refusals, or nothing to refuse, would prove nothing.
  expect(hostile).toBeGreaterThan(wanted / 5);
  expect(accepted).toBeGreaterThan(wanted / 10);
});

/** The answer to the callback of a login that was begun with this target; `undefined` when it was not begun. */
async function afterLogin(world: World, origin: string, prefix: string, n: number) {
  const browser = new MockBrowser(world.konto, origin);
  const text = returnTargetOf(seed, n);
  const query = new URLSearchParams({ return: text });
  const started = await browser.visit(`${prefix}/login/broker?${query}`);
  const address = started.headers.get('location');
  if (address === null) return undefined;
  // A person has sixteen sessions at most.
  return browser.visit(await world.provider.login(address, { ...erika, sub: `sub-${n}` }));
}

it(`${inHandle} of them through the whole login: no answer leads away`, async () => {
  const escaped: string[] = [];
  let [redirects, refused, logins] = [0, 0, 0];
  for (const prefix of ['', '/konto']) {
    // Without the requests that are the same for all of them.
    const world = createWorld({
      par: 'absent',
      provider: { userinfo: false },
      config: { baseUrl: `${portal}${prefix}`, login: { startsPerMinute: 1_000_000 } },
    });
    const person = new MockBrowser(world.konto, portal);
    const first = await person.visit(`${prefix}/login/broker`);
    await person.visit(await world.provider.login(first.headers.get('location')!, erika));
    const stranger = new MockBrowser(world.konto, portal);
    for (let n = 0; n < inHandle / 2; n += 1) {
      const text = returnTargetOf(seed, n);
      const query = new URLSearchParams({ return: text });
      const answers = [
        // Who is logged in is sent on at once, and so is who logs out without being logged in.
        await person.visit(`${prefix}/login/broker?${query}`),
        await stranger.visit(`${prefix}/logout?${query}`, { headers: { 'sec-fetch-site': 'same-origin' } }),
      ];
      if (n < throughLogin / 2) {
        const answer = await afterLogin(world, portal, prefix, n);
        if (answer) {
          answers.push(answer);
          logins += 1;
        }
      }
      for (const { status, headers } of answers) {
        const location = headers.get('location');
        if (location === null) {
          // Too long for the cookie of a login: a page says so.
          refused += 1;
          if (status !== 400) escaped.push(told(n, text, `gets status ${status}`));
          continue;
        }
        redirects += 1;
        const why = location.startsWith(`${portal}/`)
          ? escapeOf(location.slice(portal.length), portal)
          : `gets the location ${location}`;
        if (status !== 303 || why !== undefined) escaped.push(told(n, text, why ?? `gets status ${status}`));
      }
    }
  }
  console.log(`figure: servicekonto/return-targets-redirects = ${redirects} n`);
  console.log(`figure: servicekonto/return-targets-logins = ${logins} n`);
  expect(escaped.slice(0, 20)).toEqual([]);
  expect(logins).toBeGreaterThan(throughLogin * 0.8);
  expect(refused).toBeLessThan(redirects / 10);
});

/** Every host but this one leads here: who arrives has been led away. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** What Chromium makes of targets on a page of the site: origins that are not ours. */
const readByBrowser = (page: Page, targets: readonly string[]) =>
  page.evaluate((list) => {
    const wrong: [number, string][] = [];
    const anchor = document.createElement('a');
    const form = document.createElement('form');
    for (const [n, target] of list.entries()) {
      anchor.href = target;
      form.action = target;
      const seen = [
        anchor.origin,
        new URL(target, location.href).origin,
        new URL(target, `${location.origin}/a/b/c`).origin,
        new URL(form.action).origin,
        new URL(`${location.origin}${target}`).origin,
      ];
      const other = seen.find((origin) => origin !== location.origin);
      if (other !== undefined) wrong.push([n, other]);
    }
    return wrong;
  }, targets);

/** Follows addresses in frames, twenty at a time. Says which did not end on a page of the site. */
const followedByBrowser = (page: Page, addresses: readonly string[]) =>
  page.evaluate(async (list) => {
    const wrong: [number, string][] = [];
    const follow = async (n: number) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.src = list[n]!;
      document.body.append(frame);
      await loaded;
      let seen: string;
      try {
        seen =
          frame.contentDocument?.title === 'angekommen' ? '' : String(frame.contentWindow?.location.href);
      } catch {
        seen = 'another origin';
      }
      frame.remove();
      if (seen !== '') wrong.push([n, seen]);
    };
    let next = 0;
    const work = async () => {
      while (next < list.length) {
        next += 1;
        await follow(next - 1);
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
    return wrong;
  }, addresses);

const executable = findChromium();

it.skipIf(executable === undefined)(
  `${inChromium} of them in Chromium: what is let through is read and followed as a page of the site`,
  async () => {
    const strangers: string[] = [];
    const answers = new Map<string, Response>();
    const elsewhere = createServer((_request, response) => {
      response.end('<title>woanders</title>');
    });
    const site = createServer((request, response) => {
      const answer = answers.get(request.url ?? '');
      if (answer) {
        response.writeHead(answer.status, { location: answer.headers.get('location') ?? '' }).end();
        return;
      }
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>angekommen</title><body>');
    });
    const trap = await listen(elsewhere);
    const origin = `http://127.0.0.1:${await listen(site)}`;
    let browser: Browser | undefined;
    try {
      const world = createWorld({
        par: 'absent',
        provider: { userinfo: false },
        config: { baseUrl: origin, login: { startsPerMinute: 1_000_000 }, [allowHttp]: true },
      });
      const targets: string[] = [];
      const numbers: number[] = [];
      for (let n = 0; targets.length < inChromium; n += 1) {
        const text = returnTargetOf(seed, n);
        const target = returnTarget(text, origin);
        // What leads away in Node, or what is let through, and not the plain refusals.
        if (target === undefined) continue;
        const answer = await afterLogin(world, origin, '', n);
        if (answer?.headers.get('location') == null) continue;
        answers.set(`/weiter/${targets.length}`, answer);
        targets.push(target);
        numbers.push(n);
      }
      browser = await launchChromium(executable!, {
        args: [`--host-resolver-rules=MAP * 127.0.0.1:${trap}, EXCLUDE 127.0.0.1`],
      });
      const page = await browser.newPage();
      page.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/`)) strangers.push(request.url());
      });
      await page.goto(`${origin}/antrag`);

      // Both ways of looking notice what does lead away.
      answers.set(
        '/weiter/weg',
        new Response(null, { status: 303, headers: { location: 'http://evil.test/' } }),
      );
      expect(await readByBrowser(page, ['/\\evil.test', '/gut'])).toEqual([[0, 'http://evil.test']]);
      expect(await followedByBrowser(page, ['/weiter/weg', '/gut'])).toEqual([[0, 'another origin']]);
      expect(strangers).toEqual(['http://evil.test/']);

      const read = await readByBrowser(page, targets);
      const followed = await followedByBrowser(
        page,
        targets.map((_target, n) => `/weiter/${n}`),
      );
      const escaped = [...read, ...followed].map(([n, why]) =>
        told(numbers[n]!, returnTargetOf(seed, numbers[n]!), `leads to ${why}`),
      );
      console.log(`figure: servicekonto/return-targets-in-chromium = ${targets.length} n`);
      console.log(`figure: servicekonto/return-targets-escaped-in-chromium = ${escaped.length} n`);
      expect(escaped.slice(0, 20)).toEqual([]);
      expect(strangers).toEqual(['http://evil.test/']);
    } finally {
      await browser?.close();
      await Promise.all([close(site), close(elsewhere)]);
    }
  },
);

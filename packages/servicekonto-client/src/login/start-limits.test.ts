import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, portal, type World } from '../../test/mock-browser.ts';
import { networkOf } from './start-limits.ts';

const limits = (more: object = {}) => ({
  login: {
    startsPerMinute: 40,
    startsPerNetwork: 10,
    addressOf: (request: Request) => request.headers.get('x-real-ip'),
    ...more,
  },
});
const start = async (world: World, address: string, path = '/login/broker') => {
  const headers = { 'x-real-ip': address };
  return (await world.konto.handle(new Request(`${portal}${path}`, { headers })))!;
};
/** The link of the page that asks for one more click. */
const linkOf = async (asked: Response) => {
  expect(asked.status).toBe(429);
  return (await asked.text()).match(/href="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
};
/** A new visitor who is asked, and clicks. */
const clicked = async (world: World, headers: Record<string, string> = {}) => {
  const browser = world.newBrowser();
  return browser.visit(await linkOf(await browser.visit('/login/broker', { headers })), { headers });
};

describe('limits of anonymous starts', () => {
  it('of one network do not touch others, and end after a minute', async () => {
    const world = createWorld({ config: limits() });
    const statuses: number[] = [];
    for (let n = 0; n < 15; n += 1) statuses.push((await start(world, `192.0.2.${n}`)).status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
    expect((await start(world, '198.51.100.7')).status).toBe(303);
    world.advance(60_001);
    expect((await start(world, '192.0.2.1')).status).toBe(303);
    expect(world.events.filter(({ type }) => type === 'login.limited')).toHaveLength(5);
  });

  it('of all networks together end at the limit, whoever asks', async () => {
    const world = createWorld({ config: limits() });
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) statuses.push((await start(world, `${n + 1}.0.2.1`)).status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(40);
    expect(statuses.at(-1)).toBe(429);
  });

  it('lock out no town hall: whoever clicks goes on', async () => {
    const world = createWorld({ config: limits() });
    for (let n = 0; n < 20; n += 1) await start(world, '192.0.2.1');
    const asked = await world.browser.visit('/login/broker?level=substanziell&return=/antrag', {
      headers: { 'x-real-ip': '192.0.2.1' },
    });
    expect(asked.status).toBe(429);
    expect(asked.headers.get('retry-after')).toBe('60');
    const href = await linkOf(asked);
    const headers = { 'x-real-ip': '192.0.2.1' };
    expect((await start(world, '192.0.2.1', href)).status, 'the link alone, without the cookie').toBe(429);
    const gone = await world.browser.visit(href, { headers });
    expect(gone.status).toBe(303);
    const done = await world.browser.visit(await world.provider.login(gone.headers.get('location')!, erika));
    expect(done.headers.get('location')).toBe(`${portal}/antrag`);
  });

  it('a click is good for ten minutes', async () => {
    const world = createWorld({ config: limits() });
    const headers = { 'x-real-ip': '192.0.2.1' };
    const crowd = async () => {
      for (let n = 0; n < 20; n += 1) await start(world, '192.0.2.1');
    };
    await crowd();
    const href = await linkOf(await world.browser.visit('/login/broker', { headers }));
    world.advance(600_000);
    await crowd();
    expect((await world.browser.visit(href, { headers })).status, 'the click is over').toBe(429);
  });

  it('a click is good for one start, also of many at once', async () => {
    const world = createWorld({ config: limits() });
    const headers = { 'x-real-ip': '192.0.2.1' };
    for (let n = 0; n < 20; n += 1) await start(world, '192.0.2.1');
    const href = await linkOf(await world.browser.visit('/login/broker', { headers }));
    const again = () => world.konto.handle(world.browser.request(href, { headers }));
    const answers = await Promise.all(Array.from({ length: 50 }, again));
    expect(answers.filter((answer) => answer?.status === 303)).toHaveLength(1);
    const later = (await again())!;
    expect(later.headers.get('set-cookie'), 'asks once more').toContain('rathaus-click');
    world.browser.keep(later);
    expect((await world.browser.visit(await linkOf(later), { headers })).status).toBe(303);
  });

  it('one address that starts and clicks without end stops nobody elsewhere', async () => {
    const world = createWorld({ config: limits({ startsPerMinute: 12 }) });
    const headers = { 'x-real-ip': '192.0.2.1' };
    for (let n = 0; n < 10; n += 1) expect((await start(world, '192.0.2.1')).status).toBe(303);
    const link = await linkOf(await world.browser.visit('/login/broker', { headers }));
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 200; n += 1)
      statuses.push((await world.konto.handle(world.browser.request(link, { headers })))?.status);
    for (let n = 0; n < 200; n += 1) statuses.push((await clicked(world, headers)).status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(await codeOf(await clicked(world, headers))).toBe('servicekonto.login.too-many');
    const elsewhere = { 'x-real-ip': '198.51.100.9' };
    expect((await world.newBrowser().visit('/login/broker', { headers: elsewhere })).status).toBe(303);
    await start(world, '203.0.113.5');
    expect((await clicked(world, elsewhere)).status, 'asked, because all are, and let through').toBe(303);
    world.advance(60_001);
    expect((await start(world, '192.0.2.1')).status).toBe(303);
  });

  it('a click that was refused is good a minute later, and leaves nothing in the store', async () => {
    const world = createWorld({ config: limits({ startsPerNetwork: 1 }) });
    const headers = { 'x-real-ip': '192.0.2.1' };
    await start(world, '192.0.2.1');
    const marks = new Set<string>();
    const { add, delete: remove } = world.store;
    world.store.add = (key, ...rest) => {
      marks.add(key);
      return add.call(world.store, key, ...rest);
    };
    world.store.delete = (key) => {
      marks.delete(key);
      return remove.call(world.store, key);
    };
    expect((await clicked(world, headers)).status).toBe(303);
    const href = await linkOf(await world.browser.visit('/login/broker', { headers }));
    expect(await codeOf(await world.browser.visit(href, { headers }))).toBe('servicekonto.login.too-many');
    for (let n = 0; n < 20; n += 1) await clicked(world, headers);
    expect(marks.size).toBe(1);
    world.advance(60_001);
    expect((await world.browser.visit(href, { headers })).status).toBe(303);
  });

  it('end altogether where even clicks are too many', async () => {
    const world = createWorld({ config: limits({ startsPerMinute: 1 }) });
    await world.browser.start();
    const codes = new Set<string | undefined>();
    for (let n = 0; n < 12; n += 1) {
      const response = await clicked(world);
      if (response.status !== 303) codes.add(await codeOf(response));
    }
    expect([...codes]).toEqual(['servicekonto.login.too-many']);
    expect(world.provider.calls.filter((call) => call === 'par')).toHaveLength(11);
  });

  it('a store that is away shows a kind page before anybody goes to the provider', async () => {
    const world = createWorld();
    world.store.count = () => Promise.reject(new Error('ECONNREFUSED'));
    const response = await world.browser.visit('/login/broker');
    expect(response.status).toBe(503);
    expect(await codeOf(response)).toBe('servicekonto.store.failed');
    expect(world.provider.calls).toEqual([]);
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.17', '192.0.2'],
    ['::ffff:192.0.2.17', '192.0.2'],
    ['2001:db8:12:3456:789a::1', '2001:0db8:0012:34'],
    ['2001:db8:12:34ff::1', '2001:0db8:0012:34'],
    ['2001:DB8::1', '2001:0db8:0000:00'],
    ['fe80::1%eth0', 'fe80:0000:0000:00'],
    ['::1', '0000:0000:0000:00'],
    ['unix', 'unix'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

import { expect, it } from 'vitest';
import { createWorld, erika, portal } from '../../test/mock-browser.ts';

const share = Number(process.env.RATHAUS_FUZZ_SHARE ?? 1);
const starts = Math.ceil(100_000 * share);
const mebibyte = 2 ** 20;

it(`${starts} anonymous starts: nothing grows, the provider is spared, a real login still works`, async () => {
  const world = createWorld({
    config: { login: { addressOf: (request: Request) => request.headers.get('x-real-ip') } },
  });
  const keys = new Set<string>();
  for (const method of ['set', 'add', 'count'] as const) {
    const inner = world.store[method].bind(world.store) as (key: string, ...rest: never[]) => never;
    world.store[method] = ((key: string, ...rest: never[]) => {
      keys.add(key);
      return inner(key, ...rest);
    }) as never;
  }
  const visitor = async (n: number) => {
    const address = `${(n * 7) % 223}.${(n >> 8) % 256}.${n % 256}.1`;
    const headers = { 'x-real-ip': address };
    const response = await world.konto.handle(new Request(`${portal}/login/broker`, { headers }));
    await response?.arrayBuffer();
  };
  const round = async (from: number, to: number) => {
    for (let n = from; n < to; n += 50)
      await Promise.all(Array.from({ length: Math.min(50, to - n) }, (_, at) => visitor(n + at)));
    // Before every measurement: what was thrown away is no growth.
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / mebibyte;
  };
  const first = await round(0, starts / 2);
  const second = await round(starts / 2, starts);
  const pushed = world.provider.calls.filter((call) => call === 'par').length;
  console.log(`figure: servicekonto/anonymous-starts = ${starts} n`);
  console.log(`figure: servicekonto/starts-store-keys = ${keys.size} n`);
  console.log(`figure: servicekonto/starts-provider-calls = ${pushed} n`);
  console.log(`figure: servicekonto/starts-heap-growth = ${(second - first).toFixed(1)} MiB`);
  expect([...keys].filter((key) => !key.includes(':starts:'))).toEqual([]);
  expect(keys.size).toBeLessThanOrEqual(257);
  expect(pushed).toBeLessThanOrEqual(600);
  if (globalThis.gc) expect(second - first).toBeLessThan(20);

  const headers = { 'x-real-ip': '203.0.113.9' };
  const asked = await world.browser.visit('/login/broker', { headers });
  const href = (await asked.text()).match(/href="([^"]+)"/)?.[1];
  const address =
    href === undefined ? await world.browser.start() : await goOn(href.replaceAll('&amp;', '&'));
  expect((await world.browser.visit(await world.provider.login(address, erika))).status).toBe(303);
  expect(await world.browser.session()).toBeDefined();

  async function goOn(path: string): Promise<string> {
    return (await world.browser.visit(path, { headers })).headers.get('location') ?? '';
  }
});

import { expect, it } from 'vitest';
import type { RunningHost } from './running-host.ts';
import { Visitor } from './visitor.ts';

/** Text of the protected page, and the data that a framework sends for it. */
const secret = /Ihr Vertrauensniveau|"level"/;

/** Ways to ask for the protected page, or for its data alone, that some router may take for it. */
const spellings = [
  '/geschuetzt',
  '/geschuetzt/',
  '/geschuetzt//',
  '//geschuetzt',
  '/Geschuetzt',
  '/GESCHUETZT/',
  '/%67eschuetzt',
  '/geschuetzt%2F',
  '/geschuetzt%2f..%2fgeschuetzt',
  '/geschuetzt%20',
  '/geschuetzt%00',
  '/geschuetzt;a=1',
  '/geschuetzt.json',
  '/geschuetzt.html',
  '/geschuetzt/index.html',
  '/geschuetzt?',
  '/geschuetzt?x=/__nuxt_error',
  '/geschuetzt?/__nuxt_error',
  '/geschuetzt/?/_nuxt/',
  '/_nuxt/..%2fgeschuetzt',
  '/geschuetzt?_rsc=1a2b3',
  '/geschuetzt.rsc',
  '/geschuetzt.segments/_tree.segment.rsc',
  '/_next/data/build/geschuetzt.json',
  '/_next/static/../../geschuetzt',
  '/_next/static/%2e%2e%2f%2e%2e%2fgeschuetzt',
  '/geschuetzt/_payload.json',
  '/Geschuetzt/_payload.json',
  '/__nuxt_error?url=/geschuetzt',
  '/geschuetzt/__data.json',
  '/geschuetzt/__data.json?x-sveltekit-invalidated=01',
  '/geschuetzt.html__data.json',
];

/** What frameworks send along to get data instead of a page, or what may lead them to another one. */
const asked: readonly Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { 'x-nextjs-data': '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-sveltekit-pathname': '/geschuetzt' },
  { 'x-nuxt-error': 'true' },
  { 'x-original-url': '/geschuetzt', 'x-rewrite-url': '/geschuetzt' },
];

const ways = [
  ...spellings.map((path) => ({ path, headers: {} })),
  ...['/geschuetzt', '/geschuetzt/', '/Geschuetzt', '/%67eschuetzt', '/geschuetzt?_rsc=1a2b3'].flatMap(
    (path) => asked.map((headers) => ({ path, headers })),
  ),
];

/** The protected page shows what it has to whoever has the level, and to nobody else, whatever the address looks like. */
export function protectedPageContract(host: () => RunningHost): void {
  it('leads from a protected page to the login and back', async () => {
    const visitor = new Visitor(host());
    await visitor.at('/geschuetzt?teil=2');
    expect(visitor.url.startsWith(host().issuer), visitor.url).toBe(true);
    await visitor.identify('3');
    expect(visitor.url).toBe(`${host().base}/geschuetzt?teil=2`);
    expect(visitor.status).toBe(200);
    expect(visitor.shown('protected')).toContain('substanziell');
    const low = new Visitor(host());
    await low.logIn('2');
    await low.at('/geschuetzt');
    expect(low.url.startsWith(host().issuer), 'niedrig is not enough').toBe(true);
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${host().base}${path}`, { redirect: 'manual', ...init });
  const cookieOf = (visitor: Visitor) =>
    [...visitor.cookies(host().base)].map(([name, value]) => `${name}=${value}`).join('; ');

  it('has one address only, however it is written', async () => {
    const low = new Visitor(host());
    await low.logIn('2');
    const cookie = cookieOf(low);
    for (const { path, headers } of ways)
      for (const visitor of [{}, { cookie }]) {
        const answer = await ask(path, { headers: { ...headers, ...visitor } });
        const label = `${path} ${JSON.stringify(headers)} ${'cookie' in visitor ? 'niedrig' : 'nobody'}`;
        expect(await answer.text(), `${answer.status} ${label}`).not.toMatch(secret);
      }
  });

  it('is shown by these signs to whoever has the level', async () => {
    const visitor = new Visitor(host());
    await visitor.at('/geschuetzt');
    await visitor.identify('3');
    const answer = await ask('/geschuetzt', { headers: { cookie: cookieOf(visitor) } });
    expect(await answer.text()).toMatch(secret);
  });

  it('answers HEAD as GET: with the way to the login', async () => {
    const answer = await ask('/geschuetzt', { method: 'HEAD' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('/login/broker');
  });

  it('listens on this machine only', async () => {
    const elsewhere = fetch(`http://127.0.0.2:${host().port}/`);
    await expect(
      elsewhere,
      'the whole of 127.0.0.0/8 is a host that listens on every address',
    ).rejects.toThrow();
  });
}

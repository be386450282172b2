import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresMissing, startPostgres } from '../../../tools/testing/postgres.ts';
import { redisMissing, startRedis } from '../../../tools/testing/redis.ts';
import { FleetVisitor } from './fleet-visitor.ts';
import { type PortalFleet, startFleet } from './portal-fleet.ts';
import type { PortalSettings } from './portal-process.ts';
import { type ProviderServer, serveMockProvider } from './provider-server.ts';
import { prepareTable } from './shared-store.ts';

/** 1: all that is counted. A continuous run does less. */
const share = Number(process.env.RATHAUS_LOAD_SHARE ?? 0.2);
/** Milliseconds for which the store is away. */
const outage = Number(process.env.RATHAUS_OUTAGE ?? 3_000);
const processes = 4;

interface Server {
  readonly store: PortalSettings['store'];
  away(ms: number): Promise<void>;
  stop(): void;
}
interface Leg {
  readonly name: string;
  readonly missing: string | undefined;
  /** Whether what was stored is there again after an outage. */
  readonly keeps: boolean;
  start(): Promise<Server>;
}

const redis = async (...options: string[]) => {
  const server = await startRedis(...options);
  console.log(server.version);
  return { ...server, store: { kind: 'node-redis', url: server.url, timeout: 2_000 } as const };
};
const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];
const legs: readonly Leg[] = [
  {
    name: 'redis',
    missing: redisMissing(),
    keeps: false,
    start: async () => {
      const server = await redis();
      return { ...server, away: server.crash };
    },
  },
  {
    name: 'redis-durable',
    missing: redisMissing(),
    keeps: true,
    start: async () => {
      const server = await redis(...durable);
      return { ...server, away: server.crash };
    },
  },
  {
    name: 'redis-silent',
    missing: redisMissing(),
    keeps: true,
    start: async () => {
      const server = await redis();
      const away = async (ms: number) => {
        const goOn = server.freeze();
        await setTimeout(ms);
        goOn();
      };
      return { ...server, away };
    },
  },
  {
    name: 'postgres',
    missing: postgresMissing(),
    keeps: true,
    start: async () => {
      const server = await startPostgres();
      console.log(server.version);
      await prepareTable(server.url);
      // On a machine that is busy forty first connections take their time.
      const store = { kind: 'pg', url: server.url, timeout: 8_000 } as const;
      return { store, away: server.crash, stop: server.stop };
    },
  },
];
for (const { name, missing } of legs) if (missing) console.log(`skipped: ${name}: ${missing}`);

describe.each(legs)('four processes on $name', ({ name, missing, keeps, start }) => {
  if (missing !== undefined) {
    it.skip(missing);
    return;
  }
  let server: Server;
  let provider: ProviderServer;
  let fleet: PortalFleet;
  let persons = 0;
  const figure = (what: string, value: number, unit = 'n') =>
    console.log(`figure: servicekonto/${what}-${name} = ${value} ${unit}`);
  const visitors = (count: number) =>
    Array.from({ length: count }, () => {
      persons += 1;
      return new FleetVisitor(persons, fleet, provider);
    });
  const loggedIn = async (count: number) => {
    const all = visitors(count);
    await Promise.all(all.map((one) => one.login()));
    for (const one of all) expect(one.shown()).toEqual({ who: one.name, level: 'substanziell' });
    return all;
  };
  const backchannel = (token: string) =>
    fetch(`${fleet.origin}/login/broker/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });

  beforeAll(async () => {
    server = await start();
    provider = await serveMockProvider();
    fleet = await startFleet(processes, { provider: provider.options, store: server.store });
  });
  afterAll(async () => {
    await fleet?.close();
    provider?.close();
    server?.stop();
  });

  const whileAllIsWell = () => {
    it('logins in parallel, each request of a browser at another process', async () => {
      const count = Math.ceil(500 * share);
      const begun = performance.now();
      for (let done = 0; done < count; done += 20) {
        for (const one of await loggedIn(Math.min(20, count - done))) {
          expect(new Set(one.processes).size, 'start, callback and page').toBeGreaterThanOrEqual(3);
          expect(one.processes.some((process, at) => process === one.processes[at - 1])).toBe(false);
        }
      }
      figure('fleet-logins', count);
      figure('fleet-logins-time', Math.round(performance.now() - begun), 'ms');
      for (const passed of fleet.passed) expect(passed).toBeGreaterThan(0);
    });

    it('of many replays of one callback exactly one succeeds', async () => {
      const rounds = Math.ceil(25 * share);
      let others = 0;
      for (const one of visitors(rounds)) {
        const answer = await one.answer();
        const cookie = [...one.browser.cookies(fleet.origin)].map((pair) => pair.join('=')).join('; ');
        const replays = await Promise.all(
          Array.from({ length: 24 }, (_, at) => {
            const url = answer!.replace(fleet.origin, fleet.inside[at % processes]!);
            return fetch(url, { headers: { cookie }, redirect: 'manual' });
          }),
        );
        const sessions = replays.filter((reply) =>
          reply.headers
            .getSetCookie()
            .some((line) => line.startsWith('rathaus-session=') && !/Max-Age=0/.test(line)),
        );
        expect(sessions).toHaveLength(1);
        for (const reply of replays.filter((reply) => !sessions.includes(reply))) {
          expect(reply.status).toBe(400);
          expect(await reply.text()).toContain('servicekonto.login.replayed');
          others += 1;
        }
      }
      figure('fleet-replays-refused', others);
      figure('fleet-replays-accepted', rounds);
    });

    it('a form of one process is accepted by the others, and that of somebody else by none', async () => {
      const [one, other] = await loggedIn(2);
      const csrf = one!.browser.html.match(/name="csrf" value="([^"]+)"/)?.[1];
      const post = ({ cookie }: FleetVisitor) =>
        Promise.all(
          fleet.inside.map(async (inside) => {
            const body = new URLSearchParams({ csrf: csrf! });
            return (await fetch(`${inside}/antrag`, { method: 'POST', headers: { cookie }, body })).status;
          }),
        );
      expect(await post(one!)).toEqual([204, 204, 204, 204]);
      expect(await post(other!)).toEqual([403, 403, 403, 403]);
    });

    it('a logout, and one by the provider, end the session in all processes', async () => {
      const all = await loggedIn(3);
      const [leaver, ended, other] = all as [FleetVisitor, FleetVisitor, FleetVisitor];
      // Each process has opened the record and could keep it.
      for (const one of all) expect(await one.everywhere()).toEqual(Array(processes).fill(one.name));
      const { cookie } = leaver;
      expect((await leaver.logout()).status).toBe(200);
      expect(await leaver.everywhere(cookie)).toEqual(Array(processes).fill('niemand'));

      const token = await provider.logoutToken({ sid: ended.sid });
      expect((await backchannel(token)).status).toBe(200);
      expect(await ended.everywhere()).toEqual(Array(processes).fill('niemand'));
      expect(await other.everywhere()).toEqual(Array(processes).fill(other.name));
      await ended.login();
      expect((await backchannel(token)).status, 'played back at another process').toBe(200);
      expect(await ended.everywhere(), 'what was begun since lives').toEqual(
        Array(processes).fill(ended.name),
      );
    });

    it('a step-up gives a new session, and the former one has ended in all processes', async () => {
      const [one] = (await loggedIn(1)) as [FleetVisitor];
      const { cookie } = one;
      expect(await one.everywhere()).toEqual(Array(processes).fill(one.name));
      expect(await one.login('?level=hoch&return=/antrag', 4)).toEqual({ who: one.name, level: 'hoch' });
      expect(one.cookie).not.toBe(cookie);
      expect(await one.everywhere(cookie)).toEqual(Array(processes).fill('niemand'));
      expect(await one.everywhere()).toEqual(Array(processes).fill(one.name));
    });

    it('processes that are killed in the middle of traffic take no session with them', async () => {
      const all = await loggedIn(12);
      let isOver = false;
      let [looks, again] = [0, 0];
      const traffic = Promise.all([
        ...all.map(async (one) => {
          for (; !isOver; looks += 1) expect(await one.look()).toMatchObject({ who: one.name });
        }),
        ...Array.from({ length: 4 }, async () => {
          while (!isOver) {
            const [one] = visitors(1) as [FleetVisitor];
            let tries = 0;
            while (!('who' in (await one.login())) || (one.shown() as { who: string }).who !== one.name) {
              // The process died while it had the answer in hand: the page leads to a new login.
              if (one.browser.status !== 502) expectKind(one.browser.html);
              tries += 1;
              expect(tries).toBeLessThan(5);
            }
            again += tries;
            all.push(one);
          }
        }),
      ]);
      const kills = share < 1 ? [[0], [1, 2, 3]] : [[0], [1, 2], [3], [0, 1, 2], [1, 2, 3]];
      for (const those of kills) {
        await setTimeout(400);
        await Promise.all(those.map((at) => fleet.kill(at)));
        await setTimeout(300);
        await Promise.all(those.map((at) => fleet.start(at)));
      }
      isOver = true;
      await traffic;
      for (const one of all) expect(await one.look()).toMatchObject({ who: one.name });
      figure('fleet-kills', kills.flat().length);
      figure('fleet-kills-looks', looks);
      figure('fleet-kills-sessions', all.length);
      figure('fleet-kills-logins-again', again);
      expect(fleet.deaths).toEqual([]);
    });
  };
  // Without an outage all kinds of one store are the same.
  if (!name.startsWith('redis-')) describe('while all is well', whileAllIsWell);

  it(`the store is away for ${outage} ms in the middle of traffic`, async () => {
    const all = await loggedIn(12);
    const [leaver, ended, returner] = (await loggedIn(2)).concat(visitors(1)) as [
      FleetVisitor,
      FleetVisitor,
      FleetVisitor,
    ];
    const leaving = leaver.cookie;
    const answer = await returner.answer();
    const token = await provider.logoutToken({ sid: ended.sid });

    let isOver = false;
    const seen = { own: 0, nobody: 0, kind: 0, longest: 0 };
    const note = (one: FleetVisitor, begun: number) => {
      const shown = one.shown();
      seen.longest = Math.max(seen.longest, performance.now() - begun);
      if ('trouble' in shown) {
        expect(shown.trouble).toBe(503);
        expectKind(one.browser.html);
        seen.kind += 1;
      } else if (shown.who === one.name) seen.own += 1;
      else {
        // Never somebody else; and nobody only where nothing was kept.
        expect({ who: shown.who, keeps }).toEqual({ who: 'niemand', keeps: false });
        seen.nobody += 1;
      }
    };
    const traffic = Promise.all(
      all.map(async (one, at) => {
        while (!isOver) {
          const begun = performance.now();
          if (at % 3 === 0) {
            await one.browser.open(`${fleet.origin}/login/broker?level=hoch&return=/seite`);
            // Not at the provider: a page of ours that says why.
            if (one.browser.stopAt?.test(one.browser.url)) await one.look();
          } else await one.look();
          note(one, begun);
          await setTimeout(20);
        }
      }),
    );
    await setTimeout(300);
    const back = server.away(outage);
    await setTimeout(200);
    const [out, byProvider, returned] = await Promise.all([
      leaver.logout(),
      backchannel(token),
      returner.browser.open(answer!),
    ]);
    for (const { status, html } of [out, returned]) {
      expect(status).toBe(503);
      expectKind(html);
    }
    expect(byProvider.status, 'so that the provider repeats it').toBe(503);
    await back;
    for (const one of all) {
      await expect.poll(() => one.look(), { timeout: 15_000 }).toHaveProperty('who');
    }
    await setTimeout(300);
    isOver = true;
    await traffic;
    figure('fleet-outage', outage, 'ms');
    figure('fleet-outage-own-pages', seen.own);
    figure('fleet-outage-kind-pages', seen.kind);
    figure('fleet-outage-nobody', seen.nobody);
    figure('fleet-outage-longest-answer', Math.round(seen.longest), 'ms');
    expect(seen.kind).toBeGreaterThan(0);
    expect(seen.own).toBeGreaterThan(0);
    expect(fleet.deaths).toEqual([]);

    for (const one of all) {
      expect(await one.everywhere()).toEqual(Array(processes).fill(keeps ? one.name : 'niemand'));
    }
    if (keeps && name !== 'redis-silent')
      expect(await leaver.everywhere(leaving), 'the page did not say that it was a logout').toEqual(
        Array(processes).fill(leaver.name),
      );
    expect((await backchannel(token)).status).toBe(200);
    expect(await ended.everywhere()).toEqual(Array(processes).fill('niemand'));
    await returner.browser.open(answer!);
    if (!('who' in returner.shown())) {
      // A store that was silent has marked the login as used when it woke up.
      expect({ name, status: returner.browser.status }).toEqual({ name: 'redis-silent', status: 400 });
      expectKind(returner.browser.html);
      await returner.login();
    }
    expect(returner.shown()).toMatchObject({ who: returner.name });
    await loggedIn(12);
  });
});

/** Readable, in German, with a link that leads on. */
function expectKind(html: string): void {
  expect(html).toMatch(/<html lang="de[^>]*>/);
  expect(html).toMatch(/<h1[^>]*>[^<]{20,}<\/h1>/);
  const words = html.match(/<main[^>]*>([\s\S]*)<\/main>/)?.[1]?.replace(/<[^>]*>/g, '') ?? '';
  expect(words.length).toBeGreaterThan(100);
  expect(html).toMatch(/<a [^>]*href="\/[^"]*"[^>]*>[^<]+<\/a>/);
}

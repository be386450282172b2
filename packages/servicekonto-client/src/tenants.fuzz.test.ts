import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dice } from '../test/dice.ts';
import { codeOf, cookieKey, erika, issuer, MockBrowser } from '../test/mock-browser.ts';
import {
  allowSandbox,
  createServicekonto,
  type ServicekontoConfig,
  type ServicekontoEvent,
} from './index.ts';
import { createMockProvider } from './msw.ts';
import { oidc } from './oidc/index.ts';

const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 20_261_129);
const wanted = Math.ceil(10_000 * share);
const recheck = 5_000;
const client = { clientId: 'portal', clientSecret: 'only-for-tests' };

/** An authority as its administrator sees it. */
interface Town {
  readonly id: string;
  readonly origin: string;
  readonly prefix: string;
  readonly cookie: string;
  isOn: boolean;
  language: 'de' | 'en';
  /** When something was last changed; it counts five seconds later at the latest. */
  changedAt: number;
  changes: number;
  discoveries: number;
  /** Logins that succeeded, as the model knows and as the observer was told. */
  logins: number;
  reported: number;
}

const towns: readonly Town[] = Array.from({ length: 50 }, (_, n) => {
  const isHost = n < 25;
  const id = isHost ? `h${n}` : `p${n}`;
  return {
    id,
    origin: isHost ? `https://${id}.stadt.de` : 'https://kreis.stadt.de',
    prefix: isHost ? '' : `/${id}`,
    cookie: isHost ? '__Host-rathaus-session' : `__Host-${id}-rathaus-session`,
    isOn: true,
    language: 'de',
    changedAt: Number.NEGATIVE_INFINITY,
    changes: 0,
    discoveries: 0,
    logins: 0,
    reported: 0,
  };
});

const levels = { 1: 'basisregistrierung', 3: 'substanziell', 4: 'hoch' } as const;
type Step = keyof typeof levels;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it(`${wanted} requests over 50 tenants: nothing of one is accepted, shown or counted for another (seed ${seed})`, async () => {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  const provider = createMockProvider({ issuer, ...client, clock: () => Date.now() });
  const store = createMemoryStateStore({ clock: () => Date.now() });
  const foreignEvents: ServicekontoEvent[] = [];
  let requests = 0;

  /** Anew each time, as from a database. One issuer, one client, one key: only the tenant keeps them apart. */
  const configOf = (town: Town): ServicekontoConfig => ({
    tenant: town.id,
    baseUrl: `${town.origin}${town.prefix}`,
    store,
    language: town.language,
    cookieKeys: [cookieKey],
    providers: { broker: oidc({ issuer, ...client }) },
    login: { startsPerMinute: 100 },
    fetch: (url, init) => {
      if (url.endsWith('/.well-known/openid-configuration')) town.discoveries += 1;
      return provider.fetch(url, init);
    },
    observer: (event) => {
      if (event.tenant !== town.id) foreignEvents.push(event);
      if (event.type === 'login.succeeded') town.reported += 1;
    },
    [allowSandbox]: true,
  });
  const byId = new Map(towns.map((town) => [town.id, town]));
  const inner = createServicekonto({
    config: (id) => {
      const town = byId.get(id);
      return town?.isOn ? configOf(town) : undefined;
    },
    tenantOf: (request) => {
      const { hostname, pathname } = new URL(request.url);
      return hostname === 'kreis.stadt.de' ? pathname.split('/')[1] : hostname.split('.')[0];
    },
  });
  const konto: typeof inner = {
    ...inner,
    handle: (request) => {
      requests += 1;
      return inner.handle(request);
    },
    session: (request, options) => {
      requests += 1;
      return inner.session(request, options);
    },
  };

  /** One person with one browser: a jar for each host, which the tenants on paths of one host share. */
  class Citizen {
    readonly n: number;
    readonly #browsers = new Map<string, MockBrowser>();
    /** The model: where they are logged in, and how well. */
    readonly model = new Map<string, Step>();
    constructor(n: number) {
      this.n = n;
    }
    at({ origin }: Town): MockBrowser {
      const browser = this.#browsers.get(origin) ?? new MockBrowser(konto, origin);
      this.#browsers.set(origin, browser);
      return browser;
    }
    nameAt = (town: Town) => `${this.n}@${town.id}`;
    person = (town: Town, acr: Step) => ({
      sub: `sub-${this.n}`,
      acr: `STORK-QAA-Level-${acr}`,
      claims: { ...erika.claims, bPK2: `bpk2-${this.n}`, surname: this.nameAt(town) },
    });
    visit = (town: Town, path: string, init?: RequestInit) =>
      this.at(town).visit(`${town.origin}${town.prefix}${path}`, init);
    /** What the tenant shows them, as a line. */
    async shown(town: Town, cookie?: string): Promise<string> {
      const own = this.at(town).request(`${town.prefix}/`);
      const headers = cookie === undefined ? own.headers : { cookie };
      try {
        const session = await konto.session(new Request(own.url, { headers }));
        const who = session?.identity.kind === 'person' ? session.identity.familyName : undefined;
        return session ? `${who} ${session.level}` : 'nobody';
      } catch (error) {
        if (!isRathausError(error)) throw error;
        return error.code;
      }
    }
    expected(town: Town): string {
      const step = this.model.get(town.id);
      return step === undefined ? 'nobody' : `${this.nameAt(town)} ${levels[step]}`;
    }
    /** Compares with the model; a change that is fresh may count already or not yet. */
    async check(town: Town): Promise<void> {
      const seen = await this.shown(town);
      const possible = isSettled(town)
        ? [town.isOn ? this.expected(town) : 'core.tenant.unknown']
        : [this.expected(town), 'core.tenant.unknown'];
      expect(possible, `${this.n} at ${town.id}, request ${requests}`).toContain(seen);
    }
  }
  const isSettled = (town: Town) => Date.now() - town.changedAt >= recheck;
  const citizens = Array.from({ length: 40 }, (_, n) => new Citizen(n));
  const counts: Record<string, number> = {};

  /** Starts a login; `undefined` when the person is logged in well enough already. */
  async function begin(citizen: Citizen, town: Town, step: Step): Promise<string | undefined> {
    const response = await citizen.visit(town, `/login/broker?level=${levels[step]}&return=/ziel`);
    const location = response.headers.get('location') ?? '';
    expect(response.status, location).toBe(303);
    const has = citizen.model.get(town.id);
    expect(location.startsWith(issuer), location).toBe(has === undefined || has < step);
    return location.startsWith(issuer) ? location : undefined;
  }
  async function finish(citizen: Citizen, town: Town, address: string, step: Step): Promise<void> {
    const answer = await citizen.at(town).visit(await provider.login(address, citizen.person(town, step)));
    expect(answer.status, await answer.clone().text()).toBe(303);
    citizen.model.set(town.id, step);
    town.logins += 1;
  }
  /** Cookies of one tenant as another would have to get them: as they are, and under its own names. */
  function carried(citizen: Citizen, from: Town, to: Town): string {
    const pairs = [...citizen.at(from).jar].flatMap(([name, value]) => {
      const bare = name.replace(/^__Host-(?:p\d+-)?/, '');
      const own = to.prefix === '' ? `__Host-${bare}` : `__Host-${to.id}-${bare}`;
      // Two values of one name count as none; only those of the one tenant are to be tried.
      return name.includes(from.prefix === '' ? 'rathaus' : `${from.id}-`) ? [`${own}=${value}`] : [];
    });
    return pairs.join('; ');
  }

  const actions: Record<string, (citizen: Citizen, town: Town, other: Town) => Promise<void>> = {
    async login(citizen, town) {
      const step = pick([1, 3, 4] as const);
      const address = await begin(citizen, town, step);
      if (address !== undefined) await finish(citizen, town, address, step);
    },
    async logout(citizen, town) {
      await citizen.visit(town, '/logout', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
      citizen.model.delete(town.id);
    },
    async 'callback to the wrong tenant'(citizen, town, other) {
      const address = await begin(citizen, town, 4);
      if (address === undefined) return;
      const callback = new URL(await provider.login(address, citizen.person(town, 4)));
      const moved = `${other.origin}${other.prefix}/login/callback/broker${callback.search}`;
      const headers = { cookie: carried(citizen, town, other) };
      const refused = await konto.handle(new Request(moved, { headers }));
      expect(refused?.status).toBe(400);
      expect(refused?.headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'))).toEqual([]);
      expect(await codeOf(refused!)).toBe('servicekonto.login.state-mismatch');
      const right = await citizen.at(town).visit(callback.href);
      expect(right.status, 'it is not destroyed for its owner').toBe(303);
      citizen.model.set(town.id, 4);
      town.logins += 1;
    },
    async 'cookies carried over'(citizen, town, other) {
      const cookie = carried(citizen, town, other);
      expect(await citizen.shown(other, cookie)).toBe('nobody');
      const url = `${other.origin}${other.prefix}/logout`;
      const init = { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' } };
      expect((await konto.handle(new Request(url, init)))?.status, 'there is nothing to end').toBe(303);
    },
    async 'logout by the provider'(citizen, town) {
      const token = await provider.logoutToken({ sub: `sub-${citizen.n}` });
      const body = new URLSearchParams({ logout_token: token });
      const answer = await citizen.visit(town, '/login/broker/backchannel-logout', { method: 'POST', body });
      expect(answer.status).toBe(200);
      citizen.model.delete(town.id);
    },
    async 'page of an error'(citizen, town) {
      const html = await (await citizen.visit(town, '/login/nirgends')).text();
      expect(html).toContain(`<html lang="${town.language}"`);
    },
    async look(citizen, town) {
      await citizen.check(town);
    },
  };
  const names = Object.keys(actions);

  async function act(citizen: Citizen): Promise<void> {
    const [town, other, third] = [pick(towns), pick(towns), pick(towns)];
    const name = pick(names);
    const isUsable = (one: Town) => one.isOn && isSettled(one);
    if (isUsable(town) && isUsable(other) && town !== other) {
      counts[name] = (counts[name] ?? 0) + 1;
      await actions[name]!(citizen, town, other);
    } else if (!town.isOn && isSettled(town)) {
      counts['at a tenant that is off'] = (counts['at a tenant that is off'] ?? 0) + 1;
      const page = await citizen.visit(town, '/login/broker');
      expect([page.status, await codeOf(page)]).toEqual([404, 'core.tenant.unknown']);
    }
    for (const one of new Set([town, other, third])) await citizen.check(one);
  }

  function administer(): void {
    const town = pick(towns);
    if (!isSettled(town)) return;
    town.changedAt = Date.now();
    town.changes += 1;
    if (!town.isOn || roll(2) === 0) town.isOn = !town.isOn;
    else town.language = town.language === 'de' ? 'en' : 'de';
  }

  // What stays as it is must be asked about once, however often its configuration is made anew.
  while (requests < wanted) {
    const first = roll(citizens.length);
    // Each with a browser of its own, all at the same time.
    await Promise.all(Array.from({ length: 8 }, (_, at) => act(citizens[(first + at) % citizens.length]!)));
    if (roll(2) === 0) administer();
    // Within the five minutes of the shortest session: time ends none.
    vi.setSystemTime(Date.now() + roll(800));
  }
  console.log(`figure: servicekonto/tenant-requests = ${requests} n`);
  vi.setSystemTime(Date.now() + recheck);
  for (const citizen of citizens) for (const town of towns) await citizen.check(town);

  const changes = towns.reduce((sum, town) => sum + town.changes, 0);
  const discoveries = towns.reduce((sum, town) => sum + town.discoveries, 0);
  console.log(`figure: servicekonto/tenant-logins = ${towns.reduce((sum, { logins }) => sum + logins, 0)} n`);
  console.log(`figure: servicekonto/tenant-changes = ${changes} n`);
  console.log(`figure: servicekonto/tenant-discoveries = ${discoveries} n`);
  console.log(JSON.stringify(counts));
  expect(foreignEvents).toEqual([]);
  for (const town of towns) {
    expect(town.reported, town.id).toBe(town.logins);
    expect(town.discoveries, town.id).toBeLessThanOrEqual(1 + town.changes);
    if (town.logins > 0) expect(town.discoveries, town.id).toBeGreaterThan(0);
  }
  if (share === 1)
    for (const name of [...names, 'at a tenant that is off']) expect(counts[name], name).toBeGreaterThan(50);
});

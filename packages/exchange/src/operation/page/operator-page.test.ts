import { isRathausError } from '@rathaus/client-core';
import type { LogEntry } from '@rathaus/client-core/observe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { badMorning, hour, morning, townNames, towns, townsOver } from '../../../test/operation-town.ts';
import { seedDelivery } from '../../../test/operation-world.ts';
import { createAuthority, ecKeys } from '../../../test/pki.ts';
import { memoryStore } from '../../../test/work-store.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import { createOperatorPage, type OperatorEvent, type OperatorPageOptions } from '../index.ts';

const origin = 'https://it.kreis.example';
let now: number;
let store: ExchangeStore;
let ids: Awaited<ReturnType<typeof badMorning>>;
let acted: OperatorEvent[];
let lines: LogEntry[];

beforeEach(async () => {
  now = morning;
  store = await memoryStore(() => now);
  ids = await badMorning(store, (at) => {
    now = at;
  });
  acted = [];
  lines = [];
});
afterEach(() => store.close());

function pageOf(more: Partial<OperatorPageOptions> = {}) {
  return createOperatorPage({
    exchanges: townsOver(store, towns, () => now),
    tenants: () => towns,
    basePath: '/betrieb',
    tenantName: (tenant) => townNames[tenant],
    authorize: (request) => {
      const name = request.headers.get('x-operator');
      return name === null ? undefined : { name: decodeURIComponent(name) };
    },
    clock: () => now,
    observer: (event) => acted.push(event),
    logger: (line) => lines.push(line),
    ...more,
  });
}
const asOperator = { 'x-operator': encodeURIComponent('M. Öztürk') };
const request = (path: string, init: RequestInit = {}) =>
  new Request(`${origin}/betrieb${path}`, { ...init, headers: { ...asOperator, ...init.headers } });
const htmlOf = async (page: ReturnType<typeof pageOf>, path: string) => (await page(request(path))).text();

/** The fields of the form with this button, as a browser would send them. */
function formOf(html: string, button: string): URLSearchParams {
  const form = [...html.matchAll(/<form method="post".*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`>${button}<`));
  if (!form) throw new Error(`no form with ${button}`);
  const plain = (text: string) =>
    text.replace(
      /&(amp|quot|lt|gt|#39);/g,
      (_, name: string) => ({ amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" })[name] ?? '',
    );
  return new URLSearchParams(
    [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      plain(name ?? ''),
      plain(value ?? ''),
    ]),
  );
}
const send = (
  page: ReturnType<typeof pageOf>,
  fields: URLSearchParams,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
) => page(request('/actions', { method: 'POST', body: fields.toString(), headers }));

describe('who may see the page', () => {
  it.each([
    ['says nobody', () => undefined],
    [
      'throws',
      () => {
        throw new Error('Erika Mustermann');
      },
    ],
    ['rejects', () => Promise.reject(new Error('Erika Mustermann'))],
    ['has no name', () => ({ name: ' ' })],
    ['never answers', () => new Promise<undefined>(() => undefined)],
  ])('403 when authorize %s, for pages and for actions, and nothing is read', async (_, authorize) => {
    const page = pageOf({
      authorize,
      timeout: 20,
      tenants: () => {
        throw new Error('asked');
      },
    });
    for (const asked of [
      request('/'),
      request('/actions', { method: 'POST', body: 'action=pause&tenant=altdorf' }),
    ]) {
      const answer = await page(asked);
      expect(answer.status).toBe(403);
      const html = await answer.text();
      expect(html).toContain('Kein Zugang');
      expect(html).not.toMatch(/Altdorf|altdorf|type="hidden"/);
    }
    expect(JSON.stringify(lines)).not.toContain('Erika');
  });

  it('hands the context of the application to authorize', async () => {
    const page = createOperatorPage<{ user: string }>({
      exchanges: townsOver(store, towns, () => now),
      tenants: () => towns,
      authorize: (_, { user }) => ({ name: user }),
      clock: () => now,
    });
    expect(await (await page(new Request(`${origin}/`), { user: 'Zoë Őrsi' })).text()).toContain('Zoë Őrsi');
  });

  it('refuses a configuration without authorisation', () => {
    try {
      pageOf({ authorize: undefined as never, secret: 'short', basePath: 'betrieb', tenants: undefined });
      expect.unreachable();
    } catch (error) {
      expect(isRathausError(error) && error.code).toBe('exchange.config.invalid');
      expect(String(error)).toMatch(/tenants.*authorize.*basePath.*secret/s);
    }
  });
});

describe('what the page says', () => {
  it('says what is stuck, since when, why and what to do, the gravest first', async () => {
    const html = await htmlOf(pageOf(), '/');
    const headings = [...html.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'Łęgenbach: test.fit-connect.example lehnt die Anmeldung ab, seit 01:00:00 Uhr',
      'Musterstadt: 1 Sendung ist angehalten, seit Sa 28.11.2026, 07:00 Uhr',
      'Musterstadt: 1 Sendung ist angehalten, seit So 29.11.2026, 07:00 Uhr',
      'Altdorf ist pausiert (alles), seit So 29.11.2026, 11:00 Uhr von Zoë Őrsi',
      'Neustadt a. d. Ø: 1 eingehende Sendung wird wiederholt, seit 04:00:00 Uhr',
      'Geht von selbst weiter',
      'Neustadt a. d. Ø: 3 Sendungen werden wiederholt, die erste seit 05:20:00 Uhr',
      'Neustadt a. d. Ø: Postfach abfragen scheitert, seit 06:00:00 Uhr',
      'Mandanten',
    ]);
    expect(html).toContain('<title>5 Sachen brauchen Sie – Zustelldienst</title>');
    expect(html).toContain('14 Sendungen warten. Verloren ist nichts');
    expect(html).toContain('Der Zustellpunkt nimmt zurzeit keine Sendungen an.');
    expect(html).toContain('5 Mandanten, 3 laufen');
    const english = await htmlOf(pageOf({ lang: 'en' }), '/');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('5 things need you');
    expect(english).not.toMatch(/Sachen|Mandant|läuft|seit /);
  });

  it('says that nothing needs anybody only when everything was read', async () => {
    const good = ['beispielhausen'];
    const one = pageOf({ tenants: () => good });
    expect(await htmlOf(one, '/')).toContain('Nichts braucht Sie');
    const broken = pageOf({ tenants: () => [...good, 'verloren'] });
    const html = await htmlOf(broken, '/');
    expect(html).not.toContain('Nichts braucht Sie');
    expect(html).toContain('verloren: Stand nicht bekannt');
    expect(html).toContain('Ohne den einen Mandanten, dessen Stand nicht bekannt ist.');
    expect(await htmlOf(broken, '/items')).toContain(
      'Nicht durchsucht, weil nicht lesbar:</strong> verloren',
    );
  });

  it('answers 503 with the reason when the database is away, without what the driver said', async () => {
    const page = pageOf();
    await store.close();
    for (const path of ['/items', `/deliveries/musterstadt/${ids.stopped}`]) {
      const answer = await page(request(path));
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain('exchange.operation.unreadable');
    }
    const overview = await htmlOf(page, '/');
    expect(overview).toContain('Stand nicht bekannt');
    expect(overview).not.toContain('Nichts braucht Sie');
    expect(JSON.stringify(lines) + overview).not.toMatch(/database is not open|driver/i);
    store = await memoryStore();
  });

  it('says whose certificate ends, and apart from it that it is not known', async () => {
    const keys = ecKeys();
    const authority = createAuthority({ name: 'PKI', keys, algorithm: 'ecdsa256', now });
    const ends = (days: number) =>
      authority.issue({ subject: 'Stadt', key: keys.publicKey, notAfter: now + (days + 0.5) * 24 * hour });
    const days: Record<string, number> = { altdorf: 19, beispielhausen: -3, musterstadt: 200 };
    const html = await htmlOf(
      pageOf({
        certificates: (tenant) => {
          if (tenant === 'neustadt') throw new Error('away');
          return [{ name: 'Signatur', key: [ends(days[tenant] ?? 90)] }];
        },
      }),
      '/',
    );
    expect(html).toContain('Altdorf: Zertifikat „Signatur“ läuft in 19 Tagen ab');
    expect(html).toContain('Beispielhausen: Zertifikat „Signatur“ seit 3 Tagen abgelaufen');
    expect(html).toContain('Neustadt a. d. Ø: wie lange die Zertifikate gelten, ist nicht bekannt');
    expect(html).not.toMatch(/Musterstadt: Zertifikat/);
    expect(html).toContain('<title>8 Sachen brauchen Sie');
  });

  it('never says more than is known', async () => {
    const html = await htmlOf(pageOf(), '/items?q=32-19%2F2026');
    expect(html).toContain('Versendet, noch nicht angenommen');
    expect(html).not.toMatch(/zugestellt|eingegangen|angekommen/i);
  });

  it('promises no next attempt while the tenant rests', async () => {
    const [waiting] = await store.db
      .selectFrom('delivery')
      .select('id')
      .where('tenant', '=', 'legenbach')
      .execute();
    const html = await htmlOf(pageOf(), `/deliveries/legenbach/${waiting?.id}`);
    expect(html).toContain('Die Anmeldung von Łęgenbach wird abgelehnt, seit 01:00:00 Uhr');
    expect(html).not.toContain('Nächster Versuch');
  });

  it('shows foreign text as text, runs nothing and loads nothing', async () => {
    const planted = `"><script>alert(1)</script><img src=x onerror=y>`;
    const id = await seedDelivery(store, {
      tenant: 'altdorf',
      at: now - hour,
      reference: planted,
      key: planted,
    });
    const page = pageOf({ tenantName: () => planted });
    for (const path of [
      '/',
      '/items',
      `/items?q=${encodeURIComponent(planted)}&code=${encodeURIComponent(planted)}`,
      `/deliveries/altdorf/${id}`,
      `/tenants/altdorf?x=${encodeURIComponent(planted)}`,
    ]) {
      const answer = await page(request(path, { headers: { 'x-operator': encodeURIComponent(planted) } }));
      const html = await answer.text();
      expect(html).not.toMatch(/<script|<img|\son\w+="|style="|src="/);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([
    '/nothing',
    '/tenants/gibt-es-nicht',
    '/tenants/..%2f',
    '/deliveries/musterstadt/x',
    '/deliveries/altdorf/%E0%A4%A',
    '/deliveries/gibt-es-nicht/x',
    '/received/musterstadt/x',
  ])('404 for %s', async (path) => {
    expect((await pageOf()(request(path))).status).toBe(404);
  });

  it('does not show a delivery of another tenant', async () => {
    expect((await pageOf()(request(`/deliveries/altdorf/${ids.stopped}`))).status).toBe(404);
    expect((await pageOf()(request(`/deliveries/altdorf/${ids.accepted}/proof`))).status).toBe(404);
  });

  it('hands out the proof as it is stored, as a file, and says who took it', async () => {
    const answer = await pageOf()(request(`/deliveries/musterstadt/${ids.accepted}/proof`));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="nachweis-${ids.accepted}.json"`,
    );
    expect(await answer.json()).toEqual({ format: 'x', events: ['a.b.c'] });
    expect(acted).toMatchObject([{ action: 'proof', by: 'M. Öztürk', id: ids.accepted }]);
    expect((await pageOf()(request(`/deliveries/musterstadt/${ids.stopped}/proof`))).status).toBe(404);
  });
});

describe('what operators do', () => {
  const work = (id: string) =>
    store.db.selectFrom('work_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('retry makes it due, stands in the history with the name, and is told', async () => {
    const page = pageOf();
    const fields = formOf(await htmlOf(page, `/deliveries/musterstadt/${ids.stopped}`), 'Wieder aufnehmen');
    const answer = await send(page, fields);
    expect(answer.status).toBe(303);
    const back = answer.headers.get('location') ?? '';
    expect(back).toMatch(new RegExp(`^/betrieb/deliveries/musterstadt/${ids.stopped}\\?done=`));
    expect(await work(ids.stopped)).toMatchObject({ state: 'ready', failures: 0 });
    const html = await htmlOf(page, back.slice('/betrieb'.length));
    expect(html).toContain('Wird als Nächstes wieder versucht.');
    expect(html).toContain('Wieder aufgenommen von M. Öztürk');
    expect(acted).toMatchObject([
      { action: 'retry', by: 'M. Öztürk', tenant: 'musterstadt', id: ids.stopped },
    ]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'info', code: 'operator.acted' }));
    // Twice is no error and does nothing.
    expect((await send(page, fields)).status).toBe(409);
    expect(acted).toHaveLength(1);
  });

  it('what might arrive twice is not told to go on before somebody has asked', async () => {
    const page = pageOf();
    expect(await htmlOf(page, '/')).not.toMatch(/value="exchange.outbox.outcome-unknown"/);
    const fields = formOf(await htmlOf(page, `/deliveries/musterstadt/${ids.unsure}`), 'Wieder aufnehmen');
    expect((await send(page, fields)).status).toBe(409);
    const all = new URLSearchParams({
      ...Object.fromEntries(fields),
      action: 'retry-all',
      code: 'exchange.outbox.outcome-unknown',
    });
    expect((await send(page, all)).status).toBe(409);
    expect((await work(ids.unsure)).state).toBe('stopped');
    fields.set('asked', 'yes');
    expect((await send(page, fields)).status).toBe(303);
    expect((await work(ids.unsure)).state).toBe('ready');
  });

  it('all of one cause go on together, of all tenants', async () => {
    const code = 'exchange.outbox.destination-not-active';
    for (const tenant of ['altdorf', 'neustadt'])
      await seedDelivery(store, {
        tenant,
        at: now - hour,
        state: 'sending',
        work: { state: 'stopped', class: 'refusal', code },
      });
    const page = pageOf({ tenants: () => [...towns, 'verloren'] });
    const answer = await send(page, formOf(await htmlOf(page, '/'), 'Alle 3 wieder aufnehmen'));
    const html = await htmlOf(page, (answer.headers.get('location') ?? '').slice('/betrieb'.length));
    expect(html).toContain(
      '3 Sendungen werden wieder versucht. Nicht erreicht: 1 Mandant; dort wurde nichts geändert.',
    );
    expect(acted).toMatchObject([{ action: 'retry-all', code, count: 3, notReached: ['verloren'] }]);
  });

  it('pause and resume, of everything and of one destination', async () => {
    const page = pageOf();
    const { exchange } = { exchange: await townsOver(store, towns, () => now).tenant('musterstadt') };
    await send(page, formOf(await htmlOf(page, '/tenants/musterstadt'), 'Mandant pausieren'));
    expect((await exchange.status()).paused).toBe(true);
    expect(await htmlOf(page, '/tenants/musterstadt')).toContain(
      'Musterstadt ist pausiert (alles), seit 07:00:00 Uhr von M. Öztürk',
    );
    const resume = formOf(await htmlOf(page, '/tenants/musterstadt'), 'Fortsetzen');
    await send(page, resume);
    expect((await exchange.status()).paused).toBe(false);
    const lane = new URLSearchParams({
      ...Object.fromEntries(resume),
      action: 'pause',
      service: 'https://test.fit-connect.example',
      lane: 'a1b2c3d4-0000-4000-8000-000000000001',
    });
    await send(page, lane);
    expect((await exchange.status()).pausedLanes).toHaveLength(1);
    lane.set('lane', 'made-up');
    expect((await send(page, lane)).status).toBe(404);
    expect((await exchange.status()).lanes).toHaveLength(1);
    lane.delete('lane');
    expect((await send(page, lane)).status).toBe(400);
  });

  it('nothing is done for a form that is not ours', async () => {
    const page = pageOf();
    const form = () => htmlOf(page, '/tenants/altdorf').then((html) => formOf(html, 'Fortsetzen'));
    const fields = await form();
    const without = new URLSearchParams(fields);
    without.delete('token');
    const status = async (given: URLSearchParams, headers: Record<string, string>) =>
      (await send(page, given, headers)).status;
    expect(await status(without, { 'sec-fetch-site': 'same-origin' })).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await status(fields, { 'sec-fetch-site': site, origin })).toBe(403);
    expect(await status(fields, {})).toBe(403);
    expect(await status(fields, { origin: 'https://evil.example' })).toBe(403);
    expect(await status(fields, { origin: 'null' })).toBe(403);
    // Somebody else's form, and one of another process.
    const headers = { 'sec-fetch-site': 'same-origin', 'x-operator': 'other' };
    expect(
      (await page(request('/actions', { method: 'POST', body: fields.toString(), headers }))).status,
    ).toBe(403);
    expect((await send(pageOf(), fields)).status).toBe(403);
    now += 13 * hour;
    expect(await status(fields, { origin })).toBe(403);
    now = morning;
    expect(acted).toEqual([]);
    expect(await status(fields, { origin })).toBe(303);
  });

  it('processes with one secret take each other’s forms', async () => {
    const secret = 'x'.repeat(32);
    const fields = formOf(await htmlOf(pageOf({ secret }), '/tenants/musterstadt'), 'Mandant pausieren');
    expect((await send(pageOf({ secret }), fields)).status).toBe(303);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/betrieb/',
    '/elsewhere',
    '/betriebsrat/',
    'javascript:alert(1)',
    '',
  ])('goes back to itself, not to %s', async (back) => {
    const page = pageOf();
    const fields = formOf(await htmlOf(page, '/tenants/musterstadt'), 'Mandant pausieren');
    fields.set('back', back);
    expect((await send(page, fields)).headers.get('location')).toMatch(/^\/betrieb\/\?done=/);
  });

  it('does not say that something was done because an address says so', async () => {
    const html = await htmlOf(pageOf(), '/?done=retry-all~17~0.AAAA');
    expect(html).not.toContain('role="status"');
  });

  it('a form of a megabyte is refused, and a verb that it does not know', async () => {
    const page = pageOf();
    expect((await send(page, new URLSearchParams({ x: 'y'.repeat(1_000_000) }))).status).toBe(413);
    expect((await page(request('/', { method: 'DELETE' }))).status).toBe(405);
  });
});

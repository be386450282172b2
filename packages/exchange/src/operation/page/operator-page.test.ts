import { isRathausError } from '@rathaus/client-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, towns, townsOver } from '../../../test/operation-town.ts';
import { seedDelivery, seedReceived } from '../../../test/operation-world.ts';
import { htmlOf, operatorScene, origin, request } from '../../../test/operator-scene.ts';
import { createAuthority, ecKeys } from '../../../test/pki.ts';
import { createOperatorPage } from '../index.ts';

let scene: Awaited<ReturnType<typeof operatorScene>>;
beforeEach(async () => {
  scene = await operatorScene();
});
afterEach(() => scene.store.close().catch(() => undefined));

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
    const page = scene.pageOf({
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
    expect(JSON.stringify(scene.lines)).not.toContain('Erika');
  });

  it('hands the context of the application to authorize', async () => {
    const page = createOperatorPage<{ user: string }>({
      exchanges: townsOver(scene.store, towns, () => scene.clock.now),
      tenants: () => towns,
      authorize: (_, { user }) => ({ name: user }),
      clock: () => scene.clock.now,
    });
    expect(await (await page(new Request(`${origin}/`), { user: 'Zoë Őrsi' })).text()).toContain('Zoë Őrsi');
  });

  it('refuses a configuration without authorisation', () => {
    try {
      scene.pageOf({
        authorize: undefined as never,
        secret: 'short',
        basePath: 'betrieb',
        tenants: undefined,
      });
      expect.unreachable();
    } catch (error) {
      expect(isRathausError(error) && error.code).toBe('exchange.config.invalid');
      expect(String(error)).toMatch(/tenants.*authorize.*basePath.*secret/s);
    }
  });
});

describe('what the page says', () => {
  it('says what is stuck, since when, why and what to do, the gravest first', async () => {
    const html = await htmlOf(scene.pageOf(), '/');
    const headings = [...html.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'Łęgenbach: test.fit-connect.example lehnt die Anmeldung ab, seit 01:00:00 Uhr',
      'Musterstadt: 1 Sendung ist angehalten, seit So 29.11.2026, 22:00 Uhr',
      'Musterstadt: 1 Sendung ist angehalten, seit So 29.11.2026, 07:00 Uhr',
      'Altdorf ist pausiert (alles), seit So 29.11.2026, 11:00 Uhr von Zoë Őrsi',
      'Neustadt a. d. Ø: 1 eingehende Sendung wird wiederholt, seit 04:00:00 Uhr',
      'Geht von selbst weiter',
      'Neustadt a. d. Ø: 3 Sendungen werden wiederholt, die erste seit 05:20:00 Uhr',
      'Neustadt a. d. Ø: Eingang abfragen scheitert, seit 06:00:00 Uhr',
      'Mandanten',
    ]);
    expect(html).toContain('<title>5 Vorgänge warten auf Sie – Zustelldienst</title>');
    expect(html).toContain('14 Sendungen warten. Verloren ist nichts');
    expect(html).toContain('Der Zustellpunkt nimmt zurzeit keine Sendungen an.');
    expect(html).toContain('5 Mandanten, 1 läuft ohne Störung');
    const english = await htmlOf(scene.pageOf({ lang: 'en' }), '/');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('5 things to do');
    expect(english).not.toMatch(/Vorgänge|Mandant|läuft|seit /);
  });

  it('says that a stranger keeps a delivery of a mailbox from being taken, and what to do', async () => {
    await seedReceived(scene.store, {
      tenant: 'beispielhausen',
      at: scene.clock.now - hour,
      step: 'found',
      work: { class: 'local', code: 'exchange.mailbox.barred', since: scene.clock.now - hour },
    });
    const html = await htmlOf(scene.pageOf(), '/');
    expect(html).toContain('<title>6 Vorgänge warten auf Sie');
    expect(html).toContain('Darum nimmt kein Abholer sie.');
    expect(html).toContain('<code>claims/&lt;Kennung&gt;.json</code>');
  });

  it('says which services do not answer, for whom, and that it goes on by itself', async () => {
    const service = 'https://test.fit-connect.example';
    const health = (slow: readonly string[], resting: { tenant: string; service: string }[] = []) => ({
      worker: {
        health: () => ({
          running: true,
          draining: false,
          lookedAt: scene.clock.now,
          tenants: towns,
          refused: [],
          busy: 1,
          resting,
          slow,
        }),
      },
    });
    const html = await htmlOf(scene.pageOf(health([service, 'directory:niemandes'])), '/');
    const [, rest = ''] = html.split('Geht von selbst weiter');
    expect(rest).toContain('test.fit-connect.example antwortet zurzeit nicht');
    expect(rest).toContain('Altdorf, Beispielhausen, Łęgenbach und 2 weitere');
    expect(rest).not.toContain('niemandes');
    expect(html).toContain('<title>5 Vorgänge warten auf Sie');
    const english = await htmlOf(scene.pageOf({ ...health([service]), lang: 'en' }), '/');
    expect(english).toContain('test.fit-connect.example does not answer at the moment');
    expect(english).not.toMatch(/antwortet|Dienst /);

    const lanes = async (more: object) => {
      const [, table = ''] = (await htmlOf(scene.pageOf(more), '/tenants/neustadt')).split('id="ziele"');
      return table;
    };
    expect(await lanes({})).toContain('läuft');
    expect(await lanes(health([service]))).toContain('Dienst antwortet nicht');
    expect(await lanes(health([], [{ tenant: 'neustadt', service }]))).toContain('nach Fehlern kurz in Ruhe');
    expect(await lanes(health([], [{ tenant: 'altdorf', service }]))).toContain('läuft');
  });

  it('says that nothing needs anybody only when everything was read', async () => {
    const good = ['beispielhausen'];
    const one = scene.pageOf({ tenants: () => good });
    expect(await htmlOf(one, '/')).toContain('Nichts zu tun');
    const broken = scene.pageOf({ tenants: () => [...good, 'verloren'] });
    const html = await htmlOf(broken, '/');
    expect(html).not.toContain('Nichts zu tun');
    expect(html).toContain('verloren: Stand nicht bekannt');
    expect(html).toContain('Ohne den einen Mandanten, dessen Stand nicht bekannt ist.');
    expect(await htmlOf(broken, '/items')).toContain('Nicht durchsucht: verloren');
  });

  it('answers 503 with the reason when the database is away, without what the driver said', async () => {
    const page = scene.pageOf();
    await scene.store.close();
    for (const path of ['/items', `/deliveries/musterstadt/${scene.ids.stopped}`]) {
      const answer = await page(request(path));
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain('exchange.operation.unreadable');
    }
    const overview = await htmlOf(page, '/');
    expect(overview).toContain('Stand nicht bekannt');
    expect(overview).not.toContain('Nichts zu tun');
    expect(JSON.stringify(scene.lines) + overview).not.toMatch(/database is not open|driver/i);
  });

  it('says whose certificate ends, and apart from it that it is not known', async () => {
    const keys = ecKeys();
    const authority = createAuthority({ name: 'PKI', keys, algorithm: 'ecdsa256', now: scene.clock.now });
    const ends = (days: number) =>
      authority.issue({
        subject: 'Stadt',
        key: keys.publicKey,
        notAfter: scene.clock.now + (days + 0.5) * 24 * hour,
      });
    const days: Record<string, number> = { altdorf: 19, beispielhausen: -3, musterstadt: 200 };
    const html = await htmlOf(
      scene.pageOf({
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
    expect(html).toContain('<title>8 Vorgänge warten auf Sie');
  });

  it('never says more than is known', async () => {
    const html = await htmlOf(scene.pageOf(), '/items?q=32-19%2F2026');
    expect(html).toContain('Versendet, noch nicht angenommen');
    expect(html).not.toMatch(/zugestellt|eingegangen|angekommen/i);
  });

  it('promises no next attempt while the tenant rests', async () => {
    const [waiting] = await scene.store.db
      .selectFrom('delivery')
      .select('id')
      .where('tenant', '=', 'legenbach')
      .execute();
    const html = await htmlOf(scene.pageOf(), `/deliveries/legenbach/${waiting?.id}`);
    expect(html).toContain('Łęgenbach: test.fit-connect.example lehnt die Anmeldung ab, seit 01:00:00 Uhr');
    expect(html).toContain('<code>core.auth.refused</code>');
    expect(html).toContain('Nächste Prüfung: 07:09:00 Uhr');
    expect(html).not.toContain('Nächster Versuch');
  });

  it('shows foreign text as text, runs nothing and loads nothing', async () => {
    const planted = `"><script>alert(1)</script><img src=x onerror=y>`;
    const id = await seedDelivery(scene.store, {
      tenant: 'altdorf',
      at: scene.clock.now - hour,
      reference: planted,
      key: planted,
    });
    const page = scene.pageOf({ tenantName: () => planted });
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
    expect((await scene.pageOf()(request(path))).status).toBe(404);
  });

  it('does not show a delivery of another tenant', async () => {
    expect((await scene.pageOf()(request(`/deliveries/altdorf/${scene.ids.stopped}`))).status).toBe(404);
    expect((await scene.pageOf()(request(`/deliveries/altdorf/${scene.ids.accepted}/proof`))).status).toBe(
      404,
    );
  });

  it('hands out the proof as it is stored, as a file, and says who took it', async () => {
    const answer = await scene.pageOf()(request(`/deliveries/musterstadt/${scene.ids.accepted}/proof`));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="nachweis-${scene.ids.accepted}.json"`,
    );
    expect(await answer.json()).toEqual({ format: 'x', events: ['a.b.c'] });
    expect(scene.acted).toMatchObject([{ action: 'proof', by: 'M. Öztürk', id: scene.ids.accepted }]);
    expect((await scene.pageOf()(request(`/deliveries/musterstadt/${scene.ids.stopped}/proof`))).status).toBe(
      404,
    );
  });
});

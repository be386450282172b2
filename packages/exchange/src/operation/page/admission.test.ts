import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour } from '../../../test/operation-town.ts';
import { seedDelivery } from '../../../test/operation-world.ts';
import { formOf, htmlOf, operatorScene, request, send } from '../../../test/operator-scene.ts';

let scene: Awaited<ReturnType<typeof operatorScene>>;
beforeEach(async () => {
  scene = await operatorScene();
});
afterEach(() => scene.store.close().catch(() => undefined));

class User {
  readonly name = 'Zoë Őrsi';
}

describe('who is nobody', () => {
  it.each<[string, () => unknown]>([
    ['an error', () => new Error('no session')],
    ['an error with a name of its own', () => Object.assign(new Error('x'), { name: 'Zoë Őrsi' })],
    ['a promise of an error', () => Promise.resolve(new TypeError('no session'))],
    ['a DOMException', () => new DOMException('x', 'AbortError')],
    ['a function', () => function isOperator() {}],
    ['a class', () => User],
    ['an instance of a class', () => new User()],
    ['a response', () => Object.assign(new Response(null, { status: 401 }), { name: 'Zoë Őrsi' })],
    ['a list', () => Object.assign([], { name: 'Zoë Őrsi' })],
    ['an object that inherits its name', () => Object.create({ name: 'Zoë Őrsi' })],
    ['a name that cannot be stored', () => ({ name: 'Zoë\0' })],
    ['a name that is no text', () => ({ name: ['Zoë Őrsi'] })],
    ['true', () => true],
  ])('403 when authorize gives %s, and the log says why', async (_, authorize) => {
    const answer = await scene.pageOf({ authorize: authorize as never })(request('/'));
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toMatch(/Zoë|Angemeldet/);
    expect(scene.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('plain object') }]);
  });

  it.each<[string, () => unknown]>([
    ['a plain object', () => ({ name: 'Zoë Őrsi' })],
    ['a promise of one', async () => ({ name: 'Zoë Őrsi' })],
    ['one without a prototype', () => Object.assign(Object.create(null), { name: 'Zoë Őrsi' })],
  ])('200 when it gives %s', async (_, authorize) => {
    const answer = await scene.pageOf({ authorize: authorize as never })(request('/'));
    expect([answer.status, scene.lines]).toEqual([200, []]);
    expect(await answer.text()).toContain('Zoë Őrsi');
  });
});

describe('addresses', () => {
  it.each(['//x//evil.example/a', '//evil.example', '/.//evil.example//y', '/\\\\evil.example//z'])(
    'links of a page at the root stay on it, asked for %s',
    async (path) => {
      const page = scene.pageOf({ basePath: undefined });
      const asked = new Request(`https://it.kreis.example${path}`, { headers: { 'x-operator': 'x' } });
      for (const given of [asked, new Request(asked.url)]) {
        const links = [...(await (await page(given)).text()).matchAll(/(?:href|action)="([^"]*)"/g)];
        expect(links.length).toBeGreaterThan(3);
        for (const [, link] of links) expect(link).toMatch(/^(#|\/(?![/\\]))/);
      }
      const fields = formOf(
        await (
          await page(
            new Request('https://it.kreis.example/tenants/musterstadt', { headers: { 'x-operator': 'x' } }),
          )
        ).text(),
        'Mandant pausieren',
      );
      fields.set('back', path);
      const headers = { 'x-operator': 'x', 'sec-fetch-site': 'same-origin' };
      const done = await page(
        new Request('https://it.kreis.example/actions', { method: 'POST', body: fields.toString(), headers }),
      );
      expect([done.status, done.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/\?done=/)]);
    },
  );

  it('a base path that would name another host is refused', () => {
    expect(() => scene.pageOf({ basePath: '//evil.example' })).toThrow(/basePath/);
  });

  it('what is far too long is refused, and nothing of it comes back', async () => {
    const page = scene.pageOf();
    const long = 'x'.repeat(1_000_000);
    for (const path of [`/items?code=${long}`, `/items?y=${long}`, `/tenants/${long}`]) {
      const answer = await page(request(path));
      const html = await answer.text();
      expect([answer.status, html.length < 50_000, html.includes('xxx')]).toEqual([414, true, false]);
    }
    for (const field of ['code', 'q', 'tenant'])
      expect(await htmlOf(page, `/items?${field}=${'y'.repeat(5000)}`)).not.toMatch(/value="y{301}/);
    // The longest search there can be still fits, whatever its letters.
    expect(
      (await page(request(`/items?q=${encodeURIComponent('漢'.repeat(300))}&code=${'c'.repeat(200)}`)))
        .status,
    ).toBe(200);
  });

  it('a text that cannot be stored matches nothing', async () => {
    // SQLite would find it; PostgreSQL would fail: see the contract of the list.
    const id = await seedDelivery(scene.store, {
      tenant: 'altdorf',
      at: scene.clock.now - hour,
      reference: 'A\0B',
      work: { class: 'transient', code: 'c\0' },
    });
    const page = scene.pageOf();
    for (const query of ['q=A%00B', 'code=c%00', 'tenant=%00'])
      expect([query, await htmlOf(page, `/items?${query}`)]).toEqual([
        query,
        expect.stringContaining('Keine Sendung passt dazu.'),
      ]);
    for (const path of [
      '/received/altdorf/%00',
      '/deliveries/altdorf/%00',
      '/deliveries/altdorf/%00/proof',
      '/tenants/%00',
    ])
      expect([path, (await page(request(path))).status]).toEqual([path, 404]);
    const fields = formOf(await htmlOf(page, `/deliveries/altdorf/${id}`), 'Jetzt versuchen');
    fields.set('id', '\0');
    expect((await send(page, fields)).status).toBe(404);
  });

  it('a class of failures that a newer release has stored is shown as not known, and waits for a person', async () => {
    const failure = { class: 'weather' as never, code: 'core.network' };
    const at = scene.clock.now - hour;
    const [stopped = '', failing = ''] = [
      await seedDelivery(scene.store, { tenant: 'altdorf', at, work: { state: 'stopped', ...failure } }),
      await seedDelivery(scene.store, { tenant: 'altdorf', at, work: failure }),
    ];
    const page = scene.pageOf();
    for (const path of [
      '/',
      '/tenants/altdorf',
      '/items?class=weather',
      `/deliveries/altdorf/${stopped}`,
      `/deliveries/altdorf/${failing}`,
    ])
      expect([path, (await page(request(path))).status]).toEqual([path, 200]);
    expect(await htmlOf(page, `/deliveries/altdorf/${failing}`)).toContain('Fehler unbekannter Art');
    expect(await htmlOf(page, '/')).toContain('<title>7 Vorgänge warten auf Sie');
  });
});

describe('the proof', () => {
  const ask = (init: RequestInit) =>
    scene.pageOf()(request(`/deliveries/musterstadt/${scene.ids.accepted}/proof`, init));

  it.each(['cross-site', 'same-site', 'same-origin, cross-site'])(
    'is not handed out to a page elsewhere, and nothing was done: %s',
    async (site) => {
      const answer = await ask({ headers: { 'sec-fetch-site': site } });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-disposition')).toBeNull();
      expect(await answer.text()).toContain('nur über die Seite der Sendung');
      expect(scene.acted).toEqual([]);
    },
  );

  it.each(['same-origin', 'none', undefined])('is handed out and audited once: %s', async (site) => {
    const answer = await ask({ headers: site === undefined ? {} : { 'sec-fetch-site': site } });
    expect(answer.status).toBe(200);
    expect(scene.acted).toMatchObject([{ action: 'proof', by: 'M. Öztürk', tenant: 'musterstadt' }]);
  });

  it('asking whether there is one is no act and hands nothing out', async () => {
    const answer = await ask({ method: 'HEAD' });
    expect([answer.status, await answer.text(), scene.acted]).toEqual([200, '', []]);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, morning, towns, townsOver } from '../../../test/operation-town.ts';
import { seedDelivery } from '../../../test/operation-world.ts';
import { formOf, htmlOf, operatorScene, origin, request, send } from '../../../test/operator-scene.ts';

let scene: Awaited<ReturnType<typeof operatorScene>>;
beforeEach(async () => {
  scene = await operatorScene();
});
afterEach(() => scene.store.close().catch(() => undefined));

describe('what operators do', () => {
  const work = (id: string) =>
    scene.store.db.selectFrom('work_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('retry makes it due, stands in the history with the name, and is told', async () => {
    const page = scene.pageOf();
    const fields = formOf(
      await htmlOf(page, `/deliveries/musterstadt/${scene.ids.stopped}`),
      'Wieder aufnehmen',
    );
    const answer = await send(page, fields);
    expect(answer.status).toBe(303);
    const back = answer.headers.get('location') ?? '';
    expect(back).toMatch(new RegExp(`^/betrieb/deliveries/musterstadt/${scene.ids.stopped}\\?done=`));
    expect(await work(scene.ids.stopped)).toMatchObject({ state: 'ready', failures: 0 });
    const html = await htmlOf(page, back.slice('/betrieb'.length));
    expect(html).toContain('Wird als Nächstes wieder versucht.');
    expect(html).toContain('Wieder aufgenommen von M. Öztürk');
    expect(scene.acted).toMatchObject([
      { action: 'retry', by: 'M. Öztürk', tenant: 'musterstadt', id: scene.ids.stopped },
    ]);
    expect(scene.lines).toContainEqual(expect.objectContaining({ level: 'info', code: 'operator.acted' }));
    // Twice is no error and does nothing.
    expect((await send(page, fields)).status).toBe(409);
    expect(scene.acted).toHaveLength(1);
  });

  it('what might arrive twice is not told to go on before somebody has asked', async () => {
    const page = scene.pageOf();
    expect(await htmlOf(page, '/')).not.toMatch(/value="exchange.outbox.outcome-unknown"/);
    const fields = formOf(
      await htmlOf(page, `/deliveries/musterstadt/${scene.ids.unsure}`),
      'Wieder aufnehmen',
    );
    expect((await send(page, fields)).status).toBe(409);
    const all = new URLSearchParams({
      ...Object.fromEntries(fields),
      action: 'retry-all',
      code: 'exchange.outbox.outcome-unknown',
    });
    expect((await send(page, all)).status).toBe(409);
    expect((await work(scene.ids.unsure)).state).toBe('stopped');
    fields.set('asked', 'yes');
    expect((await send(page, fields)).status).toBe(303);
    expect((await work(scene.ids.unsure)).state).toBe('ready');
  });

  it('all of one cause go on together, of all tenants', async () => {
    const code = 'exchange.outbox.destination-not-active';
    for (const tenant of ['altdorf', 'neustadt'])
      await seedDelivery(scene.store, {
        tenant,
        at: scene.clock.now - hour,
        state: 'sending',
        work: { state: 'stopped', class: 'refusal', code },
      });
    const page = scene.pageOf({ tenants: () => [...towns, 'verloren'] });
    const answer = await send(page, formOf(await htmlOf(page, '/'), 'Alle 3 wieder aufnehmen'));
    const html = await htmlOf(page, (answer.headers.get('location') ?? '').slice('/betrieb'.length));
    expect(html).toContain(
      '3 Sendungen werden wieder versucht. Nicht erreicht: 1 Mandant; was dort geschehen ist, ist nicht bekannt.',
    );
    expect(scene.acted).toMatchObject([{ action: 'retry-all', code, count: 3, notReached: ['verloren'] }]);
  });

  it('pause and resume, of everything and of one destination', async () => {
    const page = scene.pageOf();
    const { exchange } = {
      exchange: await townsOver(scene.store, towns, () => scene.clock.now).tenant('musterstadt'),
    };
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
    const page = scene.pageOf();
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
    expect((await send(scene.pageOf(), fields)).status).toBe(403);
    scene.clock.now += 13 * hour;
    expect(await status(fields, { origin })).toBe(403);
    scene.clock.now = morning;
    expect(scene.acted).toEqual([]);
    expect(await status(fields, { origin })).toBe(303);
  });

  it('processes with one secret take each other’s forms', async () => {
    const secret = 'x'.repeat(32);
    const fields = formOf(
      await htmlOf(scene.pageOf({ secret }), '/tenants/musterstadt'),
      'Mandant pausieren',
    );
    expect((await send(scene.pageOf({ secret }), fields)).status).toBe(303);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/betrieb/',
    '/elsewhere',
    '/betriebsrat/',
    'javascript:alert(1)',
    '',
  ])('goes back to itself, not to %s', async (back) => {
    const page = scene.pageOf();
    const fields = formOf(await htmlOf(page, '/tenants/musterstadt'), 'Mandant pausieren');
    fields.set('back', back);
    expect((await send(page, fields)).headers.get('location')).toMatch(/^\/betrieb\/\?done=/);
  });

  it('does not say that something was done because an address says so', async () => {
    const html = await htmlOf(scene.pageOf(), '/?done=retry-all~17~0.AAAA');
    expect(html).not.toContain('role="status"');
  });

  it('a form of a megabyte is refused, and a verb that it does not know', async () => {
    const page = scene.pageOf();
    expect((await send(page, new URLSearchParams({ x: 'y'.repeat(1_000_000) }))).status).toBe(413);
    expect((await page(request('/', { method: 'DELETE' }))).status).toBe(405);
  });
});

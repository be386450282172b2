import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { townsOver } from '../../test/operation-town.ts';
import { formOf, htmlOf, operatorScene, request, send } from '../../test/operator-scene.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createExchangeMetrics } from './index.ts';

let scene: Awaited<ReturnType<typeof operatorScene>>;
beforeEach(async () => {
  scene = await operatorScene();
});
afterEach(() => scene.store.close().catch(() => undefined));

const never = () => new Promise<never>(() => undefined);

/** The towns of the scene, and two of another database that fails or hangs. */
function withOther(ready: () => Promise<void>) {
  const other: ExchangeStore = { ...scene.store, ready };
  const clock = () => scene.clock.now;
  const tenants = ['musterstadt', 'beispielhausen', 'verloren', 'verlassen'];
  const here = townsOver(scene.store, tenants.slice(0, 2), clock);
  const there = townsOver(other, tenants.slice(2), clock);
  const exchanges = {
    tenant: (id: string) => (tenants.indexOf(id) < 2 ? here : there).tenant(id),
  } as typeof here;
  return { exchanges, tenants: () => tenants };
}

describe.each([
  ['fails', () => Promise.reject(new Error('the driver says Erika Mustermann')), 60_000],
  ['hangs', never, 1000],
])('one database that %s', (_, ready, timeout) => {
  it('hides no tenant of another, in the list, and is named', async () => {
    const page = scene.pageOf({ ...withOther(ready), timeout });
    const html = await htmlOf(page, '/items');
    expect(html).toContain('32-17/2026');
    expect(html).toContain('BH-1');
    expect(html).toContain('Nicht durchsucht: verloren und verlassen');
    expect(html).toContain('exchange.operation.unreadable');
    expect(html).not.toContain('Erika');
    const nothing = await htmlOf(page, '/items?q=gibt-es-nicht');
    expect(nothing).toContain('In dem, was durchsucht wurde, passt keine Sendung dazu.');
    expect(nothing).toContain('Nicht durchsucht: verloren und verlassen');
  });

  it('is waited for only so long: its own pages say that nothing is known', async () => {
    const page = scene.pageOf({ ...withOther(ready), timeout });
    for (const path of [
      '/items?tenant=verloren',
      '/tenants/verloren',
      `/deliveries/verloren/${scene.ids.stopped}`,
      `/deliveries/verloren/${scene.ids.accepted}/proof`,
    ]) {
      const answer = await page(request(path));
      expect([path, answer.status]).toEqual([path, 503]);
      const html = await answer.text();
      expect(html).toContain('exchange.operation.unreadable');
      expect(html).not.toMatch(/passt (dazu|keine)|Nichts zu tun|Erika/);
    }
    expect((await page(request('/tenants/musterstadt'))).status).toBe(200);
  });

  it('holds up no act on the others, and is told', async () => {
    const page = scene.pageOf({ ...withOther(ready), timeout });
    const fields = formOf(
      await htmlOf(page, `/deliveries/musterstadt/${scene.ids.stopped}`),
      'Wieder aufnehmen',
    );
    fields.set('action', 'retry-all');
    fields.set('code', 'exchange.outbox.destination-not-active');
    fields.delete('tenant');
    expect((await send(page, fields)).status).toBe(303);
    expect(scene.acted).toMatchObject([{ count: 1, notReached: ['verloren', 'verlassen'] }]);
  });

  it('makes metrics say which tenants are not known', async () => {
    const metrics = createExchangeMetrics({ ...withOther(ready), timeout, clock: () => scene.clock.now });
    const readable = (await metrics.read()).filter(({ metric }) => metric === 'readable');
    expect(Object.fromEntries(readable.map(({ labels, value }) => [labels.tenant, value]))).toEqual({
      musterstadt: 1,
      beispielhausen: 1,
      verloren: 0,
      verlassen: 0,
    });
  });
});

it('shows no zeros as if they had been counted when nothing could be read', async () => {
  await scene.store.close();
  const html = await htmlOf(scene.pageOf(), '/');
  expect(html).toContain('Ohne die 5 Mandanten, deren Stand nicht bekannt ist.');
  expect(html).not.toContain('class="figures"');
});

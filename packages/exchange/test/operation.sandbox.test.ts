import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExchangeMetrics, createHealth, createOperatorPage } from '../src/operation/index.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from './towns.ts';

/** What an operator sees of deliveries that really went over the service. */
describe('operation of two towns', () => {
  let sandbox: Sandbox;
  let sender: Town;
  let receiver: Town;
  const metrics = createExchangeMetrics({
    exchanges: {
      tenant: async (id) => (id === 'musterstadt' ? sender : receiver).exchange,
      forget: () => undefined,
    },
    tenants: () => ['musterstadt', 'beispielhausen'],
    keep: 0,
  });
  const page = createOperatorPage({
    exchanges: {
      tenant: async (id) => (id === 'musterstadt' ? sender : receiver).exchange,
      forget: () => undefined,
    },
    tenants: () => ['musterstadt', 'beispielhausen'],
    authorize: () => ({ name: 'M. Öztürk' }),
  });
  const html = async (path: string) => (await page(new Request(`https://it.kreis.example${path}`))).text();

  beforeAll(async () => {
    sandbox = await startSandbox();
    const { fitconnect } = sandbox.config().services;
    sender = musterstadt(fitconnect, { observer: metrics.observer });
    receiver = beispielhausen(fitconnect, { observer: metrics.observer });
  });
  afterAll(async () => {
    await sender?.[Symbol.asyncDispose]();
    await receiver?.[Symbol.asyncDispose]();
    await sandbox?.close();
  });

  it('follows a delivery to its proof, in both towns, and knows no more than each of them', async () => {
    const { fitconnect } = sandbox.config().services;
    const { id } = await sender.exchange.outbox.enqueue(hundesteuer(fitconnect, 'Az 32-17/2026'));
    expect(await html('/items')).toContain('Zum Versand vorgemerkt');
    while ((await sender.exchange.outbox.get(id))?.state !== 'sent') await sender.exchange.outbox.runOnce();
    const sent = await html(`/deliveries/musterstadt/${id}`);
    expect(sent).toContain('Versendet, noch nicht angenommen');
    expect(sent).toContain('Nächster Blick');
    expect(sent).not.toMatch(/Von der Behörde angenommen|Nachweis herunterladen/);

    while ((await sender.exchange.outbox.get(id))?.state !== 'accepted') {
      await receiver.exchange.inbox.runOnce();
      await sender.exchange.outbox.runOnce();
    }
    const accepted = await html(`/deliveries/musterstadt/${id}`);
    expect(accepted).toContain('Von der Behörde angenommen');
    const { remoteId, proof } = (await sender.exchange.outbox.get(id)) ?? {};
    const file = await page(new Request(`https://it.kreis.example/deliveries/musterstadt/${id}/proof`));
    expect(await file.json()).toEqual(proof);
    // One number finds both sides.
    const both = await html(`/items?q=${remoteId}`);
    expect(both).toContain('>musterstadt<');
    expect(both).toContain('>beispielhausen<');
    // Nothing of what was sent.
    expect(accepted + both).not.toMatch(/Rex|Anmeldung\.pdf|Impfpass/);
    expect(await html('/')).toContain('Nichts zu tun');

    const text = await (await metrics.handle(new Request('https://it.kreis.example/metrics'))).text();
    expect(text).toContain('states_total{tenant="musterstadt",direction="delivery",state="accepted"} 1\n');
    expect(text).toContain('states_total{tenant="beispielhausen",direction="received",state="accepted"} 1\n');
    expect(text).toContain(
      'rathaus_exchange_items{tenant="musterstadt",direction="delivery",state="sent"} 0\n',
    );
  });

  it('a service that is away is told, and makes nothing unready', async () => {
    const { fitconnect } = sandbox.config().services;
    await sandbox.close();
    const { id } = await sender.exchange.outbox.enqueue(hundesteuer(fitconnect, 'Az 32-18/2026'));
    await sender.exchange.outbox.runOnce();
    const away = await html(`/deliveries/musterstadt/${id}`);
    expect(away).toContain('Warum sie nicht weitergeht');
    expect(away).toContain('vorübergehende Störung');
    expect(away).toContain('Es wird von selbst wieder versucht.');
    const stores = [sender.config.store, receiver.config.store];
    const health = createHealth({ stores });
    expect((await health.handle(new Request('http://127.0.0.1/readyz'))).status).toBe(200);
    expect(await html('/')).toContain('Nichts zu tun');
  });
});

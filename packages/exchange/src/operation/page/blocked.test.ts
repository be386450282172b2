import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour } from '../../../test/operation-town.ts';
import { seedDelivery, seedReceived } from '../../../test/operation-world.ts';
import { htmlOf, operatorScene } from '../../../test/operator-scene.ts';
import { exchangeError } from '../../errors.ts';

let scene: Awaited<ReturnType<typeof operatorScene>>;
beforeEach(async () => {
  scene = await operatorScene();
});
afterEach(() => scene.store.close().catch(() => undefined));

describe('what keeps a delivery, where it is shown', () => {
  it('says of refused credentials wherever what waits for them is shown', async () => {
    const tenant = await htmlOf(scene.pageOf(), '/tenants/legenbach');
    const [, below = ''] = tenant.split('id="scheitert"');
    const [failing = '', lanes = ''] = below.split('id="ziele"');
    expect(failing).not.toContain('Nichts scheitert.');
    expect(failing).toContain('lehnt die Anmeldung ab, seit 01:00:00 Uhr');
    expect(failing).toContain('Nächste Prüfung: 07:09:00 Uhr');
    expect(lanes).toContain('Anmeldung abgelehnt seit 01:00:00 Uhr');
    expect(lanes).not.toContain('läuft');
    const list = await htmlOf(scene.pageOf(), '/items?tenant=legenbach');
    expect(list.match(/<code>core\.auth\.refused<\/code>/g)).toHaveLength(14);
    expect(await htmlOf(scene.pageOf(), '/items?tenant=beispielhausen')).not.toContain('core.auth');
    expect(await htmlOf(scene.pageOf(), '/tenants/beispielhausen')).toContain('Nichts scheitert.');
  });

  it('does not say so of what goes another way', async () => {
    const id = await seedDelivery(scene.store, {
      tenant: 'legenbach',
      at: scene.clock.now,
      transport: 'directory',
      address: JSON.stringify({ transport: 'directory', mailbox: 'archiv' }),
    });
    const other = { service: 'directory:archiv', lane: 'archiv' };
    const lane = { tenant: 'legenbach', ...other, paused_at: null };
    await scene.store.db.insertInto('work_lane').values(lane).execute();
    await scene.store.db.updateTable('work_item').set(other).where('id', '=', id).execute();
    expect(await htmlOf(scene.pageOf(), `/deliveries/legenbach/${id}`)).not.toContain('lehnt die Anmeldung');
    const list = await htmlOf(scene.pageOf(), '/items?tenant=legenbach');
    expect(list.match(/core\.auth\.refused/g)).toHaveLength(14);
  });

  it('names the key that is missing, and the button that helps', async () => {
    const id = await seedReceived(scene.store, {
      tenant: 'neustadt',
      at: scene.clock.now - hour,
      work: { class: 'local', code: 'exchange.jwe.unknown-kid', since: scene.clock.now - hour },
    });
    const { message } = exchangeError('exchange.jwe.unknown-kid', { message: 'kid neu<2026>-enc' });
    await scene.store.db
      .updateTable('work_item')
      .set({ error_message: message })
      .where('id', '=', id)
      .execute();
    const html = await htmlOf(scene.pageOf(), `/received/neustadt/${id}`);
    expect(html).toContain('Kennung des fehlenden Schlüssels (kid): <code>neu&lt;2026&gt;-enc</code>');
    expect(html).toContain('„Jetzt versuchen“');
    expect(html).toContain('>Jetzt versuchen</button>');
    expect(html).toContain('<dt>Zustellpunkt</dt>');
    expect(html).not.toContain('Postfach');
  });

  it('calls the receipt of a mailbox a receipt', async () => {
    const proof = JSON.stringify({ version: 1, receipt: { delivery: 'x' } });
    const id = await seedDelivery(scene.store, { tenant: 'altdorf', at: hour, state: 'accepted', proof });
    const html = await htmlOf(scene.pageOf(), `/deliveries/altdorf/${id}`);
    expect(html).toContain('Quittung herunterladen');
    expect(html).not.toContain('rathaus exchange verify DATEI');
  });
});

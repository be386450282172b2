import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, letter, minute, openPostOffice, type PostOffice } from '../../../test/post-office.ts';
import type { Exchange } from '../../index.ts';
import { createOperatorPage, type OperatorPage } from '../index.ts';

let office: PostOffice;
let sender: Exchange;
let page: OperatorPage;
beforeEach(async () => {
  office = await openPostOffice();
  sender = office.exchange('musterstadt');
  office.post.fault = () => {
    throw new TypeError('fetch failed');
  };
  // Asked again before it is believed: it stops a while after it began to fail.
  office.post.failureClass = () => 'refusal';
  page = createOperatorPage({
    exchanges: sender,
    clock: office.now,
    authorize: () => ({ name: 'M. Öztürk' }),
  });
});
afterEach(() => office.store.close());

const text = async (path: string) =>
  (await (await page(new Request(`https://it.kreis.example${path}`))).text()).replace(/<[^>]+>/g, ' ');
const clockOf = (at: number) =>
  new Date(at).toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin', hourCycle: 'h23' });

/** Lets it fail until it stops. Returns when it failed first and when it stopped. */
async function failUntilStopped(id: string): Promise<{ first: string; stop: string; stoppedAt: number }> {
  const first = clockOf(office.now());
  for (let tries = 0; tries < 50; tries += 1) {
    await sender.outbox.runOnce();
    if ((await sender.outbox.get(id))?.state === 'stopped')
      return { first, stop: clockOf(office.now()), stoppedAt: office.now() };
    office.pass(minute + 1000);
  }
  throw new Error('it does not stop');
}

describe('the times of a delivery that has stopped', () => {
  it('say when it stopped, apart from when it began to fail, again after a retry', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    office.pass(minute);
    for (const round of [1, 2]) {
      const { first, stop } = await failUntilStopped(id);
      expect(stop).not.toBe(first);
      office.pass(7 * minute);
      expect(await text('/tenants/musterstadt')).toMatch(/angehalten\s+1\s[^:]*\s7 min\s/);
      const overview = await text('/');
      expect([round, overview]).toEqual([
        round,
        expect.stringMatching(new RegExp(`1 Sendung ist angehalten, seit ${stop} Uhr`)),
      ]);
      expect(overview).toMatch(new RegExp(`Fehlversuche seit ${first} Uhr`));
      const detail = await text(`/deliveries/musterstadt/${id}`);
      expect(detail).toMatch(new RegExp(`Angehalten: ${stop} Uhr`));
      expect(detail).toMatch(new RegExp(`Fehlversuche: \\d+, seit ${first} Uhr`));
      // On its page and in the list.
      expect(detail).toMatch(new RegExp(`Zuletzt geändert\\s+${stop} Uhr`));
      expect(await text('/items')).toMatch(new RegExp(`\\s${stop} Uhr\\s*$`, 'm'));
      office.pass(hour);
      await sender.outbox.retry(id, { by: 'M. Öztürk' });
      const retried = clockOf(office.now());
      expect(await text(`/deliveries/musterstadt/${id}`)).toMatch(
        new RegExp(`Zuletzt geändert\\s+${retried} Uhr`),
      );
    }
  });

  it('and the numbers do not contradict them', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    expect(await text('/')).toContain('1 Mandant, 1 läuft ohne Störung');
    await failUntilStopped(id);
    const overview = await text('/');
    expect(overview).toContain('1 Mandant, 0 laufen ohne Störung');
    expect(overview).toContain('1 Vorgang wartet auf Sie');
    // Nothing waits to be sent: the oldest is the one that has stopped, and the number says so.
    expect(overview).toMatch(/noch nicht versendet\s+0\s/);
    expect(overview).toMatch(/angehalten\s+1\s/);
    expect(overview).toMatch(/älteste wartende oder angehaltene\s+\d+ min/);
  });
});

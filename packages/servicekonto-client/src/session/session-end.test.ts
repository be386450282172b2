import { createMemoryStateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createWorld, erika, issuer } from '../../test/mock-browser.ts';

const minute = 60_000;
const hoch = { ...erika, acr: 'STORK-QAA-Level-4' };

describe('the end of a session', () => {
  it('comes by our clock, however active the person is, even if the store never forgets', async () => {
    const world = createWorld({ config: { store: createMemoryStateStore({ clock: () => 0 }) } });
    await world.login(hoch, '?level=hoch');
    for (let n = 0; n < 7; n += 1) {
      world.advance(4 * minute);
      expect(await world.konto.extend(world.browser.request('/'))).toBeDefined();
    }
    world.advance(2 * minute);
    expect(await world.konto.extend(world.browser.request('/'))).toBeUndefined();
    expect(await world.browser.session()).toBeUndefined();
  });

  it('of a session that was raised is that of its new level', async () => {
    const world = createWorld();
    await world.login(erika, '?level=niedrig');
    await world.login(hoch, '?level=hoch');
    world.advance(5 * minute);
    expect(await world.browser.session()).toBeUndefined();
  });
});

describe('a second tab', () => {
  it('that needs a higher level is not sent on with the session of the first', async () => {
    const world = createWorld();
    await world.login(erika, '?level=substanziell');
    const response = await world.browser.visit('/login/broker?level=hoch&return=/antrag');
    expect(response.headers.get('location')).toMatch(issuer);
  });
});

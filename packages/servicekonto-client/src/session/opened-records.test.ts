import { describe, expect, it, vi } from 'vitest';
import { createWorld, erika } from '../../test/mock-browser.ts';
import { OpenedRecords } from './opened-records.ts';

describe('what was opened once', () => {
  it('is not decrypted again, and never outlives what the store says', async () => {
    const world = createWorld();
    await world.login();
    await world.browser.session();
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    try {
      for (let n = 0; n < 10; n += 1)
        expect((await world.browser.session())?.identity.subject).toBe('bpk2-erika');
      expect(decrypt).not.toHaveBeenCalled();
      world.advance(60_000);
      await world.browser.session();
      expect(decrypt).toHaveBeenCalledTimes(1);
    } finally {
      decrypt.mockRestore();
    }
    const id = world.browser.jar.get('__Host-rathaus-session')!;
    await world.browser.visit('/logout', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
    world.browser.jar.set('__Host-rathaus-session', id);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('cannot be changed by one request for the others', async () => {
    const world = createWorld();
    await world.login();
    const { identity } = (await world.browser.session())!;
    expect(() => Object.assign(identity, { subject: 'bpk2-otto' })).toThrow(TypeError);
    expect(() => Object.assign(identity.address!, { street: 'x' })).toThrow(TypeError);
    expect((await world.browser.session())?.identity).toEqual(identity);
  });

  it('ends with the pause and with the limit of its level', async () => {
    const world = createWorld();
    await world.login({ ...erika, acr: 'STORK-QAA-Level-4' }, '?level=hoch');
    await world.browser.session();
    world.advance(5 * 60_000);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('is a thousand at most, and only for the text that was opened', () => {
    let now = 0;
    const records = new OpenedRecords(() => now);
    const opened = { record: {} as never, csrf: new Uint8Array(), sid: 's' };
    for (let n = 0; n < 1500; n += 1) records.keep(`h${n}`, `s${n}`, opened);
    const living = Array.from({ length: 1500 }, (_, n) => records.find(`h${n}`, `s${n}`)).filter(Boolean);
    expect(living).toHaveLength(1000);
    expect(records.find('h1499', 'other')).toBeUndefined();
    expect(records.find('h1499', 's1499'), 'forgotten at once').toBeUndefined();
    now = 60_000;
    expect(records.find('h1498', 's1498')).toBeUndefined();
  });
});

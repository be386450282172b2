import { createMemoryStateStore } from '@rathaus/client-core';
import { describe, expect, it, vi } from 'vitest';
import { createWorld, erika } from '../../test/mock-browser.ts';
import { OpenedRecords } from './opened-records.ts';

describe('what was opened once', () => {
  it('is not decrypted again, and never outlives what the store says', async () => {
    const world = createWorld();
    await world.login();
    await world.browser.session();
    const decrypt = vi.spyOn(process.getBuiltinModule('node:crypto'), 'createDecipheriv');
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

  it('is asked for once a request, and an end in another process counts at once', async () => {
    const inner = createMemoryStateStore({ clock: () => Date.UTC(2026, 10, 23, 8) });
    const asked: string[] = [];
    const get = (key: string) => {
      asked.push(key.split(':')[2]!);
      return inner.get(key);
    };
    const here = createWorld({ config: { store: { ...inner, get } } });
    const there = createWorld({ config: { store: inner } });
    await here.login();
    for (const [name, value] of here.browser.jar) there.browser.jar.set(name, value);
    await here.browser.session();
    asked.length = 0;
    for (let n = 0; n < 3; n += 1) expect(await here.browser.session()).toBeDefined();
    expect(asked).toEqual(['session', 'session', 'session']);
    await there.browser.visit('/logout', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
    expect(await here.browser.session()).toBeUndefined();
  });

  it('follows the requests that another process has seen', async () => {
    const store = createMemoryStateStore({ clock: () => Date.UTC(2026, 10, 23, 8) });
    const [here, there] = [createWorld({ config: { store } }), createWorld({ config: { store } })];
    await here.login({ ...erika, acr: 'STORK-QAA-Level-4' }, '?level=hoch');
    for (const [name, value] of here.browser.jar) there.browser.jar.set(name, value);
    const until = async ({ browser }: typeof here) => (await browser.session())!.idleUntil.getTime();
    const first = await until(here);
    for (const world of [here, there]) world.advance(7_000);
    expect(await until(there)).toBe(first + 7_000);
    for (const world of [here, there]) world.advance(3_000);
    // Seen three seconds ago, and not ten: nothing is written, and the pause counts from there.
    expect(await until(here)).toBe(first + 7_000);
    const extended = (await there.konto.extend(there.browser.request('/')))!.idleUntil.getTime();
    expect(extended).toBe(first + 10_000);
    // Who looks for the time left gets it to the millisecond.
    const look = await here.konto.session(here.browser.request('/'), { touch: false });
    expect(look?.idleUntil.getTime()).toBe(extended);
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

  it('is a thousand at most, for a minute', () => {
    let now = 0;
    const records = new OpenedRecords(() => now);
    const opened = { record: {} as never, csrf: new Uint8Array(), sid: 's' };
    for (let n = 0; n < 1500; n += 1) records.keep(`h${n}`, `s${n}`, 0, opened);
    const living = Array.from({ length: 1500 }, (_, n) => records.find(`h${n}`)).filter(Boolean);
    expect(living).toHaveLength(1000);
    records.forget('h1499');
    expect(records.find('h1499')).toBeUndefined();
    now = 60_000;
    expect(records.find('h1498')).toBeUndefined();
  });
});

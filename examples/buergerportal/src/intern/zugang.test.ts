import { createMemoryStateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createZugang, pruefeZugangscode } from './zugang.ts';

const options = { town: 'x', code: 'richtig', store: createMemoryStateStore() };

describe('access of staff', () => {
  it('counts wrong codes by address, a /64 of IPv6 as one, and forgets them after a minute', async () => {
    let now = 0;
    const zugang = createZugang({ ...options, secure: false, clock: () => now });
    for (let count = 0; count < 10; count++)
      expect(await zugang.anmelden('falsch', `2001:db8:1:2::${count}`)).toEqual({ refused: 'wrong' });
    expect(await zugang.anmelden('richtig', '2001:db8:1:2:ffff::1')).toEqual({ refused: 'too-many' });
    expect(await zugang.anmelden('richtig', '2001:db8:1:3::1')).toHaveProperty('cookie');
    now = 60_000;
    expect(await zugang.anmelden('richtig', '2001:db8:1:2::1')).toHaveProperty('cookie');
  });

  it('binds the cookie to the host and to https where there is https', async () => {
    const zugang = createZugang({ ...options, secure: true });
    const result = await zugang.anmelden('richtig', '');
    const cookie = 'cookie' in result ? result.cookie : '';
    expect(cookie).toMatch(/^__Host-zugang-x=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const value = cookie.split(';')[0]!;
    const request = (text: string) => new Request('https://x.example', { headers: { cookie: text } });
    expect(await zugang.sitzung(request(value))).toBeDefined();
    // A sibling domain may set these: the browser sees no `__Host-` at the beginning.
    for (const space of ['\u00a0', '\v', '\f', '\u0085'])
      expect(await zugang.sitzung(request(`a=b; ${space}${value}`)), JSON.stringify(space)).toBeUndefined();
    // A second one was planted: neither counts.
    expect(await zugang.sitzung(request(`${value}; __Host-zugang-x=other`))).toBeUndefined();
  });

  it('refuses a short code outside the emulator', () => {
    expect(() => pruefeZugangscode('muster-4711', true)).not.toThrow();
    expect(() => pruefeZugangscode('muster-4711', false)).toThrow(/16/);
    expect(() => pruefeZugangscode('ein-langer-zufaelliger-code', false)).not.toThrow();
  });
});

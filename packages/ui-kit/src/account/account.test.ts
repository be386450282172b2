import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attributesOf } from '../render/content-of.ts';
import { renderAccount } from '../render/render.ts';
import type { AccountData } from './account.ts';

const NOON = Date.parse('2026-11-23T12:00:00+01:00');
const data: AccountData = {
  name: 'Erika',
  logout: '/abmelden',
  extend: '/sitzung',
  expires: '2026-11-23T12:05:00+01:00',
};
const render = (given: unknown, warn = () => {}): string =>
  renderAccount(given as AccountData, { clock: () => NOON, warn });

describe('the account as it is written', () => {
  it('says the end, and has forms to stay and to log out', () => {
    const html = render({ ...data, fields: { action: 'x' } });
    expect(html).toContain('Ihre Sitzung endet um 12:05 Uhr.');
    for (const action of ['/sitzung', '/abmelden'])
      expect(html).toMatch(
        new RegExp(`method="post" action="${action}"><input type="hidden" name="action" value="x"><button`),
      );
  });

  it('after the end offers a new login and nothing to stay', () => {
    const html = render({ ...data, expires: '2026-11-23T11:59:00+01:00', login: '/anmelden' });
    expect(html).toContain('Ihre Sitzung ist beendet');
    expect(html).toContain('href="/anmelden"');
    expect(html).not.toContain('/sitzung"');
  });

  it('gives the script what it needs as attributes of the element', () => {
    const more = { id: 's1', session: '/wie-lange', login: '/anmelden', warnBefore: 60 };
    const attributes = {
      expires: data.expires,
      now: new Date(NOON).toISOString(),
      'session-id': 's1',
      session: '/wie-lange',
      'warn-before': '60',
      login: '/anmelden',
    };
    const clock = () => NOON;
    expect(attributesOf('account', { ...data, ...more }, { clock })).toEqual(attributes);
    const host = /<rathaus-account[^>]*>/.exec(render({ ...data, ...more }))?.[0];
    for (const [name, value] of Object.entries(attributes)) expect(host).toContain(`${name}="${value}"`);
    expect(host).not.toContain('Erika');
    const texts = { title: 'Noch da?' };
    expect(attributesOf('account', data, { clock, texts })).toMatchObject({ texts: '{"title":"Noch da?"}' });
  });

  it('names a level that it does not know as not known', () => {
    expect(render({ ...data, level: 'sehr hoch' })).toContain('Vertrauensniveau: nicht bekannt');
  });

  it('is a safe page whatever it is given, and says what is wrong', () => {
    const evil = fc.oneof(
      fc.anything(),
      fc.constantFrom(
        'javascript:alert(1)',
        '<img src=x onerror=alert(1)>',
        '"><script>',
        '__proto__',
        null,
        Number.NaN,
        [],
        {},
        'x'.repeat(9999),
      ),
    );
    const members = ['name', 'level', 'expires', 'now', 'id', 'session', 'warnBefore', 'extend', 'logout'];
    const record = fc.dictionary(fc.constantFrom(...members, 'login', 'fields', 'links', 'left'), evil);
    fc.assert(
      fc.property(
        fc.oneof(
          evil,
          record,
          record.map((one) => ({ ...data, ...one })),
        ),
        (given) => {
          const warn = vi.fn();
          const html = render(given, warn);
          expect(html).not.toMatch(/<(script|img)|(href|action|session|login)="javascript/);
          if (given === null || typeof given !== 'object' || !('name' in given))
            expect(warn).toHaveBeenCalled();
          const asText = JSON.stringify(given, (_, one) => (typeof one === 'bigint' ? `${one}` : one)) ?? '';
          if (!/undefined|null|NaN|\[object/.test(asText))
            expect(html).not.toMatch(/undefined|null|NaN|\[object/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

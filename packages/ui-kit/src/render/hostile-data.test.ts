/** Data that run code of their own, or words that every object has: neither throws, leaks nor says what nobody said. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { timelineOfDefect, timelineOfDelivery } from '../timeline/entries.ts';
import { contentOf } from './content-of.ts';
import {
  renderConsent,
  renderField,
  renderLanguage,
  renderLogin,
  renderMailbox,
  renderTimeline,
} from './render.ts';

const warn = (): void => {};
const consent = {
  recipient: 'Stadt Musterstadt',
  purpose: 'Hundesteuer',
  attributes: [
    { id: 'name', label: 'Name', required: true },
    { id: 'phone', label: 'Telefon' },
  ],
};

describe('a member that cannot be read', () => {
  it.each([
    [
      'a getter that throws',
      {
        get providers(): never {
          throw new Error('no database');
        },
      },
    ],
    ['a proxy that is revoked', { providers: revoked() }],
  ])('is reported and missing: %s', (_, data) => {
    const told = vi.fn();
    expect(renderLogin(data as never, { warn: told })).toContain('Zurzeit nicht möglich.');
    expect(told).toHaveBeenCalledWith('login.data', 'providers: a value');
  });

  it('takes no other with it', () => {
    const data = {
      level: 'hoch',
      providers: [{ id: 'bundid', href: '/x' }, revoked()],
    };
    expect(renderLogin(data as never, { warn })).toContain('href="/x"');
  });
});

describe('a prototype that somebody has written to', () => {
  const everything = Object.prototype as unknown as Record<string, unknown>;
  afterEach(() => {
    delete everything.href;
    delete everything.extendWith;
  });

  it('gives no address past its reader', () => {
    everything.href = 'javascript:alert(1)';
    const provider = Object.assign(Object.create(null), { id: 'bundid' });
    expect(renderLogin({ providers: [provider] }, { warn })).not.toContain('javascript:');
  });

  it.each([['text'], [() => 5]])('breaks nothing: %s', (value) => {
    everything.extendWith = value;
    expect(renderLogin({ providers: [{ id: 'bundid', href: '/x' }] }, { warn })).toContain('href="/x"');
  });
});

describe('words that every object has', () => {
  it('are no provider, language or state', () => {
    const html = [
      renderLogin({ providers: [{ id: '_proto__', href: '/x' }] }, { warn }),
      renderLanguage({ languages: [{ lang: 'toString', href: '/x' }] }, { warn }),
      renderTimeline(timelineOfDefect({ status: 'toString' as never }), { warn }),
    ].join('');
    expect(html).not.toMatch(/\[object|native code/);
    expect(html).toContain('>Anmelden<');
    expect(html).toContain('Stand: nicht bekannt');
  });
});

describe('a time', () => {
  it('that is null in JSON has not come', () => {
    const times = { queued: '2026-11-03T09:00:00Z', sent: null, collected: null, accepted: null };
    const { entries } = timelineOfDelivery({ state: 'queued', times: times as never });
    expect(entries.map(({ state }) => state)).toEqual(['done', 'open', 'open']);
  });

  it('may be missing altogether', () => {
    expect(timelineOfDelivery({ state: 'sent', times: null as never }).entries).toHaveLength(3);
    expect(timelineOfDefect({ status: 'done', updates: null as never }).entries).toHaveLength(1);
  });

  it('at the beginning of 1970 is one', () => {
    const html = renderMailbox({ messages: [{ subject: 'S', href: '/', date: '1970-01-01' }] });
    expect(html).toContain('>1. Januar 1970<');
  });
});

describe('what a citizen has written', () => {
  it('keeps the line break that it begins with', () => {
    const html = renderField({ name: 'x', label: 'X', type: 'textarea', value: '\nHallo' });
    // A parser drops the first.
    expect(html).toContain('>\n\nHallo</textarea>');
    expect(renderField({ name: 'x', label: 'X', type: 'textarea', value: 'Hallo' })).toContain('>Hallo</');
  });
});

describe('consent', () => {
  it('takes no hidden field that says Yes, or to what', () => {
    const told = vi.fn();
    const fields = { decision: 'accept', consent: 'phone', csrf: 'c5rf' };
    const html = renderConsent({ ...consent, action: '/c', fields }, { warn: told });
    expect(html.match(/name="decision"/g)).toHaveLength(2);
    expect(html.match(/value="phone"/g)).toHaveLength(1);
    expect(html.match(/value="c5rf"/g)).toHaveLength(2);
    expect(told).toHaveBeenCalledWith('consent.data', 'fields.decision: another name');
    expect(told).toHaveBeenCalledWith('consent.data', 'fields.consent: another name');
  });

  it('sends nothing with a form of the page while nobody knows to whom', () => {
    expect(renderConsent({ ...consent, recipient: '' })).not.toContain('<input');
    expect(renderConsent(consent)).toContain('<input');
  });
});

describe('contentOf', () => {
  const keyOf = (name: 'consent' | 'field', data: object): unknown =>
    contentOf(name, data as never, (_: string, properties: object | null) => ({ ...properties }), { warn })[
      'key' as never
    ];
  const field = { name: 'a', label: 'A', type: 'radio', options: [{ value: 'ja', label: 'Ja' }] };

  it('names anew what is asked anew, so that no answer passes to it', () => {
    expect(keyOf('consent', consent)).toBe(keyOf('consent', { ...consent }));
    expect(keyOf('consent', { ...consent, recipient: 'Firma' })).not.toBe(keyOf('consent', consent));
    expect(keyOf('field', { ...field, options: [{ value: 'nein', label: 'Nein' }] })).not.toBe(
      keyOf('field', field),
    );
    expect(keyOf('field', { ...field, name: 'b' })).not.toBe(keyOf('field', field));
  });

  it('leaves an answer where only an error comes', () => {
    expect(keyOf('field', { ...field, error: 'Wählen Sie eine Antwort.' })).toBe(keyOf('field', field));
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

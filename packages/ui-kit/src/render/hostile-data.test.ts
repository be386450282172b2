/** Data that run code of their own, or words that every object has: neither throws, leaks nor says what nobody said. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { de } from '../locales/de.ts';
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

describe('a language', () => {
  it('of private parts has no name of its own', () => {
    const told = vi.fn();
    expect(renderLanguage({ languages: [{ lang: 'de-x-leicht', href: '/x' }] }, { warn: told })).toContain(
      '>de-x-leicht<',
    );
    expect(told).toHaveBeenCalledWith('language.name', 'de-x-leicht');
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

  it.each(['', 'bald', '0000-00-00T00:00:00Z'])('that is none has not come: %j', (accepted) => {
    const { entries } = timelineOfDelivery({ state: 'queued', times: { accepted } });
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

describe('options', () => {
  const shown = { providers: [{ id: 'bundid', href: '/x' }] };
  const throws = (): never => {
    throw new Error('no database');
  };
  const loop: Record<string, unknown> = {};
  loop.loop = loop;

  it.each<[string, unknown, string?]>([
    ['null', null],
    ['no object', 'de', 'options: object'],
    [
      'a member that throws',
      Object.defineProperty({}, 'lang', { get: throws, enumerable: true }),
      'options.lang: a value',
    ],
    ['languages that are none', { locales: null }],
    ['a language that is none', { locales: ['pl', {}] }, 'options.locales.0: a language with texts of login'],
    [
      'a language without this element',
      { lang: 'pl', locales: [{ lang: 'pl', dir: 'ltr' }] },
      'options.locales.0: a language with texts of login',
    ],
    ['a clock that stands still', { clock: () => Number.NaN }, 'options.clock: milliseconds since the epoch'],
    ['a clock that throws', { clock: throws }, 'options.clock: a value'],
    ['no clock', { clock: 5 }, 'options.clock: a value'],
    [
      'texts that throw',
      { texts: Object.defineProperty({}, 'signIn', { get: throws, enumerable: true }) },
      'texts: JSON',
    ],
    ['texts without an end', { texts: loop }, 'texts.loop: text'],
    ['attributes without a value', { attributes: { id: undefined, class: null } }],
    [
      'an attribute that is none',
      { attributes: { 'a b': 'x', '><script>': 'y' } },
      'options.attributes.a b: the name of an attribute, and a text',
    ],
  ])('%s: shows the data and says so', (_, options, about) => {
    const told = vi.fn();
    const given =
      typeof options === 'object' && options
        ? Object.create(options as object, { warn: { value: told } })
        : options;
    const spy = vi.spyOn(console, 'warn').mockImplementation(told);
    for (const html of [
      renderLogin(shown, given as never),
      JSON.stringify(contentOf('login', shown, (...tag: unknown[]) => tag, given as never)),
    ]) {
      expect(html).toContain('Mit BundID anmelden');
      expect(html).not.toMatch(/undefined|<script|\[object/);
    }
    spy.mockRestore();
    if (about) expect(told.mock.calls.map((call) => call.at(-1))).toContain(about);
    else expect(told).not.toHaveBeenCalled();
  });

  it('a text of a language that is none is left to German', () => {
    const told = vi.fn();
    const pl = { lang: 'pl', dir: 'ltr', login: { ...de.login, signIn: null } };
    expect(renderLogin(shown, { lang: 'pl', locales: [pl as never], warn: told })).toContain(
      'Mit BundID anmelden',
    );
    expect(told).toHaveBeenCalledWith('login.data', 'options.locales.0.texts.signIn: text');
  });

  it('a language that has not all texts speaks German where they are missing', () => {
    const pl = { lang: 'pl', dir: 'ltr', login: { signIn: 'Zaloguj przez {name}' } };
    const html = renderLogin({ ...shown, level: 'hoch' }, { lang: 'pl', locales: [pl as never], warn });
    expect(html).toContain('Zaloguj przez BundID');
    expect(html).not.toContain('undefined');
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

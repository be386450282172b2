import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { STATES } from '../../test/states.ts';
import { de } from '../locales/de.ts';
import {
  renderAccount,
  renderConsent,
  renderDataset,
  renderLevel,
  renderLogin,
  renderUpload,
} from './render.ts';
import { stylesheet } from './stylesheet.ts';

const tags = (html: string): string[] => html.replace(/="[^"]*"/g, '').match(/<[^>]*>/g) ?? [];

describe('render', () => {
  it('writes the same tags whatever the texts contain', () => {
    const evil = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('"><script>x</script>', "' onload='x", '<!--', ']]>', '&lt;', '$&', '{name}', '\u0000'),
    );
    fc.assert(
      fc.property(evil, (text) => {
        const build = (t: string): string =>
          renderLogin(
            { providers: [{ id: t, href: `/x?${encodeURIComponent(t)}`, label: t, hint: t }] },
            { warn: () => {} },
          ) +
          renderConsent({
            recipient: t,
            purpose: t,
            attributes: [{ id: t, label: t, value: t, reason: t }],
          }) +
          renderAccount({ name: t, logout: '/logout', fields: { t } }) +
          renderDataset({ title: t, publisher: t, files: [{ href: '/x', format: t }] }) +
          renderUpload({ name: 'x', error: t, label: t });
        expect(tags(build(text))).toEqual(tags(build('x')));
      }),
    );
  });

  it('never writes an inline style, script or handler', () => {
    for (const state of STATES) expect(state.html()).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('fills texts literally', () => {
    expect(renderAccount({ name: '$& {time}', logout: '/x' })).toContain(
      'Angemeldet als <bdi>$&amp; {time}</bdi>',
    );
  });

  it('writes plain links that work alone', () => {
    expect(renderLogin({ providers: [{ id: 'bundid', href: '/login/bundid' }] })).toMatch(
      /^<rathaus-login><div class="rathaus rathaus-login" lang="de" dir="ltr"><ul role="list"><li .*<a part="button" data-provider="bundid" href="\/login\/bundid">Mit BundID anmelden<\/a>/,
    );
  });

  it('keeps the logo out of the name and its permission in the HTML', () => {
    const html = renderLogin({
      providers: [
        { id: 'bundid', href: '/x', logo: { src: '/bundid.svg', permission: 'Bescheid vom 1.2.2026' } },
      ],
    });
    expect(html).toContain('<img part="logo" src="/bundid.svg" alt data-permission="Bescheid vom 1.2.2026">');
  });

  it('disables and explains accounts below the needed level', () => {
    const html = renderLogin({
      level: 'hoch',
      providers: [{ id: 'unternehmenskonto', href: '/x', maxLevel: 'substanziell' }],
    });
    expect(html).not.toContain('href');
    expect(html).toContain('Reicht für dieses Niveau nicht.');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('x');
      },
    ],
    ['rejects', () => Promise.reject(new Error('x'))],
    ['hangs', () => new Promise(() => undefined)],
  ])('writes the same page when the function for warnings %s', async (_, warn) => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const data = { providers: [{ id: 'unbekannt', href: 'javascript:alert(1)' }] };
    expect(renderLogin(data, { lang: 'fr', warn: warn as () => void })).toBe(
      renderLogin(data, { lang: 'fr', warn: () => undefined }),
    );
    await new Promise((done) => setTimeout(done, 5));
    expect(log.mock.calls.length).toBeLessThanOrEqual(1);
    log.mockRestore();
  });

  it('warns about a language it does not have and writes German, marked as German', () => {
    const warn = vi.fn();
    const html = renderLevel({ have: 'hoch' }, { lang: 'fr', warn });
    expect(warn).toHaveBeenCalledWith('language', 'fr');
    expect(html).toContain('<div class="rathaus rathaus-level" lang="de" dir="ltr">');
  });

  it('takes a language with a region, and else the one without', () => {
    const signIn = (lang: string): string =>
      renderLogin(
        { providers: [{ id: 'bundid', href: '/x' }] },
        {
          lang,
          locales: ['pt-BR', 'pt'].map((tag) => ({ ...de, lang: tag, login: { ...de.login, signIn: tag } })),
        },
      );
    expect(signIn('pt-BR')).toContain('>pt-BR<');
    expect(signIn('pt-PT')).toContain('>pt<');
    expect(signIn('en-GB')).toContain('>Sign in with BundID<');
  });

  it('takes other languages and single texts of the page', () => {
    expect(
      renderLogin({ providers: [{ id: 'bundid', href: '/x' }] }, { texts: { signIn: 'Weiter mit {name}' } }),
    ).toContain('Weiter mit BundID');
    const nds = { ...de, lang: 'nds', login: { ...de.login, signIn: 'Mit {name} anmellen' } };
    expect(
      renderLogin({ providers: [{ id: 'bundid', href: '/x' }] }, { lang: 'nds', locales: [nds] }),
    ).toContain('Mit BundID anmellen');
  });

  it.each([
    ['login.provider', () => renderLogin({ providers: [{ id: 'x', href: '/x' }] })],
    ['login.href', () => renderLogin({ providers: [{ id: 'bundid', href: '' }] })],
    ['login.label', () => renderLogin({ providers: [{ id: 'x', href: '/x', label: 'a'.repeat(81) }] })],
    ['level.data', () => renderLevel({ need: 'hoch', href: 'javascript:x' })],
    ['account.data', () => renderAccount({ name: 'E', logout: 'javascript:x' })],
    ['account.data', () => renderAccount({ name: 'E', logout: '/x', expires: 'morgen' })],
    ['consent.empty', () => renderConsent({ recipient: 'S', purpose: 'T', attributes: [] })],
    ['upload.name', () => renderUpload({ name: '' })],
    [
      'dataset.data',
      () => renderDataset({ title: 'T', publisher: 'P', files: [{ format: 'CSV', href: 'data:x' }] }),
    ],
  ])('warns with %s', (code, run) => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
    run();
    expect(log.mock.calls.map((call) => call[1])).toContain(code);
    log.mockRestore();
  });

  it('has styles for all elements in one sheet, each marked', () => {
    for (const { element } of STATES)
      expect(stylesheet).toMatch(new RegExp(`\\.rathaus-${element}, #r#r\\) \\{\\s*--r-${element}:`));
  });
});

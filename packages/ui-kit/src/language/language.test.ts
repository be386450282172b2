import { describe, expect, it, vi } from 'vitest';
import { renderLanguage } from '../render/render.ts';

const links = (languages: readonly { lang: string; href: string; name?: string }[], options = {}): string[] =>
  [...renderLanguage({ languages, current: 'de' }, options).matchAll(/<a .*?<\/a>/g)].map(([link]) => link);

describe('language', () => {
  it.each([
    ['de', 'Deutsch'],
    ['en', 'English'],
    ['tr', 'Türkçe'],
    ['uk', 'Українська'],
    ['ar', 'العربية'],
    ['pl', 'Polski'],
    ['de-simple', 'Leichte Sprache'],
    ['gsg', 'Gebärdensprache'],
  ])('%s calls itself %s', (lang, name) => {
    expect(links([{ lang, href: '/x' }])[0]).toContain(`<bdi>${name}</bdi>`);
  });

  it('marks the language of each name and of each page, and the one that is shown', () => {
    expect(
      links([
        { lang: 'de', href: '/' },
        { lang: 'ar', href: '/ar' },
        { lang: 'gsg', href: '/dgs' },
      ]),
    ).toEqual([
      '<a href="/" hreflang="de" lang="de" aria-current="true"><bdi>Deutsch</bdi></a>',
      '<a href="/ar" hreflang="ar" lang="ar"><bdi>العربية</bdi></a>',
      '<a href="/dgs" hreflang="gsg" lang="de"><bdi>Gebärdensprache</bdi></a>',
    ]);
  });

  it.each(['klingonisch!', '', 'abcd', 'a', '"><b>', 7, null])(
    'throws at no tag, as %j, and reports it',
    (lang) => {
      const warn = vi.fn();
      const html = renderLanguage(
        { languages: [{ lang: lang as string, href: '/x', name: 'Name' }] },
        { warn },
      );
      expect(html).toContain('hreflang="und"');
      expect(html).toContain('<bdi>Name</bdi>');
      expect(warn).toHaveBeenCalledWith('language.data', expect.stringContaining('languages.0.lang'));
    },
  );

  it('warns of a language whose name it does not know, and shows the tag', () => {
    const warn = vi.fn();
    expect(links([{ lang: 'zzz', href: '/x' }], { warn })[0]).toContain('<bdi>zzz</bdi>');
    expect(warn).toHaveBeenCalledWith('language.name', 'zzz');
  });
});

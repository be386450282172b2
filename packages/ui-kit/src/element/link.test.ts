import { describe, expect, it } from 'vitest';
import { renderDataset, renderLanguage, renderMailbox, renderTimeline } from '../render/render.ts';
import { htmlNode, toHtml } from '../tree/html.ts';
import { link } from './link.ts';

describe('a link', () => {
  it('has its attributes as they are given', () => {
    const html = toHtml(link(htmlNode, { rel: 'license', href: '/l', part: 'name', lang: 'de' }, 'Lizenz'));
    expect(html).toBe('<a rel="license" href="/l" part="name" lang="de">Lizenz</a>');
  });

  it.each([undefined, ''])('without address (%j) is text with what is true of the text', (href) => {
    const attributes = {
      href,
      hreflang: 'de',
      rel: 'license',
      lang: 'de',
      part: 'file',
      'aria-current': 'true',
    };
    expect(toHtml(link(htmlNode, attributes, 'Łódź'))).toBe(
      '<span part="file" lang="de" aria-current="true">Łódź</span>',
    );
  });

  it('without address is none in any element', () => {
    const href = 'javascript:alert(1)';
    const options = { warn: () => undefined };
    const pages = [
      renderDataset({ title: 'T', publisher: 'P', files: [{ href, format: 'CSV' }] }, options),
      renderLanguage({ languages: [{ lang: 'de', href }], current: 'de' }, options),
      renderMailbox({ message: { subject: 'S', links: [{ href, label: 'L' }] } }, options),
      renderTimeline({ entries: [{ title: 'T', state: 'done', links: [{ href, label: 'L' }] }] }, options),
    ];
    for (const html of pages) expect(html).not.toMatch(/<a[ >]|part="?button|hreflang/);
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { renderSummaryList } from '../render/render.ts';
import type { SummaryListData } from './summary-list.ts';

const one = (row: object): string =>
  renderSummaryList({ groups: [{ rows: [{ label: 'Telefon', ...row }] }] }, { warn: () => {} });

describe('summary-list', () => {
  it.each([
    [{}],
    [{ value: '' }],
    [{ value: ' \n ' }],
    [{ value: [] }],
    [{ value: ['', ' '] }],
    [{ files: [] }],
  ])('says of %j that there is no answer', (row) => {
    expect(one(row)).toContain('<dd part="empty">Keine Angabe</dd>');
  });

  it('names in the link what is changed, after the word that is seen', () => {
    expect(one({ value: '1', href: '/x' })).toContain(
      '<a href="/x" aria-label="Ändern: \u2068Telefon\u2069">Ändern</a>',
    );
    expect(one({ value: '1' })).not.toContain('Ändern');
  });

  it('has a value for each of several answers and files', () => {
    expect(one({ value: ['a', ' ', 'b'], files: [{ name: 'c' }, { name: 'd' }] })).toContain(
      '</dt><dd><bdi>a</bdi></dd><dd><bdi>b</bdi></dd><dd><span><bdi>c</bdi></span></dd><dd><span><bdi>d</bdi></span></dd></div>',
    );
    expect(one({ files: [{ name: 'a.pdf', bytes: 48_000, href: '/a' }] })).toMatch(
      /<a href="\/a"><bdi>a\.pdf<\/bdi><\/a><span part="size"> \(48\skB\)/,
    );
  });

  it('leads nowhere that is not safe, with a warning, and shows the answer', () => {
    const warn = vi.fn();
    const html = renderSummaryList(
      { groups: [{ rows: [{ label: 'X', value: 'Y', href: 'javascript:alert(1)' }] }] },
      { warn },
    );
    expect(html).not.toContain('javascript:');
    expect(html).toContain('<bdi>Y</bdi>');
    expect(warn).toHaveBeenCalledWith('summary-list.data', expect.stringContaining('groups.0.rows.0.href'));
  });

  it('says no word of a machine, whatever it is given', () => {
    const value = fc.anything({ maxDepth: 2, withNullPrototype: true });
    const row = fc.record({ label: value, value, files: value, href: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.oneof(
          value,
          fc.record({ groups: fc.array(fc.record({ title: value, rows: fc.array(row), note: value })) }),
        ),
        (data) => {
          const html = renderSummaryList(data as SummaryListData, { warn: () => {} });
          // Only texts and numbers may be written, and those are the page's own.
          const texts = JSON.stringify(data) ?? '';
          for (const word of ['undefined', 'null', 'NaN', '[object'])
            if (!texts.includes(`"${word}`)) expect(html).not.toContain(`>${word}<`);
        },
      ),
    );
  });
});

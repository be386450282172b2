import { describe, expect, it, vi } from 'vitest';
import { renderMailbox } from '../render/render.ts';

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('mailbox', () => {
  it('says unread by a word, and before opening that it counts as delivery, only when the data say so', () => {
    const entry = { subject: 'Bescheid', href: '/1', sender: 'Steueramt', attachments: 2, due: '2026-12-24' };
    const full = plain(renderMailbox({ messages: [{ ...entry, unread: true, opening: true }] }));
    expect(full).toContain('Ungelesen Bescheid Von Steueramt Anlagen: 2 Frist: 24. Dezember 2026');
    expect(full).toContain('gilt das als Zustellung');
    expect(plain(renderMailbox({ messages: [entry] }))).not.toMatch(/Ungelesen|Zustellung/);
  });

  it('says at the link what opening it means', () => {
    const html = renderMailbox({
      messages: [
        { subject: 'A', href: '/1', unread: true, opening: true },
        { subject: 'B', href: '/2', unread: true },
        { subject: 'C', href: '/3' },
      ],
    });
    expect([...html.matchAll(/<a [^>]*>/g)].map(([link]) => link)).toEqual([
      '<a href="/1" aria-description="Ungelesen. Wenn Sie diese Nachricht öffnen, gilt das als Zustellung.">',
      '<a href="/2" aria-description="Ungelesen">',
      '<a href="/3">',
    ]);
  });

  it('writes text as paragraphs and makes no link and no markup of it', () => {
    const html = renderMailbox({
      message: { subject: 'X', text: 'Guten Tag,\n\n<b>https://evil.example</b>\nZeile\n \nEnde' },
    });
    expect(html.match(/<p part="text" dir="auto">/g)).toHaveLength(3);
    expect(html).toContain('&lt;b&gt;https://evil.example&lt;/b&gt;\nZeile');
    expect(html).not.toContain('<a ');
  });

  it('has only safe links, from the data', () => {
    const warn = vi.fn();
    const html = renderMailbox(
      {
        message: {
          subject: 'X',
          links: [{ href: 'javascript:x', label: 'Böse' }],
          attachments: [{ href: 'data:x', name: 'böse.pdf' }],
          reply: 'vbscript:x',
        },
      },
      { warn },
    );
    expect(html).not.toContain('href');
    expect(warn.mock.calls.map(([, about]) => `${about}`.replace(/:.*/, ''))).toEqual([
      'message.links.0.href',
      'message.attachments.0.href',
      'message.reply',
    ]);
  });

  it.each([{}, { messages: [] }, { messages: 'x' }, null, 7])('says of %j that there is nothing', (data) => {
    const html = renderMailbox(data as object, { warn: () => {} });
    expect(html).not.toMatch(/undefined|null|NaN/);
    if (data && typeof data === 'object') expect(html).toContain('Sie haben keine Nachrichten.');
  });
});

/** What has an address that is not safe leads nowhere and is said all the same: nothing is lost with its link. */
import { describe, expect, it, vi } from 'vitest';
import {
  renderAccount,
  renderDataset,
  renderDefect,
  renderErrorSummary,
  renderLanguage,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
} from './render.ts';

const href = 'javascript:alert(1)';
const also = '/gut';
const state = 'done' as const;

describe('an unsafe address', () => {
  it.each([
    [
      'account',
      (warn: () => void) =>
        renderAccount(
          {
            name: 'E',
            logout: '/x',
            links: [
              { href, label: 'Erstes' },
              { href: also, label: 'Zweites' },
            ],
          },
          { warn },
        ),
    ],
    [
      'dataset',
      (warn) =>
        renderDataset(
          { title: 'Erstes', publisher: 'P', href, files: [{ href, format: 'CSV', title: 'Zweites' }] },
          { warn },
        ),
    ],
    ['defect', (warn) => renderDefect({ id: '1', title: 'Erstes, Zweites', status: 'done', href }, { warn })],
    [
      'error-summary',
      (warn) =>
        renderErrorSummary(
          {
            errors: [
              { text: 'Erstes', href },
              { text: 'Zweites', href: also },
            ],
          },
          { warn },
        ),
    ],
    [
      'language',
      (warn) =>
        renderLanguage(
          {
            languages: [
              { lang: 'de', href, name: 'Erstes' },
              { lang: 'en', href: also, name: 'Zweites' },
            ],
          },
          { warn },
        ),
    ],
    [
      'login',
      (warn) =>
        renderLogin(
          {
            providers: [
              { id: 'a', href, label: 'Erstes' },
              { id: 'b', href: also, label: 'Zweites' },
            ],
          },
          { warn },
        ),
    ],
    [
      'mailbox',
      (warn) =>
        renderMailbox(
          {
            messages: [
              { subject: 'Erstes', href },
              { subject: 'Zweites', href: also },
            ],
          },
          { warn },
        ),
    ],
    [
      'mailbox, one message',
      (warn) =>
        renderMailbox(
          {
            message: {
              subject: 'S',
              links: [
                { href, label: 'Erstes' },
                { href: also, label: 'x' },
              ],
              attachments: [{ href, name: 'Zweites' }],
            },
          },
          { warn },
        ),
    ],
    [
      'summary-list',
      (warn) =>
        renderSummaryList(
          {
            groups: [
              {
                rows: [
                  {
                    label: 'L',
                    files: [
                      { name: 'Erstes', href },
                      { name: 'Zweites', href: also },
                    ],
                  },
                ],
              },
            ],
          },
          { warn },
        ),
    ],
    [
      'timeline',
      (warn) =>
        renderTimeline(
          {
            entries: [
              { title: 'T', state, links: [{ href, label: 'Erstes' }], action: { href, label: 'Zweites' } },
            ],
          },
          { warn },
        ),
    ],
  ] as [string, (warn: () => void) => string][])('of %s loses nothing but the link', (_, render) => {
    const warn = vi.fn();
    const html = render(warn);
    expect(html).toContain('Erstes');
    expect(html).toContain('Zweites');
    expect(html).not.toContain('javascript:');
    expect(html).not.toMatch(/<li><\/li>/);
    expect(warn).toHaveBeenCalled();
  });
});

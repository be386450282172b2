import { describe, expect, it, vi } from 'vitest';
import type { DeliveryData } from '../delivery/delivery.ts';
import { en } from '../locales/en.ts';
import { renderTimeline } from '../render/render.ts';
import { timelineOfDefect, timelineOfDelivery } from './entries.ts';
import type { TimelineData } from './timeline.ts';

const clock = (): number => Date.parse('2026-11-23T12:00:00+01:00');
const past = '2026-11-23T11:00:00+01:00';
const future = '2026-11-23T12:00:01+01:00';

/** The entries as people read them. */
function read(data: TimelineData, warn = vi.fn(), lang = 'de'): string[] {
  const html = renderTimeline(data, { clock, warn, lang });
  return [...html.matchAll(/<li data-state.*?<\/p>/g)].map(([entry]) =>
    entry.replace(/<\/h\d>/g, ' | ').replace(/<[^>]*>/g, ''),
  );
}

describe('timeline', () => {
  it('says every state in words', () => {
    const states = ['done', 'now', 'open', 'todo', 'declined', 'stopped'] as const;
    expect(read({ entries: states.map((state) => ({ title: 'X', state })) })).toEqual([
      'X | Erledigt',
      'X | Läuft gerade',
      'X | Noch nicht geschehen',
      'X | Das müssen Sie tun',
      'X | Abgelehnt',
      'X | Angehalten',
    ]);
  });

  it.each(['done', 'now', 'declined', 'stopped'] as const)(
    'never shows as %s what is later than now',
    (state) => {
      const warn = vi.fn();
      expect(read({ entries: [{ title: 'X', state, at: future }] }, warn)).toEqual([
        'X | Noch nicht geschehen. Geplant für 23. November 2026 um 12:00',
      ]);
      expect(warn).toHaveBeenCalledWith('timeline.future', future);
      expect(read({ entries: [{ title: 'X', state, at: past }] })[0]).not.toContain('Geplant');
    },
  );

  it('says that it does not know a state, and does not guess', () => {
    const warn = vi.fn();
    expect(read({ entries: [{ title: 'X', state: 'accepted' as 'done', at: past }] }, warn)).toEqual([
      'X | Stand nicht bekannt, 23. November 2026 um 11:00',
    ]);
    expect(warn).toHaveBeenCalledWith('timeline.data', expect.stringContaining('entries.0.state'));
  });

  it.each([
    ['2026-11-23', 'Frist: 23. November 2026'],
    ['2026-11-22', 'Die Frist war am 22. November 2026 zu Ende.'],
    [past, 'Die Frist war am 23. November 2026 um 11:00 zu Ende.'],
  ])('a deadline of %s is over when the day or the instant is', (due, text) => {
    const html = renderTimeline({ entries: [{ title: 'X', state: 'todo', due }] }, { clock });
    expect(html.replace(/<[^>]*>/g, '')).toContain(text);
  });

  it('shows the newest on top when it is asked to', () => {
    const entries = [
      { title: 'A', state: 'done' },
      { title: 'B', state: 'open' },
    ] as const;
    expect(read({ entries, order: 'newest' }).map((text) => text[0])).toEqual(['B', 'A']);
    expect(read({ entries }).map((text) => text[0])).toEqual(['A', 'B']);
  });

  it.each([7, 1, '0', 'h2', null])('takes no heading of level %j', (headingLevel) => {
    const html = renderTimeline(
      { entries: [{ title: 'X', state: 'done' }], headingLevel: headingLevel as 2 },
      { warn: () => {} },
    );
    expect(html).toContain('<h3>');
  });
});

describe('the timeline of a delivery', () => {
  it.each<[DeliveryData['state'], DeliveryData['times'], string[]]>([
    [
      'queued',
      { queued: past },
      [
        'Zum Versand vorgemerkt | Erledigt, 23. November 2026 um 11:00',
        'Versendet | Noch nicht geschehen',
        'Von der Behörde angenommen | Noch nicht geschehen',
      ],
    ],
    [
      'sending',
      {},
      [
        'Zum Versand vorgemerkt | Erledigt',
        'Wird versendet | Läuft gerade',
        'Von der Behörde angenommen | Noch nicht geschehen',
      ],
    ],
    [
      'sent',
      {},
      [
        'Zum Versand vorgemerkt | Erledigt',
        'Versendet | Erledigt',
        'Von der Behörde angenommen | Noch nicht geschehen',
      ],
    ],
    [
      'collected',
      {},
      [
        'Zum Versand vorgemerkt | Erledigt',
        'Versendet | Erledigt',
        'Von der Behörde abgeholt | Erledigt',
        'Von der Behörde angenommen | Noch nicht geschehen',
      ],
    ],
    [
      'accepted',
      {},
      ['Zum Versand vorgemerkt | Erledigt', 'Versendet | Erledigt', 'Von der Behörde angenommen | Erledigt'],
    ],
    ['stopped', {}, ['Zum Versand vorgemerkt | Erledigt', 'Angehalten, muss geprüft werden | Angehalten']],
    [
      'rejected',
      { sent: past },
      [
        'Zum Versand vorgemerkt | Erledigt',
        'Versendet | Erledigt, 23. November 2026 um 11:00',
        'Von der Behörde zurückgewiesen | Abgelehnt',
      ],
    ],
  ])('%s', (state, times, expected) => {
    expect(read(timelineOfDelivery({ state, times }))).toEqual(expected);
  });

  it('of a word that is no state shows only what has its time', () => {
    const data = timelineOfDelivery({ state: 'delivered' as 'sent', times: { queued: past } });
    expect(read(data)).toEqual([
      'Zum Versand vorgemerkt | Erledigt, 23. November 2026 um 11:00',
      'Stand nicht bekannt | Stand nicht bekannt',
    ]);
  });

  it('does not believe a time that has not come', () => {
    expect(read(timelineOfDelivery({ state: 'accepted', times: { accepted: future } })).at(-1)).toContain(
      'Noch nicht geschehen',
    );
  });

  it('speaks other languages, and names who receives it', () => {
    const data = timelineOfDelivery({ state: 'collected', recipient: 'City of X' }, en.delivery);
    expect(read(data, vi.fn(), 'en')).toContain('Collected by City of X | Done');
  });
});

describe('the timeline of a defect report', () => {
  const updates = [{ at: past, text: 'An den Bauhof gegeben' }];
  it.each([
    ['received', 'Stand: eingegangen | Erledigt'],
    ['progress', 'Stand: in Bearbeitung | Läuft gerade'],
    ['done', 'Stand: erledigt | Erledigt'],
    ['declined', 'Stand: nicht zuständig oder abgelehnt | Abgelehnt'],
    ['closed', 'Stand: nicht bekannt | Stand nicht bekannt'],
  ])('%s: what happened, then where it stands', (status, last) => {
    expect(read(timelineOfDefect({ status: status as 'done', updates }))).toEqual([
      'An den Bauhof gegeben | Erledigt, 23. November 2026 um 11:00',
      last,
    ]);
  });
});

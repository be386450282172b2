import { describe, expect, it, vi } from 'vitest';
import { deliveryDe } from '../locales/de/delivery.ts';
import { htmlNode, toHtml } from '../tree/html.ts';
import { type DeliveryData, deliveryTree } from './delivery.ts';

/** The steps as people read them. */
function steps(data: DeliveryData, warn = vi.fn()): string[] {
  const html = toHtml(
    deliveryTree(data, { h: htmlNode, texts: deliveryDe, lang: 'de', warn, now: new Date(0) }),
  );
  return [...html.matchAll(/<li [^>]*>(.*?)<\/li>/g)].map(([, one]) => one!.replace(/<[^>]*>/g, ''));
}

const time = '2026-11-23T12:00:00+01:00';

describe('the steps of a delivery', () => {
  it.each<[DeliveryData['state'], string[]]>([
    [
      'queued',
      ['Zum Versand vorgemerkt (erledigt)', 'Versendet (als Nächstes)', 'Von der Behörde angenommen (offen)'],
    ],
    [
      'sending',
      ['Zum Versand vorgemerkt (erledigt)', 'Wird versendet (läuft)', 'Von der Behörde angenommen (offen)'],
    ],
    [
      'sent',
      [
        'Zum Versand vorgemerkt (erledigt)',
        'Versendet (erledigt)',
        'Von der Behörde angenommen (als Nächstes)',
      ],
    ],
    [
      'collected',
      [
        'Zum Versand vorgemerkt (erledigt)',
        'Versendet (erledigt)',
        'Von der Behörde abgeholt (erledigt)',
        'Von der Behörde angenommen (als Nächstes)',
      ],
    ],
  ])('%s: what is done and what comes', (state, expected) => {
    expect(steps({ state })).toEqual(expected);
  });

  it('shows no step as done that nobody saw', () => {
    expect(steps({ state: 'accepted' })).toEqual([
      'Zum Versand vorgemerkt (erledigt)',
      'Versendet (erledigt)',
      'Von der Behörde angenommen (erledigt)',
    ]);
    expect(steps({ state: 'stopped' })).toEqual([
      'Zum Versand vorgemerkt (erledigt)',
      'Angehalten, muss geprüft werden (Fehler)',
    ]);
  });

  it('shows what was reached before a bad end by its time', () => {
    expect(steps({ state: 'rejected', times: { sent: time, collected: time, rejected: time } })).toEqual([
      'Zum Versand vorgemerkt (erledigt)',
      'Versendet (erledigt) 23. November 2026 um 12:00',
      'Von der Behörde abgeholt (erledigt) 23. November 2026 um 12:00',
      'Von der Behörde zurückgewiesen (Fehler) 23. November 2026 um 12:00',
    ]);
  });

  it('takes an unknown word for nothing reached, and warns', () => {
    const warn = vi.fn();
    expect(steps({ state: 'delivered' as 'sent' }, warn).join()).not.toContain('erledigt');
    expect(warn).toHaveBeenCalledWith('state', 'delivered');
  });
});

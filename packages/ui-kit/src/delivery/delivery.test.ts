import { describe, expect, it } from 'vitest';
import { deliveryDe } from '../locales/de/delivery.ts';
import { htmlNode, toHtml } from '../tree/html.ts';
import { type DeliveryData, delivery } from './delivery.ts';

/** The content of an element as the server writes it, and what the reader reported. */
function content(given: object): { html: string; reports: string[] } {
  const reports: string[] = [];
  const data = delivery.read(given, (path) => void reports.push(path), '')!;
  const context = { h: htmlNode, texts: deliveryDe, lang: 'de', warn: () => {}, now: new Date(0) };
  return { html: toHtml(delivery.tree(data, context)), reports };
}

/** The steps as people read them. */
const steps = (data: DeliveryData): string[] =>
  [...content(data).html.matchAll(/<li [^>]*>(.*?)<\/li>/g)].map(([, one]) => one!.replace(/<[^>]*>/g, ''));

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

  it('says that an unknown state is not known, and calls nothing reached but what has a time', () => {
    const data = { state: 'delivered' as 'sent', times: { queued: time } };
    expect(steps(data)).toEqual([
      'Zum Versand vorgemerkt (erledigt) 23. November 2026 um 12:00',
      'Stand nicht bekannt',
    ]);
    expect(steps({ state: 'delivered' as 'sent' })).toEqual(['Stand nicht bekannt']);
    expect(content(data).reports).toEqual(['state']);
  });

  it('gives times to machines, and to what people write its own direction', () => {
    const { html } = content({
      state: 'stopped',
      times: { stopped: time },
      reference: 'א-1',
      recipient: 'עיר',
      reason: 'סיבה',
    });
    expect(html).toContain(`<time datetime="${time}">23. November 2026 um 12:00</time>`);
    expect(html).toContain('Vorgangsnummer: <bdi>א-1</bdi>');
    expect(html).toContain('<p part="reason"><bdi>סיבה</bdi></p>');
  });
});

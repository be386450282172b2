import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/index.ts';
import { personal, sampleReport } from './sample-report.ts';

const checkedAt = new Date('2026-11-23T17:00:00Z');
const tool = { name: 'rathaus', version: '1.4.0' };
const page = (report = sampleReport(), options = {}) =>
  [...renderReport(report, { checkedAt, tool, ...options })].join('');

describe('renderReport', () => {
  it('says in German what is wrong, where, why, who repairs it and how', () => {
    const html = page();
    for (const said of [
      '<html lang="de">',
      '<h1>Abgabefähig: nein</h1>',
      'Das Paket ist beschädigt und 100.000 Dateien fehlen.',
      'Mo 23. November 2026, 18:00 Uhr',
      '100.001 Fehler aus 2 Ursachen · 4 Warnungen · 1 Hinweis',
      'Diese Datei fehlt im Container.',
      'Ein fehlendes Primärdokument ist Verlust von Schriftgut',
      'Zuständig: ',
      'Den Export wiederholen und sein Protokoll',
      'Zeile 13, Spalte 9',
      'und 99.950 weitere Stellen',
      'Byte 12345',
      '6 Akten, 6 Vorgänge, 18 Dokumente, 18 Dateien',
    ]) {
      expect(html).toContain(said);
    }
    const at = ['R12</code>', 'R04</code>', 'R14</code>'].map((rule) => html.indexOf(rule));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('shows the records of the message with metadata, deadlines and what is left out', () => {
    const html = page();
    for (const said of [
      'Inhalt der Nachricht',
      'Aufbewahrung: 10 Jahre',
      'Aussonderungsart: bewerten',
      'Vertraulichkeit: offen',
      'Laufzeit: 01.01.2018 – 31.12.2020',
      'und weitere: 12.000 Akten, 12.000 Vorgänge, 1 Dokument',
    ]) {
      expect(html).toContain(said);
    }
    expect(page({ ...sampleReport(), outline: undefined })).not.toContain('Inhalt der Nachricht');
  });

  it('escapes everything that comes from the message', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u202e&';
    const report = sampleReport(1, 1);
    const [first] = report.findings;
    report.outline!.roots[0]!.title = evil;
    report.outline!.roots[0]!.facts.typ = evil;
    const html = page({
      ...report,
      name: evil,
      rootName: evil,
      version: undefined,
      prozessId: evil,
      findings: [
        {
          ...first!,
          values: { element: evil, fault: evil, id: evil },
          place: { kind: 'path', path: evil, file: evil, record: { kind: 'Akte', title: evil } },
        },
      ],
    });
    expect(html).not.toMatch(/<script|<img|[\0\u202e]/);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it('masks every name, subject, reference and file name, and keeps ids, lines, dates and codes', () => {
    const whole = page();
    const masked = page(sampleReport(), { mask: true });
    for (const word of personal) {
      expect(whole).toContain(word);
      expect(masked).not.toContain(word);
    }
    for (const kept of [
      '3f1c0a52-7b1d-4f7e-9a52-000000000001….pdf',
      'Zeile 13, Spalte 9',
      'Primaerdokument/<wbr>Dateiname',
      'Laufzeit: 01.01.2018 – 31.12.2020',
      'Vertraulichkeit: offen',
      'Zeichen: …',
      `Vorgang</span> 3f1c0a52-7b1d-4f7e-9a52-`,
      '<dd>Aussonderung (0503)</dd>',
    ]) {
      expect(masked).toContain(kept);
    }
    expect(page({ ...sampleReport(), name: 'Akte Erika Beispiel.zip' }, { mask: true })).toContain('….zip');
  });

  it('speaks English, too', () => {
    const html = page(sampleReport(), { language: 'en' });
    for (const said of [
      '<html lang="en">',
      'Ready to hand over: no',
      'Retention: 10 years',
      'Content of the message',
    ])
      expect(html).toContain(said);
  });
});

import { describe, expect, it } from 'vitest';
import { maskReport, nextStep, renderReport, reportTexts } from '../../src/report/index.ts';
import { personal, sampleReport } from './sample-report.ts';

const checkedAt = new Date('2026-11-23T17:00:00Z');
const page = (report = sampleReport(), options = {}) =>
  [...renderReport(report, { checkedAt, ...options })].join('');

describe('renderReport', () => {
  it('says in German what is wrong, where, why, who repairs it and how', () => {
    const html = page();
    for (const text of [
      '<html lang="de">',
      'Abgabefähig: nein',
      'Geprüft am 23. November 2026 um 18:00 Uhr',
      '100.001 Fehler, 4 Warnungen, 1 Hinweis',
      'Eine Datei der Nachricht fehlt im Container',
      'Hersteller der E-Akte oder des Fachverfahrens: Den Export wiederholen.',
      'Zeile 13, Spalte 9',
      'und 99.950 weitere Fundstellen',
      'Aufbewahrung: 10 Jahre',
      'Laufzeit: 01.01.2018 – 31.12.2020',
      'und weitere: 12.000 Akten, 12.000 Vorgänge, 1 Dokument',
    ]) {
      expect(html).toContain(text);
    }
    expect(html.indexOf('R12')).toBeLessThan(html.indexOf('R04'));
    expect(html.indexOf('R04')).toBeLessThan(html.indexOf('R14'));
  });

  it('escapes everything that comes from the message', () => {
    const report = sampleReport(1, 1);
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u202e&';
    report.name = evil;
    report.rootName = evil;
    report.prozessId = evil;
    report.outline!.roots[0]!.title = evil;
    report.outline!.roots[0]!.facts.typ = evil;
    report.groups[1]!.places[0] = {
      message: { de: evil, en: evil },
      path: evil,
      file: evil,
      object: { kind: 'Akte', title: evil },
    };
    const html = page(report);
    expect(html).not.toMatch(/<script|<img|[\0\u202e]/);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it('masks every name, subject, reference and file name, and keeps ids and lines', () => {
    const whole = page();
    const masked = page(sampleReport(), { mask: true });
    for (const word of personal) {
      expect(whole).toContain(word);
      expect(masked).not.toContain(word);
    }
    expect(masked).toContain('3f1c0a52-7b1d-4f7e-9a52-000000000001….pdf');
    expect(masked).toContain('Zeile 13, Spalte 9');
    expect(masked).toContain('sind in dieser Fassung ausgeblendet');
    expect(maskReport({ ...sampleReport(), name: 'Akte Erika Beispiel.zip' }).name).toBe('….zip');
  });

  it('speaks English, too, with a text for everything German has', () => {
    const html = page(sampleReport(), { language: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Ready to hand over: no');
    const keys = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys(inner)]))
        : typeof value;
    expect(keys(reportTexts.en)).toEqual(keys(reportTexts.de));
  });

  it('has no script, no request and no inline handler or style attribute', () => {
    const html = page();
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|src=|url\(|@import|https?:/i);
  });

  it('names the next step by who has to act', () => {
    const report = sampleReport();
    expect(nextStep(report)).toBe('transfer-again');
    expect(nextStep({ ...report, groups: report.groups.slice(0, 3) })).toBe('vendor');
    expect(nextStep({ ...report, acceptable: true })).toBe('look-at-warnings');
    expect(nextStep({ ...report, acceptable: true, warnings: 0 })).toBe('hand-over');
  });
});

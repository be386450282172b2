import { describe, expect, it } from 'vitest';
import { bundidProfile } from '../../saml/profile.ts';
import { attacks } from '../attacks/all.ts';
import type { JudgedAttempt } from '../judge.ts';
import type { AttackReport, AttackResult } from './result.ts';
import { writeAttackReport } from './write.ts';

const attempt = (outcome: JudgedAttempt['outcome'], location: string): JudgedAttempt => ({
  name: { de: 'wie beschrieben', en: 'as described' },
  outcome,
  reason: { de: outcome === 'accepted' ? 'ANGENOMMEN: angemeldet' : 'abgewiesen', en: outcome },
  visit: {
    status: 303,
    location,
    cookies: ['session'],
    elsewhere: undefined,
    injected: false,
    fault: undefined,
    milliseconds: 12,
    names: [],
    end: undefined,
    page: undefined,
  },
});

const result = (id: string, verdict: AttackResult['verdict'], location = '/konto'): AttackResult => {
  const found = attacks.find((attack) => attack.id === id);
  if (!found) throw new Error(id);
  return {
    ...found,
    verdict,
    note: undefined,
    attempts:
      verdict === 'not-judged' ? [] : [attempt(verdict === 'failed' ? 'accepted' : 'refused', location)],
  };
};

const report = (results: readonly AttackResult[], more: Partial<AttackReport> = {}): AttackReport => ({
  verdict: 'failed',
  provider: 'bundid',
  login: 'http://localhost:3000/login/bundid',
  acs: 'http://localhost:3000/login/callback/bundid',
  issuer: 'http://127.0.0.1:4401/idp',
  startedAt: Date.parse('2026-11-30T12:00:00Z'),
  finishedAt: Date.parse('2026-11-30T12:01:00Z'),
  control: { profile: bundidProfile, by: ['name'], page: 'http://localhost:3000/konto', passed: 9 },
  reason: undefined,
  attacks: results,
  ...more,
});

const usual = report([
  result('unsigned', 'failed'),
  result('wrong-audience', 'passed'),
  result('open-redirect', 'not-judged'),
]);

/** Cells of the row of a requirement. */
const row = (html: string, id: string): string => {
  const found = html.split('<tr').find((part) => part.includes(`<td>${id}</td>`));
  return found?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';
};

describe('the report', () => {
  it('says first what it is not', () => {
    const html = writeAttackReport(usual, 'html');
    const text = html.slice(html.indexOf('<main>'));
    const notice = text.indexOf('kein Zertifikat, keine Konformitätserklärung, kein Penetrationstest');
    expect(notice).toBeGreaterThan(0);
    expect(notice).toBeLessThan(text.indexOf('Ergebnis</h2>'));
  });

  it('never says that a requirement is met', () => {
    for (const format of ['html', 'markdown'] as const)
      expect(writeAttackReport(usual, format)).not.toMatch(/erfüllt|konform\b|zertifiziert|nachgewiesen/i);
  });

  it('maps each requirement to attacks and to what came of them', () => {
    const html = writeAttackReport(usual, 'html');
    expect(row(html, 'A3.10.02')).toContain('VERLETZT: Antwort ganz ohne Signatur');
    expect(row(html, 'A3.10.04')).toContain('kein Angriff gelungen (1 Versuch)');
    expect(row(html, 'A3.9.09')).toContain('nicht beurteilt');
    expect(row(html, 'A3.17.02')).toContain('nicht geprüft');
    expect(html).toContain('Nicht öffentlich.');
  });

  it('shows harm and reference of what was accepted', () => {
    const markdown = writeAttackReport(usual, 'markdown');
    expect(markdown).toContain('### Antwort ganz ohne Signatur (kritisch)');
    expect(markdown).toContain('meldet sich als beliebige Person an');
    expect(markdown).toContain('SAML Profiles 2.0, 4.1.3.5');
  });

  it('is a page that runs nothing and loads nothing, whatever the service calls its paths', () => {
    const evil = result('unsigned', 'failed', '/<script>alert(1)</script>|`x`');
    const html = writeAttackReport(report([evil]), 'html');
    expect(html).not.toContain('<script');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('@media print');
    const markdown = writeAttackReport(report([evil]), 'markdown');
    expect(markdown).toContain('\\<script\\>');
  });

  it('without a verdict says why', () => {
    const html = writeAttackReport(
      report([], { verdict: 'not-judged', reason: 'control-refused', control: undefined }),
      'html',
    );
    expect(html).toContain('Kein Urteil');
    expect(html).toContain('auch eine richtige Antwort nicht angenommen');
    expect(row(html, 'A3.10.02')).toContain('nicht geprüft');
  });
});

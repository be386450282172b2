import { reportJson, viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { type Look, loginKind, type UncheckedReason } from '../areas/servicekonto/doctor/doctor-report.ts';
import { readinessText } from '../readiness/print-readiness.ts';
import { readinessReport } from '../readiness/readiness-report.ts';
import { lineOf, readinessCatalogue } from '../readiness/readiness-texts.ts';
import { loginWords } from './servicekonto-doctor.ts';
import { samlCodes } from './servicekonto-doctor-saml.ts';

const name = 'Đorđe Œuvré-Müller';
const reportOn = (look: Look, thing = 'client') =>
  readinessReport(loginKind, [{ thing, about: 'broker', look }]);
const catalogue = readinessCatalogue(loginWords);
const show = (look: Look, language: 'de' | 'en') => {
  const report = reportOn(look);
  const lines = report.lines.map((line) => lineOf(loginWords, line));
  return readinessText(viewReport(report, catalogue), lines, { language, paint: (_tone, text) => text });
};

describe('sentences of the doctor of a login', () => {
  it.each([
    ['cookie-keys-weak', 'lässt sich erraten', 'can be guessed'],
    ['callback-refused', 'nicht hinterlegt', 'not registered'],
    ['servicekonto.client.invalid', 'Geheimnis', 'secret'],
    ['core.sandbox.refused', 'Emulator', 'emulator'],
    ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED'],
    ['no.such.code', 'nicht gerechnet', 'did not expect'],
  ])('%s: what it means and what to do', (code, de, en) => {
    expect(show({ state: 'failed', code }, 'de')).toContain(de);
    expect(show({ state: 'failed', code }, 'en')).toContain(en);
    expect(show({ state: 'failed', code }, 'de')).toMatch(/\n {2} {7} {2}Zu tun: .{10}/);
    expect(show({ state: 'failed', code }, 'en')).not.toMatch(/undefined|\[object/);
  });

  it.each(Object.keys(samlCodes))('%s: what to do, in both languages', (code) => {
    const said = '2026-12-01, SHA-256 AB:CD…';
    for (const [language, heading] of [
      ['de', 'Zu tun'],
      ['en', 'To do'],
    ] as const) {
      const text = show({ state: 'failed', code, said }, language);
      expect(text).toContain(`(${said}). [${code}]\n`);
      expect(text).toMatch(new RegExp(`\\n {2} {7} {2}${heading}: .{20}`));
    }
  });

  it('what is weak is said, and fails nothing; what is absent is no gap', () => {
    const verdict = (look: Look) => reportOn(look, 'address').verdict;
    expect(verdict({ state: 'weak', code: 'address-http' })).toBe('passed');
    expect(verdict({ state: 'not-applicable', why: 'no-gateway' })).toBe('passed');
    expect(verdict({ state: 'not-judged', why: 'unclear' })).toBe('not-judged');
    expect(verdict({ state: 'failed', code: 'keys-none' })).toBe('failed');
    expect(show({ state: 'weak', code: 'address-http' }, 'de')).toMatch(/^ {2}Warnung {2}Zugang/m);
  });

  it.each<UncheckedReason>([
    'config',
    'discovery',
    'client',
    'callback',
    'not-said',
    'protocol',
    'unclear',
    'no-date',
    'application-away',
    'no-algorithm',
    'login-only',
  ])('why something was not judged: %s', (why) => {
    for (const language of ['de', 'en'] as const) {
      const text = show({ state: 'not-judged', why }, language);
      expect(text).not.toContain('undefined');
      expect(text).toMatch(
        language === 'de'
          ? /^ {2}offen .*: .{10}.*\n {11}Zu tun: \S.{10}/m
          : /^ {2}open .*: .{10}.*\n {11}To do: \S.{10}/m,
      );
    }
  });

  it('hides what an error says of a case', () => {
    const report = reportOn({ state: 'failed', code: 'store-wrong', said: name }, 'store');
    const json = JSON.stringify(reportJson(report, catalogue, { mask: true }).findings);
    expect(json).not.toMatch(/Đorđe|Müller/);
    expect(show({ state: 'failed', code: 'store-wrong', said: name }, 'de')).toContain(name);
  });
});

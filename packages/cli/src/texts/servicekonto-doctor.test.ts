import { reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import {
  type CheckedLine,
  type Look,
  reportOn,
  type UncheckedReason,
} from '../areas/servicekonto/doctor/doctor-report.ts';
import { loginDoctorCatalogue } from './servicekonto-doctor.ts';

const name = 'Đorđe Œuvré-Müller';
const show = (look: Look, language: 'de' | 'en', mask = false) => {
  const lines: CheckedLine[] = [{ thing: 'client', provider: 'broker', look }];
  return reportText(reportOn(lines), loginDoctorCatalogue, { language, mask });
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
    expect(show({ state: 'failed', code }, 'de')).toMatch(/Zu tun \(Betrieb\): .{10}/);
    expect(show({ state: 'failed', code }, 'en')).not.toMatch(/undefined|\[object/);
  });

  it('what is weak is said, and fails nothing; what is absent is no gap', () => {
    const verdict = (look: Look) => reportOn([{ thing: 'address', look }]).verdict;
    expect(verdict({ state: 'weak', code: 'address-http' })).toBe('passed');
    expect(verdict({ state: 'not-applicable', why: 'no-gateway' })).toBe('passed');
    expect(verdict({ state: 'not-judged', why: 'unclear' })).toBe('not-judged');
    expect(verdict({ state: 'failed', code: 'keys-none' })).toBe('failed');
    expect(show({ state: 'weak', code: 'address-http' }, 'de')).toContain('Nur zum Entwickeln');
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
  ])('why something was not judged: %s', (why) => {
    for (const language of ['de', 'en'] as const) {
      const text = show({ state: 'not-judged', why }, language);
      expect(text).not.toContain('undefined');
      expect(text).toMatch(
        language === 'de' ? /Nicht geprüft:\n {2}– \S.{20}/ : /Not checked:\n {2}– \S.{20}/,
      );
    }
  });

  it('hides what an error says of a case', () => {
    const report = reportOn([{ thing: 'store', look: { state: 'failed', code: 'store-wrong', said: name } }]);
    const json = JSON.stringify(reportJson(report, loginDoctorCatalogue, { mask: true }).findings);
    expect(json).not.toMatch(/Đorđe|Müller/);
    expect(reportText(report, loginDoctorCatalogue)).toContain(name);
  });
});

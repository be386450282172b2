import { pointer, term } from '@rathaus/client-core/findings';
import { explain, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { type DoctorReport, type DoctorValues, doctorRules } from '../areas/doctor/doctor-report.ts';
import { doctorCatalogue } from './doctor.ts';

const name = 'Đorđe Œuvré-Müller';
/** Every rule with values; what may come from a configuration or a service carries a name. */
const values: DoctorValues = {
  'cli.doctor.node': { found: term('v20.0.0'), needed: term('22.18.0') },
  'cli.doctor.clock': { now: term('1970-01-01T00:00:00.000Z') },
  'cli.doctor.clock-differs': { seconds: 90 },
  'cli.doctor.temporary-full': { gigabytes: 0.5 },
  'cli.doctor.temporary-closed': {},
  'cli.doctor.ports-taken': { ports: [term('4400')] },
  'cli.doctor.sandbox-absent': { origin: `http://127.0.0.1/${name}` },
  'cli.doctor.sandbox-other': { origin: `http://127.0.0.1/${name}` },
  'cli.doctor.sandbox-silent': { services: [name] },
  'cli.doctor.config-unreadable': {},
  'cli.doctor.config-json': {},
  'cli.doctor.config-secret': {},
  'cli.doctor.config-http': {},
  'cli.doctor.config-exchange': { where: name, de: term('fehlt'), en: term('is missing') },
  'cli.doctor.config-login': { de: term('fehlt'), en: term('is missing') },
  'cli.doctor.certificate-expired': { days: -1, until: term('2026-11-29'), fingerprint: term('AB:CD') },
  'cli.doctor.certificate-ends': { days: 1, until: term('2026-12-01'), fingerprint: term('AB:CD') },
};

describe('sentences of the doctor', () => {
  it.each(Object.keys(values) as (keyof DoctorValues)[])('%s, masked and not', (rule) => {
    const finding = doctorRules.finding(rule, pointer('config', name), values[rule] as never);
    const report: DoctorReport = {
      kind: 'cli.doctor',
      verdict: 'failed',
      findings: [finding],
      unchecked: [],
      counts: { error: 1, warning: 0, info: 0 },
      facts: { sandbox: { state: 'running', origin: `http://127.0.0.1/${name}` } },
    };
    const plain = explain(finding, doctorCatalogue);
    const masked = explain(finding, doctorCatalogue, { mask: true });
    for (const language of ['de', 'en'] as const) {
      const shown = reportText(report, doctorCatalogue, { language, mask: true });
      expect(shown).not.toMatch(/Đorđe|Œuvré|Müller|undefined|\[object/);
      expect(masked.message[language]).toBe(
        plain.message[language].replace(`http://127.0.0.1/${name}`, '…').replace(name, '…'),
      );
      expect(masked.repair[language].length).toBeGreaterThan(5);
    }
    expect(JSON.stringify(reportJson(report, doctorCatalogue, { mask: true }))).not.toMatch(
      /Đorđe|Œuvré|Müller/,
    );
    expect(reportText(report, doctorCatalogue)).toContain(name);
  });
});

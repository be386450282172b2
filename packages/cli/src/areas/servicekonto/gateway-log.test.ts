import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { createMockTerminal } from '../../../test/mock-terminal.ts';
import { outputOn } from '../../program/output.ts';
import { gatewayLog } from './gateway-log.ts';

const time = '2026-11-23T12:00:00.000Z';

/** A log, and what it has written. */
function bench(asJson: boolean, all = true) {
  const { terminal, err } = createMockTerminal();
  return { log: gatewayLog({ all, asJson }, { terminal, ...outputOn(terminal) }), err };
}

/** What an error may know: ids, and what nobody may read in a log. */
const ids = {
  tenant: 'musterstadt',
  provider: 'broker',
  kid: '2026-11',
  operation: 'get',
  check: 'aud',
  reason: 'ECONNREFUSED',
  network: 7,
};
const canaries = {
  url: 'https://canary.example/antrag?name=Erika',
  key: 'canary-schluessel',
  subject: 'canary-erika',
  message: 'canary',
  level: 'canary',
  hasName: true,
};
const entry = {
  level: 'error',
  code: 'servicekonto.store.failed',
  message: 'The state store failed',
} as const;

describe('a line of the log of a gateway', () => {
  it('has the ids of its details, and nothing else of them', () => {
    const { log, err } = bench(true);
    log.line({ ...entry, details: { ...ids, ...canaries } });
    expect(JSON.parse(err())).toEqual({ time, ...entry, ...ids });
  });

  it('takes no id that is more than a word or a number', () => {
    const { log, err } = bench(true);
    // A provider that was written without types can say such a thing.
    const details: NonNullable<LogEntry['details']> = JSON.parse(
      '{ "tenant": { "name": "canary" }, "kid": ["canary"], "check": true, "provider": "broker" }',
    );
    log.line({ ...entry, details });
    expect(JSON.parse(err())).toEqual({ time, ...entry, provider: 'broker' });
  });

  it('is a sentence for a person who looks on, without details', () => {
    const { log, err } = bench(false);
    log.line({ ...entry, details: { ...ids, ...canaries } });
    expect(err()).toBe(`${time} error servicekonto.store.failed The state store failed\n`);
  });

  it('says which certificate it is about, for people and programs', () => {
    const warning = {
      level: 'warn',
      code: 'key.warning',
      message: 'our signing certificate ends within 30 days',
    } as const;
    const details = {
      tenant: 'musterstadt',
      provider: 'bundid',
      use: 'signing',
      fingerprint: 'AB:CD',
      days: 29,
    };
    const forPeople = bench(false, false);
    forPeople.log.line({ ...warning, details: { ...details, ...canaries } });
    expect(forPeople.err()).toBe(
      `${time} warn key.warning our signing certificate ends within 30 days tenant=musterstadt provider=bundid use=signing fingerprint=AB:CD days=29\n`,
    );
    const forPrograms = bench(true, false);
    forPrograms.log.line({ ...warning, details });
    expect(JSON.parse(forPrograms.err())).toEqual({ time, ...warning, ...details });
  });

  it('is written when it warns, also where events are not', () => {
    const { log, err } = bench(true, false);
    log.event({ type: 'login.started', tenant: 'musterstadt', provider: 'broker', level: 'hoch' });
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log.line({ ...entry, level });
    const levels = err()
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { level: string }).level);
    expect(levels).toEqual(['warn', 'error']);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import {
  type AttackOptions,
  type AttackReport,
  attackLogin,
  writeAttackReport,
} from '../../src/attack/index.ts';
import { logoutAttacks } from '../../src/attack/logout/attacks/all.ts';
import { logoutFoundBy } from './logout-found-by.ts';
import type { LogoutHole } from './logout-hole.ts';
import {
  startTestServiceProvider,
  type TestServiceProvider,
  type TestServiceProviderOptions,
} from './service-provider.ts';

let service: TestServiceProvider | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

const all = logoutAttacks.map(({ id }) => id);
const few = ['logout-unsigned', 'logout-destination', 'logout-redirect-order'];

async function attacked(
  options: TestServiceProviderOptions,
  more: Partial<AttackOptions> = {},
): Promise<AttackReport> {
  service = await startTestServiceProvider(options);
  const { login, acs, slo } = service;
  return attackLogin({ login, acs, slo, only: all, ...more });
}
const failed = ({ attacks }: AttackReport) =>
  attacks
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ id }) => id)
    .sort();
/** Names of all forms that were played, or of those with this outcome. */
const forms = ({ attacks }: AttackReport, wanted?: 'accepted') =>
  attacks.flatMap(({ id, attempts }) =>
    attempts
      .filter(({ outcome }) => wanted === undefined || outcome === wanted)
      .map(({ name }) => `${id}: ${name.de}`),
  );
const verdicts = ({ attacks }: AttackReport) =>
  Object.fromEntries(attacks.map(({ id, verdict }) => [id, verdict]));

describe('the attacks on logouts', { timeout: 600_000 }, () => {
  let played: readonly string[] = [];
  const found = new Set<string>();

  it('let a service pass that keeps the rules, and judge every one of them', async () => {
    const report = await attacked({});
    expect(failed(report)).toEqual([]);
    expect(report.attacks.map(({ id }) => id)).toEqual(all);
    expect(report.attacks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(report, 'without those on the login no verdict').toMatchObject({ reason: 'partial' });
    expect(report.logoutControl).toMatchObject({
      ways: [
        { binding: 'post', signature: 'rsa-pss-sha256' },
        { binding: 'redirect', signature: 'rsa-pss-sha256' },
      ],
      absent: [],
      by: ['name', 'page'],
    });
    expect(report.logoutControl?.passed).toBeGreaterThan(3);
    played = forms(report);
  });

  it('each have a hole that they find', () => {
    expect([...new Set(Object.values(logoutFoundBy).flat())].sort()).toEqual([...all].sort());
  });

  // With all attacks, and that no others find it: logout-holes.fuzz.test.ts.
  it.each(Object.keys(logoutFoundBy) as LogoutHole[])('find %s', async (hole) => {
    const only = logoutFoundBy[hole];
    const report = await attacked(
      { logoutHoles: [hole] },
      {
        only,
        ...(hole === 'logout-stands-still' && { timeoutMs: 1500 }),
      },
    );
    expect(failed(report)).toEqual([...only].sort());
    expect(report.verdict).toBe('failed');
    for (const form of forms(report, 'accepted')) found.add(form);
  });

  it('are none whose form nobody could accept: that would be refused by everybody', () => {
    expect(played.length).toBeGreaterThan(150);
    expect(played.filter((form) => !found.has(form))).toEqual([]);
  });
});

describe('what decides that a session has ended', { timeout: 120_000 }, () => {
  it('is a right logout that ends one: a service that ignores all passes nothing', async () => {
    const report = await attacked({ ignoresLogout: ['post', 'redirect'] }, { only: few });
    expect(report).toMatchObject({ verdict: 'not-judged', reason: 'logout-control-refused' });
    expect(report.logoutControl).toBeUndefined();
    expect(Object.values(verdicts(report))).toEqual(['not-judged', 'not-judged', 'not-judged']);
    const html = writeAttackReport(report, 'html').replace(/<[^>]+>/g, ' ');
    expect(html).toContain('nicht ausgeführt oder nicht zu sehen; nichts beurteilt');
    expect(html).toContain('Auch eine richtige Abmeldung des Anmeldedienstes hat die Sitzung nicht beendet');
  });

  it('is proven on each way of its own: what is ignored there is not refused', async () => {
    const report = await attacked({ ignoresLogout: ['redirect'] }, { only: few });
    expect(verdicts(report)).toEqual({
      'logout-unsigned': 'passed',
      'logout-destination': 'passed',
      'logout-redirect-order': 'not-judged',
    });
    expect(report.verdict).toBe('not-judged');
    const names = report.attacks.flatMap(({ attempts }) => attempts.map(({ name }) => name.de));
    expect(names.every((name) => name.startsWith('POST'))).toBe(true);
  });

  it('is no guess where a way is not offered: that does not apply, and does not count', async () => {
    const report = await attacked({ logoutBindings: ['post'] }, { only: few });
    expect(verdicts(report)).toMatchObject({ 'logout-redirect-order': 'not-applicable' });
    expect(report).toMatchObject({ reason: 'partial', logoutControl: { absent: ['redirect'] } });
    const text = writeAttackReport(report, 'markdown');
    expect(text).toContain('Nicht angeboten: Adresse');
  });

  it('is proven over the address alone as well', async () => {
    const report = await attacked({ logoutBindings: ['redirect'] }, { only: few });
    expect(report).toMatchObject({ reason: 'partial', logoutControl: { absent: ['post'] } });
  });

  it('is a right logout at the end, too: what is refused by a tired service does not pass', async () => {
    const report = await attacked({ tiresOfLogoutAfter: 4 }, { only: few });
    expect(report).toMatchObject({ verdict: 'not-judged', reason: 'logout-control-lost' });
    expect(Object.values(verdicts(report))).not.toContain('passed');
  });

  it('is a page without names as well', async () => {
    const report = await attacked({ anonymousPage: true, logoutHoles: ['logout-unsigned'] }, { only: few });
    expect(report.logoutControl?.by).toEqual(['page']);
    expect(failed(report)).toEqual(['logout-unsigned']);
  });

  it('is not judged where nobody can be logged in any more', async () => {
    const report = await attacked(
      { tiresAfter: 8 },
      { only: ['unsigned', 'expired', ...few], timeoutMs: 2000 },
    );
    expect(report.verdict).toBe('not-judged');
    expect(Object.values(verdicts(report))).not.toContain('passed');
  });
});

describe('the address for logouts', () => {
  it('is on this machine, and needed by attacks that are asked for', async () => {
    const at = (more: Partial<AttackOptions>) =>
      attackLogin({ login: 'http://localhost:1/login', acs: 'http://localhost:1/acs', ...more });
    const invalid = { code: 'sandbox.config.invalid' };
    await expect(at({ slo: 'https://musterstadt.example/slo' })).rejects.toMatchObject(invalid);
    await expect(at({ only: ['logout-unsigned'] })).rejects.toMatchObject(invalid);
  });

  it('left out leaves the attacks out, and the report says so', async () => {
    const report = await attacked({}, { slo: undefined, only: ['unsigned'] });
    expect(report.attacks.map(({ id }) => id)).toEqual(['unsigned']);
    expect(writeAttackReport(report, 'markdown')).toContain(
      'nicht angegeben; Angriffe auf die Abmeldung nicht gespielt',
    );
  });
});

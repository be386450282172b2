import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { type AttackReport, attackLogin } from '@rathaus/sandbox/attack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Portal } from './portal.ts';
import { startSamlPortal } from './saml/sandbox-portal.ts';

let sandbox: Sandbox;
let portal: Portal;

beforeAll(async () => {
  sandbox = await startSandbox();
  // The attacks begin more logins in a minute than citizens do.
  portal = await startSamlPortal(sandbox, { login: { startsPerMinute: 100_000 } });
});
afterAll(async () => {
  await portal?.close();
  await sandbox?.close();
});

/** What was not refused, with its reasons, so that a failure says what happened. */
const open = ({ attacks }: AttackReport) =>
  attacks
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'not-judged')
    .map(({ id, note, attempts }) => ({
      id,
      note: note?.de,
      attempts: attempts
        .filter(({ outcome }) => outcome !== 'refused')
        .map(({ name, reason }) => `${name.de}: ${reason.de}`),
    }));

describe('the client refuses every attack of the sandbox', { timeout: 600_000 }, () => {
  it('as a service of BundID', async () => {
    const report = await attackLogin({
      login: `${portal.origin}/login/bundid?level=substanziell&return=/konto`,
      acs: `${portal.origin}/login/callback/bundid`,
      accepted: `${portal.origin}/konto`,
    });
    expect(open(report)).toEqual([]);
    expect(report).toMatchObject({ verdict: 'passed', control: { by: expect.arrayContaining(['name']) } });
    expect(report.attacks.filter(({ verdict }) => verdict === 'not-applicable')).toEqual([]);
  });

  it('as a service of Mein Unternehmenskonto', async () => {
    const report = await attackLogin({
      provider: 'unternehmenskonto',
      login: `${portal.origin}/login/unternehmenskonto?return=/konto`,
      acs: `${portal.origin}/login/callback/unternehmenskonto`,
      accepted: `${portal.origin}/konto`,
    });
    expect(open(report)).toEqual([]);
    expect(report).toMatchObject({ verdict: 'passed', control: { by: expect.arrayContaining(['name']) } });
  });
});

import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { attackLogin } from '@rathaus/sandbox/attack';
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

describe('the client refuses every attack on logouts', { timeout: 600_000 }, () => {
  it('as a service of Mein Unternehmenskonto, over the only way that it offers', async () => {
    const report = await attackLogin({
      provider: 'unternehmenskonto',
      login: `${portal.origin}/login/unternehmenskonto?return=/konto`,
      acs: `${portal.origin}/login/callback/unternehmenskonto`,
      slo: `${portal.origin}/login/unternehmenskonto/logout`,
      accepted: `${portal.origin}/konto`,
      // Those on logins: attack.sandbox.test.ts.
      only: attacksOnLogout,
    });
    const open = report.attacks
      .filter(({ verdict }) => verdict !== 'passed')
      .map(({ id, verdict, note }) => ({ id, verdict, note: note?.de }));
    expect(open).toEqual(
      redirectOnly.map((id) => ({ id, verdict: 'not-applicable', note: expect.stringContaining('405') })),
    );
    expect(report).toMatchObject({
      reason: 'partial',
      logoutControl: {
        ways: [{ binding: 'post', signature: 'rsa-pss-sha256' }],
        absent: ['redirect'],
        by: ['name'],
      },
    });
  });
});

const redirectOnly = [
  'logout-redirect-doubled',
  'logout-redirect-relay-state',
  'logout-redirect-order',
  'logout-redirect-spelling',
  'logout-inflate-bomb',
];
const attacksOnLogout = [
  ...redirectOnly,
  'logout-unsigned',
  'logout-wrong-key',
  'logout-key-info',
  'logout-other-provider-key',
  'logout-signature-moved',
  'logout-sha1',
  'logout-hmac',
  'logout-no-algorithm',
  'logout-wrapped-inside',
  'logout-wrapped-in-signature',
  'logout-issuer',
  'logout-destination',
  'logout-expired',
  'logout-old',
  'logout-replay',
  'logout-other-person',
  'logout-name-comment',
  'logout-doubled',
  'logout-response-unsolicited',
  'logout-open-redirect',
  'logout-script',
  'logout-document-type',
  'logout-external-entity',
  'logout-entity-expansion',
  'logout-huge',
];

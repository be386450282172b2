import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attacks } from '../../src/attack/attacks/all.ts';
import { type AttackOptions, type AttackReport, attackLogin } from '../../src/attack/index.ts';
import { foundBy } from './found-by.ts';
import type { Hole } from './hole.ts';
import {
  startTestServiceProvider,
  type TestServiceProvider,
  type TestServiceProviderOptions,
} from './service-provider.ts';

let service: TestServiceProvider | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await service?.close();
  service = undefined;
});

async function attacked(
  options: TestServiceProviderOptions,
  more: Partial<AttackOptions> = {},
): Promise<AttackReport> {
  service = await startTestServiceProvider(options);
  return attackLogin({ login: service.login, acs: service.acs, ...more });
}
const failed = ({ attacks }: AttackReport) =>
  attacks
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ id }) => id)
    .sort();
const few = ['unsigned', 'wrong-audience', 'expired'];

describe('the attacks', { timeout: 600_000 }, () => {
  it('let a service pass that keeps the rules, and judge every one of them', async () => {
    const report = await attacked({});
    expect(failed(report)).toEqual([]);
    expect(report.attacks.map(({ verdict }) => verdict)).toEqual(report.attacks.map(() => 'passed'));
    expect(report).toMatchObject({ verdict: 'passed', reason: undefined, chosen: undefined });
    expect(report.control?.passed).toBeGreaterThan(5);
    expect(report.attacks.length).toBeGreaterThan(80);
  });

  // One service with many holes, as long as none hides another one. Each alone: holes.fuzz.test.ts.
  it('find what a careless service takes, each hole by its attacks and no others', async () => {
    const holes: readonly Hole[] = [
      'no-audience',
      'no-time',
      'no-level',
      'open-redirect',
      'cbc',
      'get',
      'fixation',
      'any-certificate',
      'document-type',
    ];
    const only = attacks.filter(({ group }) => group !== 'load').map(({ id }) => id);
    const report = await attacked({ holes }, { only });
    expect(report.verdict).toBe('failed');
    expect(failed(report)).toEqual([...new Set(holes.flatMap((hole) => foundBy[hole]))].sort());
    const substituted = report.attacks.find(({ id }) => id === 'key-info-substitution');
    expect(substituted?.attempts[0]?.reason.de).toContain('als das Opfer angemeldet');
  });
});

describe('what decides that somebody is logged in', { timeout: 120_000 }, () => {
  it('is learned without a page that names anybody', async () => {
    const report = await attacked({ anonymousPage: true, holes: ['unsigned'] }, { only: few });
    expect(report.control?.by).toEqual(['page', 'cookie', 'redirect']);
    expect(failed(report)).toEqual(['unsigned']);
  });

  it('is no guess: a page that does not show how a value was read leaves the attack unjudged', async () => {
    const report = await attacked(
      { anonymousPage: true, holes: ['first-text'] },
      { only: ['cdata-in-value'] },
    );
    expect(report.verdict).toBe('not-judged');
    const named = await startTestServiceProvider({ holes: ['first-text'] });
    try {
      const shown = await attackLogin({ login: named.login, acs: named.acs, only: ['cdata-in-value'] });
      expect(shown.attacks[0]?.verdict).toBe('failed');
    } finally {
      await named.close();
    }
  });

  it('is a right answer that is taken: a service that refuses all passes nothing', async () => {
    const report = await attacked({ refusesAll: true }, { only: few });
    expect(report).toMatchObject({ verdict: 'not-judged', reason: 'control-refused', attacks: [] });
  });

  it('is a right answer at the end, too: what is refused by a tired service does not pass', async () => {
    const report = await attacked({ tiresAfter: 8 }, { only: few, timeoutMs: 2000 });
    expect(report).toMatchObject({ verdict: 'not-judged', reason: 'control-lost' });
    expect(report.attacks.map(({ verdict }) => verdict)).not.toContain('passed');
  });

  it('is seen behind a Redirect as well as behind a form', async () => {
    const report = await attacked({ binding: 'Redirect' }, { only: ['wrong-audience'] });
    expect(report.attacks.map(({ verdict }) => verdict)).toEqual(['passed']);
    expect(report).toMatchObject({
      issuer: 'http://127.0.0.1:4401/idp',
      serviceProvider: 'https://musterstadt.example/sp',
    });
    expect(report, 'one attack is no verdict').toMatchObject({
      ...{ verdict: 'not-judged', reason: 'partial', chosen: 1 },
    });
  });
});

describe('nobody else is attacked', () => {
  const at = (address: string) => attackLogin({ login: address, acs: 'http://localhost:1/acs' });

  it.each([
    'https://musterstadt.example/login',
    'http://10.0.0.1/login',
    'http://localhost.boese.example/',
    'ftp://localhost/',
    'http://x@localhost/',
  ])('at %s', async (address) => {
    await expect(at(address)).rejects.toMatchObject({ code: 'sandbox.config.invalid' });
  });

  it('with NODE_ENV=production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await expect(at('http://localhost:1/login')).rejects.toMatchObject({
      code: 'sandbox.environment.production',
    });
  });

  it('when the login goes to a real provider', async () => {
    const singleSignOn = 'https://int.id.bund.de/idp/profile/SAML2/POST/SSO';
    expect(await attacked({ singleSignOn })).toMatchObject({
      verdict: 'not-judged',
      reason: 'foreign-provider',
      attacks: [],
    });
  });

  it('when the service redirects elsewhere', async () => {
    const server = createServer((_request, response) =>
      response.writeHead(302, { location: 'https://boese.example/' }).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await at(`http://127.0.0.1:${port}/`)).toMatchObject({
        reason: 'no-login',
        verdict: 'not-judged',
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('when there is no service, and that is no verdict', async () => {
    const { login, acs, close } = await startTestServiceProvider();
    await close();
    expect(await attackLogin({ login, acs })).toMatchObject({ verdict: 'not-judged', reason: 'unreachable' });
  });

  it('any longer when it was aborted', async () => {
    const abort = new AbortController();
    service = await startTestServiceProvider();
    const running = attackLogin({
      login: service.login,
      acs: service.acs,
      signal: abort.signal,
      onProgress: () => abort.abort('genug'),
    });
    await expect(running).rejects.toBe('genug');
  });
});

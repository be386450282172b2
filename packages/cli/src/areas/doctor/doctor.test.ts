import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { bundidConfiguration, createSamlFiles, type SamlFiles } from '../../../test/saml-files.ts';
import { checkConfiguration } from './config-file.ts';
import type { Examined } from './doctor-report.ts';
import { checkClock, checkClockAgainst, checkNode, checkPorts, checkTemporary } from './machine.ts';

const rulesOf = ({ findings = [] }: Examined) => findings.map(({ rule }) => rule);

describe('doctor', () => {
  it.each([
    ['v22.18.0', true],
    ['v22.18.1', true],
    ['v24.0.0', true],
    ['v22.17.9', false],
    ['v20.20.2', false],
  ])('judges Node %s', (version, isGood) => {
    const examined = checkNode(version);
    expect(rulesOf(examined)).toEqual(isGood ? [] : ['cli.doctor.node']);
    expect(examined.facts?.node).toBe(isGood ? version : undefined);
  });

  it('notices a wrong clock', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(checkClock(now)).toEqual({ facts: { clock: '2026-11-23T12:00:00.000Z' } });
    expect(rulesOf(checkClock(0))).toEqual(['cli.doctor.clock']);
    expect(checkClockAgainst(now, 'Mon, 23 Nov 2026 12:00:30 GMT')).toEqual({ facts: { difference: -30 } });
    expect(checkClockAgainst(now, 'Mon, 23 Nov 2026 12:05:00 GMT').findings).toMatchObject([
      { rule: 'cli.doctor.clock-differs', severity: 'error', values: { seconds: -300 } },
    ]);
    expect(checkClockAgainst(now, null).unchecked).toMatchObject([{ what: 'cli.unchecked.clock' }]);
  });

  it('notices taken ports, which is no fault', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    expect((await checkPorts(port, 1)).findings).toMatchObject([
      { rule: 'cli.doctor.ports-taken', severity: 'info', values: { ports: [{ term: String(port) }] } },
    ]);
    await new Promise((resolve) => server.close(resolve));
    expect(await checkPorts(port, 1)).toEqual({ facts: { ports: { first: port, last: port } } });
  });

  it('notices a temporary folder that is not there', async () => {
    expect((await checkTemporary()).facts?.temporary).toBeGreaterThan(0);
    expect(rulesOf(await checkTemporary('/gibt/es/nicht'))).toEqual(['cli.doctor.temporary-closed']);
  });

  it('finds secrets and plain http in a configuration without repeating them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rathaus-doctor-'));
    const file = join(folder, 'config.json');
    const check = async (content: string) => {
      await writeFile(file, content);
      return checkConfiguration(file);
    };
    try {
      const { findings } = await check(
        JSON.stringify({
          tenant: {
            clientSecret: 'kanarienvogel',
            issuer: 'http://login.example',
            local: 'http://127.0.0.1:1',
          },
        }),
      );
      expect(findings).toMatchObject([
        { rule: 'cli.doctor.config-secret', place: { pointer: '/config/tenant/clientSecret' } },
        { rule: 'cli.doctor.config-http', place: { pointer: '/config/tenant/issuer' } },
      ]);
      expect(JSON.stringify(findings)).not.toContain('kanarienvogel');
      expect(await check('{"issuer":"https://login.example","clientSecretFile":""}')).toEqual({
        findings: [],
        facts: { config: true },
      });
      expect(rulesOf(await check('{'))).toEqual(['cli.doctor.config-json']);
      expect(rulesOf(await checkConfiguration(join(folder, 'fehlt.json')))).toEqual([
        'cli.doctor.config-unreadable',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('doctor on the configuration of a login', () => {
  let files: SamlFiles;
  const env = { COOKIE_KEY: 'pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk=' };
  const day = 86_400_000;
  const key = (certificate = 'sp.cert.pem') => ({ file: 'sp.key.pem', certificate });
  const content = (certificate?: string) =>
    bundidConfiguration({
      identityProvider: 'integration',
      keys: { signing: [key()], encryption: [key(certificate)] },
    });
  beforeAll(async () => {
    files = await createSamlFiles();
    await files.certificate('sp', 100);
    await files.certificate('other', 100);
    await files.file('login.json', JSON.stringify(content()));
    await files.file('broken.json', JSON.stringify(content('other.cert.pem')));
  });
  afterAll(() => files?.remove());
  const look = (days: number, name = 'login.json') =>
    checkConfiguration(files.at(name), env, Date.now() + (100 - days) * day - 60_000);

  it('reads keys and certificates from their files, and calls nobody', async () => {
    const lasts = { provider: 'bundid', days: 95, until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) };
    const certificates = [
      { ...lasts, use: 'signing' },
      { ...lasts, use: 'encryption' },
    ];
    expect(await look(95)).toEqual({ findings: [], facts: { config: true, login: true, certificates } });
    const { out } = await rathaus(['doctor', '--config', files.at('login.json')], { env, clock: Date.now });
    expect(out).toContain('Nächster Schritt: rathaus servicekonto doctor');
    expect(out).toMatch(/Eigenes Zertifikat · bundid · Unterschriften: noch (99|100) Tage, bis \d{4}-/);
  });

  it.each([
    [60, 'cli.doctor.certificate-ends', 'warning', true],
    [6, 'cli.doctor.certificate-ends', 'warning', true],
    [-1, 'cli.doctor.certificate-expired', 'error', undefined],
  ])('says of a certificate with %i days left which one it is', async (days, rule, severity, config) => {
    const { findings, facts } = await look(days);
    const pointers = ['signing', 'encryption'].map(
      (use) => `/config/providers/bundid/keys/${use}/0/certificate`,
    );
    expect(findings).toMatchObject(
      pointers.map((pointer) => ({
        rule,
        severity,
        place: { pointer },
        values: { days, fingerprint: { term: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) } },
      })),
    );
    expect(facts?.config).toBe(config);
    const clock = () => Date.now() + (100 - days) * day - 60_000;
    const { out } = await rathaus(['doctor', '--config', files.at('login.json')], { env, clock });
    expect(out).toContain(`${severity === 'error' ? 'Fehler ' : 'Warnung'}  Ein eigenes Zertifikat`);
  });

  it('says what its commands would refuse, with the place', async () => {
    const { findings } = await look(95, 'broken.json');
    expect(findings).toMatchObject([
      {
        rule: 'cli.doctor.config-login',
        place: { pointer: '/config/providers/bundid/keys/encryption/0/certificate' },
        values: { de: { term: expect.stringContaining('ist nicht das Zertifikat') } },
      },
    ]);
  });
});

describe('rathaus doctor', () => {
  /** A server on this machine that answers `/sandbox.json`. */
  async function withServer(answer: object, date: boolean, work: (origin: string) => Promise<void>) {
    const server = createHttpServer((_, response) => {
      response.sendDate = date;
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('says all that is wrong at once, with the remedy, and ends with 3', async () => {
    const line = ['doctor', '--sandbox', 'http://127.0.0.1:9', '--config', '/gibt/es/nicht.json'];
    const { code, out } = await rathaus(line, { clock: () => 0 });
    expect(code).toBe(3);
    expect(out).toMatch(/^Dieser Rechner\nBereit: nein\n {2}gut {6}Node\.js: v/);
    for (const part of [
      'sandbox-absent',
      'config-unreadable',
      '[cli.doctor.clock]',
      'rathaus sandbox',
      '(NTP)',
    ])
      expect(out).toContain(part);
    expect(out).not.toContain('Uhr: ');
    const { code: again, out: json } = await rathaus([...line, '--json']);
    expect(again).toBe(3);
    expect(JSON.parse(json)).toMatchObject({ kind: 'cli.doctor', verdict: 'failed', counts: { error: 2 } });
  });

  it('ends with 0 when the sandbox answers, and with 4 when the clocks could not be compared', async () => {
    const clock = Date.now;
    await withServer({ emulator: 'x', services: {} }, true, async (origin) => {
      const { code, out } = await rathaus(['doctor', '--sandbox', origin], { clock });
      expect(out).toContain(`Sandbox: läuft\n  gut      Adresse der Sandbox: ${origin}`);
      expect([code, out.includes('Bereit: ja')]).toEqual([0, true]);
    });
    await withServer({ emulator: 'x', services: {} }, false, async (origin) => {
      const { code, out } = await rathaus(['doctor', '--sandbox', origin], { clock });
      expect(out).toContain('Bereit: offen');
      expect(code).toBe(4);
    });
  });

  it('takes something else at the address for no sandbox', async () => {
    await withServer({}, true, async (origin) => {
      const { code, out } = await rathaus(['doctor', '--sandbox', origin], { clock: Date.now });
      expect([code, out.includes('cli.doctor.sandbox-other')]).toEqual([3, true]);
    });
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttackReport } from '@rathaus/sandbox/attack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestServiceProvider,
  type TestServiceProvider,
} from '../../../../sandbox/test/attack/service-provider.ts';
import { rathaus } from '../../../test/mock-terminal.ts';
import { nextStep, verdictText } from './attack-verdict.ts';

let careful: TestServiceProvider;
let careless: TestServiceProvider;
let folder: string;

beforeAll(async () => {
  careful = await startTestServiceProvider();
  careless = await startTestServiceProvider({ holes: ['no-audience', 'open-redirect'] });
  folder = await mkdtemp(join(tmpdir(), 'rathaus-angriff-'));
});
afterAll(async () => {
  await careful?.close();
  await careless?.close();
  await rm(folder, { recursive: true, force: true });
});

const given = { report: undefined, accepted: undefined };
const unjudged: AttackReport = {
  verdict: 'not-judged',
  provider: 'bundid',
  set: { sandbox: '0.1.0', attacks: 114, mark: '0123456789ab' },
  chosen: undefined,
  login: 'http://localhost:3000/login',
  acs: 'http://localhost:3000/acs',
  slo: 'http://localhost:3000/slo',
  serviceProvider: undefined,
  issuer: undefined,
  startedAt: 0,
  finishedAt: 0,
  control: undefined,
  logoutControl: undefined,
  reason: undefined,
  attacks: [],
};

const attack = ({ login, acs }: Pick<TestServiceProvider, 'login' | 'acs'>, ...more: string[]) =>
  rathaus(['sandbox', 'attack', '--login', login, '--acs', acs, ...more]);

describe('rathaus sandbox attack', { timeout: 120_000 }, () => {
  it('says of each attack that it was refused, and with what', async () => {
    const { code, out } = await attack(careful, '--only', 'wrong-audience,unsigned');
    expect(code, 'two attacks are no verdict').toBe(4);
    expect(out).toMatch(
      /abgewiesen +Für einen anderen Dienst ausgestellt \(Audience\) \[wrong-audience\] – Status 403/,
    );
    expect(out).toContain('Kein Urteil');
    expect(out).toMatch(/Teillauf: 2 von \d{3} Angriffen\./);
    expect(out).toContain('ohne --only');
    expect(out).not.toContain('Bestanden');
  });

  it('shows what was accepted and what it would mean, in both languages', async () => {
    const german = await attack(careless, '--only', 'wrong-audience,open-redirect,unsigned');
    expect(german.code).toBe(1);
    expect(german.out).toMatch(/ANGENOMMEN +RelayState führt auf fremde Seite/);
    expect(german.out).toContain('Folge: Ein Link auf die echte Anmeldung der Stadt endet');
    expect(german.out).toContain('Nicht bestanden: 2 von 3 Angriffen wurden angenommen.');
    expect(german.out).toMatch(/Teillauf: 3 von \d{3} Angriffen\./);
    const english = await attack(careless, '--only', 'wrong-audience', '--lang', 'en');
    expect(english.code).toBe(1);
    expect(english.out).toMatch(/ACCEPTED +Issued for another service/);
  });

  it('gives the result as JSON, its own option and not that of the sandbox', async () => {
    const { code, out } = await attack(careless, '--only', 'wrong-audience', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      type: 'attack-report',
      verdict: 'failed',
      chosen: 1,
      attacks: [{ id: 'wrong-audience', verdict: 'failed' }],
    });
  });

  it('writes the report as a page or as Markdown, and replaces none', async () => {
    const page = join(folder, 'bericht.html');
    const first = await attack(careful, '--only', 'unsigned', '--report', page);
    expect(first.code).toBe(4);
    expect(first.out).not.toContain('--report');
    expect(await readFile(page, 'utf8')).toMatch(/kein Zertifikat[\s\S]*Teillauf: 1 von \d{3} Angriffen/);
    const again = await attack(careful, '--only', 'unsigned', '--report', page);
    expect(again.code).toBe(2);
    expect(again.err).toContain('--force');
    const text = join(folder, 'bericht.md');
    expect((await attack(careful, '--only', 'unsigned', '--report', text)).code).toBe(4);
    expect(await readFile(text, 'utf8')).toMatch(/^# Angriffe auf die Anmeldung mit BundID: Bericht/);
  });

  it.each([
    [['--login', 'https://musterstadt.example/login', '--acs', 'http://localhost:1/acs'], 2],
    [['--login', 'http://localhost:1/login'], 2],
    [['--login', 'kein', '--acs', 'http://localhost:1/acs'], 2],
    [
      [
        '--login',
        'http://127.0.0.1:1/login',
        '--acs',
        'http://127.0.0.1:1/acs',
        '--provider',
        'servicekonto',
      ],
      2,
    ],
    [['--login', 'http://127.0.0.1:1/login', '--acs', 'http://127.0.0.1:1/acs', '--only', 'nichts'], 2],
    [['--login', 'http://127.0.0.1:1/login', '--acs', 'http://127.0.0.1:1/acs', '--port', '4711'], 2],
    [['--login', 'http://127.0.0.1:1/login', '--acs', 'http://127.0.0.1:1/acs'], 3],
  ])('%j ends with %i', async (options, expected) => {
    const { code } = await rathaus(['sandbox', 'attack', ...options]);
    expect(code).toBe(expected);
  });

  it('says where nobody answers, and names no option that would not help', async () => {
    const { code, out } = await attack({
      login: 'http://127.0.0.1:1/login',
      acs: 'http://127.0.0.1:1/acs',
    });
    expect(code).toBe(3);
    expect(out).toContain('Die Anwendung war nicht erreichbar.');
    expect(out).toMatch(/Nächster Schritt: .*http:\/\/127\.0\.0\.1:1\/login/);
    expect(out).not.toContain('--accepted');
  });

  it('attacks logouts where their address is named, and says so where it is not', async () => {
    const without = await attack(careful, '--only', 'unsigned');
    expect(without.out).toContain('Nicht geprüft: die Abmeldung.');
    const { code, out } = await attack(careful, '--slo', careful.slo, '--only', 'logout-unsigned');
    expect(code).toBe(4);
    expect(out).toMatch(/abgewiesen +Abmeldung ohne Signatur \[logout-unsigned\]/);
    expect(out).not.toContain('Nicht geprüft: die Abmeldung.');
    const unnamed = await attack(careful, '--only', 'logout-unsigned');
    expect(unnamed.code).toBe(2);
  });

  it('gives no verdict on logouts where a right one is ignored', async () => {
    const deaf = await startTestServiceProvider({ ignoresLogout: ['post', 'redirect'] });
    try {
      const { code, out } = await attack(deaf, '--slo', deaf.slo, '--only', 'logout-unsigned');
      expect(code).toBe(4);
      expect(out).toContain('Auch eine richtige Abmeldung des Anmeldedienstes hat die Sitzung nicht beendet');
      expect(out, 'BundID logs nobody out').toMatch(/Nächster Schritt: .*--slo weglassen/);
    } finally {
      await deaf.close();
    }
  });

  it.each([
    [[], 'unternehmenskonto', '/ekona/sso'],
    [['--issuer', 'http://127.0.0.1:4401/idp'], 'unternehmenskonto', '/ekona/sso'],
    [['--provider', 'unternehmenskonto'], 'bundid', '/idp/profile/SAML2/POST/SSO'],
  ])('with %j names --provider %s where the login leads there', async (given, other, path) => {
    const service = await startTestServiceProvider({ singleSignOn: `http://127.0.0.1:4401${path}` });
    try {
      const { code, out } = await attack(service, ...given);
      expect(code).toBe(4);
      expect(out).toContain(`Nächster Schritt: Mit --provider ${other} noch einmal prüfen.`);
      expect(out).not.toContain('--issuer');
    } finally {
      await service.close();
    }
  });

  it('asks for the address of logouts only of a provider that has them', () => {
    const refused = (provider: AttackReport['provider']) =>
      nextStep({ ...unjudged, provider, reason: 'logout-control-refused' }, given).de;
    expect(refused('unternehmenskonto')).toContain('Hinter --slo die Adresse nennen');
    expect(refused('bundid')).toContain('--slo weglassen');
  });

  it('counts only what was played', () => {
    const text = verdictText('passed', {
      ...{ played: 80, attempts: 280, refused: 70, withoutEffect: 10 },
      ...{ accepted: 0, notJudged: 0, notApplicable: 4 },
    });
    expect(text.de).toBe(
      'Bestanden: Keiner von 80 Angriffen wurde angenommen. Nicht anwendbar und nicht gespielt: 4.',
    );
  });

  it('gives no verdict where a right answer is refused', async () => {
    const closed = await startTestServiceProvider({ refusesAll: true });
    try {
      const { code, out } = await attack(closed);
      expect(code).toBe(4);
      expect(out).toContain('Kein Urteil');
      expect(out).toContain('auch eine richtige Antwort nicht angenommen');
    } finally {
      await closed.close();
    }
  });
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { readSettings } from './configuration/read-settings.ts';
import { readTrust } from './trust-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const good = {
  store: { folder: 'daten' },
  tenants: {
    musterstadt: {
      fitConnect: {
        environment: 'test',
        clientId: 'a1b2',
        clientSecret: { env: 'FIT_SECRET' },
        userAgent: 'Beispiel/1.0 (it@musterstadt.example)',
        allowInsecurePublicKey: true,
      },
    },
  },
};

async function run(settings: unknown, line: readonly string[] = ['status'], env = {}) {
  const file = join(folder, 'rathaus.exchange.json');
  await writeFile(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return rathaus(['exchange', ...line, '--config', file], { env });
}

describe('settings of the exchange', () => {
  it('make a store, and show it without any secret being read', async () => {
    expect(await run(good, ['migrate'])).toMatchObject({ code: 0, err: '' });
    const { code, out, err } = await run(good);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Mandant .*\nmusterstadt +0 +– +0 +– +– +läuft\n$/);
  });

  it('are refused with all that is wrong, by place, and without a value', async () => {
    const { code, out, err } = await run({
      store: { folder: 'daten', database: 'postgres://rathaus:Geheim1@db.example/x', ordner: 'x' },
      tenants: {
        'Stadt A': {
          fitConnect: {
            environment: 'prod',
            clientSecret: 'Geheim2',
            destinations: [{ destinationId: 'x' }],
          },
        },
      },
      extra: true,
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/Geheim\d/);
    const places = err
      .split('\n')
      .slice(1, -1)
      .map((line) => line.trim().split(': ')[0]);
    expect(places).toEqual([
      'store.database',
      'store.ordner',
      'tenants.Stadt A',
      'tenants.Stadt A.fitConnect.environment',
      'tenants.Stadt A.fitConnect.clientSecret',
      'tenants.Stadt A.fitConnect.roots',
      'tenants.Stadt A.fitConnect.clientId',
      'tenants.Stadt A.fitConnect.userAgent',
      'tenants.Stadt A.fitConnect.destinations[0].destinationId',
      'tenants.Stadt A.fitConnect.destinations[0].decryptionKeys',
      'tenants.Stadt A.fitConnect.destinations[0].signingKey',
      'extra',
    ]);
    expect(err).toContain('möglich sind: store, tenants');
  });

  it('that are no JSON are refused with the line, and nothing of them is quoted', async () => {
    const { code, err } = await run('{\n  "store": Geheim }');
    expect({ code, err: err.includes('Geheim') }).toEqual({ code: 2, err: false });
    expect(err).toContain('ist kein gültiges JSON (Zeile 2)');
  });

  it('with addresses of this machine are refused, and lead to --sandbox; doctor says the same', async () => {
    const { fitConnect } = structuredClone(good).tenants.musterstadt;
    const at = { submissionApi: 'https://localhost/sub', destinationApi: 'https://dest.stadt-a.de?x=1' };
    const endpoints = { tokenUrl: 'http://127.0.0.1:4400/token', ...at };
    const settings = { ...good, tenants: { musterstadt: { fitConnect: { ...fitConnect, endpoints } } } };
    const { code, err } = await run(settings);
    expect(code).toBe(2);
    expect(err).toContain('endpoints.tokenUrl: muss eine Adresse mit https sein');
    expect(err).toContain('--sandbox-at ADRESSE');
    expect(err).not.toContain('allowHttp');
    expect(err).toContain('endpoints.submissionApi: ist ein Name dieses Rechners');
    expect(err).toContain('endpoints.destinationApi: darf weder Zugangsdaten');
    const doctor = async () => {
      const { code, out } = await rathaus(['doctor', '--config', join(folder, 'rathaus.exchange.json')]);
      return { code, said: out.match(/tenants\.[\w.]+|Konfiguration.*in Ordnung/g) };
    };
    const place = 'tenants.musterstadt.fitConnect.endpoints';
    expect(await doctor()).toEqual({
      code: 3,
      said: [`${place}.tokenUrl`, `${place}.submissionApi`, `${place}.destinationApi`],
    });
    await run(good);
    expect((await doctor()).said?.join()).toContain('in Ordnung');
    // Status reads the root certificates: a file that is not there stops it.
    const { allowInsecurePublicKey: _, ...strict } = fitConnect;
    const rooted = { ...good, tenants: { musterstadt: { fitConnect: { ...strict, roots: ['fehlt.pem'] } } } };
    await run(rooted);
    expect(await doctor()).toMatchObject({ code: 3, said: ['tenants.musterstadt.fitConnect.roots'] });
  });

  it('take unsafe keys in the test environment only', async () => {
    const settings = structuredClone(good);
    settings.tenants.musterstadt.fitConnect.environment = 'production';
    expect((await run(settings)).err).toContain(
      'allowInsecurePublicKey: gibt es nur mit "environment": "test"',
    );
  });

  it('are those of the README, and so is the file for verify', async () => {
    const readme = await readFile(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
    const blocks = [...readme.matchAll(/```json\n(\{\n[\s\S]*?)```/g)].map(([, json]) => json!);
    // The third one is that of `rathaus servicekonto`.
    expect(blocks).toHaveLength(3);
    const [settings, trust] = blocks as [string, string];
    await writeFile(join(folder, 'readme.json'), settings);
    const read = await readSettings(join(folder, 'readme.json'), {});
    expect(read.tenants.get('musterstadt')?.fitConnect?.destinations).toHaveLength(1);
    await writeFile(join(folder, 'trust.json'), trust);
    // Its members are right; the certificates it names are not here.
    await expect(readTrust(join(folder, 'trust.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('that name a file as folder, or a damaged database, say which file and what to do', async () => {
    await writeFile(join(folder, 'datei'), 'x');
    const named = { ...good, store: { folder: 'datei' } };
    const status = await run(named);
    expect(status.code).toBe(2);
    expect(status.err).toContain('"store.folder" muss ein Ordner sein');
    const migrated = await run(named, ['migrate']);
    expect(migrated.code).toBe(3);
    expect(migrated.err).toContain('[exchange.store.folder]');
    expect(migrated.err).not.toContain('nicht gerechnet');
    await mkdir(join(folder, 'daten'));
    await writeFile(join(folder, 'daten', 'exchange.sqlite'), 'keine Datenbank '.repeat(500));
    const { code, err } = await run(good);
    expect(code).toBe(3);
    expect(err).toContain(`${join(folder, 'daten', 'exchange.sqlite')}: Die Datei`);
    expect(err).toContain('[exchange.store.damaged]');
    expect(err).toContain('die Sicherung einspielen');
  });

  it('say which tenants there are', async () => {
    await run(good, ['migrate']);
    const { code, err } = await run(good, ['status', '--tenant', 'musterdorf']);
    expect(code).toBe(2);
    expect(err).toContain('musterdorf');
    expect(err).toContain('es gibt: musterstadt');
  });

  it('that are missing lead to the sandbox', async () => {
    const { code, err } = await rathaus(['exchange', 'status'], {
      env: { RATHAUS_EXCHANGE_CONFIG: join(folder, 'fehlt.json') },
    });
    expect(code).toBe(2);
    expect(err).toContain('--sandbox');
  });

  it('without a secret: check names what is missing and judges nothing else as passed', async () => {
    await run(good, ['migrate']);
    const { code, out } = await run(good, [
      'check',
      '--to',
      'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a',
      '--json',
    ]);
    expect(code).toBe(3);
    const { verdict, lines } = JSON.parse(out) as {
      verdict: string;
      lines: { thing: string; state: string; code?: string; reason: { de: string } }[];
    };
    expect(verdict).toBe('failed');
    const looks = Object.fromEntries(
      lines
        .filter(({ code }) => code !== 'nothing-to-receive')
        .map(({ thing, state, code, reason }) => [thing, [state, code, reason.de]]),
    );
    expect(looks).toEqual({
      store: ['passed', undefined, 'SQLite'],
      migrations: ['passed', undefined, 'in Ordnung'],
      content: ['passed', undefined, 'in Ordnung'],
      token: ['failed', 'core.auth.secret', 'Die Umgebungsvariable FIT_SECRET ist nicht gesetzt.'],
      destination: ['not-judged', 'token', 'weil der Zugang fehlt'],
      'destination-keys': ['not-judged', 'token', 'weil der Zugang fehlt'],
    });
  });
});

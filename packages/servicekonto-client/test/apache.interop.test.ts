import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../tools/testing/free-port.ts';
import { recipes, untilServed } from './gateway-host.ts';
import { HttpBrowser } from './http-browser.ts';
import { navigate } from './navigate.ts';

const modules = '/usr/lib/apache2/modules';
const hasApache = await access(`${modules}/mod_auth_openidc.so`).then(
  () => true,
  () => {
    console.log(
      'skipped: no Apache with mod_auth_openidc. apt-get install apache2 libapache2-mod-auth-openidc',
    );
    return false;
  },
);
const clientSecret = 'only-for-tests';

/** Apache by the recipe of the documentation, with what any Apache has around it. */
async function configuration(folder: string, port: number, issuer: string): Promise<string> {
  let [recipe = ''] = await recipes('apache');
  for (const [from, to] of [
    ['https://login.musterstadt.example/realms/buerger', issuer],
    ['https://www.musterstadt.example', `http://127.0.0.1:${port}`],
    ['/run/secrets/openidc.conf', join(folder, 'openidc.conf')],
  ] as const) {
    expect(recipe, 'the recipe has what is to be replaced').toContain(from);
    recipe = recipe.replaceAll(from, to);
  }
  const loaded = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'mime', 'auth_openidc'].map(
    (name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`,
  );
  return `${loaded.join('\n')}
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
DocumentRoot ${folder}/html
DirectoryIndex index.html
TypesConfig /etc/mime.types
${recipe}`;
}

describe.skipIf(!hasApache)('Apache with mod_auth_openidc by the recipe of the documentation', () => {
  let sandbox: Sandbox;
  let folder = '';
  let origin = '';
  let stop: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    sandbox = await startSandbox({
      clients: [
        {
          clientId: 'www',
          name: 'Apache',
          clientSecret,
          redirectUris: [`${origin}/antrag/anmeldung-antwort`],
          postLogoutRedirectUris: [`${origin}/`],
        },
      ],
    });
    folder = await mkdtemp(join(tmpdir(), 'rathaus-apache-'));
    await mkdir(join(folder, 'html', 'antrag'), { recursive: true });
    await writeFile(join(folder, 'html', 'index.html'), 'offen');
    await writeFile(join(folder, 'html', 'antrag', 'index.html'), 'Nur für Angemeldete');
    await writeFile(
      join(folder, 'openidc.conf'),
      `OIDCClientSecret ${clientSecret}\nOIDCCryptoPassphrase nur-fuer-tests\n`,
    );
    const { issuer } = sandbox.config().services.oidc;
    await writeFile(join(folder, 'apache.conf'), await configuration(folder, port, issuer));
    const child = spawn('/usr/sbin/apache2', ['-X', '-f', join(folder, 'apache.conf')], { stdio: 'inherit' });
    // Its workers are somebody else.
    await chmod(folder, 0o755);
    stop = async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    };
    try {
      await untilServed(origin, child);
    } catch (cause) {
      throw new Error(await readFile(join(folder, 'error.log'), 'utf8'), { cause });
    }
  });
  afterAll(async () => {
    await stop();
    await sandbox?.close();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  const logIn = async (niveau: string) => {
    const browser = await new HttpBrowser(navigate).open(`${origin}/antrag/`);
    expect(browser.url).toMatch(/\/anmelden\//);
    return browser.submit({ person: 'erika', niveau, aktion: 'anmelden' });
  };

  it('lets in whoever reaches the level, and asks for it', async () => {
    for (const niveau of ['3', '4']) {
      const browser = await logIn(niveau);
      expect([browser.url, browser.status, browser.html]).toEqual([
        `${origin}/antrag/`,
        200,
        'Nur für Angemeldete',
      ]);
      const asked = browser.visited.find((url) => url.includes('acr_values='));
      expect(new URL(asked ?? '').searchParams.get('acr_values')).toBe('STORK-QAA-Level-3');
    }
  });

  it('keeps out whoever does not', async () => {
    const browser = await logIn('2');
    expect(browser.html).not.toContain('Nur für Angemeldete');
    expect(browser.status).toBeGreaterThanOrEqual(400);
  });
});

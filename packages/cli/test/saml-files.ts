import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Certificates of an invented service in a folder, made by OpenSSL as `keys new` says. */
export interface SamlFiles {
  readonly folder: string;
  at(name: string): string;
  file(name: string, content: string): Promise<string>;
  /** Makes `NAME.key.pem` and `NAME.cert.pem`; the certificate holds for so many days from now on. */
  certificate(name: string, days: number, key?: 'rsa:2048' | 'rsa:1024'): Promise<string>;
  text(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** A configuration in JSON with one account: BundID with this provider and these keys. Its secret is `COOKIE_KEY`. */
export const bundidConfiguration = <Provider>(account: {
  readonly identityProvider: Provider;
  readonly keys: object;
}) => ({
  tenant: 'musterstadt',
  baseUrl: 'https://www.musterstadt.example',
  cookieKeys: [{ env: 'COOKIE_KEY' }],
  providers: {
    bundid: {
      protocol: 'bundid',
      entityId: 'https://www.musterstadt.example',
      displayName: 'Hundesteuer',
      onlineServiceId: 'BMI-A0000',
      ...account,
    },
  },
});

export async function createSamlFiles(): Promise<SamlFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-saml-'));
  const at = (name: string) => join(folder, name);
  return {
    folder,
    at,
    async file(name, content) {
      await writeFile(at(name), content);
      return at(name);
    },
    async certificate(name, days, key = 'rsa:2048') {
      const how = ['-newkey', key, '-sha256', '-nodes', '-days', `${days}`, '-subj', `/CN=${name}`];
      const out = ['-keyout', at(`${name}.key.pem`), '-out', at(`${name}.cert.pem`)];
      await run('openssl', ['req', '-x509', ...how, ...out]);
      return at(`${name}.cert.pem`);
    },
    text: (name) => readFile(at(name), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with a configuration of a login, its secret and the key of its gateway. */
export interface LoginFolder {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Writes `NAME.json` and returns its path. */
  json(name: string, changes?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Writes a file and returns its path. */
  file(name: string, content: string): Promise<string>;
  remove(): Promise<void>;
}

interface Client {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export async function createLoginFolder({ issuer, clientId, clientSecret }: Client): Promise<LoginFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-login-'));
  await symlink(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'), 'dir');
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  await file('secret', `${clientSecret}\n`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await file('gateway.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return {
    folder,
    env: { COOKIE_KEY: 'pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk=' },
    json: (name, changes = {}) =>
      file(
        `${name}.json`,
        JSON.stringify({
          tenant: 'musterstadt',
          baseUrl: 'http://127.0.0.1:8472',
          development: true,
          cookieKeys: [{ env: 'COOKIE_KEY' }],
          providers: { broker: { issuer, clientId, clientSecret: { file: 'secret' } } },
          gateway: { audience: 'https://www.musterstadt.test', keys: [{ file: 'gateway.pem', kid: 'eins' }] },
          ...changes,
        }),
      ),
    file,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

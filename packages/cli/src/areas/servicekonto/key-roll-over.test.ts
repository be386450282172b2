import { createHash } from 'node:crypto';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLoginFolder, type LoginFolder } from '../../../test/servicekonto-folder.ts';
import { prefix, readEnvironment } from './read-environment.ts';

const keyOf = (name: string) => createHash('sha256').update(name).digest('base64');
const former = keyOf('former');
const next = keyOf('next');
let folder: LoginFolder;
beforeAll(async () => {
  folder = await createLoginFolder({ issuer: '', clientId: '', clientSecret: 'x' });
  await folder.file('former-key', `${former}\n`);
});
afterAll(() => folder?.remove());

/** The configuration of an environment with these keys. */
async function withKeys(keys: Readonly<Record<string, string>>) {
  const variables = {
    TENANT: 'musterstadt',
    BASE_URL: 'https://www.musterstadt.example',
    PROVIDERS: 'broker',
    BROKER_ISSUER: 'https://login.musterstadt.example',
    BROKER_CLIENT_ID: 'www',
    BROKER_CLIENT_SECRET: 'x',
    ...keys,
  };
  const env = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value]),
  );
  return (await readEnvironment(env, folder.folder)).konto;
}

it.each([
  ['COOKIE_KEY_PREVIOUS', former],
  ['COOKIE_KEY_PREVIOUS_FILE', 'former-key'],
])('%s is a second cookie key, behind the one that seals', async (name, value) => {
  const konto = await withKeys({ COOKIE_KEY: next, [name]: value });
  expect(konto.cookieKeys).toEqual([next, former]);
  expect(() => createServicekonto(konto)).not.toThrow();
});

it('without one there is the new key alone', async () => {
  expect((await withKeys({ COOKIE_KEY: next })).cookieKeys).toEqual([next]);
});

import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { createGateway } from '@rathaus/servicekonto-client/gateway';
import type { OidcProvider } from '@rathaus/servicekonto-client/oidc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoginFolder, type LoginFolder } from '../../../test/servicekonto-folder.ts';
import { readJson } from '../../configuration/login/read-json.ts';
import { ConfigurationFaults } from '../../configuration/members.ts';
import { isInEnvironment, prefix, readEnvironment } from './read-environment.ts';

let folder: LoginFolder;
beforeAll(async () => {
  folder = await createLoginFolder({ issuer: '', clientId: '', clientSecret: 'erstes' });
  await folder.file('cookie-key', `${folder.env.COOKIE_KEY}\n`);
  await folder.file('tenant', 'musterstadt\n');
  await folder.file('redis-url', 'redis://:canary@127.0.0.1:1/0');
});
afterAll(() => folder?.remove());

const variables = (more: Readonly<Record<string, string | undefined>> = {}) =>
  Object.fromEntries(
    Object.entries({
      TENANT_FILE: 'tenant',
      BASE_URL: 'https://www.musterstadt.example',
      COOKIE_KEY_FILE: 'cookie-key',
      STORE_URL_FILE: 'redis-url',
      PROVIDERS: 'bundid, mein-konto',
      BUNDID_ISSUER: 'https://login.musterstadt.example/realms/buerger',
      BUNDID_CLIENT_ID: 'www',
      BUNDID_CLIENT_SECRET_FILE: 'secret',
      BUNDID_PARAMETERS: '{"kc_idp_hint":"bundid"}',
      MEIN_KONTO_ISSUER: 'https://login.musterstadt.example/realms/firmen',
      MEIN_KONTO_CLIENT_ID: 'www',
      MEIN_KONTO_CLIENT_SECRET: 'canary-direkt',
      MEIN_KONTO_IDENTITY: 'organisation',
      MEIN_KONTO_SCOPES: 'openid  profil',
      GATEWAY_AUDIENCE: 'https://www.musterstadt.example',
      GATEWAY_KEY_FILE: 'gateway.pem',
      GATEWAY_KEY_ID: '2026-11',
      GATEWAY_ATTRIBUTES: 'familyName,locality',
      ...more,
    })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`${prefix}${name}`, value]),
  );
const read = (more: Parameters<typeof variables>[0] = {}) =>
  readEnvironment({ ...variables(more), PATH: '/bin' }, folder.folder);
/** The faults by the names of their variables. */
const faultsOf = async (more: Parameters<typeof variables>[0]) => {
  const failed = await read(more).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failed instanceof ConfigurationFaults)) throw new Error('no faults', { cause: failed });
  return failed.faults.map(({ place, text }) => `${place.replace(prefix, '')}: ${text.de}`);
};

describe('a configuration in the environment', () => {
  it('is that of a login and its gateway', async () => {
    const { konto, gateway, store } = await read();
    expect(konto).toMatchObject({ tenant: 'musterstadt', baseUrl: 'https://www.musterstadt.example' });
    expect(konto.cookieKeys).toEqual([folder.env.COOKIE_KEY]);
    expect(konto[allowHttp]).toBeUndefined();
    expect(konto[allowSandbox]).toBeUndefined();
    expect(store.kind).toBe('redis');
    const [bundid, firmen] = Object.values(konto.providers) as OidcProvider[];
    expect(bundid?.options).toMatchObject({ clientId: 'www', parameters: { kc_idp_hint: 'bundid' } });
    expect(firmen?.options).toMatchObject({ identity: 'organisation', scopes: ['openid', 'profil'] });
    expect(gateway).toMatchObject({ attributes: ['familyName', 'locality'] });
    expect(gateway?.keys[0]?.publicKey).toMatchObject({ kid: '2026-11', alg: 'ES256' });
    const login = createServicekonto(konto);
    expect((await login.logins(new Request(konto.baseUrl))).map(({ id }) => id)).toEqual([
      'bundid',
      'mein-konto',
    ]);
    const { tenant, baseUrl } = konto;
    expect(() => createGateway(login, { ...gateway!, tenant, baseUrl })).not.toThrow();
  });

  it('reads a secret at each use, from its file or from its variable', async () => {
    const { konto } = await read();
    const secrets = (Object.values(konto.providers) as OidcProvider[]).map(({ options }) => options);
    const values: unknown[] = [];
    for (const options of secrets)
      if ('clientSecret' in options && typeof options.clientSecret === 'function')
        values.push(await options.clientSecret({ signal: new AbortController().signal }));
    expect(values).toEqual(['erstes', 'canary-direkt']);
  });

  it('is only taken for one where it says whose it is', () => {
    expect(isInEnvironment(variables())).toBe(true);
    expect(isInEnvironment({ [`${prefix}CONFIG`]: 'x.json' })).toBe(false);
  });

  it('names every fault at once, by its variable, and no value', async () => {
    const faults = await faultsOf({
      TENANT_FILE: 'nirgends',
      BASE_URL: undefined,
      COOKIE_KEY_FILE: undefined,
      BUNDID_PARAMETERS: '{canary',
      BUNDID_ISSUR: 'canary',
      DEVELOPMENT: 'ja',
      GATEWAY_KEY_FILE: undefined,
    });
    for (const start of [
      'TENANT_FILE: ',
      'COOKIE_KEY: fehlt',
      'BUNDID_PARAMETERS: ist kein gültiges JSON',
      'BUNDID_ISSUR: diese Variable gibt es nicht',
      'DEVELOPMENT: muss true oder false sein',
      'GATEWAY_KEY_FILE: fehlt',
    ])
      expect(faults).toContainEqual(expect.stringContaining(start));
    expect(faults.join()).not.toContain('canary');
    expect(await faultsOf({ BASE_URL: undefined, LANGUAGE: 'fr' })).toEqual([
      'BASE_URL: fehlt',
      'LANGUAGE: muss eines sein von: de, en',
    ]);
    expect(await faultsOf({ PROVIDERS: 'a-b a_b' })).toContainEqual(
      'PROVIDERS: zwei Kennungen ergeben denselben Namen',
    );
  });

  it('names what cannot be read and what the login refuses at once, by the variables', async () => {
    const faults = await faultsOf({
      TENANT_FILE: undefined,
      TENANT: 'Canary Stadt',
      BASE_URL: undefined,
      COOKIE_KEY_FILE: 'weg/cookie-key',
      STORE_URL_FILE: 'weg/store',
      BUNDID_CLIENT_SECRET_FILE: 'weg/secret',
      BUNDID_ISSUER: 'login',
      BUNDID_LEVELS: '{"value":{}}',
      SESSION: '{"idle":60000}',
      GATEWAY_AUDIENCE: undefined,
      GATEWAY_KEY_ID: undefined,
    });
    for (const fault of [
      /^TENANT: muss aus 1 bis 64/,
      /^BASE_URL: fehlt$/,
      /^COOKIE_KEY: \/.*\/weg\/cookie-key: Die Datei oder den Ordner gibt es nicht\. \[ENOENT\]/,
      /^STORE_URL: \/.*\/weg\/store: Die Datei/,
      /^BUNDID_CLIENT_SECRET: \/.*\/weg\/secret: Die Datei/,
      /^BUNDID_ISSUER: muss eine vollständige Adresse sein$/,
      /^BUNDID_LEVELS\.value: gibt es nicht, vielleicht ist values gemeint/,
      /^SESSION\.idle: gibt es nicht; möglich sind: cookie, limits$/,
      /^GATEWAY_AUDIENCE: fehlt$/,
      /^GATEWAY_KEY_ID: Einem Schlüssel fehlt die Kennung/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(fault));
    expect(faults, faults.join('\n')).toHaveLength(10);
    expect(faults.join()).not.toContain('Canary');
    expect(await faultsOf({ GATEWAY_KEY_FILE: 'weg.pem' })).toEqual([
      expect.stringMatching(/^GATEWAY_KEY_FILE: \/.*\/weg\.pem: Die Datei/),
    ]);
    expect(await faultsOf({ GATEWAY_KEY_FILE: undefined, GATEWAY_KEY_ID: undefined })).toEqual([
      'GATEWAY_KEY_FILE: fehlt',
    ]);
    expect(await faultsOf({ LOGIN: '{"startPerMinute":3}' })).toEqual([
      expect.stringMatching(/^LOGIN\.startPerMinute: .*startsPerMinute/),
    ]);
  });

  it('refuses a store that it does not know, without the address', async () => {
    expect(await faultsOf({ STORE_URL_FILE: undefined, STORE_URL: 'mysql://canary@x/y' })).toEqual([
      'STORE_URL: muss memory:, redis://…, rediss://… oder postgres://… sein',
    ]);
  });

  it.each([
    [
      'redis://:canary@x:6379/nodb',
      /^STORE_URL: darf hinter dem Rechner nur die Nummer einer Datenbank haben/,
    ],
    ['rediss://x/0/1', /^STORE_URL: darf hinter dem Rechner nur/],
    ['redis://:canary/x@y:6379/0', /^STORE_URL: ist keine Adresse, die sich lesen lässt/],
    ['redis://:can%ary@x/0', /^STORE_URL: ist keine Adresse/],
    ['redis://x:99999/0', /^STORE_URL: ist keine Adresse/],
    ['redis:x', /^STORE_URL: ist keine Adresse/],
    ['postgres://u:can%ary@x/db', /^STORE_URL: ist keine Adresse/],
    ['postgres://u:canary@[x/db', /^STORE_URL: ist keine Adresse/],
    ['x', /^STORE_URL: muss memory:/],
  ])('says which variable names a store that no driver reads (%s)', async (url, said) => {
    await folder.file('bad-url', url);
    for (const more of [{ STORE_URL: url, STORE_URL_FILE: undefined }, { STORE_URL_FILE: 'bad-url' }]) {
      const [fault, ...others] = await faultsOf(more);
      expect(others).toEqual([]);
      expect(fault).toMatch(said);
      expect(fault).not.toContain('canary');
    }
  });

  it.each([
    ['redis://x', 'redis'],
    ['redis://:p%40ss@x:6379/', 'redis'],
    ['rediss://u:p@x/15', 'redis'],
    ['postgresql:///db?host=/var/run/postgresql', 'postgres'],
    ['postgres://u:p@%2Fvar%2Frun/db?sslmode=require', 'postgres'],
    ['memory:', 'memory'],
  ])('opens the store of %s', async (url, kind) => {
    const { store } = await read({ STORE_URL_FILE: undefined, STORE_URL: url });
    expect(store.kind).toBe(kind);
    await store.close();
  });

  it('knows of a proxy that cuts the path off, as the JSON does', async () => {
    expect((await read()).konto.proxyStripsPath).toBe(false);
    const { konto } = await read({ PROXY_STRIPS_PATH: 'true' });
    expect(konto.proxyStripsPath).toBe(true);
    const file = await folder.json('strips', { proxyStripsPath: true });
    expect((await readJson(file, folder.env)).konto.proxyStripsPath).toBe(true);
    expect(await faultsOf({ PROXY_STRIPS_PATH: 'ja' })).toEqual([
      'PROXY_STRIPS_PATH: muss true oder false sein',
    ]);
  });

  it('opens a store that is away, and says in a word why it does not answer', async () => {
    const { store, konto } = await read();
    await expect(konto.store.get('x')).rejects.toMatchObject({ code: 'core.store.unavailable' });
    expect(store.trouble()).toBe('ECONNREFUSED');
    await store.close();
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { createGateway } from '@rathaus/servicekonto-client/gateway';
import type { OidcProvider } from '@rathaus/servicekonto-client/oidc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoginFolder, type LoginFolder } from '../../../test/servicekonto-folder.ts';
import { ConfigurationFaults } from '../members.ts';
import { readJson } from './read-json.ts';

let folder: LoginFolder;
beforeAll(async () => {
  folder = await createLoginFolder({
    issuer: 'https://login.land.test',
    clientId: 'www',
    clientSecret: 'erstes',
  });
});
afterAll(() => folder?.remove());

const faultsOf = async (name: string, changes: Record<string, unknown>) => {
  const failed = await readJson(await folder.json(name, changes), folder.env).catch(
    (error: unknown) => error,
  );
  if (!(failed instanceof ConfigurationFaults)) throw new Error('no faults', { cause: failed });
  return failed.faults.map(({ place, text }) => `${place}: ${text.de}`);
};

describe('a configuration in JSON', () => {
  it('is that of the README', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const json = [...readme.matchAll(/```json\n(\{\n[\s\S]*?)```/g)].at(-1)![1]!;
    expect(json).toContain('"gateway"');
    const file = await folder.file('readme.json', json.replaceAll('/run/secrets', folder.folder));
    await folder.file('cookie-key', folder.env.COOKIE_KEY!);
    const { konto, gateway } = await readJson(file, { CLIENT_SECRET: 'geheim' });
    const login = createServicekonto(konto);
    expect((await login.logins(new Request('https://www.musterstadt.example')))[0]!.id).toBe('bundid');
    const { tenant, baseUrl } = konto;
    expect(() => createGateway(login, { ...gateway!, tenant, baseUrl })).not.toThrow();
  });

  it('reads a secret at each use, so that it can roll, and is for operation unless it says otherwise', async () => {
    const { konto } = await readJson(await folder.json('login', { development: undefined }), folder.env);
    expect(konto[allowHttp]).toBeUndefined();
    expect(konto[allowSandbox]).toBeUndefined();
    const { options } = konto.providers.broker as OidcProvider;
    if (!('clientSecret' in options) || typeof options.clientSecret !== 'function')
      throw new Error('no function');
    const { signal } = new AbortController();
    expect(await options.clientSecret({ signal })).toBe('erstes');
    await folder.file('secret', 'zweites');
    expect(await options.clientSecret({ signal })).toBe('zweites');
  });

  it('signs for the client by a key', async () => {
    const broker = {
      issuer: 'https://login.land.test',
      clientId: 'www',
      clientAuth: 'private_key_jwt',
      signingKey: { file: 'gateway.pem', kid: 'client-1' },
    };
    const { konto } = await readJson(await folder.json('signed', { providers: { broker } }), folder.env);
    const { options } = konto.providers.broker as OidcProvider;
    expect(options).toMatchObject({ signer: { kid: 'client-1', algorithm: 'ES256' } });
    expect(() => createServicekonto({ ...konto, baseUrl: 'https://www.musterstadt.test' })).not.toThrow();
  });

  it.each([
    ['{ "d": "canary"', 'ist keine lesbare Schlüsseldatei'],
    ['canary', 'core.key.invalid'],
  ])('with a key file that is none (%s) does not repeat it', async (content, said) => {
    await folder.file('broken', content);
    const gateway = { audience: 'x', keys: [{ file: 'broken', kid: 'a' }] };
    const faults = await faultsOf('broken', { gateway });
    expect(faults).toEqual([expect.stringMatching(/^gateway\.keys\[0\]: /)]);
    expect(faults[0]).toContain(said);
    expect(faults[0]).not.toContain('canary');
  });

  it('names the variable or the file of a secret that is not there, and everything else as well', async () => {
    const broker = { issuer: 'https://login.land.test', clientId: 'www' };
    const faults = await faultsOf('absent', {
      tenant: 'Musterstadt',
      cookieKeys: [{ env: 'NIRGENDS' }],
      store: { file: 'weg/store' },
      providers: {
        eins: { ...broker, clientSecret: { env: 'CLIENT_SECRET' } },
        zwei: { ...broker, clientSecret: { file: 'weg/secret' }, claim: {} },
        drei: { ...broker, clientAuth: 'private_key_jwt', signingKey: { file: 'weg/key.pem', kid: 'a' } },
      },
      session: { idle: 60_000 },
      gateway: { keys: [{ file: 'gateway.pem' }] },
    });
    for (const fault of [
      /^providers\.eins\.clientSecret: Die Umgebungsvariable CLIENT_SECRET ist nicht gesetzt\.$/,
      /^providers\.zwei\.clientSecret: \/.*\/weg\/secret: Die Datei oder den Ordner gibt es nicht\. \[ENOENT\]/,
      /^providers\.zwei\.claim: gibt es nicht, vielleicht ist claims gemeint/,
      /^providers\.drei\.signingKey: \/.*\/weg\/key\.pem: Die Datei/,
      /^cookieKeys\.0: Die Umgebungsvariable NIRGENDS ist nicht gesetzt\.$/,
      /^gateway\.keys\[0\]\.kid: Einem Schlüssel fehlt die Kennung\. \[core\.key\.kid\]/,
      /^store: \/.*\/weg\/store: Die Datei/,
      /^tenant: muss aus 1 bis 64/,
      /^session\.idle: gibt es nicht; möglich sind: cookie, limits$/,
      /^gateway\.audience: fehlt$/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(fault));
    expect(faults, faults.join('\n')).toHaveLength(10);
  });

  it('leaves what the login itself refuses to the login when everything can be read', async () => {
    const { konto } = await readJson(
      await folder.json('inner', { login: { startPerMinute: 3 } }),
      folder.env,
    );
    expect(() => createServicekonto(konto)).toThrow('login.startPerMinute is unknown');
  });
});

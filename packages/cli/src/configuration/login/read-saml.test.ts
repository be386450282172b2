import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSamlFiles, type SamlFiles } from '../../../test/saml-files.ts';
import { ConfigurationFaults } from '../members.ts';
import { readJson } from './read-json.ts';

let files: SamlFiles;
const env = { COOKIE_KEY: 'pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk=', PASSPHRASE: 'Ōno-geheim' };
beforeAll(async () => {
  files = await createSamlFiles();
  await files.certificate('signing', 400);
  await files.certificate('encryption', 400);
  await files.certificate('idp', 400);
  await promisify(execFile)('openssl', [
    ...['pkey', '-in', files.at('signing.key.pem'), '-aes256', '-passout', `pass:${env.PASSPHRASE}`],
    ...['-out', files.at('locked.key.pem')],
  ]);
});
afterAll(() => files?.remove());

const pair = (name: string) => ({ file: `${name}.key.pem`, certificate: `${name}.cert.pem` });
const keys = { signing: [pair('signing')], encryption: [pair('encryption')] };
const bundid = {
  protocol: 'bundid',
  identityProvider: 'integration',
  entityId: 'https://www.musterstadt.example',
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  keys,
};
const firma = {
  protocol: 'unternehmenskonto',
  identityProvider: 'test',
  certificates: ['idp.cert.pem'],
  entityId: 'https://www.musterstadt.example',
  keys,
};
const land = {
  protocol: 'saml',
  entityId: 'https://www.musterstadt.example',
  identityProvider: {
    entityId: 'https://login.land.example',
    ssoUrl: 'https://login.land.example/sso',
    certificates: ['idp.cert.pem'],
  },
  attributes: { subject: 'bPK2', familyName: 'surname' },
  keys,
};

const read = async (providers: Record<string, unknown>) =>
  readJson(
    await files.file(
      'login.json',
      JSON.stringify({
        tenant: 'musterstadt',
        baseUrl: 'https://www.musterstadt.example',
        cookieKeys: [{ env: 'COOKIE_KEY' }],
        providers,
      }),
    ),
    env,
  );
const faultsOf = async (provider: unknown) => {
  const failed = await read({ bundid: provider }).catch((error: unknown) => error);
  if (!(failed instanceof ConfigurationFaults)) throw new Error('no faults', { cause: failed });
  return failed.faults.map(({ place, text }) => `${place}: ${text.de}`);
};

describe('accounts that speak SAML in a configuration in JSON', () => {
  it.each([
    ['DER in base64 in one line', (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')],
    ['a JWK', () => JSON.stringify({ kty: 'RSA', d: 'GEHEIM' })],
    ['PEM', (pem: string) => pem],
    ['a text longer than a name can be', () => 'GEHEIM'.repeat(50)],
  ])('have keys by their paths: %s is refused and not repeated', async (_what, pasted) => {
    const file = pasted(await readFile(files.at('signing.key.pem'), 'utf8'));
    for (const member of ['file', 'certificate']) {
      const signing = [{ ...pair('signing'), [member]: file }];
      const faults = await faultsOf({ ...bundid, keys: { ...keys, signing } });
      expect(faults).toEqual([
        `providers.bundid.keys.signing[0].${member}: muss der Pfad einer Datei sein, nicht ihr Inhalt`,
      ]);
    }
  });

  it('have a passphrase by the name of its variable: the passphrase itself is not repeated', async () => {
    const signing = [
      { ...pair('locked'), certificate: 'signing.cert.pem', passphrase: { env: 'Ōno geheim!' } },
    ];
    const faults = await faultsOf({ ...bundid, keys: { ...keys, signing } });
    expect(faults.join()).toContain('muss der Name einer Umgebungsvariablen sein');
    expect(faults.join()).not.toContain('geheim');
  });

  it('are BundID, Mein Unternehmenskonto and any other, with keys in files', async () => {
    const { konto } = await read({ bundid, firma, land });
    const login = createServicekonto(konto);
    const page = new Request('https://www.musterstadt.example/');
    expect((await login.logins(page)).map(({ id }) => id)).toEqual(['bundid', 'firma', 'land']);
    const answer = await login.handle(
      new Request('https://www.musterstadt.example/login/firma?level=niedrig'),
    );
    expect(await answer?.text()).toContain('action="https://e4k-portal.een.elster.de/ekona/sso"');
    const metadata = await login.handle(new Request('https://www.musterstadt.example/login/land/metadata'));
    const certificate = (await files.text('signing.cert.pem')).replace(/-----.*?-----|\s/g, '');
    expect((await metadata!.text()).replace(/\s/g, '')).toContain(certificate);
  });

  it('are those of the README', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const block = /```json\n("providers": \{\n[\s\S]*?)```/.exec(readme)![1]!;
    expect(block).toContain('"protocol": "unternehmenskonto"');
    const local = block.replaceAll('/run/secrets/', '').replace('elster-idp-2024.cert.pem', 'idp.cert.pem');
    const { providers } = JSON.parse(`{${local}}`) as { providers: Record<string, unknown> };
    const { konto } = await read(providers);
    expect(() => createServicekonto(konto)).not.toThrow();
  });

  it('sign as they are told, by PSS where nothing is said, with a key that may be locked', async () => {
    const locked = { ...pair('signing'), file: 'locked.key.pem', passphrase: { env: 'PASSPHRASE' } };
    const signing = [locked, { ...pair('signing'), algorithm: 'RS256', kid: '2027' }];
    const { konto } = await read({ bundid: { ...bundid, keys: { ...keys, signing } } });
    const { options } = konto.providers.bundid as unknown as { options: { keys: typeof keys } };
    expect(options.keys.signing).toMatchObject([
      { signer: { algorithm: 'PS256', kid: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) } },
      { signer: { algorithm: 'RS256', kid: '2027' } },
    ]);
  });

  it.each([
    [
      'a certificate of another key',
      {
        ...bundid,
        keys: { ...keys, encryption: [{ ...pair('encryption'), certificate: 'signing.cert.pem' }] },
      },
      [
        /^providers\.bundid\.keys\.encryption\[0\]\.certificate: .*signing\.cert\.pem ist nicht das Zertifikat/,
      ],
    ],
    [
      'a private key where a certificate belongs',
      { ...bundid, keys: { ...keys, signing: [{ ...pair('signing'), certificate: 'signing.key.pem' }] } },
      [/^providers\.bundid\.keys\.signing\[0\]\.certificate: .*enthält einen privaten Schlüssel/],
    ],
    [
      'files that are not there',
      {
        ...bundid,
        keys: { signing: [pair('weg')], encryption: [{ ...pair('encryption'), file: 'weg.pem' }] },
      },
      [
        /^providers\.bundid\.keys\.signing\[0\]\.certificate: .*weg\.cert\.pem: Die Datei/,
        /^providers\.bundid\.keys\.signing\[0\]\.file: .*weg\.key\.pem: Die Datei/,
        /^providers\.bundid\.keys\.encryption\[0\]\.file: .*weg\.pem: Die Datei/,
      ],
    ],
    [
      'a passphrase that is wrong',
      {
        ...bundid,
        keys: {
          ...keys,
          signing: [{ ...pair('signing'), file: 'locked.key.pem', passphrase: { env: 'COOKIE_KEY' } }],
        },
      },
      [/^providers\.bundid\.keys\.signing\[0\]\.file: .*core\.key\.invalid/],
    ],
    ['no keys at all', { ...bundid, keys: undefined }, [/^providers\.bundid\.protokoll: gibt es nicht/]],
    [
      'an unknown protocol',
      { ...bundid, protocol: 'bund-id' },
      [/^providers\.bundid\.protocol: muss eines sein von: oidc, bundid/],
    ],
  ])('name the file and the place of %s', async (name, provider, expected) => {
    const faults = await faultsOf(name === 'no keys at all' ? { ...provider, protokoll: 'x' } : provider);
    for (const [index, one] of expected.entries()) expect(faults[index]).toMatch(one);
    if (name !== 'no keys at all') expect(faults, faults.join('\n')).toHaveLength(expected.length);
    else expect(faults.join('\n')).toContain('providers.bundid.keys');
  });

  it('never take the text of a key for its path, and do not repeat it', async () => {
    const pem = await files.text('signing.key.pem');
    const faults = await faultsOf({
      ...bundid,
      keys: { ...keys, signing: [{ ...pair('signing'), file: pem }] },
    });
    expect(faults).toEqual([
      'providers.bundid.keys.signing[0].file: muss der Pfad einer Datei sein, nicht ihr Inhalt',
    ]);
    const secret = await faultsOf({
      issuer: 'https://login.land.example',
      clientId: 'www',
      clientSecret: { file: pem },
    });
    expect(secret).toEqual([
      'providers.bundid.clientSecret.file: muss der Pfad einer Datei sein, nicht ihr Inhalt',
    ]);
  });

  it('have no unsafe option: that takes a module', async () => {
    expect(await faultsOf({ ...bundid, allowCbc: true })).toEqual([
      expect.stringMatching(/^providers\.bundid\.allowCbc: gibt es nicht/),
    ]);
  });
});

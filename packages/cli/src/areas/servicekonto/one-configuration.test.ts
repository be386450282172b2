import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { bundidConfiguration, createSamlFiles, type SamlFiles } from '../../../test/saml-files.ts';

let files: SamlFiles;
let config: string;
const env = { COOKIE_KEY: 'pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk=' };
const day = 86_400_000;
const pair = (name: string) => ({ file: `${name}.key.pem`, certificate: `${name}.cert.pem` });
beforeAll(async () => {
  files = await createSamlFiles();
  await files.certificate('signing', 100);
  await files.certificate('encryption', 400);
  await files.certificate('idp', 400);
  config = await files.file('login.json', JSON.stringify(content));
});
afterAll(() => files?.remove());

const keys = { signing: [pair('signing')], encryption: [pair('encryption')] };
const content = bundidConfiguration({
  identityProvider: {
    entityId: 'https://idp.musterland.example',
    ssoUrl: 'https://idp.musterland.example/sso',
    certificates: ['idp.cert.pem'],
  },
  keys,
});
const servicekonto = (words: readonly string[], days = 100) =>
  rathaus(['servicekonto', ...words], { env, clock: () => Date.now() + (100 - days) * day - 60_000 });

describe('one configuration in JSON serves every command for SAML', () => {
  it('metadata: what is handed in', async () => {
    const { code, out, err } = await servicekonto(['metadata', '--config', config]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Location="https://www.musterstadt.example/login/callback/bundid"');
  });

  it('lint: metadata and request as the application sends them', async () => {
    const { code, out, err } = await servicekonto(['lint', '--config', config]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('login.json · bundid');
    expect(out).not.toContain('Keine Anfrage wurde geprüft');
    expect(out).toContain('öffentlichen Regeln der BundID');
    expect(out).toContain('Nicht geprüft: ob die entityID');
    const moved = await servicekonto(['lint', '--config', config, '--former', 'https://alt.example']);
    expect(moved).toMatchObject({ code: 1, out: expect.stringContaining('neues bPK2') });
    expect(moved.out).not.toContain('Nicht geprüft');
  });

  it('lint: judges by the rules of the account', async () => {
    const { displayName: _, onlineServiceId: __, ...facts } = content.providers.bundid;
    const firma = { ...facts, protocol: 'unternehmenskonto' };
    const file = await files.file('firma.json', JSON.stringify({ ...content, providers: { firma } }));
    const { code, out } = await servicekonto(['lint', '--config', file]);
    // The extension is that of BundID; Mein Unternehmenskonto knows none.
    expect({ code, out }).toMatchObject({ code: 0, out: expect.not.stringContaining('Erweiterung') });
    expect(out).toContain('Regeln von SAML 2.0');
    expect(out).not.toMatch(/BundID|bPK2/);
    const wrong = await servicekonto(['lint', '--config', file, '--account', 'bundid']);
    expect(wrong.code).toBe(1);
  });

  it('lint: a file or a configuration, not both', async () => {
    const { code, err } = await servicekonto(['lint', 'sp.xml', '--config', config]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Entweder eine Datei') });
  });

  it('keys check: its own certificates and those of the provider', async () => {
    expect(await servicekonto(['keys', 'check', '--config', config])).toMatchObject({ code: 0, err: '' });
    const { code, out } = await servicekonto(['keys', 'check', '--config', config], 20);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('Gilt noch 20 Tage') });
    expect(out).toMatch(/^bundid: eigenes Zertifikat für Signaturen\n {2}SHA-256 ([0-9A-F]{2}:){31}/);
    const json = await servicekonto(['keys', 'check', '--config', config, '--json'], 20);
    expect(JSON.parse(json.out)).toEqual({
      type: 'certificate',
      of: 'bundid: our signing certificate',
      fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      until: expect.any(String),
      days: 20,
    });
  });

  it('keys check: a provider that is away leaves its part open, our own certificates are shown', async () => {
    const { ssoUrl: _, certificates: __, ...named } = content.providers.bundid.identityProvider;
    const identityProvider = { ...named, metadata: 'http://127.0.0.1:2/idp' };
    const providers = { bundid: { ...content.providers.bundid, identityProvider } };
    const file = await files.file('away.json', JSON.stringify({ ...content, development: true, providers }));
    const { code, out } = await servicekonto(['keys', 'check', '--config', file]);
    expect(code).toBe(4);
    expect(out).toContain('bundid: eigenes Zertifikat für Signaturen');
    expect(out).toContain('Gilt noch 400 Tage');
    expect(out).toMatch(
      /Offen: Der Anmeldedienst war nicht zu erreichen.*\[servicekonto\.provider\.unreachable\]/,
    );
    expect((await servicekonto(['keys', 'check', '--config', file], 20)).code).toBe(1);
    const json = await servicekonto(['keys', 'check', '--config', file, '--json']);
    expect(JSON.parse(json.out.trim().split('\n').at(-1)!)).toEqual({
      type: 'certificate',
      of: 'bundid: https://idp.musterland.example',
      unjudged: 'servicekonto.provider.unreachable',
    });
  });

  it('all of them list every fault with its place', async () => {
    const broken = { ...content.providers.bundid, keys: { ...keys, encryption: [pair('weg')] } };
    const file = await files.file(
      'broken.json',
      JSON.stringify({ ...content, providers: { bundid: broken } }),
    );
    for (const words of [['metadata'], ['lint'], ['keys', 'check'], ['doctor']]) {
      const { code, out, err } = await servicekonto([...words, '--config', file]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('providers.bundid.keys.encryption[0].certificate: ');
      expect(err).toContain('providers.bundid.keys.encryption[0].file: ');
    }
  });
});

import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { createSamlFiles, type SamlFiles } from '../../../test/saml-files.ts';

let files: SamlFiles;
let certificate: string;
const day = 86_400_000;
beforeAll(async () => {
  files = await createSamlFiles();
  await symlink(join(import.meta.dirname, '../../../../../node_modules'), files.at('node_modules'), 'dir');
  certificate = await files.certificate('sp', 100);
});
afterAll(() => files?.remove());
/** The command line so many days before the certificate ends. */
const before = (days: number) => ({ clock: () => Date.now() + (100 - days) * day - 60_000 });
const keys = (words: readonly string[], days = 100) =>
  rathaus(['servicekonto', 'keys', ...words], before(days));

describe('rathaus servicekonto keys check', () => {
  it.each([
    [95, 0, 'Gilt noch 95 Tage, bis zum'],
    [60, 0, 'Gilt noch 60 Tage'],
    [29, 1, 'Gilt noch 29 Tage'],
    [1, 1, 'Gilt noch einen Tag'],
    [-1, 1, 'Abgelaufen am'],
  ])('of a certificate with %i days left ends with %i', async (days, code, said) => {
    const outcome = await keys(['check', certificate], days);
    expect(outcome).toMatchObject({ code, err: '' });
    expect(outcome.out).toContain(said);
    expect(outcome.out.includes('keys plan')).toBe(days < 90 && days >= 0);
  });

  it('reads several of one file, metadata too', async () => {
    const pem = await files.text('sp.cert.pem');
    const both = await files.file('both.pem', pem + pem);
    const { out } = await keys(['check', both, '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'certificate', of: 'both.pem (1)', subject: 'CN=sp', bits: 2048, days: 100 },
      { of: 'both.pem (2)' },
    ]);
    const base64 = pem.replace(/-----.*?-----|\s/g, '');
    const xml = await files.file(
      'sp.xml',
      `<md:X><ds:X509Certificate>\n ${base64} </ds:X509Certificate></md:X>`,
    );
    expect((await keys(['check', xml], 10)).code).toBe(1);
  });

  it('says of what cannot be used why, and shows no private key', async () => {
    const weak = await files.certificate('weak', 100, 'rsa:1024');
    const { code, out } = await keys(['check', weak]);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('zu schwach') });
    expect((await keys(['check', weak, '--lang', 'en'])).out).toContain('too weak');
    const none = await keys(['check', files.at('sp.key.pem')]);
    expect(none).toMatchObject({ code: 2, out: '', err: expect.stringContaining('ist kein Zertifikat') });
  });

  it('looks at the configuration and what its providers publish', async () => {
    const pem = (await files.text('sp.cert.pem')).replaceAll('\n', '\\n');
    const config = await files.file(
      'konto.mjs',
      `import { readFileSync } from 'node:fs';
import { createMemoryStateStore } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { bundid } from '@rathaus/servicekonto-client/bundid';
const key = readFileSync(new URL('sp.key.pem', import.meta.url), 'utf8');
const certificate = '${pem}';
export default {
  tenant: 'musterstadt',
  baseUrl: 'https://www.musterstadt.example',
  store: createMemoryStateStore(),
  cookieKeys: ['pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk='],
  providers: {
    bundid: bundid({
      entityId: 'https://www.musterstadt.example',
      displayName: 'Hundesteuer',
      onlineServiceId: 'BMI-A0000',
      identityProvider: {
        entityId: 'https://idp.musterland.example',
        ssoUrl: 'https://idp.musterland.example/sso',
        certificates: [certificate],
      },
      keys: {
        signing: [{ signer: createPemSigner({ key, kid: 's', algorithm: 'PS256' }), certificate }],
        encryption: [{ decrypter: createPemDecrypter({ key, kid: 'e' }), certificate }],
      },
    }),
  },
};`,
    );
    expect(await keys(['check', '--config', config], 95)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Kein Zertifikat der Konfiguration'),
    });
    const { code, out } = await keys(['check', '--config', config, '--json'], 20);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { days: 20 },
      { days: 20 },
      { of: 'bundid: https://idp.musterland.example', days: 20 },
    ]);
    expect(await keys(['check', certificate, '--config', config])).toMatchObject({ code: 2 });
  });
});

describe('rathaus servicekonto keys plan', () => {
  const at = { clock: () => Date.parse('2026-11-27T10:00:00Z') };
  const plan = (...words: string[]) =>
    rathaus(
      ['servicekonto', 'keys', 'plan', '--provider', 'bundid-integration', '--use', 'signing', ...words],
      at,
    );

  it('says when which step is due, in the order of the key', async () => {
    const { code, out, err } = await plan('--expires', '2027-03-01');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Signaturschlüssel, bundid-integration');
    expect(out).toContain(
      '3. Metadaten einreichen\n   Fr 27. November 2026, 11:00 Uhr bis Mo 30. November 2026, 12:00 Uhr',
    );
    expect(out.indexOf('Der Anmeldedienst lädt')).toBeLessThan(
      out.indexOf('Mit dem neuen Schlüssel unterschreiben'),
    );
    expect(out).toContain('Rechtzeitig: einreichen bis spätestens Mo 22. Februar 2027, 12:00 Uhr');
    const encryption = await plan('--use', 'encryption', '--lang', 'en');
    expect(encryption.out.indexOf('Open with both keys')).toBeLessThan(
      encryption.out.indexOf('The provider loads'),
    );
  });

  it('ends with 1 when it is too late', async () => {
    const { code, out } = await plan('--expires', '2026-12-01');
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('Zu spät') });
    expect((await plan('--cert', certificate)).code).toBe(0);
  });

  it('names what nobody has confirmed, until somebody gives it', async () => {
    const production = ['--provider', 'bundid-production'];
    expect((await plan(...production)).out).toContain('Annahme: Bis wann Metadaten');
    const asked = await plan(...production, '--cut-off', 'Di 16:30', '--json');
    expect(JSON.parse(asked.out)).toMatchObject({
      type: 'key-plan',
      provider: 'bundid-production',
      assumptions: [],
    });
    expect(asked.out).toContain('2026-12-01T15:30:00.000Z');
    expect((await plan('--provider', 'unternehmenskonto', '--days', '3')).out).not.toContain('Annahme');
  });

  it.each([
    ['an unknown provider', ['--provider', 'bundid'], '--provider kennt bundid-integration'],
    ['an unknown use', ['--use', 'beides'], '--use kennt signing und encryption.'],
    ['no day', ['--expires', 'morgen'], '--expires erwartet einen Tag'],
    ['a day that is none', ['--expires', '2027-02-30x'], '--expires erwartet einen Tag'],
    ['both ends', ['--expires', '2027-01-01', '--cert', 'x'], 'schließen sich aus'],
    ['a weekday that is none', ['--cut-off', 'Xx 12:00'], '--cut-off erwartet Wochentag'],
    ['a time that is none', ['--cut-off', 'Mo 25:00'], '--cut-off erwartet Wochentag'],
    ['days where there is a weekday', ['--days', '3'], '--cut-off statt --days'],
    [
      'a weekday where there are days',
      ['--provider', 'unternehmenskonto', '--cut-off', 'Mo 12:00'],
      '--days statt --cut-off',
    ],
    ['a certificate that is none', ['--cert', 'KEY'], 'servicekonto.config.invalid'],
  ])('is wrong use with %s', async (_what, words, said) => {
    const { code, out, err } = await plan(
      ...words.map((word) => (word === 'KEY' ? files.at('sp.key.pem') : word)),
    );
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(said) });
  });
});

describe('rathaus servicekonto keys new', () => {
  it('shows commands that make what keys check takes', async () => {
    const { code, out } = await keys(['new', 'www.musterstadt.example', '--use', 'signing', '--days', '400']);
    expect(code).toBe(0);
    const [command = ''] = out.split('\n').filter((line) => line.includes('openssl'));
    // The real thing takes a second; the length of the key is no matter of the syntax.
    await promisify(execFile)('sh', ['-c', command.replace('rsa:4096', 'rsa:2048')], { cwd: files.folder });
    const year = new Date(before(100).clock()).getUTCFullYear();
    const made = files.at(`www.musterstadt.example-signing-${year}.cert.pem`);
    const checked = await keys(['check', made, '--json']);
    expect(JSON.parse(checked.out)).toMatchObject({
      subject: `CN=www.musterstadt.example ${year}`,
      bits: 2048,
    });
    expect((await keys(['new', 'www.musterstadt.example'])).out.match(/openssl/g)).toHaveLength(2);
  });

  it.each(['', 'a b', '"; rm -rf /', '$(x)', '-subj', 'ä.example', `${'a'.repeat(60)}.example`])(
    'takes no %j for a host',
    async (host) => {
      expect(await keys(['new', '--', host])).toMatchObject({ code: 2, out: '' });
    },
  );
});

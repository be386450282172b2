import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { createSamlFiles, type SamlFiles } from '../../../test/saml-files.ts';

let files: SamlFiles;
let signing: string;
let next: string;
let encryption: string;
beforeAll(async () => {
  files = await createSamlFiles();
  await symlink(join(import.meta.dirname, '../../../../../node_modules'), files.at('node_modules'), 'dir');
  signing = await files.certificate('signing', 400);
  next = await files.certificate('signing-next', 800);
  encryption = await files.certificate('encryption', 400);
});
afterAll(() => files?.remove());

const entityId = 'https://www.musterstadt.example';
const acs = `${entityId}/login/callback/bundid`;
const now = () => Date.now();
const plain = (...more: string[]) => [
  'servicekonto',
  'metadata',
  ...['--entity-id', entityId, '--acs', acs, '--signing-cert', signing, '--encryption-cert', encryption],
  ...more,
];

/** A configuration as a module, with BundID and a broker. */
const moduleOf = (providers: string) => `
import { readFileSync } from 'node:fs';
import { createMemoryStateStore } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { bundid } from '@rathaus/servicekonto-client/bundid';
import { oidc } from '@rathaus/servicekonto-client/oidc';
const text = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const options = {
  entityId: '${entityId}',
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  identityProvider: 'integration',
  keys: {
    signing: ['signing', 'signing-next'].map((name) => ({
      signer: createPemSigner({ key: text(name + '.key.pem'), kid: name, algorithm: 'PS256' }),
      certificate: text(name + '.cert.pem'),
    })),
    encryption: [{
      decrypter: createPemDecrypter({ key: text('encryption.key.pem'), kid: 'e' }),
      certificate: text('encryption.cert.pem'),
    }],
  },
};
const broker = oidc({ issuer: 'https://login.musterstadt.example', clientId: 'www', clientSecret: 'x', identity: 'person' });
export default {
  tenant: 'musterstadt',
  baseUrl: '${entityId}/portal',
  store: createMemoryStateStore(),
  cookieKeys: ['pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk='],
  providers: { ${providers} },
};
`;

describe('rathaus servicekonto metadata', () => {
  it('writes the metadata of plain options, with every certificate for signatures', async () => {
    const { code, out, err } = await rathaus(plain('--slo', `${entityId}/slo`, '--signing-cert', next));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<md:EntityDescriptor /);
    expect(out.match(/use="signing"/g)).toHaveLength(2);
    expect(out.match(/use="encryption"/g)).toHaveLength(1);
    expect(out).toContain(`Location="${acs}"`);
    expect(out).toContain('WantAssertionsSigned="true"');
    const konto = await rathaus(plain('--account', 'unternehmenskonto'));
    expect(konto.out).toContain('WantAssertionsSigned="false"');
  });

  it('writes a file, says what comes next, and never replaces one by itself', async () => {
    const path = files.at('sp.xml');
    const { code, out } = await rathaus(plain('-o', path));
    expect(code).toBe(0);
    expect(out).toContain(`rathaus servicekonto lint ${path}`);
    expect(await files.text('sp.xml')).toBe((await rathaus(plain())).out);
    const again = await rathaus(plain('-o', path));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect((await rathaus(plain('-o', path, '--force'))).code).toBe(0);
    const own = await rathaus(plain('-o', signing, '--force'));
    expect(own).toMatchObject({ code: 2, err: expect.stringContaining('Original') });
  });

  it('writes what the application of a configuration answers itself', async () => {
    const config = await files.file('konto.mjs', moduleOf('bundid: bundid(options), broker'));
    const { code, out, err } = await rathaus(['servicekonto', 'metadata', '--config', config]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Location="https://www.musterstadt.example/portal/login/callback/bundid"');
    expect(out.match(/use="signing"/g)).toHaveLength(2);
  });

  it.each([
    ['two', 'eins: bundid(options), zwei: bundid(options)', [], 'mehrere Anmeldedienste mit SAML'],
    ['none', 'broker', [], 'keinen Anmeldedienst mit SAML'],
    [
      'another',
      'bundid: bundid(options), broker',
      ['--provider', 'broker'],
      '„broker“ mit SAML. Möglich: bundid',
    ],
  ])('says which provider is meant when there are %s', async (name, providers, more, said) => {
    const config = await files.file(`${name}.mjs`, moduleOf(providers));
    const { code, err } = await rathaus(['servicekonto', 'metadata', '--config', config, ...more]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
  });

  it.each([
    ['both ways at once', ['--config', 'x.mjs'], 'Entweder --config'],
    ['an unknown account', ['--account', 'elster'], '--account kennt bundid und unternehmenskonto.'],
    ['a name that is none', ['--entity-id', 'musterstadt'], 'entityId must be an absolute address'],
    ['a private key', ['--signing-cert', 'KEY'], 'private-key'],
    ['a file that is not there', ['--signing-cert', 'fehlt.pem'], 'fehlt.pem'],
  ])('is wrong use with %s', async (_what, more, said) => {
    const words = more.map((word) => (word === 'KEY' ? files.at('signing.key.pem') : word));
    const { code, out, err } = await rathaus(plain(...words));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err).not.toContain('PRIVATE KEY');
  });

  it('needs all plain options', async () => {
    const { code, err } = await rathaus([
      'servicekonto',
      'metadata',
      '--entity-id',
      entityId,
      '--lang',
      'en',
    ]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('it takes --entity-id, --acs') });
  });
});

describe('rathaus servicekonto lint', () => {
  const lint = (file: string, ...more: string[]) =>
    rathaus(['servicekonto', 'lint', file, ...more], { clock: now });

  it('has no verdict without a request, and says so', async () => {
    await rathaus(plain('-o', files.at('clean.xml')));
    const { code, out } = await lint(files.at('clean.xml'));
    expect(code).toBe(4);
    expect(out).toContain('clean.xml');
    expect(out).toContain('Keine Anfrage wurde geprüft');
    expect((await lint(files.at('clean.xml'), '--lang', 'en')).out).toContain('No request was judged');
  });

  it('says what a changed host means', async () => {
    const { code, out } = await lint(files.at('clean.xml'), '--former', 'https://alt.musterstadt.example');
    expect(code).toBe(1);
    expect(out).toContain('jede Person bekommt ein neues bPK2');
    const former = await files.file('former.xml', (await files.text('clean.xml')).replaceAll('www.', 'alt.'));
    const json = await lint(files.at('clean.xml'), '--former', former, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      type: 'metadata',
      verdict: 'failed',
      findings: [{ rule: 'servicekonto.sp.entity-id-host-changed', severity: 'error' }],
    });
    expect((await lint(files.at('clean.xml'), '--former', files.at('clean.xml'))).code).toBe(4);
  });

  it('judges a request beside the metadata', async () => {
    const request = await files.file('request.xml', '<AuthnRequest/>');
    const { code, out } = await lint(files.at('clean.xml'), '--request', request);
    expect(code).toBe(1);
    expect(out).toContain('Die Anfrage ist nicht lesbar');
  });

  it('can hide what comes from the files', async () => {
    const { out } = await lint(
      files.at('clean.xml'),
      '--former',
      'https://erika.example',
      '--mask',
      '--json',
    );
    expect(out).not.toMatch(/erika|musterstadt/);
  });

  it.each([
    ['a file that is not there', ['fehlt.xml'], 'fehlt.xml'],
    ['an unknown account', ['CLEAN', '--account', 'elster'], 'bundid, unternehmenskonto und other'],
    ['no file and no configuration', [], 'Es gibt keine Konfiguration'],
  ])('is wrong use with %s', async (_what, words, said) => {
    const [file, ...more] = words.map((word) => (word === 'CLEAN' ? files.at('clean.xml') : word));
    const line = ['servicekonto', 'lint', ...(file === undefined ? [] : [file]), ...more];
    const { code, err } = await rathaus(line);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
  });

  it('reads no file that fills the memory', async () => {
    const big = await files.file('big.xml', 'x'.repeat(5 << 20));
    expect(await lint(big)).toMatchObject({ code: 2, err: expect.stringContaining('zu groß') });
  });
});

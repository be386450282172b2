import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { checkPublicJwk, type PublicJwk } from './check-jwk.ts';
import { importPublicJwk } from './import-jwk.ts';

const key = createTestKey('beispielhausen-enc-1', 'encryption');
const insecure = { trust: { [allowInsecurePublicKey]: true as const } };
const rules = async (jwk: PublicJwk, options: Parameters<typeof checkPublicJwk>[2] = insecure) =>
  (await checkPublicJwk(jwk, 'encryption', options)).findings.map(({ rule }) =>
    rule.replace('exchange.key.', ''),
  );

describe('public key of the profile', () => {
  it('is taken, and its import is free of key_ops', async () => {
    expect(await rules(key.jwk)).toEqual([]);
    const imported = await importPublicJwk(key.jwk, 'encryption', insecure);
    expect(imported.kid).toBe(key.kid);
    expect(imported.publicKey.equals(key.publicKey)).toBe(true);
    // Nobody has looked at its certificate, so nobody may say that it passed.
    const report = await checkPublicJwk(key.jwk, 'encryption', insecure);
    expect(report.verdict).toBe('not-judged');
    expect(report.unchecked.map(({ what }) => what)).toEqual(['exchange.unchecked.certificate']);
  });

  const weak = createTestKey('weak-key-id', 'encryption', 2048).jwk;
  it.each<[string, PublicJwk, string[]]>([
    ['EC', { ...key.jwk, kty: 'EC' }, ['kty']],
    ['short kid', { ...key.jwk, kid: 'short' }, ['kid']],
    ['signature algorithm', { ...key.jwk, alg: 'PS512' }, ['alg']],
    ['signature operation', { ...key.jwk, key_ops: ['verify'] }, ['key-ops']],
    ['two operations', { ...key.jwk, key_ops: ['wrapKey', 'encrypt'] }, ['key-ops']],
    ['no operations', { ...key.jwk, key_ops: undefined }, ['key-ops']],
    ['exponent 3', { ...key.jwk, e: 'Aw' }, ['exponent']],
    ['2048 bits', weak, ['too-short']],
    ['padded modulus', { ...key.jwk, n: `AA${key.jwk.n}` }, ['modulus']],
    ['private member', { ...key.jwk, d: 'secret' }, ['private']],
    ['unreadable certificate', { ...key.jwk, x5c: ['bm90IGEgY2VydA'] }, ['x5c']],
  ])('%s is refused', async (_, jwk, expected) => {
    expect(await rules(jwk)).toEqual(expected);
    await expect(importPublicJwk(jwk, 'encryption', insecure)).rejects.toMatchObject({
      code: 'exchange.key.refused',
    });
  });

  it('needs a certificate unless [allowInsecurePublicKey]', async () => {
    expect(await rules(key.jwk, { trust: {} })).toEqual(['x5c']);
  });
});

const openssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    console.log('skipped: certificate chains are made with the openssl command, which is not installed');
    return false;
  }
})();

describe.skipIf(!openssl)('certificate chain', () => {
  let folder = '';
  let root = '';
  let chain: string[] = [];
  let foreign: string[] = [];
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const der = (name: string) => new X509Certificate(readFileSync(join(folder, name))).raw.toString('base64');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rathaus-chain-'));
    writeFileSync(join(folder, 'leaf.key'), key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sha512'];
    for (const name of ['root', 'other']) {
      run(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
        '-subj',
        `/CN=${name}`,
        '-days',
        '30',
        ...pss,
        '-addext',
        'basicConstraints=critical,CA:TRUE',
      );
    }
    const sign = (leaf: string, ca: string, extra: string) => {
      writeFileSync(join(folder, 'ext'), extra);
      run('req', '-new', '-key', leaf, '-subj', '/CN=Stadt Beispielhausen', '-out', 'leaf.csr');
      run(
        'x509',
        '-req',
        '-in',
        'leaf.csr',
        '-CA',
        `${ca}.pem`,
        '-CAkey',
        `${ca}.key`,
        '-CAcreateserial',
        '-days',
        '20',
        '-out',
        `leaf-${ca}.pem`,
        '-extfile',
        'ext',
        ...pss,
      );
    };
    sign('leaf.key', 'root', 'basicConstraints=CA:FALSE');
    sign('leaf.key', 'other', 'basicConstraints=CA:FALSE');
    root = readFileSync(join(folder, 'root.pem'), 'utf8');
    chain = [der('leaf-root.pem'), der('root.pem')];
    foreign = [der('leaf-other.pem'), der('other.pem')];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leads to the configured root, with or without the root in it', async () => {
    const isRevoked = async () => false;
    const trust = { roots: [root], isRevoked };
    const report = await checkPublicJwk({ ...key.jwk, x5c: chain }, 'encryption', { trust });
    expect(report).toMatchObject({ kind: 'exchange.key', verdict: 'passed', unchecked: [] });
    expect(await rules({ ...key.jwk, x5c: chain }, { trust })).toEqual([]);
    expect(await rules({ ...key.jwk, x5c: chain.slice(0, 1) }, { trust })).toEqual([]);
  });

  it('says when nobody asks for revocation, and refuses what was revoked', async () => {
    const unasked = { trust: { roots: [root] } };
    const report = await checkPublicJwk({ ...key.jwk, x5c: chain }, 'encryption', unasked);
    expect(report).toMatchObject({ verdict: 'not-judged', findings: [] });
    expect(report.unchecked.map(({ what }) => what)).toEqual(['exchange.unchecked.revocation']);
    // Whoever leaves the question out has decided to go without the answer.
    expect((await importPublicJwk({ ...key.jwk, x5c: chain }, 'encryption', unasked)).kid).toBe(key.kid);
    // Only a clear no is a no.
    for (const answer of [true, undefined as unknown as boolean]) {
      const trust = { roots: [root], isRevoked: async () => answer };
      expect(await rules({ ...key.jwk, x5c: chain }, { trust })).toEqual(['revoked']);
    }
  });

  it.each([
    ['throws', () => Promise.reject(new Error('the responder is away')), 'the responder is away'],
    ['hangs', () => new Promise<boolean>(() => undefined), 'did not answer within 20 ms'],
  ])('fails closed when the question for revocation %s', async (_, isRevoked, message) => {
    const check = importPublicJwk({ ...key.jwk, x5c: chain }, 'encryption', {
      trust: { roots: [root], isRevoked },
      applicationTimeout: 20,
    });
    await expect(check).rejects.toThrow(message);
  });

  it('is left at once when the caller goes while the question for revocation hangs', async () => {
    const gone = new AbortController();
    const isRevoked = () => {
      setTimeout(() => gone.abort(), 5);
      return new Promise<boolean>(() => undefined);
    };
    const check = checkPublicJwk({ ...key.jwk, x5c: chain }, 'encryption', {
      trust: { roots: [root], isRevoked },
      signal: gone.signal,
    });
    await expect(check).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('of another root, of another key, mixed, expired or not yet valid is refused', async () => {
    const trust = { roots: [root] };
    const day = 86_400_000;
    const report = await checkPublicJwk({ ...key.jwk, x5c: foreign }, 'encryption', { trust });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['exchange.key.untrusted']);
    expect(JSON.stringify(report)).not.toContain('Beispielhausen');
    expect(await rules({ ...key.jwk, x5c: [chain[0]!, foreign[1]!] }, { trust })).toEqual([
      'chain-broken',
      'untrusted',
    ]);
    const stranger = createTestKey('another-key-id', 'encryption').jwk;
    expect(await rules({ ...stranger, x5c: chain }, { trust })).toContain('x5c-differs');
    expect(await rules({ ...key.jwk, x5c: chain }, { trust, clock: () => Date.now() + 25 * day })).toEqual([
      'expired',
    ]);
    expect(await rules({ ...key.jwk, x5c: chain }, { trust, clock: () => Date.now() - 2 * day })).toContain(
      'not-yet-valid',
    );
  });
});

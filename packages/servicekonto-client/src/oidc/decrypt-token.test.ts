import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { CompactEncrypt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, type World } from '../../test/mock-browser.ts';
import { decryptToken } from './decrypt-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const hashes = { 'RSA-OAEP': 'sha1', 'RSA-OAEP-256': 'sha256' } as const;
const decrypterOf = (key: typeof privateKey, kid = 'enc-1'): Decrypter => ({
  kid,
  algorithms: ['RSA-OAEP', 'RSA-OAEP-256'],
  unwrapKey: async (wrapped, algorithm) =>
    privateDecrypt(
      { key, oaepHash: hashes[algorithm as keyof typeof hashes], padding: constants.RSA_PKCS1_OAEP_PADDING },
      wrapped,
    ),
});
const decrypter = decrypterOf(privateKey);
const open = (token: string, decrypters: readonly Decrypter[] = [decrypter]) =>
  decryptToken(token, { decrypters, signal: undefined, timeout: 5000 });

type Header = Record<string, unknown> & { alg: string; enc: string };
const encrypt = (text: string, header: Partial<Header> = {}, key = publicKey) =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-1', ...header })
    .encrypt(key);

describe('an encrypted token', () => {
  it.each(
    ['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'].flatMap((enc) =>
      ['RSA-OAEP', 'RSA-OAEP-256'].map((alg) => [alg, enc] as const),
    ),
  )('of jose with %s and %s is opened', async (alg, enc) => {
    expect(await open(await encrypt('Grüße, Žofia', { alg, enc }))).toBe('Grüße, Žofia');
  });

  it('finds its key among several, also without a name', async () => {
    const several = [decrypterOf(stranger.privateKey, 'enc-0'), decrypter];
    expect(await open(await encrypt('x'), several)).toBe('x');
    const { kid: _none, ...nameless } = { kid: 'enc-1', alg: 'RSA-OAEP-256', enc: 'A256GCM' };
    const token = await new CompactEncrypt(new TextEncoder().encode('y'))
      .setProtectedHeader(nameless)
      .encrypt(publicKey);
    expect(await open(token, several)).toBe('y');
  });

  it('with any character changed is refused, always with the same words', async () => {
    for (const enc of ['A256GCM', 'A128CBC-HS256']) {
      const token = await encrypt('geheim', { enc });
      const found = new Set<string>();
      for (let at = 0; at < token.length; at += 7) {
        const other = token[at] === 'A' ? 'B' : 'A';
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        await open(changed).then(
          () => found.add(`opened with ${at} changed`),
          (error: { code: string; message: string }) => found.add(`${error.code} ${error.message}`),
        );
      }
      expect([...found]).toEqual(['servicekonto.token.invalid the ID token is not valid']);
    }
  });

  it.each([
    ['for somebody else', () => encrypt('x', {}, stranger.publicKey)],
    ['with a key that is named otherwise', () => encrypt('x', { kid: 'other' })],
    ['packed', async () => spoil(await encrypt('x'), { zip: 'DEF' })],
    ['with what has to be understood', async () => spoil(await encrypt('x'), { crit: ['b64'] })],
    ['with RSA1_5', async () => spoil(await encrypt('x'), { alg: 'RSA1_5' })],
    ['with dir', async () => spoil(await encrypt('x'), { alg: 'dir' })],
    ['with an unknown content algorithm', async () => spoil(await encrypt('x'), { enc: 'A256CTR' })],
    ['of three parts', async () => 'a.b.c'],
    ['that is no JSON', async () => 'AAAA.AAAA.AAAA.AAAA.AAAA'],
  ])('%s is refused', async (_name, make) => {
    await expect(open(await make())).rejects.toMatchObject({ code: 'servicekonto.token.invalid' });
  });

  it('with what has to be understood is refused, whole as it is', async () => {
    // `crit` stands under the tag here, as whoever encrypts can have it.
    const token = await new CompactEncrypt(new TextEncoder().encode('x'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-1', crit: ['exp'], exp: 1 })
      .encrypt(publicKey, { crit: { exp: true } });
    await expect(open(token)).rejects.toMatchObject({ code: 'servicekonto.token.invalid' });
  });

  it('tells a key service that fails from a token that is wrong', async () => {
    const broken: Decrypter = {
      ...decrypter,
      unwrapKey: () => Promise.reject(new Error('HSM session lost')),
    };
    await expect(open(await encrypt('x'), [broken])).rejects.toMatchObject({
      code: 'servicekonto.client.key',
    });
    const hanging: Decrypter = { ...decrypter, unwrapKey: () => new Promise(() => undefined) };
    await expect(
      decryptToken(await encrypt('x'), { decrypters: [hanging], signal: undefined, timeout: 20 }),
    ).rejects.toMatchObject({ code: 'servicekonto.client.key' });
  });
});

const spoil = (token: string, header: Record<string, unknown>): string => {
  const [first = '', ...rest] = token.split('.');
  const given = JSON.parse(Buffer.from(first, 'base64url').toString()) as object;
  return [Buffer.from(JSON.stringify({ ...given, ...header })).toString('base64url'), ...rest].join('.');
};

describe('a login whose ID token is encrypted', () => {
  let world: World;
  let encrypted: boolean;
  beforeAll(() => {
    world = createWorld({ provider: { decrypters: [decrypter] } });
    const plain = world.provider.fetch.bind(world.provider);
    let inside = false;
    world.provider.tampering.intercept = async (request, endpoint) => {
      if (endpoint !== 'token' || inside || !encrypted) return undefined;
      inside = true;
      const body = await request.text();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await plain(request.url, { method: 'POST', body, headers });
      inside = false;
      const tokens = (await answer.json()) as { id_token: string };
      return Response.json({ ...tokens, id_token: await encrypt(tokens.id_token) });
    };
  });

  it('succeeds', async () => {
    encrypted = true;
    expect((await world.login()).status).toBe(303);
    expect((await world.browser.session())?.identity.key).toBe('broker:bpk2-erika');
  });

  it('fails when it is not encrypted although it has to be', async () => {
    encrypted = false;
    expect(await codeOf(await world.login(erika, '?fresh=1'))).toBe('servicekonto.token.invalid');
  });
});

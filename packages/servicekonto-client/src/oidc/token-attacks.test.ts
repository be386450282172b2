import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createPemDecrypter } from '@rathaus/client-core/node';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer, type World } from '../../test/mock-browser.ts';

const signedBy = (key: KeyObject) => (input: string) =>
  new Uint8Array(sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }));

/** Publishes one more key beside that of the provider. */
function publish(world: World, key: KeyObject, more: Record<string, unknown>): void {
  let isInside = false;
  world.provider.tampering.intercept = async (request, endpoint) => {
    if (endpoint !== 'jwks' || isInside) return undefined;
    isInside = true;
    const known = (await (await world.provider.fetch(request.url)).json()) as { keys: unknown[] };
    isInside = false;
    return Response.json({ keys: [...known.keys, { ...key.export({ format: 'jwk' }), ...more }] });
  };
}

/** Answers at the token endpoint with what `change` makes of the tokens of the provider. */
function changeTokens(
  world: World,
  change: (tokens: { readonly id_token: string }) => Promise<Record<string, unknown>>,
): void {
  let isInside = false;
  world.provider.tampering.intercept = async (request, endpoint) => {
    if (endpoint !== 'token' || isInside) return undefined;
    isInside = true;
    const body = await request.text();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await world.provider.fetch(request.url, { method: 'POST', body, headers });
    isInside = false;
    return Response.json(await change((await answer.json()) as { id_token: string }));
  };
}

async function refused(world: World, query = ''): Promise<void> {
  const response = await world.login(erika, query);
  expect(await world.browser.session()).toBeUndefined();
  expect(await codeOf(response)).toBe('servicekonto.token.invalid');
}

describe('an ID token', () => {
  it('of another login of the same provider is not taken for ours', async () => {
    const world = createWorld();
    const others = world.provider.parameters(await world.newBrowser().start()).get('nonce');
    world.provider.tampering.idToken = (claims) => Object.assign(claims, { nonce: others });
    await refused(world);
  });

  it('signed with the public key as a shared secret is none', async () => {
    const world = createWorld();
    world.provider.tampering.metadata = (metadata) =>
      Object.assign(metadata, { id_token_signing_alg_values_supported: ['ES256', 'HS256'] });
    world.provider.tampering.idToken = (_claims, header) => Object.assign(header, { alg: 'HS256' });
    world.provider.tampering.signature = async (input) => {
      const { keys } = (await (await world.provider.fetch(`${issuer}/jwks`)).json()) as { keys: unknown[] };
      return new Uint8Array(createHmac('sha256', JSON.stringify(keys[0])).update(input).digest());
    };
    await refused(world);
  });

  it('with an algorithm that the provider does not name is none, although a key of it has signed it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const world = createWorld({
      tampering: {
        idToken: (_claims, header) => Object.assign(header, { alg: 'RS256', kid: 'alt' }),
        signature: (input) => new Uint8Array(sign('sha256', Buffer.from(input), privateKey)),
      },
    });
    publish(world, publicKey, { kid: 'alt' });
    await refused(world);
  });

  it('that names the key for encryption is none, although that has signed it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const world = createWorld({
      tampering: {
        idToken: (_claims, header) => Object.assign(header, { kid: 'enc' }),
        signature: signedBy(privateKey),
      },
    });
    publish(world, publicKey, { kid: 'enc', use: 'enc' });
    await refused(world);
  });

  it('that carries its own key is not verified with that', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    const world = createWorld({
      tampering: {
        idToken: (_claims, header) =>
          Object.assign(header, { jwk, jku: 'https://evil.test/jwks', x5u: 'https://evil.test/x5u' }),
        signature: signedBy(privateKey),
      },
    });
    await refused(world);
  });

  it.each([
    ['that was made before the login began is none', -900],
    ['that is made later is none yet', 200],
  ])('%s', async (_name, seconds) => {
    const world = createWorld({
      tampering: { idToken: (claims) => Object.assign(claims, { iat: Number(claims.iat) + seconds }) },
    });
    const response = await world.login();
    expect(await world.browser.session()).toBeUndefined();
    expect(await codeOf(response)).toBe('servicekonto.token.expired');
  });

  it('is not enough when the person was to show their means again and did so an hour ago', async () => {
    const world = createWorld({
      tampering: {
        idToken: (claims) => Object.assign(claims, { auth_time: Number(claims.auth_time) - 3600 }),
      },
    });
    await refused(world, '?fresh=1');
    expect((await world.login()).status).toBe(303);
  });

  it.each([undefined, 'gestern', null])(
    'is not enough for that when it says %j about when it was',
    async (auth_time) => {
      const world = createWorld({ tampering: { idToken: (claims) => Object.assign(claims, { auth_time }) } });
      const response = await world.login(erika, '?fresh=1');
      expect(await world.browser.session()).toBeUndefined();
      expect(await codeOf(response)).toBe('servicekonto.token.invalid');
    },
  );
});

describe('an access token', () => {
  /** Hands out the access token of another login with the ID token of this one. */
  function swapping(): World {
    const world = createWorld();
    changeTokens(world, async (tokens) => ({ ...tokens, access_token: 'eines-anderen' }));
    return world;
  }

  it('that is not the one of the ID token is not used', async () => {
    const world = swapping();
    await refused(world);
    expect(world.provider.calls).not.toContain('userinfo');
  });

  it('is not compared where the ID token does not say which one it is', async () => {
    const world = createWorld({ tampering: { idToken: (claims) => delete claims.at_hash } });
    expect((await world.login()).status).toBe(303);
  });
});

describe('an ID token inside of an encrypted one', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

  /** A provider that encrypts for us; anybody could, because the key for it is public. */
  function encrypting(): World {
    const world = createWorld({
      provider: { decrypters: [createPemDecrypter({ key: pem, kid: 'enc-1' })] },
      tampering: {
        metadata: (metadata) =>
          Object.assign(metadata, { id_token_signing_alg_values_supported: ['ES256', 'none'] }),
      },
    });
    changeTokens(world, async (tokens) => {
      const id_token = await new CompactEncrypt(new TextEncoder().encode(tokens.id_token))
        .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-1' })
        .encrypt(keys.publicKey);
      return { ...tokens, id_token };
    });
    return world;
  }

  it('has to be signed as well', async () => {
    const world = encrypting();
    world.provider.tampering.idToken = (_claims, header) => Object.assign(header, { alg: 'none' });
    world.provider.tampering.signature = () => new Uint8Array();
    await refused(world);
  });

  it('has to be signed by the provider', async () => {
    const world = encrypting();
    world.provider.tampering.signature = signedBy(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    );
    await refused(world);
    delete world.provider.tampering.signature;
    expect((await world.login()).status).toBe(303);
  });
});

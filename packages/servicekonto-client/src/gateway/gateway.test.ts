import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { audience, createGatewayWorld, gatewayKey } from '../../test/gateway-world.ts';
import { erika, portal } from '../../test/mock-browser.ts';
import { createGateway, type GatewayConfig } from './index.ts';

const hoch = { ...erika, acr: 'STORK-QAA-Level-4' };
const guest = { ...erika, sub: 'sub-gast', claims: { ...erika.claims, bPK2: undefined } };

describe('a visitor without session', () => {
  it('is sent to the login, and comes back to where they wanted to be', async () => {
    const { ask, events } = await createGatewayWorld();
    const response = await ask('?level=substanziell', { 'x-original-uri': '/antrag/hund?seite=2&teil=b' });
    expect(response.status).toBe(401);
    expect(response.headers.get('x-rathaus-login')).toBe(
      `${portal}/login/broker?level=substanziell&return=%2Fantrag%2Fhund%3Fseite%3D2%26teil%3Db`,
    );
    expect(response.headers.get('x-rathaus-token')).toBeNull();
    expect(response.headers.get('www-authenticate')).toBe('Rathaus');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(events).toEqual([{ type: 'gateway.login', tenant: 'musterstadt' }]);
  });

  it('with a long address comes back to its path, with a longer one to the start', async () => {
    const { ask } = await createGatewayWorld();
    const returns = async (uri: string) =>
      new URL((await ask('', { 'x-original-uri': uri })).headers.get('x-rathaus-login')!).searchParams.get(
        'return',
      );
    expect(await returns(`/antrag?q=${'a'.repeat(900)}`)).toBe('/antrag');
    expect(await returns(`/${'a'.repeat(900)}`)).toBeNull();
  });

  it('reads the header that the configuration names, and not the other one', async () => {
    const { ask } = await createGatewayWorld({ originalUri: 'x-forwarded-uri' });
    const response = await ask('', { 'x-forwarded-uri': '/gut', 'x-original-uri': '/schlecht' });
    expect(response.headers.get('x-rathaus-login')).toBe(`${portal}/login/broker?return=%2Fgut`);
  });
});

describe('a site below a path', () => {
  const baseUrl = `${portal}/portal`;
  it.each([
    ['arrives with it', undefined, '/portal', ''],
    ['arrives without it where the proxy cuts it off, as the login does', true, '', '/portal'],
  ])('%s', async (_name, proxyStripsPath, arrives, other) => {
    const options = { baseUrl, proxyStripsPath };
    const { gateway } = await createGatewayWorld(options, { config: options });
    const ask = (path: string) =>
      gateway.handle(
        new Request(`${portal}${path}`, {
          headers: { accept: 'text/html', 'x-original-uri': '/portal/antrag' },
        }),
      );
    const refused = await ask(`${arrives}/gateway/auth`);
    expect(refused?.status).toBe(401);
    expect(refused?.headers.get('x-rathaus-login'), 'with the path, whatever arrives').toBe(
      `${baseUrl}/login/broker?return=%2Fportal%2Fantrag`,
    );
    expect((await ask(`${arrives}/gateway/jwks.json`))?.status).toBe(200);
    const login = await ask(`${arrives}/gateway/login?return=/portal/antrag`);
    expect([login?.status, login?.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/portal/login/broker?'),
    ]);
    expect((await ask(`${arrives}/login/broker`))?.status).toBe(303);
    for (const path of ['auth', 'login', 'jwks.json'])
      expect(await ask(`${other}/gateway/${path}`), path).toBeUndefined();
  });

  it('cuts it off or not, and nothing in between', async () => {
    const odd = { proxyStripsPath: 'yes' } as unknown as Partial<GatewayConfig>;
    await expect(createGatewayWorld(odd)).rejects.toMatchObject({
      code: 'servicekonto.config.invalid',
      message: expect.stringContaining('proxyStripsPath must be true or false'),
    });
  });
});

describe('a visitor with a session', () => {
  it('passes with a token that says key, kind and level, and nothing else', async () => {
    const world = await createGatewayWorld();
    await world.login();
    const response = await world.ask('', { 'x-original-uri': '/' });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const token = response.headers.get('x-rathaus-token')!;
    const { payload, protectedHeader } = await world.site(token);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'erster' });
    const session = await world.browser.session();
    expect(payload).toEqual({
      iss: portal,
      aud: audience,
      sub: 'broker:bpk2-erika',
      kind: 'person',
      level: 'substanziell',
      sid: session?.sid,
      jti: expect.stringMatching(/^[\w-]{43}$/),
      iat: 1_795_420_800,
      exp: 1_795_420_860,
    });
    const headers = [...response.headers].map(([name, value]) => (name === 'x-rathaus-token' ? '' : value));
    expect(headers.join('\n')).not.toMatch(/erika|probe/i);
    expect(JSON.stringify(world.events)).not.toMatch(/erika|bpk2/i);
    expect(session?.sid).not.toBe(world.browser.jar.get('__Host-rathaus-session'));
  });

  it('is named as far as the configuration allows it, with the level of each statement', async () => {
    const world = await createGatewayWorld(
      { attributes: ['familyName', 'locality', 'organisationName'] },
      { provider: { attributeLevels: { familyName: 'stufe' } } },
    );
    await world.login({ ...erika, claims: { ...erika.claims, stufe: 'HOCH' } });
    const claims = decodeJwt((await world.ask()).headers.get('x-rathaus-token')!);
    expect(claims.attributes).toEqual({ familyName: 'Probe', locality: 'Musterstadt' });
    expect(claims.attributeLevels).toEqual({ familyName: 'hoch' });
  });

  it('names an organisation and who acts for it', async () => {
    const world = await createGatewayWorld(
      { attributes: ['organisationName', 'registerNumber', 'actingFamilyName', 'familyName'] },
      { provider: { identity: 'organisation' } },
    );
    const claims = {
      bPK2: 'org-1',
      Firmenname: 'Beispiel GmbH',
      Registernummer: '12',
      HandelndePerson: { Nachname: 'Probe' },
    };
    await world.login({ ...erika, claims });
    const token = decodeJwt((await world.ask()).headers.get('x-rathaus-token')!);
    expect(token).toMatchObject({ kind: 'organisation', sub: 'broker:org-1' });
    expect(token.attributes).toEqual({
      organisationName: 'Beispiel GmbH',
      registerNumber: '12',
      actingFamilyName: 'Probe',
    });
  });

  it('that is a guest has a subject of this session alone', async () => {
    const world = await createGatewayWorld();
    const subjects: unknown[] = [];
    for (let round = 0; round < 2; round++) {
      await world.login(guest, '?fresh=1');
      const claims = decodeJwt((await world.ask()).headers.get('x-rathaus-token')!);
      expect(claims).toMatchObject({ temporary: true, sub: `gast/${claims.sid}` });
      subjects.push(claims.sub);
    }
    expect(new Set(subjects).size).toBe(2);
  });

  it('below the demanded level is sent to a step-up at the same provider', async () => {
    const world = await createGatewayWorld();
    await world.login();
    const response = await world.ask('?level=hoch', { 'x-original-uri': '/bescheid' });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-rathaus-error')).toBe('servicekonto.level.too-low');
    expect(response.headers.get('x-rathaus-login')).toBe(
      `${portal}/login/broker?level=hoch&return=%2Fbescheid`,
    );
    expect(response.headers.get('x-rathaus-token')).toBeNull();
    await world.login(hoch, '?level=hoch');
    expect((await world.ask('?level=hoch')).status).toBe(200);
  });

  it('is asked about by HEAD as well, by no other method', async () => {
    const world = await createGatewayWorld();
    await world.login();
    const head = await world.ask('', {}, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('x-rathaus-token')).toMatch(/^eyJ/);
    const post = await world.ask('', {}, { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.get('x-rathaus-token')).toBeNull();
  });

  it('stays active by asking, unless the web server says otherwise', async () => {
    const world = await createGatewayWorld();
    await world.login();
    for (const query of ['?touch=0', '?touch=0', '']) {
      world.advance(14 * 60_000);
      expect((await world.ask(query)).status, query).toBe(query === '' ? 401 : 200);
    }
    await world.login(erika, '?fresh=1');
    for (let round = 0; round < 3; round++) {
      world.advance(14 * 60_000);
      expect((await world.ask()).status).toBe(200);
    }
  });
});

describe('keys', () => {
  it('are published with what is public, all of them; the first one signs', async () => {
    const keys = [await gatewayKey('neu'), await gatewayKey('alt')];
    const world = await createGatewayWorld({ keys: [keys[0]!, { publicKey: keys[1]!.publicKey }] });
    const response = (await world.gateway.handle(new Request(`${portal}/gateway/jwks.json`)))!;
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json');
    const { keys: list } = (await response.json()) as { keys: Record<string, unknown>[] };
    expect(list.map(({ kid }) => kid)).toEqual(['neu', 'alt']);
    for (const key of list)
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    await world.login();
    expect(decodeProtectedHeader((await world.ask()).headers.get('x-rathaus-token')!).kid).toBe('neu');
    const head = await world.gateway.handle(new Request(`${portal}/gateway/jwks.json`, { method: 'HEAD' }));
    expect(await head?.text()).toBe('');
  });

  it('roll over: a token of the former key is accepted as long as that is published', async () => {
    const [former, next] = [await gatewayKey('alt'), await gatewayKey('neu')];
    const world = await createGatewayWorld({ keys: [former, next] });
    await world.login();
    const token = (await world.ask()).headers.get('x-rathaus-token')!;
    const rolled = await createGatewayWorld({ keys: [next, former] });
    expect((await rolled.site(token)).payload.sub).toBe('broker:bpk2-erika');
    const done = await createGatewayWorld({ keys: [next] });
    await expect(done.site(token)).rejects.toThrow();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('HSM away: canary'))],
    ['hangs', () => new Promise<never>(() => undefined)],
    ['is not the published one', undefined],
  ])('whose signer %s: no token, an error that a person at the town can use', async (_name, broken) => {
    const [own, other] = [await gatewayKey('eins'), await gatewayKey('eins')];
    const signer = broken ? { ...own.signer, sign: broken } : other.signer;
    const lines: unknown[] = [];
    const world = await createGatewayWorld({
      keys: [{ signer, publicKey: own.publicKey }],
      applicationTimeout: 50,
      logger: (line) => lines.push(line),
    });
    await world.login();
    const response = await world.ask();
    expect(response.status).toBe(503);
    expect(response.headers.get('x-rathaus-error')).toBe('servicekonto.gateway.key');
    expect(response.headers.get('x-rathaus-token')).toBeNull();
    expect(lines).toMatchObject([{ level: 'error', code: 'servicekonto.gateway.key' }]);
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(world.events.at(-1)).toMatchObject({ type: 'gateway.refused', code: 'servicekonto.gateway.key' });
  });
});

it('gives up a token that no web server would take in a header', async () => {
  const world = await createGatewayWorld({
    attributes: ['givenNames', 'familyName', 'birthName', 'placeOfBirth'],
  });
  const long = 'ä'.repeat(400);
  const claims = { ...erika.claims, givenName: long, surname: long, birthName: long, placeOfBirth: long };
  await world.login({ ...erika, claims });
  const response = await world.ask();
  expect(response.status).toBe(500);
  expect(response.headers.get('x-rathaus-error')).toBe('servicekonto.gateway.token-size');
});

it('answers the login itself, and leaves all other paths alone', async () => {
  const world = await createGatewayWorld();
  expect((await world.gateway.handle(new Request(`${portal}/login/broker`)))?.status).toBe(303);
  for (const path of ['/', '/gateway', '/gateway/auth/x', '/gateway/authx', '/x/gateway/auth'])
    expect(await world.gateway.handle(new Request(`${portal}${path}`)), path).toBeUndefined();
});

describe('many sites', () => {
  it('each get their own tokens, and an unknown one gets none', async () => {
    const world = await createGatewayWorld();
    await world.login();
    const config: GatewayConfig = {
      tenant: 'musterstadt',
      baseUrl: portal,
      audience: 'https://andere.musterstadt.test',
      keys: world.keys,
    };
    const gateway = createGateway(world.konto, {
      config: (id) => (id === 'musterstadt' ? config : undefined),
      tenantOf: (request) => request.headers.get('x-tenant') ?? undefined,
    });
    const ask = (tenant: string) =>
      gateway.handle(world.browser.request(`${portal}/gateway/auth`, { headers: { 'x-tenant': tenant } }));
    const token = (await ask('musterstadt'))?.headers.get('x-rathaus-token');
    expect(decodeJwt(token!).aud).toBe('https://andere.musterstadt.test');
    const refused = await ask('nebenan');
    expect(refused?.status).toBe(404);
    expect(refused?.headers.get('x-rathaus-error')).toBe('core.tenant.unknown');
    expect(refused?.headers.get('x-rathaus-token')).toBeNull();
  });
});

describe('a configuration', () => {
  it('is refused with all faults at once, and no key is repeated', async () => {
    const world = await createGatewayWorld();
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = { ...(await exportJWK(privateKey)), kid: 'geheim', alg: 'ES256' };
    const wrong = {
      tenant: 'Nicht gut',
      baseUrl: 'http://portal.musterstadt.test',
      audience: '',
      keys: [{ publicKey: secret }, { publicKey: { kid: 'geheim', alg: 'HS256', kty: 'oct' } }],
      prefix: '//evil.test',
      attributes: ['familyName', 'allesAlles'],
      level: 'sehr hoch',
      originalUri: 'x-evil',
    } as unknown as GatewayConfig;
    let thrown: unknown;
    try {
      createGateway(world.konto, wrong);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'servicekonto.config.invalid' });
    const { message } = thrown as Error;
    for (const member of [
      'tenant',
      'baseUrl',
      'audience',
      'keys[0].publicKey has private parts',
      'keys[0].signer',
      'keys[1].publicKey.alg',
      'keys[1].publicKey.kid',
      'prefix',
      'attributes',
      'level',
      'originalUri',
    ])
      expect(message).toContain(member);
    expect(message).not.toContain(secret.d);
  });

  it('is judged as a whole when it is none', async () => {
    const world = await createGatewayWorld();
    expect(() => createGateway(world.konto, undefined as never)).toThrow(/keys is missing/);
  });
});

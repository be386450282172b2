import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createGateway, type GatewayConfig } from '../gateway/index.ts';
import {
  allowHttp,
  allowLongSessions,
  allowSandbox,
  createServicekonto,
  type LoginProvider,
  type ServicekontoConfig,
} from '../index.ts';
import { type OidcOptions, oidc } from '../oidc/index.ts';

const options: OidcOptions = {
  issuer: 'https://login.stadt.de',
  clientId: 'portal',
  clientSecret: 'geheim-canary',
};
const cookieKey = 'schluessel-canary-0123456789-abcdefghijk';
const broker = (more: object = {}): Record<string, LoginProvider> => ({
  broker: oidc({ ...options, ...more }),
});
const good = (more: Partial<ServicekontoConfig> = {}): ServicekontoConfig => ({
  tenant: 'stadt',
  baseUrl: 'https://portal.stadt.de',
  store: createMemoryStateStore(),
  cookieKeys: [cookieKey],
  providers: broker(),
  ...more,
});
function faultsOf(config: ServicekontoConfig): string {
  try {
    createServicekonto(config);
  } catch (error) {
    if (isRathausError(error) && error.code === 'servicekonto.config.invalid') return error.message;
    throw error;
  }
  return '';
}

describe('configuration', () => {
  it('accepts a good one', () => {
    expect(faultsOf(good())).toBe('');
  });

  it('names all faults at once and no secret', () => {
    const message = faultsOf({
      baseUrl: 'portal.stadt.de',
      store: {} as never,
      tenant: 'A b',
      timeout: -1,
      applicationTimeout: 0,
      language: 'fr' as never,
      observer: {} as never,
      paths: { login: 'login', afterLogin: '//evil.test' },
      session: { cookie: 'a;b', limits: { hoch: { idle: 3_600_000, absolute: 36_000_000 } } },
      login: { timeout: 1, maxOpen: 0, defaultLevel: 'x' as never },
      cookieKeys: [cookieKey, 'canary', 'canary-'.repeat(6)],
      providers: {
        'A/B': oidc({ ...options, issuer: 'http://login.stadt.de', clientId: '' }),
        callback: oidc(options),
        maps: oidc({
          ...options,
          levels: { values: { hoch: 'a b' }, answers: { x: 'low' as never } },
          claims: { x: 'y' } as never,
        }),
        words: oidc({
          ...options,
          parameters: { state: 'x' },
          label: { de: 4 } as never,
          par: 'sometimes' as never,
          responseMode: 'fragment' as never,
          logout: 'maybe' as never,
          unsigned: ['name' as never],
          identity: { claim: 'art', person: ['x'], organisation: ['x'] },
        }),
        keys: oidc({
          ...options,
          clientAuth: 'private_key_jwt',
          signer: {} as never,
          decrypters: [{}] as never,
        }),
        certificate: oidc({ ...options, clientAuth: 'tls_client_auth' }),
        nothing: null as never,
        plain: options as never,
      },
    });
    for (const fault of [
      'baseUrl must be an absolute address',
      'store.take is missing',
      'tenant must be',
      'timeout must be a number',
      'applicationTimeout must be a number',
      'language must be one of de, en',
      'observer must be a function',
      'paths.login must start',
      'paths.afterLogin must start',
      'session.cookie must be',
      'session.limits.hoch is longer',
      'login.timeout must be',
      'login.maxOpen must be',
      'login.defaultLevel must be one of',
      'cookieKeys[1] must be 32 to 512 random characters',
      'cookieKeys[2] must be 32 to 512 random characters',
      'providers.A/B must have an id',
      'providers.A/B.issuer must be https',
      'providers.A/B.clientId must be text',
      'providers.callback "callback" is reserved',
      'providers.maps.levels.values.hoch must be one word',
      'providers.maps.levels.answers.x must be a level',
      'providers.maps.claims.x is not an attribute',
      'providers.words.parameters.state is set',
      'providers.words.label must be text',
      'providers.words.par must be one of',
      'providers.words.responseMode must be one of',
      'providers.words.logout must be one of',
      'providers.words.unsigned must be one of',
      'providers.words.identity has a word for both',
      'providers.keys.signer is missing or cannot sign',
      'providers.keys.decrypters[0] cannot unwrap keys',
      'fetch must have the client certificate, because of providers.certificate.clientAuth',
      'providers.nothing must be made by a function',
      'providers.plain must be made by a function',
    ]) {
      expect(message).toContain(fault);
    }
    expect(message).not.toContain('canary');
  });

  it.each([undefined, null, 'stadt', 7, {}])('what is no configuration has all faults: %j', (given) => {
    const message = faultsOf(given as never);
    for (const member of [
      'tenant is missing',
      'baseUrl is missing',
      'store.take is missing',
      'cookieKeys is missing',
      'providers is empty',
    ])
      expect(message).toContain(member);
  });

  it.each([
    ['no tenant', good({ tenant: undefined as never }), 'tenant is missing'],
    ['http', good({ baseUrl: 'http://127.0.0.1:8080' }), 'baseUrl must be https'],
    [
      'http off the machine',
      good({ baseUrl: 'http://portal.stadt.de', [allowHttp]: true }),
      'baseUrl must be https',
    ],
    ['http on the laptop', good({ baseUrl: 'http://127.0.0.1:8080', [allowHttp]: true }), ''],
    ['localhost issuer', good({ providers: broker({ issuer: 'https://localhost:4000' }) }), 'allowSandbox'],
    ['loopback issuer', good({ providers: broker({ issuer: 'https://127.0.0.1:4000' }) }), 'allowSandbox'],
    ['IPv6 issuer', good({ providers: broker({ issuer: 'https://[::1]:4000' }) }), 'allowSandbox'],
    ['test issuer', good({ providers: broker({ issuer: 'https://login.land.test' }) }), 'allowSandbox'],
    [
      'http issuer off the machine',
      good({
        providers: broker({ issuer: 'http://login.stadt.de' }),
        [allowHttp]: true,
        [allowSandbox]: true,
      }),
      'issuer must be https',
    ],
    ['a name for documentation', good({ providers: broker({ issuer: 'https://login.stadt.example' }) }), ''],
    [
      'issuer as an object, which writes itself differently',
      good({ providers: broker({ issuer: new URL('https://login.stadt.de') }) }),
      'issuer must be text',
    ],
    ['no provider', good({ providers: {} }), 'providers is empty'],
    [
      'a list of providers',
      good({ providers: [oidc(options)] as never }),
      'providers must be an object by id',
    ],
    ['no key', good({ cookieKeys: [] }), 'cookieKeys must have at least one key'],
    [
      'six keys',
      good({ cookieKeys: Array.from({ length: 6 }, () => cookieKey) }),
      'cookieKeys must be 5 at most',
    ],
    [
      'a claim that tells persons from organisations',
      good({
        providers: broker({ identity: { claim: 'art', person: ['buerger'], organisation: ['firma'] } }),
      }),
      '',
    ],
    [
      'a client certificate with the fetch that has it',
      good({
        providers: broker({ clientAuth: 'tls_client_auth', clientSecret: undefined }),
        fetch: (url, init) => fetch(url, init),
      }),
      '',
    ],
    [
      'long sessions on purpose',
      good({
        session: { limits: { hoch: { idle: 600_000, absolute: 3_600_000 } } },
        [allowLongSessions]: true,
      }),
      '',
    ],
    ['shorter sessions', good({ session: { limits: { hoch: { idle: 60_000, absolute: 60_000 } } } }), ''],
  ])('%s', (_name, config, fault) => {
    if (fault === '') expect(faultsOf(config)).toBe('');
    else expect(faultsOf(config)).toContain(fault);
  });
});

describe('a member that nobody reads', () => {
  it.each<[object, string]>([
    [{ sesion: {} }, 'sesion is unknown, perhaps session is meant'],
    [{ paths: { logn: '/x' } }, 'paths.logn is unknown, perhaps login is meant; known are login, callback'],
    [{ session: { idle: 60_000 } }, 'session.idle is unknown, known are cookie, limits'],
    [
      { session: { limits: { hoch: { idle: 60_000, absolut: 1, absolute: 60_000 } } } },
      'session.limits.hoch.absolut is unknown, perhaps absolute is meant',
    ],
    [{ login: { startPerMinute: 3 } }, 'login.startPerMinute is unknown, perhaps startsPerMinute is meant'],
    [{ login: [] }, 'login must be an object'],
    [{ providers: broker({ scope: ['x'] }) }, 'providers.broker.scope is unknown, perhaps scopes is meant'],
    [
      { providers: broker({ levels: { value: {} } }) },
      'providers.broker.levels.value is unknown, perhaps values is meant; known are ask, values, claim, answers',
    ],
    [
      { providers: broker({ requestClaims: { idToken: {} } }) },
      'providers.broker.requestClaims.idToken is unknown, perhaps id_token is meant',
    ],
    [
      { providers: broker({ identity: { claim: 'art', person: [], organization: [], organisation: [] } }) },
      'providers.broker.identity.organization is unknown, perhaps organisation is meant',
    ],
  ])('%# is a fault that names the nearest', (more, fault) => {
    expect(faultsOf(good(more))).toContain(fault);
  });

  it('is none in the maps whose names are those of the provider', () => {
    const free = {
      parameters: { kc_idp_hint: 'bundid' },
      claims: { familyName: '/x/y' },
      attributeLevels: { mail: 'mail_level' },
      levels: { values: { hoch: 'loa-4' }, answers: { 'loa-4': 'hoch' } },
      requestClaims: { id_token: { beliebig: null } },
      decrypters: undefined,
    };
    expect(faultsOf(good({ providers: broker(free), session: undefined }))).toBe('');
  });

  it.each<[object, string]>([
    [{ attribute: [] }, 'attribute is unknown, perhaps attributes is meant'],
    [{ keys: [{ publickey: {} }] }, 'keys[0].publickey is unknown, perhaps publicKey is meant'],
  ])('is one of the gateway, too: %#', (more, fault) => {
    const config = { tenant: 'stadt', baseUrl: 'https://portal.stadt.de', audience: 'x', keys: [] };
    expect(() => createGateway(createServicekonto(good()), { ...config, ...more } as GatewayConfig)).toThrow(
      fault,
    );
  });
});

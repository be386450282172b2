import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import {
  allowHttp,
  allowLongSessions,
  allowSandbox,
  createServicekonto,
  type OidcProvider,
  type ServicekontoConfig,
} from '../index.ts';

const provider: OidcProvider = {
  kind: 'oidc',
  id: 'broker',
  issuer: 'https://login.stadt.de',
  clientId: 'portal',
  clientSecret: 'geheim-canary',
};
const good = (more: Partial<ServicekontoConfig> = {}): ServicekontoConfig => ({
  tenant: 'stadt',
  baseUrl: 'https://portal.stadt.de',
  store: createMemoryStateStore(),
  providers: [provider],
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
      providers: [
        { ...provider, id: 'A/B', issuer: 'http://login.stadt.de', clientId: '' },
        {
          ...provider,
          levels: { values: { hoch: 'a b' }, answers: { x: 'low' as never } },
          claims: { x: 'y' } as never,
        },
        { ...provider, parameters: { state: 'x' }, label: { de: 4 } as never, par: 'sometimes' as never },
        null as never,
      ],
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
      'providers[0].id must be',
      'providers[0].issuer must be https',
      'providers[0].clientId must be text',
      'providers[1].levels.values.hoch must be one word',
      'providers[1].levels.answers.x must be a level',
      'providers[1].claims.x is not an attribute',
      'providers[2].parameters.state is set',
      'providers[2].label must be text',
      'providers[2].par must be one of',
      'providers[2].id occurs twice',
      'providers[3] must be an object',
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
    [
      'localhost issuer',
      good({ providers: [{ ...provider, issuer: 'https://localhost:4000' }] }),
      'allowSandbox',
    ],
    [
      'loopback issuer',
      good({ providers: [{ ...provider, issuer: 'https://127.0.0.1:4000' }] }),
      'allowSandbox',
    ],
    ['IPv6 issuer', good({ providers: [{ ...provider, issuer: 'https://[::1]:4000' }] }), 'allowSandbox'],
    [
      'test issuer',
      good({ providers: [{ ...provider, issuer: 'https://login.land.test' }] }),
      'allowSandbox',
    ],
    [
      'http issuer off the machine',
      good({
        providers: [{ ...provider, issuer: 'http://login.stadt.de' }],
        [allowHttp]: true,
        [allowSandbox]: true,
      }),
      'issuer must be https',
    ],
    [
      'a name for documentation',
      good({ providers: [{ ...provider, issuer: 'https://login.stadt.example' }] }),
      '',
    ],
    [
      'issuer as an object, which writes itself differently',
      good({ providers: [{ ...provider, issuer: new URL('https://login.stadt.de') as never }] }),
      'issuer must be text',
    ],
    ['no provider', good({ providers: [] }), 'providers is empty'],
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

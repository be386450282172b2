import { createMemoryStateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { hosts } from '../../test/responder.ts';
import { createRevocation, type RevocationOptions } from './index.ts';

describe('the configuration', () => {
  it('names all its faults at once', () => {
    const wrong = {
      tenant: 'Musterstadt!',
      cache: undefined,
      sources: [{ kind: 'paper' }, { kind: 'ocsp', url: 'ldap://x', method: 'put', nonce: 'maybe' }],
      policy: { allowUnknownFor: -1 },
      allowHosts: ['http://crl.pki.example/'],
      timeout: 0,
    };
    expect(() => createRevocation(wrong as unknown as RevocationOptions)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: {
          faults: 9,
          members:
            'tenant, cache, timeout, policy.allowUnknownFor, sources[0].kind, sources[1].url, sources[1].method, sources[1].nonce, allowHosts[0]',
        },
      }),
    );
  });

  it.each([
    ['a fetch without hosts', { fetch: globalThis.fetch }],
    ['no hosts at all', { allowHosts: [] }],
    ['no sources', { sources: [] }],
    ['an unknown policy', { policy: 'allow' as 'require' }],
    ['no tenant', { tenant: undefined as unknown as string }],
  ])('refuses %s', (_, wrong) => {
    const cache = createMemoryStateStore();
    expect(() => createRevocation({ tenant: 'musterstadt', cache, ...wrong })).toThrow(
      'exchange is not valid',
    );
    expect(() => createRevocation({ tenant: 'musterstadt', cache, allowHosts: hosts })).not.toThrow();
  });
});

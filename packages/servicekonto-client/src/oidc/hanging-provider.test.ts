import { expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';

it.each(['discovery', 'par', 'token', 'jwks', 'userinfo'] as const)(
  'a provider that hangs at %s ends the login in time, whatever its fetch does with the signal',
  async (at) => {
    const world: ReturnType<typeof createWorld> = createWorld({
      config: {
        timeout: 50,
        fetch: (url, init) => {
          const { signal: _ignored, ...rest } = init;
          return world.provider.fetch(url, rest);
        },
      },
    });
    world.provider.tampering.intercept = (_request, endpoint) =>
      endpoint === at ? new Promise<never>(() => undefined) : undefined;
    const early = at === 'discovery' || at === 'par';
    const login = early ? world.browser.visit('/login/broker') : world.login(erika);
    const late = new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('still waiting')), 10_000),
    );
    expect(await codeOf(await Promise.race([login, late]))).toBe('servicekonto.provider.unreachable');
    expect(await world.browser.session()).toBeUndefined();
  },
);

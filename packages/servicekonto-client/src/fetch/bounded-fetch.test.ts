import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';

describe('a provider that answers without end', () => {
  it.each(['discovery', 'par', 'token', 'jwks', 'userinfo'] as const)(
    'at %s: the login ends with a typed error, in bounded memory',
    async (broken) => {
      let sent = 0;
      const world = createWorld({
        tampering: {
          intercept: async (_request, endpoint) => {
            if (endpoint !== broken) return undefined;
            const block = new TextEncoder().encode('a'.repeat(65_536));
            const body = new ReadableStream<Uint8Array>({
              pull(controller) {
                sent += block.length;
                // So that a missing bound fails the test instead of the machine.
                if (sent > 50_000_000) controller.close();
                else controller.enqueue(block);
              },
            });
            const status = endpoint === 'par' ? 201 : 200;
            return new Response(body, { status, headers: { 'content-type': 'application/json' } });
          },
        },
      });
      const early = broken === 'discovery' || broken === 'par';
      const response = early
        ? await world.browser.visit('https://portal.musterstadt.test/login/broker')
        : await world.login(erika);
      expect(await codeOf(response)).toBe('servicekonto.provider.response');
      expect(sent).toBeLessThan(3_000_000);
      expect(await world.browser.session()).toBeUndefined();
    },
  );
});

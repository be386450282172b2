import type { StateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../test/mock-browser.ts';

const methods = [
  'get',
  'set',
  'delete',
  'add',
  'take',
  'count',
] as const satisfies readonly (keyof StateStore)[];

/** Lets one call of the store fail; says how many there were. `isLate`: what was asked for is done all the same. */
function failAt(world: World, failing: number, isLate: boolean): () => number {
  let calls = 0;
  for (const method of methods) {
    const inner = world.store[method].bind(world.store) as (...args: never[]) => Promise<never>;
    world.store[method] = (async (...args: never[]) => {
      const isFailing = calls === failing;
      calls += 1;
      if (!isFailing) return inner(...args);
      if (isLate) await inner(...args);
      throw new Error('away');
    }) as never;
  }
  return () => calls;
}

describe.each([
  ['is not done', false],
  ['is done although nobody hears of it', true],
])('a logout by the provider at which one call of the store fails and %s', (_name, isLate) => {
  it('is answered by an error, and ends the sessions when the provider repeats it', async () => {
    let tried = 0;
    for (let failing = 0; ; failing += 1) {
      const world = createWorld();
      await world.login();
      await world.login(undefined, '?fresh=1', world.newBrowser());
      const token = await world.provider.logoutToken({ sub: 'sub-erika' });
      const post = async () => {
        const body = new URLSearchParams({ logout_token: token });
        const request = new Request('https://portal.musterstadt.test/login/broker/backchannel-logout', {
          method: 'POST',
          body,
        });
        return (await world.konto.handle(request))?.status;
      };
      const calls = failAt(world, failing, isLate);
      const status = await post();
      if (calls() <= failing) break;
      expect({ failing, status }).toEqual({ failing, status: 503 });
      expect(await post(), `repeated after call ${failing}`).toBe(200);
      expect(await world.browser.session(), `after call ${failing}`).toBeUndefined();
      tried += 1;
    }
    expect(tried).toBeGreaterThan(10);
  });
});

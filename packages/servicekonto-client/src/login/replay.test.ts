import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';

describe('an answer that comes twice', () => {
  it('at the same moment to two processes is taken by one of them', async () => {
    const here = createWorld();
    const there = createWorld({ config: { store: here.store, fetch: here.provider.fetch } });
    const callback = await here.provider.login(await here.browser.start(), erika);
    for (const [name, value] of here.browser.jar) there.browser.jar.set(name, value);
    const answers = await Promise.all([here.browser.visit(callback), there.browser.visit(callback)]);
    expect(here.provider.calls.filter((call) => call === 'token')).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    const refused = answers.find(({ status }) => status === 400)!;
    expect(await codeOf(refused)).toBe('servicekonto.login.replayed');
  });

  it('later, to another process, is not taken again with the cookie of the login', async () => {
    const here = createWorld();
    const there = createWorld({ config: { store: here.store, fetch: here.provider.fetch } });
    const callback = await here.provider.login(await here.browser.start(), erika);
    // Whoever has copied the jar of the browser before it came back.
    const copied = new Map(here.browser.jar);
    expect((await here.browser.visit(callback)).status).toBe(303);
    for (const [name, value] of copied) there.browser.jar.set(name, value);
    const again = await there.browser.visit(callback);
    expect(await there.browser.session()).toBeUndefined();
    expect(await codeOf(again)).toBe('servicekonto.login.replayed');
    expect(here.provider.calls.filter((call) => call === 'token')).toHaveLength(1);
  });
});

import { expect, it } from 'vitest';
import type { RunningHost } from './running-host.ts';
import { Visitor } from './visitor.ts';

/** What visitors see while the store of the sessions is away: pages of the site, and no word of the inside. */
export function storeAwayContract(host: () => RunningHost): void {
  const inside = /ECONNREFUSED|10\.0\.0\.1|node_modules|at .*\.js/;

  it('shows the host’s own error page on its pages, the page of the login on those of the login', async () => {
    const visitor = new Visitor(host());
    await visitor.logIn();
    const csrf = visitor.csrf();
    await host().signal('SIGUSR2', 'store away');
    for (const visit of [
      () => visitor.at('/'),
      () => visitor.at('/geschuetzt'),
      () => visitor.post('/antrag', { csrf, hund: 'Bello' }),
    ]) {
      await visit();
      expect(visitor.status, visitor.url).toBe(500);
      expect(visitor.html).toContain('Das hat nicht geklappt');
      expect(visitor.isOfSite()).toBe(true);
      expect(visitor.html).not.toMatch(inside);
    }
    await visitor.at('/login/broker?level=hoch');
    expect(visitor.status).toBe(503);
    expect(visitor.html).toContain('servicekonto.store.failed');
    expect(visitor.isOfSite(), 'between head and foot of the site').toBe(true);
    expect(visitor.html).not.toMatch(inside);
    await visitor.post('/suche', { wort: 'Hund' });
    expect(visitor.status, 'what needs no session goes on').toBe(200);

    await host().signal('SIGUSR2', 'store back');
    await visitor.at('/');
    expect(visitor.shown('level'), 'nobody is logged out by it').toBe('niedrig');
  });
}

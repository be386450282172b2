import { describe, expect, it } from 'vitest';
import { attackLogin } from '../../src/attack/index.ts';
import { logoutAttacks } from '../../src/attack/logout/attacks/all.ts';
import { logoutFoundBy } from './logout-found-by.ts';
import type { LogoutHole } from './logout-hole.ts';
import { startTestServiceProvider } from './service-provider.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for every tenth of them; `RATHAUS_FUZZ_SEED` says with which it begins. */
const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 0);
const step = Math.max(1, Math.round(1 / share));
const chosen = (Object.keys(logoutFoundBy) as LogoutHole[]).filter((_hole, n) => n % step === seed % step);

describe('a service with one hole in its logout', () => {
  it.each(chosen)('%s is found by its attacks and no others', async (hole) => {
    const service = await startTestServiceProvider({ logoutHoles: [hole] });
    try {
      const { login, acs, slo } = service;
      const only = logoutAttacks.map(({ id }) => id);
      const report = await attackLogin({ login, acs, slo, only, timeoutMs: 5000 });
      const failed = report.attacks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
      expect(failed.sort()).toEqual([...logoutFoundBy[hole]].sort());
      expect(report.attacks.filter(({ verdict }) => verdict === 'not-judged')).toEqual([]);
    } finally {
      await service.close();
    }
  });
});

import { describe, expect, it } from 'vitest';
import { attacks } from '../../src/attack/attacks/all.ts';
import { attackLogin } from '../../src/attack/index.ts';
import { foundBy } from './found-by.ts';
import type { Hole } from './hole.ts';
import { startTestServiceProvider } from './service-provider.ts';

/** What costs most and finds none of these holes. */
const affordable = attacks
  .filter(({ group, id }) => group !== 'load' && id !== 'entity-expansion')
  .map(({ id }) => id);

/** `RATHAUS_FUZZ_SHARE=0.1` for every tenth of them; `RATHAUS_FUZZ_SEED` says with which it begins. */
const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 0);
const step = Math.max(1, Math.round(1 / share));
const chosen = (Object.keys(foundBy) as Hole[]).filter((_hole, n) => n % step === seed % step);

describe('a service with one hole', () => {
  it.each(chosen)('%s is found by its attacks and no others', async (hole) => {
    const service = await startTestServiceProvider({ holes: [hole] });
    try {
      const report = await attackLogin({ login: service.login, acs: service.acs, only: affordable });
      const failed = report.attacks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
      expect(failed.sort()).toEqual(foundBy[hole]);
      expect(report.attacks.filter(({ verdict }) => verdict === 'not-judged')).toEqual([]);
    } finally {
      await service.close();
    }
  });
});

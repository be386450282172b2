import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../site.ts';
import { DARK_CHECKS, FORCED_COLOUR_CHECKS } from './colour-checks.ts';
import type { Engine, Mode, RunningEngine } from './engine.ts';
import { LAYOUT_CHECKS } from './layout-checks.ts';
import { PEOPLE_CHECKS } from './people-checks.ts';
import { frameOn, type Stage, stageOn } from './stage.ts';

/** One promise of the kit that every engine must keep. */
export interface Check {
  readonly name: string;
  /** What the engine must be able to do. */
  readonly needs?: 'print' | 'forced-colours';
  readonly run: (stage: Stage) => Promise<void>;
}

const GROUPS: Readonly<Record<Mode, readonly Check[]>> = {
  light: [...LAYOUT_CHECKS, ...PEOPLE_CHECKS],
  dark: DARK_CHECKS,
  'forced-colours': FORCED_COLOUR_CHECKS,
};

/** Runs all checks in an engine; what it cannot do is skipped and said on the console. */
export function engineContract(name: string, engineOn: (frame: ReturnType<typeof frameOn>) => Engine): void {
  const { there, cannot } = engineOn(() => '');
  if (!there) console.warn(`skipped: no ${name} here. See .ci/run for the Debian packages.`);
  describe.skipIf(!there)(name, () => {
    let site: Site;
    beforeAll(async () => {
      site = await startSite();
    });
    afterAll(() => site?.close());

    for (const [mode, checks] of Object.entries(GROUPS) as [Mode, readonly Check[]][]) {
      const lacks = (check: Check): string | undefined => check.needs && cannot[check.needs];
      for (const check of checks)
        if (there && lacks(check)) console.warn(`${name} skips "${check.name}": ${lacks(check)}`);
      describe.skipIf(checks.every(lacks))(mode, () => {
        let engine: RunningEngine;
        let stage: Stage;
        beforeAll(async () => {
          engine = await engineOn(frameOn(site)).start(mode);
          stage = stageOn(site, engine);
        });
        afterAll(() => engine?.close());
        for (const check of checks)
          it.skipIf(lacks(check))(check.name, async () => {
            await check.run(stage);
            expect(await stage.faults()).toEqual([]);
          });
      });
    }
  });
}

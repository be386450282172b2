import { removeGuard } from '../../../../tools/testing/guards/removal.ts';
import { guardTable } from './guards/guards.ts';
import { type KeyTexts, simulationKeysOf } from './keys.ts';
import type { Climate } from './scenario.ts';
import type { SimulationResult } from './simulate.ts';

/** What a process of its own does: every `step`th seed from the first, until it is told to stop. */
export interface ShareTask {
  readonly keys: KeyTexts;
  readonly first: number;
  readonly step: number;
  /** Name of a guard that is taken out of the sources first. */
  readonly guard?: string | undefined;
  readonly climate?: Climate | undefined;
  /** Ends after so many runs. */
  readonly most?: number | undefined;
  /** Runs this one seed so often, instead of one after the other. */
  readonly replay?: number | undefined;
}

/** What it says after each run. */
export interface ShareAnswer extends SimulationResult {
  /** Of the whole process until now. */
  readonly process: { readonly id: number; readonly cpuSeconds: number; readonly mostMegabytes: number };
}

function ofProcess(): ShareAnswer['process'] {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    id: process.pid,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1_000_000,
    mostMegabytes: Math.round(maxRSS / 1024),
  };
}

process.once('message', async (task: ShareTask) => {
  // Nobody reads where the errors of a simulation come from; to find it out takes a tenth of the time.
  Error.stackTraceLimit = 0;
  if (task.guard !== undefined) removeGuard(guardTable, task.guard);
  const { simulate } = await import('./simulate.ts');
  const keys = simulationKeysOf(task.keys);
  for (let seed = task.first, n = 0; n < (task.replay ?? task.most ?? Number.POSITIVE_INFINITY); n += 1) {
    const result = await simulate({ seed, keys, climate: task.climate, isHasty: task.guard !== undefined });
    const answer: ShareAnswer = { ...result, process: ofProcess() };
    await new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
    if (task.replay === undefined) seed += task.step;
  }
  process.disconnect();
});

import { withoutGuard } from './guards/without-guard.ts';
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
  /** Runs this one seed so often, instead of one after the other. */
  readonly replay?: number | undefined;
}

/** What it says after each run. */
export type ShareAnswer = SimulationResult;

process.once('message', async (task: ShareTask) => {
  // Nobody reads where the errors of a simulation come from; to find it out takes a tenth of the time.
  Error.stackTraceLimit = 0;
  if (task.guard !== undefined) withoutGuard(task.guard);
  const { simulate } = await import('./simulate.ts');
  const keys = simulationKeysOf(task.keys);
  for (let seed = task.first, n = 0; n < (task.replay ?? Number.POSITIVE_INFINITY); n += 1) {
    const result = await simulate({ seed, keys, climate: task.climate, isHasty: task.guard !== undefined });
    await new Promise<void>((resolve) => process.send?.(result satisfies ShareAnswer, () => resolve()));
    if (task.replay === undefined) seed += task.step;
  }
  process.disconnect();
});

import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Collects what nobody holds any more: everything, or the young objects. */
export const collectGarbage = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/**
 * CPU time of the whole process in microseconds per call, one call after the other. A stub answers within microtasks; as a
 * network would, the loop gets a turn from time to time, or nothing that is weakly held could ever be collected.
 */
export async function cpuPerCall(call: () => Promise<unknown>, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 1; index <= calls; index++) {
    await call();
    if (index % 20 === 0) await turn();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/**
 * Times by contestant in microseconds of CPU per call, one per round. The rounds are interleaved, each starts with
 * another contestant, and no one pays for the garbage of the one before.
 */
export async function race<Name extends string>(
  contestants: Record<Name, () => Promise<unknown>>,
  { rounds, calls, warmUp }: { rounds: number; calls: number; warmUp: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await cpuPerCall(contestants[name], warmUp);
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length]!;
      // Only the young objects: a full collection also drops optimised code, which the next ones would pay for.
      collectGarbage({ type: 'minor' });
      times[name].push(await cpuPerCall(contestants[name], calls));
    }
  }
  return times;
}

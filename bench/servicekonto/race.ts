import { setImmediate as turn } from 'node:timers/promises';
import { collectGarbage } from '../client-core/measure.ts';

/** One runner of a race: what it is given is made before the clock starts. */
export interface Runner {
  input(call: number): unknown;
  run(input: unknown): Promise<unknown>;
}

/** How long a race is. `inFlight`: so many requests are answered at a time. */
export interface Course {
  readonly rounds: number;
  readonly calls: number;
  readonly warmUp: number;
  readonly inFlight: number;
}

/** Microseconds of processor time of this process, all of its threads included, per call. */
async function processorTime({ input, run }: Runner, calls: number, inFlight: number): Promise<number> {
  const inputs = Array.from({ length: calls }, (_, call) => input(call));
  // Only the young objects: a full collection also drops optimised code, which the next ones would pay for.
  collectGarbage({ type: 'minor' });
  await turn();
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += inFlight) {
    if (inFlight === 1) await run(inputs[call]);
    else await Promise.all(inputs.slice(call, call + inFlight).map(run));
    // As a network would, the loop gets a turn from time to time.
    if (call % 16 === 0) await turn();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** Times by runner, one for each round; the rounds are interleaved and each starts with another runner. */
export async function race(runners: readonly Runner[], course: Course): Promise<number[][]> {
  const { rounds, calls, warmUp, inFlight } = course;
  const times: number[][] = runners.map(() => []);
  for (const runner of runners) await processorTime(runner, warmUp, inFlight);
  for (let round = 0; round < rounds; round++)
    for (let place = 0; place < runners.length; place++) {
      const at = (place + round) % runners.length;
      times[at]!.push(await processorTime(runners[at]!, calls, inFlight));
    }
  return times;
}

import type { ConfigFaults } from '@rathaus/client-core/config';
import type { KernelOptions } from '../work/kernel.ts';

/** Judges the pace of a worker. What would spin or never end is a fault. */
export function judgeWork(prefix: string, options: KernelOptions | undefined, faults: ConfigFaults): void {
  const given: Readonly<Record<string, unknown>> = { ...options };
  for (const member of ['interval', 'concurrency', 'perTenant', 'perLane', 'perService', 'lease'])
    faults.number(`${prefix}${member}`, given[member], 1);
  faults.number(`${prefix}drain`, given.drain, 0);
  const within = (group: 'patience' | 'breaker', members: readonly string[]) => {
    const values: Readonly<Record<string, unknown>> = { ...options?.[group] };
    for (const member of members) faults.number(`${prefix}${group}.${member}`, values[member], 1);
  };
  within('patience', ['stopAfter', 'firstPause', 'longestPause', 'confirmations', 'confirmWithin']);
  within('breaker', ['failures', 'firstPause', 'longestPause', 'slowAfter']);
}

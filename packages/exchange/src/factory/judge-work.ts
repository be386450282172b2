import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import type { BreakerOptions } from '../work/breaker.ts';
import type { Patience } from '../work/failure.ts';
import type { KernelOptions } from '../work/kernel.ts';

/** Members of the pace of a worker. */
export const workMembers: MembersOf<KernelOptions> = {
  interval: true,
  concurrency: true,
  perTenant: true,
  perLane: true,
  perService: true,
  lease: true,
  drain: true,
  patience: true,
  breaker: true,
};
const patienceMembers: MembersOf<Patience> = {
  stopAfter: true,
  firstPause: true,
  longestPause: true,
  confirmations: true,
  confirmWithin: true,
};
const breakerMembers: MembersOf<BreakerOptions> = {
  failures: true,
  firstPause: true,
  longestPause: true,
  slowAfter: true,
};

/** Judges the pace of a worker. What would spin or never end is a fault. */
export function judgeWork(prefix: string, options: KernelOptions | undefined, faults: ConfigFaults): void {
  const given: Readonly<Record<string, unknown>> = { ...options };
  for (const member of ['interval', 'concurrency', 'perTenant', 'perLane', 'perService', 'lease'])
    faults.number(`${prefix}${member}`, given[member], 1);
  faults.number(`${prefix}drain`, given.drain, 0);
  const within = (group: 'patience' | 'breaker', members: Readonly<Record<string, true>>) => {
    const name = `${prefix}${group}`;
    const values = judgeMembers(name, given[group], members, faults);
    for (const member of Object.keys(members)) faults.number(`${name}.${member}`, values[member], 1);
  };
  within('patience', patienceMembers);
  within('breaker', breakerMembers);
}

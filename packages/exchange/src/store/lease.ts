import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from './tables.ts';

/** Unique per worker and readable for its neighbours: host, process id, random part. */
export function createLeaseOwner(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Another worker took the row over: stop, it goes on from the last stored step. */
export const leaseLost = () => exchangeError('exchange.worker.lease-lost');

/**
 * Takes leases back that processes of this host left behind when they were killed, so that a restart goes on at once.
 * A wrong guess does no harm: every write names its lease, and submitting twice is excluded by other means.
 */
export async function releaseLeasesOfDeadProcesses(store: ExchangeStore, tenant: string): Promise<void> {
  for (const table of ['outbox_delivery', 'inbox_submission'] as const) {
    const owners = await store.db
      .selectFrom(table)
      .select('lease_owner')
      .distinct()
      .where('tenant', '=', tenant)
      .where('lease_owner', 'is not', null)
      .execute();
    for (const { lease_owner: owner } of owners) {
      if (owner === null || !isDead(owner)) continue;
      await store.db
        .updateTable(table)
        .set({ lease_owner: null, lease_until: null })
        .where('tenant', '=', tenant)
        .where('lease_owner', '=', owner)
        .execute();
    }
  }
}

function isDead(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

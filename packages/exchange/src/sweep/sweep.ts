import type { Clock, Random } from '@rathaus/client-core/observe';
import { type ContentOwner, sweepContent } from '../content/sweep.ts';
import type { Notify } from '../events/exchange-event.ts';
import { eraseRemoved } from '../retention/erase.ts';
import { deleteRecords, type RecordRetentions } from '../retention/records.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { jittered } from '../work/failure.ts';
import type { WorkHandler } from '../work/kernel.ts';
import { tidyLanes } from '../work/lanes.ts';
import type { WorkStore } from '../work/work-store.ts';

export interface SweepContext {
  readonly store: ExchangeStore;
  readonly work: WorkStore;
  readonly tenant: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly notify: Notify;
  readonly records: RecordRetentions;
  /** Folders with content of a received delivery. */
  receivedFolders(id: string): Promise<Iterable<string>>;
}

const hour = 3_600_000;

/** Sees to it that there is work of sweeping for a tenant. */
export const ensureSweep = ({ work, tenant }: Pick<SweepContext, 'work' | 'tenant'>): Promise<void> =>
  work.add({ kind: 'sweep', id: tenant, tenant, service: 'content', lane: 'sweep' });

/**
 * Does the work of removing what is kept no longer, and content that belongs to nobody: what a crash, a caller that rolled
 * back, or a worker that was late has left. Content that is younger than a day is never touched. Every hour, without end.
 */
export function createSweep(context: SweepContext): WorkHandler {
  const { store, tenant, clock, random, notify } = context;
  return {
    endless: true,
    async run(_item, { signal }) {
      // What the database alone decides comes first: a content store may be away for days.
      await tidyLanes(store, tenant, signal);
      await eraseRemoved(context, signal);
      const deleted = await deleteRecords(context, context.records, signal);
      if (deleted.deliveries > 0 || deleted.received > 0)
        notify({ type: 'records.deleted', tenant, ...deleted });
      const owner = createOwners(context);
      let [removed, bytes, unknown] = [0, 0, 0];
      for (const prefix of prefixesOf(tenant)) {
        const report = await sweepContent(store.content, { owner, prefix, now: clock(), signal });
        removed += report.removed;
        bytes += report.bytes;
        unknown += report.unknown;
      }
      if (removed > 0 || unknown > 0) notify({ type: 'content.swept', tenant, removed, bytes, unknown });
      return { next: 'again', after: jittered(hour, random) };
    },
  };
}

/** Where content of a tenant lies: where it is written today, and where version 0.1 has written it. */
const prefixesOf = (tenant: string) => [`${tenant}/`, `inbox/${tenant}/`, 'outbox/'];

/** Most answers that are remembered within a sweep: names of one delivery mostly come together. */
const mostRemembered = 1000;

/** Says to whom an object belongs, by what the database has about its delivery. */
function createOwners({ store, tenant }: SweepContext) {
  const { db } = store;
  const known = new Map<string, ContentOwner>();
  type Found = { removed_at: string | null } | undefined;
  const verdict = (row: Found): ContentOwner => (row && row.removed_at === null ? 'keep' : 'remove');

  const sent = (id: string) => db.selectFrom('delivery').select('removed_at').where('id', '=', id);
  const received = (column: 'id' | 'remote_id', value: string) =>
    db.selectFrom('received').select('removed_at').where('tenant', '=', tenant).where(column, '=', value);

  async function ask(first: string, second: string, third: string, length: number): Promise<ContentOwner> {
    if (length === 3) return first === 'outbox' ? verdict(await sent(second).executeTakeFirst()) : 'unknown';
    if (first === tenant && second === 'outbox')
      return verdict(await sent(third).where('tenant', '=', tenant).executeTakeFirst());
    if (first === tenant && second === 'inbox')
      return verdict(await received('id', third).executeTakeFirst());
    if (first === 'inbox' && second === tenant)
      return verdict(await received('remote_id', third).executeTakeFirst());
    return 'unknown';
  }

  return async (name: string): Promise<ContentOwner> => {
    const segments = name.split('/');
    const folder = segments.slice(0, -1).join('/');
    const remembered = known.get(folder);
    if (remembered) return remembered;
    const [first = '', second = '', third = ''] = segments;
    const owner = await ask(first, second, third, segments.length);
    if (known.size >= mostRemembered) known.clear();
    known.set(folder, owner);
    return owner;
  };
}

import type { RathausError } from '@rathaus/client-core';
import type { Clock, Random } from '@rathaus/client-core/observe';
import type { Notify } from '../events/exchange-event.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createFailureClasses } from '../transport/failure-classes.ts';
import type { Arrival, Transport } from '../transport/transport.ts';
import type { Transports } from '../transport/transports.ts';
import { jittered } from '../work/failure.ts';
import { appendHistory } from '../work/history.ts';
import type { WorkHandler } from '../work/kernel.ts';
import type { WorkStore } from '../work/work-store.ts';

export interface ListingContext {
  readonly store: ExchangeStore;
  readonly work: WorkStore;
  readonly transports: Transports;
  readonly tenant: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly createId: () => string;
  readonly notify: Notify;
}

type Source = Transport['sources'][number];

/** Id of the work of looking into a source. */
export const listingId = (tenant: string, { kind }: Pick<Transport, 'kind'>, source: string) =>
  `${tenant}/${kind}/${source}`;

/** Sees to it that there is work of looking into every source of a tenant. */
export async function ensureListings({ transports, work, tenant }: ListingContext): Promise<void> {
  for (const transport of transports.all)
    for (const { source, service, lane } of transport.sources)
      await work.ensure({
        kind: 'listing',
        id: listingId(tenant, transport, source),
        tenant,
        service,
        lane,
      });
}

/** Does the work of looking into sources: what is new becomes a row and work of its own. Never stops. */
export function createListing(context: ListingContext, interval: number): WorkHandler {
  const { transports, tenant, random, notify } = context;
  const classes = createFailureClasses();
  const sources = new Map<string, { transport: Transport; source: Source }>(
    transports.all.flatMap((transport) =>
      transport.sources.map((source) => [listingId(tenant, transport, source.source), { transport, source }]),
    ),
  );
  // Told when it changes: the same list is read every few seconds.
  const told = new Map<string, number>();
  const tell = (id: string, source: string, unusable: readonly RathausError[]): void => {
    const [first] = unusable;
    if (first && told.get(id) !== unusable.length)
      notify({ type: 'source.notice', tenant, source, code: first.code, entries: unusable.length });
    told.set(id, unusable.length);
  };
  return {
    endless: true,
    async run(item, { signal }) {
      const found = sources.get(item.id);
      // It is not configured any more, or not here. It is woken when it is.
      if (!found) return { next: 'wait' };
      const { transport, source } = found;
      await classes.noting(transport, async () => {
        const unusable: RathausError[] = [];
        const onUnusable = (error: RathausError) => void unusable.push(error);
        for await (const arrival of transport.list(source.source, { signal, onUnusable }))
          await add(arrival, transport, source, context);
        tell(item.id, source.source, unusable);
      });
      return { next: 'again', after: jittered(interval, random) };
    },
    classOf: classes.of,
  };
}

/** Row and work of an arrival, unless it is known. */
async function add(
  { remoteId, progress }: Arrival,
  { kind }: Transport,
  { source, service, lane }: Source,
  { store, work, tenant, clock, createId }: ListingContext,
): Promise<void> {
  const { db } = store;
  const known = await db
    .selectFrom('received')
    .select('id')
    .where('tenant', '=', tenant)
    .where('transport', '=', kind)
    .where('source', '=', source)
    .where('remote_id', '=', remoteId)
    .executeTakeFirst();
  if (known) return;
  const id = createId();
  const now = new Date(clock()).toISOString();
  await db.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('received')
      .values({
        id,
        tenant,
        transport: kind,
        source,
        remote_id: remoteId,
        step: 'found',
        progress: JSON.stringify(progress),
        suspicions: 0,
        created_at: now,
        updated_at: now,
        message: null,
        details: null,
        reply_to: null,
        problems: null,
        sent_at: null,
        received_at: null,
        finished_at: null,
        removed_at: null,
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'transport', 'source', 'remote_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    // Another worker has found it in this moment.
    if (!added) return;
    await appendHistory(store, transaction, { kind: 'received', id }, { type: 'state', state: 'found' });
    await work.add({ kind: 'received', id, tenant, service, lane }, transaction);
  });
}

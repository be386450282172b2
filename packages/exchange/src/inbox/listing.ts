import type { RathausError } from '@rathaus/client-core';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { sql } from 'kysely';
import type { Notify } from '../events/exchange-event.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { createFailureClasses } from '../transport/failure-classes.ts';
import type { Arrival, Progress, Transport } from '../transport/transport.ts';
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

/** Arrivals that are looked up together: as many as a page of a service has. */
const atOnce = 100;

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
        // Each claim counts the epoch up, on whichever worker: with it goes round what a source gives in parts.
        const options = { signal, look: item.epoch, onUnusable };
        for await (const arrivals of inGroups(transport.list(source.source, options)))
          await take(arrivals, transport, source, context);
        tell(item.id, source.source, unusable);
      });
      return { next: 'again', after: jittered(interval, random) };
    },
    classOf: classes.of,
  };
}

/** Groups of arrivals, each as soon as it is full. What came before the list failed is there, too. */
async function* inGroups(arrivals: AsyncIterable<Arrival>): AsyncGenerator<Arrival[], void, void> {
  const iterator = arrivals[Symbol.asyncIterator]();
  let group: Arrival[] = [];
  let failed: { readonly error: unknown } | undefined;
  const next = async (): Promise<Arrival | undefined> => {
    try {
      const { done, value } = await iterator.next();
      return done ? undefined : value;
    } catch (error) {
      failed = { error };
      return undefined;
    }
  };
  try {
    for (let arrival = await next(); arrival; arrival = await next()) {
      group.push(arrival);
      if (group.length < atOnce) continue;
      yield group;
      group = [];
    }
    if (group.length > 0) yield group;
  } finally {
    // Whoever stops in the middle lets go of the list.
    await iterator.return?.();
  }
  if (failed) throw failed.error;
}

/** Adds what is new, and wakes what waits for something that is here now. */
async function take(
  arrivals: readonly Arrival[],
  transport: Transport,
  source: Source,
  context: ListingContext,
): Promise<void> {
  const { store, tenant } = context;
  const remoteIds = arrivals.map(({ remoteId }) => remoteId);
  const known = await store.db
    .selectFrom('received')
    .leftJoin('work_item', (join) =>
      join
        .onRef('work_item.id', '=', 'received.id')
        .on('work_item.kind', '=', 'received')
        .on('work_item.state', '=', 'ready')
        .on('work_item.error_code', 'is not', null),
    )
    .select(['received.id', 'received.remote_id', 'work_item.error_code as code'])
    // Of what was fetched it is long, and nobody asks for it here.
    .select(
      sql<string | null>`case when work_item.error_code is null then null else progress end`.as('progress'),
    )
    .where('received.tenant', '=', tenant)
    .where('received.transport', '=', transport.kind)
    .where('received.source', '=', source.source)
    .where('received.remote_id', 'in', remoteIds)
    .execute();
  const ids = new Set(known.map(({ remote_id: remoteId }) => remoteId));
  for (const arrival of arrivals)
    if (!ids.has(arrival.remoteId)) await add(arrival, transport, source, context);
  const resumed = known.filter(
    ({ code, progress }) =>
      code !== null &&
      progress !== null &&
      transport.resumes?.(source.source, { progress: JSON.parse(progress) as Progress, code }),
  );
  if (resumed.length > 0)
    await wake(
      resumed.map(({ id }) => id),
      store,
    );
}

/** They are tried at once, unless a worker has them in hand. */
async function wake(ids: readonly string[], { db, now }: ExchangeStore): Promise<void> {
  await db
    .updateTable('work_item')
    .set({ due_at: now() })
    .where('kind', '=', 'received')
    .where('id', 'in', ids)
    .where('state', '=', 'ready')
    .where('lease_until', 'is', null)
    .where('due_at', '>', now())
    .execute();
}

/** Row and work of an arrival that was not known. */
async function add(
  { remoteId, progress }: Arrival,
  { kind }: Transport,
  { source, service, lane }: Source,
  { store, work, tenant, clock, createId }: ListingContext,
): Promise<void> {
  const { db } = store;
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

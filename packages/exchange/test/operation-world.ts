import { randomUUID } from 'node:crypto';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import type { DeliveryTable, ReceivedTable, WorkState } from '../src/store/tables.ts';
import type { FailureClass } from '../src/work/failure.ts';
import { appendHistory } from '../src/work/history.ts';

/** The work on a row: what it is without more is due and has never failed. */
export interface SeededWork {
  readonly state?: WorkState;
  readonly class?: FailureClass;
  readonly code?: string;
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly due?: number;
  /** When it stopped. Default: with the first failure. */
  readonly stopped?: number;
  readonly failures?: number;
}

type Seed<Row> = Partial<Row> & { readonly tenant: string; readonly at: number; readonly work?: SeededWork };

export const destination = 'a1b2c3d4-0000-4000-8000-000000000001';
export const service = 'https://test.fit-connect.example';

/** Writes a delivery as the outbox has it, in the state a test needs. Returns its id. */
export async function seedDelivery(
  store: ExchangeStore,
  { at, work, ...row }: Seed<DeliveryTable>,
): Promise<string> {
  const id = row.id ?? randomUUID();
  const iso = new Date(at).toISOString();
  await store.db
    .insertInto('delivery')
    .values({
      key: `Vorgang ${id}`,
      fingerprint: '0',
      transport: 'fit-connect',
      address: JSON.stringify({ transport: 'fit-connect', destinationId: destination }),
      message: JSON.stringify({
        service: { identifier: 'urn:x', name: 'Hundesteuer: Anmeldung' },
        schemaUri: 'urn:s',
      }),
      reference: id,
      state: 'queued',
      progress: null,
      remote_id: null,
      created_at: iso,
      updated_at: iso,
      sent_at: null,
      collected_at: null,
      finished_at: row.state === 'accepted' || row.state === 'rejected' ? iso : null,
      problems: null,
      proof: null,
      removed_at: null,
      ...row,
      id,
    })
    .execute();
  await seedWork(store, 'delivery', id, row.tenant, at, work);
  await store.db
    .transaction()
    .execute((transaction) =>
      appendHistory(
        store,
        transaction,
        { kind: 'delivery', id },
        { type: 'state', state: row.state ?? 'queued' },
      ),
    );
  return id;
}

/** Writes a received delivery as the inbox has it. Returns its id. */
export async function seedReceived(
  store: ExchangeStore,
  { at, work, ...row }: Seed<ReceivedTable>,
): Promise<string> {
  const id = row.id ?? randomUUID();
  const iso = new Date(at).toISOString();
  await store.db
    .insertInto('received')
    .values({
      transport: 'fit-connect',
      source: destination,
      remote_id: randomUUID(),
      step: 'stored',
      progress: '{}',
      message: null,
      details: null,
      reply_to: null,
      suspicions: 0,
      problems: null,
      sent_at: iso,
      received_at: iso,
      finished_at: row.step === 'accepted' || row.step === 'rejected' ? iso : null,
      created_at: iso,
      updated_at: iso,
      removed_at: null,
      ...row,
      id,
    })
    .execute();
  await seedWork(store, 'received', id, row.tenant, at, work);
  return id;
}

/** Writes work as the kernel has it, with its lane. */
export async function seedWork(
  { db }: ExchangeStore,
  kind: string,
  id: string,
  tenant: string,
  at: number,
  work: SeededWork = {},
): Promise<void> {
  const lane = { tenant, service, lane: destination };
  await db
    .insertInto('work_lane')
    .values({ ...lane, paused_at: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'service', 'lane']).doNothing())
    .execute();
  const failing = work.class !== undefined;
  await db
    .insertInto('work_item')
    .values({
      kind,
      id,
      ...lane,
      state: work.state ?? 'ready',
      due_at: work.due ?? at,
      epoch: 0,
      lease_until: null,
      failures: work.failures ?? (failing ? 3 : 0),
      failing_since: failing ? (work.since ?? at) : null,
      failure_class: work.class ?? null,
      error_code: work.code ?? null,
      error_message: failing ? 'it does not work' : null,
      created_at: at,
      updated_at: work.state === 'stopped' ? (work.stopped ?? work.since ?? at) : at,
    })
    .execute();
}

import type { Transaction } from 'kysely';
import type { ExchangeTables } from '../tables.ts';
import type { FirstTables } from './first-tables.ts';
import { takeOverReceived } from './take-over-inbox.ts';
import { takeOverDeliveries } from './take-over-outbox.ts';

/** Work apart from what it is about, deliveries in neutral words. Takes over what is in the tables of 0.1. */
export async function createWorkTables(db: Transaction<ExchangeTables>): Promise<void> {
  await createWork(db);
  await createDeliveries(db);
  await createReceived(db);
  await takeOver(db as unknown as Transaction<ExchangeTables & FirstTables>);
}

async function takeOver(db: Transaction<ExchangeTables & FirstTables>): Promise<void> {
  await takeOverDeliveries(db);
  await takeOverReceived(db);
  for (const table of ['outbox_attachment', 'outbox_delivery', 'inbox_attachment', 'inbox_submission'])
    await db.schema.dropTable(table).execute();
}

async function createWork(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema
    .createTable('work_item')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failing_since', 'bigint')
    .addColumn('failure_class', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('work_item_pk', ['kind', 'id'])
    .execute();
  await db.schema
    .createIndex('work_item_due')
    .on('work_item')
    .columns(['tenant', 'service', 'lane', 'state', 'due_at'])
    .execute();
  await db.schema.createIndex('work_item_next').on('work_item').columns(['state', 'due_at']).execute();
  await db.schema
    .createTable('work_lane')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('paused_at', 'bigint')
    .addPrimaryKeyConstraint('work_lane_pk', ['tenant', 'service', 'lane'])
    .execute();
  await db.schema
    .createTable('work_block')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('error_code', 'text', (column) => column.notNull())
    .addColumn('error_message', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('probe_at', 'bigint', (column) => column.notNull())
    .addColumn('probes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('work_block_pk', ['tenant', 'service'])
    .execute();
  await db.schema
    .createTable('work_event')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('failure_class', 'text')
    .addColumn('code', 'text')
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('work_event_pk', ['kind', 'id', 'position'])
    .execute();
}

async function createDeliveries(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('transport', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('progress', 'text')
    .addColumn('remote_id', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('collected_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('problems', 'text')
    .addColumn('proof', 'text')
    .addColumn('removed_at', 'text')
    .addUniqueConstraint('delivery_key', ['tenant', 'key'])
    .execute();
  await db.schema.createIndex('delivery_remote').on('delivery').columns(['tenant', 'remote_id']).execute();
  await db.schema.createIndex('delivery_reference').on('delivery').columns(['tenant', 'reference']).execute();
  await db.schema.createIndex('delivery_state').on('delivery').columns(['tenant', 'state']).execute();
  await db.schema
    .createIndex('delivery_created')
    .on('delivery')
    .columns(['tenant', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('delivery_part')
    .addColumn('delivery_id', 'text', (column) => column.notNull().references('delivery.id'))
    .addColumn('part_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('mime_type', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text')
    .addColumn('description', 'text')
    .addColumn('purpose', 'text')
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('sha512', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_part_pk', ['delivery_id', 'part_id'])
    .execute();
}

async function createReceived(db: Transaction<ExchangeTables>): Promise<void> {
  await db.schema
    .createTable('received')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('transport', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('remote_id', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('progress', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('details', 'text')
    .addColumn('reply_to', 'text')
    .addColumn('suspicions', 'integer', (column) => column.notNull())
    .addColumn('problems', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('received_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'text')
    .addUniqueConstraint('received_remote', ['tenant', 'transport', 'source', 'remote_id'])
    .execute();
  await db.schema
    .createIndex('received_created')
    .on('received')
    .columns(['tenant', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('received_part')
    .addColumn('received_id', 'text', (column) => column.notNull().references('received.id'))
    .addColumn('part_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('mime_type', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text')
    .addColumn('description', 'text')
    .addColumn('purpose', 'text')
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('sha512', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('received_part_pk', ['received_id', 'part_id'])
    .execute();
}

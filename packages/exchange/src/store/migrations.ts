import type { Kysely, Transaction } from 'kysely';
import type { ExchangeTables } from './tables.ts';

interface Migration {
  name: string;
  up(db: Transaction<ExchangeTables>): Promise<void>;
}

/** Forward only, never edited after a release: add columns that may be null, so that release n works beside n+1. */
const migrations: readonly Migration[] = [
  {
    name: '0001-outbox-and-inbox',
    async up(db) {
      await db.schema
        .createTable('outbox_delivery')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('resume_state', 'text')
        .addColumn('destination_id', 'text', (column) => column.notNull())
        .addColumn('request', 'text', (column) => column.notNull())
        .addColumn('data_sha512', 'text', (column) => column.notNull())
        .addColumn('submission_id', 'text')
        .addColumn('case_id', 'text')
        .addColumn('metadata_tag', 'text')
        .addColumn('data_tag', 'text')
        .addColumn('submit_tried', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('submitted_at', 'text')
        .addColumn('finished_at', 'text')
        .addColumn('problems', 'text')
        .addColumn('proof', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_attempt_at', 'text', (column) => column.notNull())
        .addColumn('lease_owner', 'text')
        .addColumn('lease_until', 'text')
        .addColumn('error_code', 'text')
        .addColumn('error_message', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .addUniqueConstraint('outbox_delivery_key', ['tenant', 'key'])
        .execute();
      await db.schema
        .createIndex('outbox_delivery_due')
        .on('outbox_delivery')
        .columns(['tenant', 'state', 'next_attempt_at'])
        .execute();
      await db.schema
        .createTable('outbox_attachment')
        .addColumn('delivery_id', 'text', (column) => column.notNull().references('outbox_delivery.id'))
        .addColumn('attachment_id', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('filename', 'text')
        .addColumn('description', 'text')
        .addColumn('mime_type', 'text', (column) => column.notNull())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('size', 'bigint', (column) => column.notNull())
        .addColumn('sha512', 'text', (column) => column.notNull())
        .addColumn('tag', 'text')
        .addPrimaryKeyConstraint('outbox_attachment_pk', ['delivery_id', 'attachment_id'])
        .execute();
      await db.schema
        .createTable('inbox_submission')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('submission_id', 'text', (column) => column.notNull())
        .addColumn('case_id', 'text', (column) => column.notNull())
        .addColumn('destination_id', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('resume_state', 'text')
        .addColumn('suspicions', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('answer_tried', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('metadata', 'text')
        .addColumn('data_size', 'bigint')
        .addColumn('submitted_at', 'text')
        .addColumn('received_at', 'text')
        .addColumn('finished_at', 'text')
        .addColumn('evidence', 'text')
        .addColumn('problems', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_attempt_at', 'text', (column) => column.notNull())
        .addColumn('lease_owner', 'text')
        .addColumn('lease_until', 'text')
        .addColumn('error_code', 'text')
        .addColumn('error_message', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('inbox_submission_pk', ['tenant', 'submission_id'])
        .execute();
      await db.schema
        .createTable('inbox_attachment')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('submission_id', 'text', (column) => column.notNull())
        .addColumn('attachment_id', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('size', 'bigint', (column) => column.notNull())
        .addColumn('sha512', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('inbox_attachment_pk', ['tenant', 'submission_id', 'attachment_id'])
        .execute();
    },
  },
];

/**
 * Applies the missing migrations, each in its own transaction. Migrations of a newer release are left alone: workers
 * of release n and n+1 run side by side.
 */
export async function migrate(db: Kysely<ExchangeTables>, clock: () => number = Date.now): Promise<void> {
  await db.schema
    .createTable('exchange_migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  for (const migration of migrations) {
    await db.transaction().execute(async (transaction) => {
      const done = await transaction
        .selectFrom('exchange_migration')
        .select('name')
        .where('name', '=', migration.name)
        .executeTakeFirst();
      if (done) return;
      await migration.up(transaction);
      await transaction
        .insertInto('exchange_migration')
        .values({ name: migration.name, applied_at: new Date(clock()).toISOString() })
        .execute();
    });
  }
}

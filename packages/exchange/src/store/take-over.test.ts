import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { createPost } from '../../test/loopback.ts';
import { createExchange } from '../index.ts';
import { createSqliteStore, pendingMigrations } from '../node/index.ts';
import type { ExchangeStore } from './exchange-store.ts';

const folders: string[] = [];
const stores: ExchangeStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A database that version 0.1 has written (`test/old-store` makes them), changed by `more`. */
function oldStore(town: 'musterstadt' | 'beispielhausen', more = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-old-'));
  folders.push(folder);
  const dump = join(import.meta.dirname, `../../test/fixtures/store-0.1-${town}.sql`);
  const database = new DatabaseSync(join(folder, 'exchange.sqlite'));
  database.exec(readFileSync(dump, 'utf8'));
  database.exec(more);
  database.close();
  return folder;
}
function open(folder: string): ExchangeStore {
  const store = createSqliteStore({ folder });
  stores.push(store);
  return store;
}
const exchangeOf = (tenant: string, store: ExchangeStore) =>
  createExchange({ tenant, store, transports: [createPost().transport()] });

describe('what version 0.1 has stored', () => {
  it('of the outbox stands where it stood', async () => {
    const store = open(oldStore('musterstadt'));
    const { outbox } = exchangeOf('musterstadt', store);
    const states: Record<string, string> = {};
    for await (const { key, state } of outbox.list()) states[key] = state;
    expect(states).toEqual({
      queued: 'queued',
      created: 'sending',
      uploaded: 'sending',
      'submit-request-lost': 'sending',
      'submit-answer-lost': 'sending',
      found: 'sent',
      stored: 'sent',
      waiting: 'sent',
      accepting: 'sent',
      'accepting-answer-lost': 'sent',
      rejecting: 'sent',
      accepted: 'accepted',
      rejected: 'rejected',
      stopped: 'stopped',
    });
    expect(await outbox.getByKey('stopped')).toMatchObject({
      error: { code: 'core.http.problem', class: 'transient' },
    });
    expect(await outbox.getByKey('created')).toMatchObject({
      attempts: 1,
      reference: 'created',
      to: { transport: 'fit-connect' },
      service: { name: 'Hundesteuer: Anmeldung' },
      error: { code: 'core.network' },
    });
    expect(await outbox.getByKey('accepted')).toMatchObject({ proof: { version: 1 } });
    expect(await outbox.getByKey('rejected')).toMatchObject({ problems: [{ title: 'Nicht zuständig' }] });
    const progress = async (key: string) =>
      JSON.parse(
        (
          await store.db
            .selectFrom('delivery')
            .select('progress')
            .where('key', '=', key)
            .executeTakeFirstOrThrow()
        ).progress ?? 'null',
      ) as { sealed: Record<string, { lost: boolean }[]>; submitTried?: boolean } | null;
    expect(await progress('queued')).toBeNull();
    // One of two attachments was sent.
    expect(Object.values((await progress('created'))!.sealed)).toEqual([
      [expect.objectContaining({ lost: true })],
    ]);
    expect((await progress('uploaded'))?.submitTried).toBeUndefined();
    expect((await progress('submit-request-lost'))?.submitTried).toBe(true);
    expect(Object.keys((await progress('submit-request-lost'))!.sealed)).toHaveLength(4);
  });

  it('of the inbox stands where it stood, with its content named', async () => {
    const store = open(oldStore('beispielhausen'));
    const { inbox } = exchangeOf('beispielhausen', store);
    const states: string[] = [];
    for await (const { state, id, remoteId, key } of inbox.list()) {
      states.push(state);
      expect(id).toBe(remoteId);
      expect(key).toMatch(/^fit-connect:.+:.+/);
      const delivery = await inbox.get(id);
      expect(delivery === undefined).toBe(state === 'found');
      if (delivery)
        expect(delivery.attachments.map(({ fileName }) => fileName)).toEqual([
          'Anmeldung.pdf',
          'Impfpass.bin',
        ]);
    }
    expect(states.sort()).toEqual([
      'accepted',
      'accepting',
      'accepting',
      'found',
      'rejected',
      'rejecting',
      'stored',
      'stored',
      'waiting',
    ]);
    const contents = await store.db.selectFrom('received_part').select('content').execute();
    for (const { content } of contents) expect(content).toMatch(/^inbox\/beispielhausen\/[^/]+\/[^/]+$/);
  });

  it('is taken over once, and its tables are gone', async () => {
    const folder = oldStore('musterstadt');
    const [one, two] = [open(folder), open(folder)];
    expect(await pendingMigrations(one)).toEqual([
      '0002-work-and-transports',
      '0003-operation',
      '0004-replies',
      '0005-retention',
      '0006-reasons',
    ]);
    await one.ready();
    await two.ready();
    expect(await pendingMigrations(two)).toEqual([]);
    const { count } = await one.db
      .selectFrom('delivery')
      .select((where) => where.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(14);
    const tables = (await two.db.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => /^(outbox|inbox)_/.test(name))).toEqual([]);
  });

  it('stays as it was when it cannot be taken over', async () => {
    const folder = oldStore(
      'musterstadt',
      `update outbox_delivery set request = 'no json' where key = 'queued'`,
    );
    await expect(open(folder).ready()).rejects.toThrow();
    const database = new DatabaseSync(join(folder, 'exchange.sqlite'));
    expect(database.prepare('select count(*) as n from outbox_delivery').get()).toEqual({ n: 14 });
    expect(database.prepare(`select name from sqlite_master where name = 'delivery'`).all()).toEqual([]);
    database.close();
  });

  it('of two towns that have received the same is kept apart', async () => {
    const copy = `
      insert into inbox_submission select 'musterstadt' as tenant, submission_id, case_id, destination_id, state,
        resume_state, suspicions, answer_tried, metadata, data_size, submitted_at, received_at, finished_at, evidence,
        problems, attempts, next_attempt_at, lease_owner, lease_until, error_code, error_message, created_at, updated_at
      from inbox_submission where state = 'waiting'`;
    const store = open(oldStore('beispielhausen', copy));
    const idsOf = async (tenant: string) => {
      const ids: string[] = [];
      for await (const { id } of exchangeOf(tenant, store).inbox.list({ state: 'waiting' })) ids.push(id);
      return ids;
    };
    const [own] = await idsOf('beispielhausen');
    const [other] = await idsOf('musterstadt');
    expect(own).toMatch(/^beispielhausen\./);
    expect(other).toBe(own?.replace('beispielhausen', 'musterstadt'));
  });
});

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, type Sandbox, startSandbox } from '@rathaus/sandbox';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery, Exchange, InboxEntry, OnReceive, Reconciliation } from '../../src/index.ts';
import { createFolderContent, createPostgresStore } from '../../src/node/index.ts';
import { hasFaketime, postgresMissing, startPostgres, type TestPostgres } from '../postgres.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../towns.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

const hour = 3_600_000;
type Place = 'musterstadt' | 'beispielhausen';
const places = ['musterstadt', 'beispielhausen'] as const;

/** How far each delivery is in the dump; those behind `found` are there on the side of the sender only. */
const stages = ['accepting', 'stored', 'found', 'sent', 'perhaps', 'created', 'queued'] as const;
const later = ['danach 1', 'danach 2'];

describe.skipIf(missing !== undefined)('sender and receiver on PostgreSQL, both of an hour ago', () => {
  let sandbox: Sandbox;
  let server: TestPostgres;
  let folder: string;
  let ahead: number;
  let databases: Readonly<Record<Place, { name: string; url: string }>>;
  /** What the receiving application did, by the key that it was given; its own database is not restored. */
  let effects: Map<string, string | undefined>;
  let handedOver: string[];

  beforeAll(async () => {
    [sandbox, server] = await Promise.all([startSandbox(), startPostgres({ durable: false })]);
    console.log(server.version);
  }, 120_000);
  afterAll(async () => {
    server.stop();
    await sandbox.close();
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.reset();
  });

  const fitconnect = () => sandbox.config().services.fitconnect;
  const contentOf = (place: Place) => join(folder, place);
  const clock = () => Date.now() + ahead;

  async function withTown<T>(place: Place, use: (exchange: Exchange) => Promise<T>): Promise<T> {
    const pool = new pg.Pool({ connectionString: databases[place].url, max: 8 });
    const content = createFolderContent({ folder: contentOf(place) });
    const store = createPostgresStore({ pool, content });
    const open = place === 'musterstadt' ? musterstadt : beispielhausen;
    try {
      await using town: Town = open(fitconnect(), { clock, store }, contentOf(place));
      return await use(town.exchange);
    } finally {
      await pool.end();
    }
  }

  const onReceive: OnReceive = ({ key, message }) => {
    handedOver.push(key);
    effects.set(key, message.senderReference);
  };
  const notTaken: OnReceive = () => Promise.reject(new Error('the database of the application is away'));

  /** Both towns work for a while; the receiver may be away. */
  const work = (rounds: number, handler: OnReceive | 'away' = onReceive): Promise<void> =>
    withTown('musterstadt', (sender) =>
      withTown('beispielhausen', async (receiver) => {
        for (let round = 0; round < rounds; round += 1) {
          await sender.outbox.runOnce();
          if (handler !== 'away') {
            await receiver.inbox.look();
            await receiver.inbox.runOnce({ onReceive: handler });
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    );
  const enqueue = (key: string) =>
    withTown('musterstadt', ({ outbox }) => outbox.enqueue(hundesteuer(fitconnect(), key)));
  const fail = (fault: Partial<Fault>) =>
    sandbox.fault({ service: 'fitconnect', times: 1_000_000, ...fault } as Fault);

  async function deliveries(): Promise<Map<string, Delivery>> {
    const found = new Map<string, Delivery>();
    await withTown('musterstadt', async ({ outbox }) => {
      for await (const one of outbox.list()) found.set(one.key, one);
    });
    return found;
  }
  const entries = (): Promise<InboxEntry[]> =>
    withTown('beispielhausen', async ({ inbox }) => {
      const found: InboxEntry[] = [];
      for await (const one of inbox.list()) found.push(one);
      return found;
    });
  const reconcile = async (): Promise<Record<Place, Reconciliation>> => ({
    musterstadt: await withTown('musterstadt', (exchange) => exchange.reconcile()),
    beispielhausen: await withTown('beispielhausen', (exchange) => exchange.reconcile()),
  });

  /** One delivery at each stage, the furthest first: what stops one stops those behind it as well. */
  async function reachStages(): Promise<void> {
    await fail({ operation: 'postCaseEvent', status: 503 });
    await enqueue('accepting');
    await work(6);
    await enqueue('stored');
    await work(6, notTaken);
    await fail({ operation: 'getSubmission', status: 503 });
    await enqueue('found');
    await work(6, notTaken);
    await enqueue('sent');
    await work(4, 'away');
    await fail({ operation: 'submitSubmission', drop: 'request' });
    await enqueue('perhaps');
    await work(4, 'away');
    await fail({ operation: 'putAttachment', status: 503 });
    await enqueue('created');
    await work(4, 'away');
    await enqueue('queued');
    const states = [...(await deliveries()).values()].map(({ key, state }) => `${key} ${state}`);
    expect(states.sort()).toEqual(
      [
        ...['accepting sent', 'stored sent', 'found sent', 'sent sent'],
        ...['perhaps sending', 'created sending', 'queued queued'],
      ].sort(),
    );
    expect((await entries()).map(({ state }) => state)).toEqual(['found', 'stored', 'accepting']);
  }

  /** The dump as administrators have it, an hour in which everything is delivered, and the dump put back. */
  async function restoreAnHourLater(content: 'kept' | 'restored'): Promise<void> {
    for (const place of places) {
      server.dump(databases[place].name, join(folder, `${place}.dump`));
      cpSync(contentOf(place), join(folder, `${place}.content`), { recursive: true });
    }
    await fetch(`${sandbox.origin}/control/faults`, { method: 'DELETE' });
    for (const key of later) await enqueue(key);
    for (let tries = 0; effects.size < stages.length + later.length && tries < 20; tries += 1) await work(5);
    await work(10);
    for (const { state } of (await deliveries()).values()) expect(state).toBe('accepted');
    ahead += hour;
    await sandbox.advance(hour);
    if (hasFaketime) await server.moveClock(Math.round(ahead / 1000));
    for (const place of places) {
      server.restore(databases[place].name, join(folder, `${place}.dump`));
      if (content === 'kept') continue;
      rmSync(contentOf(place), { recursive: true });
      cpSync(join(folder, `${place}.content`), contentOf(place), { recursive: true });
    }
  }

  it.each(['kept', 'restored'] as const)(
    'with the content %s reconcile with the service: no effect twice, each gap is listed',
    async (content) => {
      [folder, ahead] = [mkdtempSync(join(tmpdir(), 'rathaus-restore-')), 0];
      [effects, handedOver] = [new Map(), []];
      const database = (place: Place) => {
        mkdirSync(contentOf(place));
        const name = `${place}_${content}`;
        return { name, url: server.createDatabase(name) };
      };
      databases = { musterstadt: database('musterstadt'), beispielhausen: database('beispielhausen') };
      await reachStages();
      await restoreAnHourLater(content);

      const first = await reconcile();
      expect(first.musterstadt).toMatchObject({ held: [{ key: 'queued' }], following: 6 });
      // What was received after the dump is known by its content alone, as long as that is there.
      const unknown = stages.length - 3 + later.length;
      expect(first.beispielhausen.unknownReceived).toHaveLength(content === 'kept' ? unknown : 0);
      const before = handedOver.length;
      await work(20);
      // What was sent an hour ago is looked at every few minutes; the next look comes now, as after a callback.
      await withTown('musterstadt', async ({ outbox }) => {
        for await (const { remoteId = '' } of outbox.list({ state: 'sent' })) await outbox.look(remoteId);
      });
      await work(5);

      // No effect twice: one key for each delivery, also of those that neither side remembers.
      expect([...effects.values()].sort()).toEqual([...stages, ...later].sort());
      // What was stored here and not answered is handed over once more, under the key of the first time.
      expect(handedOver.slice(before).map((key) => effects.get(key))).toEqual(['stored']);

      const sent = await deliveries();
      const outcome = (key: string) => {
        const { state, error, proof } = sent.get(key) ?? {};
        return { state, code: error?.code, proven: proof !== undefined };
      };
      for (const key of ['accepting', 'stored', 'found', 'sent', 'perhaps'])
        expect(outcome(key), key).toEqual({ state: 'accepted', proven: true });
      expect(outcome('created')).toEqual({ state: 'accepted', proven: false });
      expect(outcome('queued')).toMatchObject({ state: 'stopped', code: 'exchange.outbox.outcome-unknown' });
      expect(sent.size).toBe(stages.length);
      expect((await entries()).map(({ state, gap }) => [state, gap])).toEqual([
        ['accepted', 'exchange.inbox.answered-before'],
        ['accepted', undefined],
        ['accepted', undefined],
      ]);

      const { musterstadt: sender, beispielhausen: receiver } = await reconcile();
      expect(sender.held.map(({ key }) => key)).toEqual(['queued']);
      expect(sender.unproven.map(({ key, code }) => [key, code])).toEqual([
        ['created', 'exchange.outbox.not-provable'],
      ]);
      expect(sender.following).toBe(0);
      expect(receiver.answeredBefore.map(({ key, state }) => [effects.get(key), state])).toEqual([
        ['found', 'accepted'],
      ]);
    },
    180_000,
  );
});

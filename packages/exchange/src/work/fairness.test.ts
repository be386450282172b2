import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../test/work-store.ts';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { FailureClass } from './failure.ts';
import { createKernel } from './kernel.ts';
import type { WorkItem } from './work-item.ts';
import { createWorkStore, type WorkStore } from './work-store.ts';

// Time is simulated: the figures are counted, whatever else the machine does.
const fine = 50;
/** A healthy attempt is a multiple of it. */
const coarse = 150;
const second = 1000;
let now: number;
let store: ExchangeStore;
let work: WorkStore;

beforeEach(async () => {
  now = Date.parse('2026-11-30T07:00:00Z');
  store = await memoryStore(() => now);
  work = createWorkStore(store);
});
afterEach(() => store.close());

/** How a tenant's service behaves: how long an attempt takes, and how it ends. */
interface Behaviour {
  readonly takes: number;
  readonly fails?: FailureClass;
}
const healthy: Behaviour = { takes: 450 };
/** Hangs until the timeout; answers pages, which is tried three times within an attempt; refuses the credentials. */
const ailing: Readonly<Record<string, Behaviour>> = {
  silent: { takes: 30 * second, fails: 'transient' },
  maintenance: { takes: 3 * second, fails: 'transient' },
  credentials: { takes: 50, fails: 'credential' },
};
const behaviourOf = (tenant: string) => ailing[tenant] ?? healthy;

/** A worker in simulated time. */
function openWorker(
  concurrency = 16,
  behaves: (item: WorkItem) => Behaviour = (item) => behaviourOf(item.tenant),
) {
  const waiting: { at: number; resolve: () => void }[] = [];
  const ended: WorkItem[] = [];
  const endedAt = new Map<string, number>();
  const inHand = new Map<string, number>();
  /** Most items that a tenant had in hand at the same time, by tenant. */
  const most = new Map<string, number>();
  const kernel = createKernel(
    {
      store,
      handlers: {
        delivery: {
          async run(item) {
            const { takes, fails } = behaves(item);
            const hand = (inHand.get(item.tenant) ?? 0) + 1;
            inHand.set(item.tenant, hand);
            most.set(item.tenant, Math.max(hand, most.get(item.tenant) ?? 0));
            await new Promise<void>((resolve) => waiting.push({ at: now + takes, resolve }));
            inHand.set(item.tenant, (inHand.get(item.tenant) ?? 1) - 1);
            if (fails) throw exchangeError('exchange.worker.unexpected');
            ended.push(item);
            endedAt.set(item.id, now);
            return { next: 'done' };
          },
          classOf: (_error, item) => behaves(item).fails,
        },
      },
      clock: () => now,
      random: () => 0.5,
      notify: () => undefined,
    },
    // The lease is renewed by real time, which does not pass here.
    { concurrency, lease: 1e9, interval: 1e6 },
  );
  return {
    ended,
    endedAt,
    most,
    /** Lets simulated time pass; `each` is called at every tick. Whatever is still in hand is put down. */
    async pass(
      milliseconds: number,
      each: (elapsed: number) => Promise<void> = async () => undefined,
      tick = fine,
    ) {
      const stop = new AbortController();
      const running = kernel.run({ signal: stop.signal });
      for (let elapsed = 0; elapsed < milliseconds; elapsed += tick) {
        await each(elapsed);
        for (const one of waiting.filter(({ at }) => at <= now)) {
          waiting.splice(waiting.indexOf(one), 1);
          one.resolve();
        }
        // The database is in memory: everything that follows from one tick ends within these turns.
        for (let turn = 0; turn < 3; turn += 1) {
          kernel.wake();
          await setImmediate();
        }
        now += tick;
      }
      stop.abort();
      for (const { resolve } of waiting.splice(0)) resolve();
      await running;
    },
  };
}

const towns = (count: number) => Array.from({ length: count }, (_, index) => `stadt-${index + 1}`);
const add = (tenant: string, id: string, service = `https://${tenant}.example`) =>
  work.add({ kind: 'delivery', id, tenant, service, lane: 'ziel' });
const quantile = (values: readonly number[], of: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * of)] ?? Number.NaN;

describe('fifty tenants in one worker', () => {
  it('get the same, however much some of them have to do', async () => {
    const tenants = towns(50);
    for (const [index, tenant] of tenants.entries())
      for (let n = 0; n < (index < 5 ? 40 : 8); n += 1) await add(tenant, `${tenant}-${n}`);
    const worker = openWorker();
    await worker.pass(8 * second);
    const counts = new Map(tenants.map((tenant) => [tenant, 0]));
    for (const { tenant } of worker.ended) counts.set(tenant, counts.get(tenant)! + 1);
    const served = [...counts.values()];
    // Sixteen slots for eight seconds, each never empty for longer than a tick.
    expect(worker.ended.length).toBeGreaterThanOrEqual(16 * 16);
    expect(Math.max(...served) - Math.min(...served)).toBeLessThanOrEqual(1);
  }, 60_000);

  it('wait no longer because three of them fail in different ways', async () => {
    const waits = async (failing: readonly string[]) => {
      const tenants = towns(50 - failing.length);
      for (const tenant of failing) for (let n = 0; n < 40; n += 1) await add(tenant, `${tenant}-${n}`);
      const worker = openWorker();
      const begun = new Map<string, number>();
      // Twenty a second: more than half of what sixteen slots can do.
      await worker.pass(12 * second, async (elapsed) => {
        if (elapsed > 9 * second) return;
        const tenant = tenants[(elapsed / fine) % tenants.length]!;
        const id = `${tenant}-${failing.length}-${elapsed}`;
        begun.set(id, now);
        await add(tenant, id);
      });
      const taken = [...begun].map(([id, at]) => (worker.endedAt.get(id) ?? Number.NaN) - at);
      expect(taken).not.toContain(Number.NaN);
      return { worker, median: quantile(taken, 0.5), p95: quantile(taken, 0.95), worst: Math.max(...taken) };
    };
    const calm = await waits([]);
    const noisy = await waits(Object.keys(ailing));
    for (const tenant of Object.keys(ailing)) {
      const held = noisy.worker.most.get(tenant);
      expect(held).toBeGreaterThan(0);
      expect(held).toBeLessThanOrEqual(2);
    }
    expect(noisy.median / calm.median).toBeLessThanOrEqual(1.5);
    expect(noisy.p95 / calm.p95).toBeLessThanOrEqual(1.5);
    expect(noisy.worst / calm.worst).toBeLessThanOrEqual(1.5);
  }, 60_000);
});

describe('sixteen tenants with one archive, in a worker with eight slots', () => {
  const archive = 'https://archiv.example';
  const hangs: Behaviour = { takes: 30 * second, fails: 'transient' };
  const ofArchive = ({ service }: WorkItem) => service === archive;

  /** Items that three other towns get done within the time, the archive behaving as given; undefined: without it. */
  async function doneBeside(behaves: (() => Behaviour) | undefined) {
    await store.db.deleteFrom('work_item').execute();
    for (const tenant of ['gut', 'besser', 'heiter'])
      for (let n = 0; n < 220; n += 1) await add(tenant, `${tenant}-${n}`);
    if (behaves)
      for (const tenant of towns(16))
        for (let n = 0; n < 24; n += 1) await add(tenant, `${tenant}-${n}`, archive);
    const worker = openWorker(8, (item) => (ofArchive(item) ? behaves!() : healthy));
    await worker.pass(45 * second, undefined, coarse);
    return worker.ended.filter((item) => !ofArchive(item)).length;
  }

  it('that hangs: the others get done what they get done without it', async () => {
    const calm = await doneBeside(undefined);
    const noisy = await doneBeside(() => hangs);
    // Two slots each, a little less than twice a second.
    expect(calm).toBeGreaterThan(3 * 2 * 70);
    expect(noisy / calm).toBeGreaterThanOrEqual(0.9);
  }, 60_000);

  it('that hangs after it has worked: the others get done at least what they did', async () => {
    const calm = await doneBeside(() => healthy);
    const started = now;
    const noisy = await doneBeside(() => (now - started < 5 * second ? healthy : hangs));
    expect(noisy / calm).toBeGreaterThanOrEqual(0.9);
  }, 60_000);

  it('that hangs: what comes for another service begins at once', async () => {
    for (const tenant of towns(16))
      for (let n = 0; n < 20; n += 1) await add(tenant, `${tenant}-${n}`, archive);
    const started = now;
    const isGood = () => now - started < 6 * second;
    const worker = openWorker(8, (item) => (!ofArchive(item) || isGood() ? healthy : hangs));
    const begun = new Map<string, number>();
    await add('gut', 'gut-early');
    await worker.pass(
      60 * second,
      async (elapsed) => {
        if (elapsed % 900 !== 0 || elapsed < 2 * second || elapsed > 58 * second) return;
        begun.set(`gut-${elapsed}`, now);
        await add('gut', `gut-${elapsed}`);
      },
      coarse,
    );
    const taken = [...begun].map(([id, at]) => (worker.endedAt.get(id) ?? Number.NaN) - at);
    expect(taken.length).toBeGreaterThan(50);
    expect(Math.max(...taken)).toBeLessThanOrEqual(healthy.takes + coarse);
  }, 60_000);
});

describe('towns with the same service', () => {
  it('wait little for those whose line to it hangs', async () => {
    const service = 'https://fit.example';
    const isCut = (tenant: string) => tenant.startsWith('abgeschnitten');
    const hangs: Behaviour = { takes: 30 * second, fails: 'transient' };
    const run = async (cut: number) => {
      await store.db.deleteFrom('work_item').execute();
      const tenants = [...towns(20), ...Array.from({ length: cut }, (_, n) => `abgeschnitten-${n}`)];
      for (const tenant of tenants)
        for (let n = 0; n < (isCut(tenant) ? 20 : 75); n += 1) await add(tenant, `${tenant}-${n}`, service);
      const worker = openWorker(16, ({ tenant }) => (isCut(tenant) ? hangs : healthy));
      // At first nobody knows whose fault it is.
      const from = now + 6 * second;
      await worker.pass(45 * second, undefined, coarse);
      return worker.ended.filter(({ id }) => worker.endedAt.get(id)! >= from).length;
    };
    const calm = await run(0);
    const noisy = await run(3);
    expect(calm).toBeGreaterThan(16 * 60);
    // Three hold three slots at first, four when they have failed.
    expect(noisy / calm).toBeGreaterThanOrEqual(0.75);
  }, 60_000);
});

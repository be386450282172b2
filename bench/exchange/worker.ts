/**
 * One worker of the workers' bench, a process of its own with a pool of its own. Told by its parent what to do; a command
 * is answered when it is done, and each delivery that the service has is told at once.
 */
import { setTimeout } from 'node:timers/promises';
import { createExchange, createWorker, type Exchange, type ExchangeEvent } from '@rathaus/exchange';
import { createFolderContent, createPostgresStore } from '@rathaus/exchange/node';
import pg from 'pg';
import { deliveryOf, type Service, townOf } from './towns.ts';

/** How the process is set up. */
export interface Setup {
  readonly url: string;
  readonly folder: string;
  readonly service: Service;
  readonly concurrency: number;
}

/** What it is told to do. */
export type Command =
  /** Works for these tenants until `count` deliveries of this process are with the service, or it is told to `halt`. */
  | { readonly type: 'run'; readonly tenants: readonly string[] }
  | { readonly type: 'halt' }
  /** Works for one tenant after the other. */
  | { readonly type: 'loop'; readonly tenants: readonly string[] }
  /** Works for the tenants and takes deliveries in at a steady pace, those of `ailing` tenants all at once before. */
  | {
      readonly type: 'load';
      readonly round: string;
      readonly tenants: readonly string[];
      readonly ailing: readonly string[];
      readonly count: number;
      /** Milliseconds between two. */
      readonly every: number;
    };

export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'sent'; readonly id: string }
  | { readonly type: 'done'; readonly latencies?: readonly number[] | undefined; readonly cpu: number };

const setup = JSON.parse(process.argv[2] ?? '') as Setup;
const { url, folder, service, concurrency } = setup;
const store = createPostgresStore({
  pool: new pg.Pool({ connectionString: url, max: concurrency + 2 }),
  content: createFolderContent({ folder }),
});
const tell = (answer: Answer) => process.send?.(answer);
let onSent: (id: string) => void = (id) => tell({ type: 'sent', id });
const observer = (event: ExchangeEvent) => {
  if (event.type === 'delivery.state' && event.state === 'sent') onSent(event.deliveryId);
  if (event.type === 'worker.fault') console.error(event.error.code, event.error.cause);
};
const work = { concurrency };
const exchanges = createExchange({ config: (id) => townOf(id, service, { store, observer, work }) });

async function whileWorking(tenants: readonly string[], act: (stop: AbortController) => Promise<void>) {
  const stop = new AbortController();
  const worker = createWorker({ exchanges, tenants: () => tenants, observer, concurrency, drain: 1 });
  const running = worker.run({ signal: stop.signal });
  await act(stop);
  stop.abort();
  await running;
}

let halt: () => void = () => undefined;

async function load({ round, tenants, ailing, count, every }: Extract<Command, { type: 'load' }>) {
  const begun = new Map<string, number>();
  const latencies: number[] = [];
  const all = Promise.withResolvers<void>();
  onSent = (id) => {
    const at = begun.get(id);
    if (at === undefined) return;
    latencies.push(performance.now() - at);
    if (latencies.length === count) all.resolve();
  };
  const outboxes: Exchange['outbox'][] = [];
  for (const tenant of tenants) outboxes.push((await exchanges.tenant(tenant)).outbox);
  await whileWorking([...tenants, ...ailing], async () => {
    for (const tenant of ailing) {
      const { outbox } = await exchanges.tenant(tenant);
      for (let n = 0; n < 20; n += 1) await outbox.enqueue(deliveryOf(`${round}-${tenant}-${n}`, service));
    }
    // What fails has the time to take what it can get.
    await setTimeout(1500);
    const start = performance.now();
    for (let n = 0; n < count; n += 1) {
      await setTimeout(Math.max(0, start + n * every - performance.now()));
      const outbox = outboxes[n % outboxes.length]!;
      const asked = performance.now();
      outbox.enqueue(deliveryOf(`${round}-${n}`, service)).then(({ id }) => begun.set(id, asked));
    }
    await all.promise;
  });
  onSent = (id) => tell({ type: 'sent', id });
  return latencies;
}

async function carryOut(command: Command): Promise<void> {
  if (command.type === 'halt') return halt();
  const before = process.cpuUsage();
  let latencies: readonly number[] | undefined;
  if (command.type === 'run')
    await whileWorking(command.tenants, () => new Promise((resolve) => (halt = () => resolve())));
  else if (command.type === 'load') latencies = await load(command);
  else for (const tenant of command.tenants) await (await exchanges.tenant(tenant)).outbox.runOnce();
  const { user, system } = process.cpuUsage(before);
  tell({ type: 'done', latencies, cpu: (user + system) / 1000 });
}

process.on('message', (command: Command) => void carryOut(command));
process.once('disconnect', () => process.exit());
await store.ready();
tell({ type: 'ready' });

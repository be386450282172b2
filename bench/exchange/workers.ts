/**
 * Workers of the exchange on PostgreSQL, each a process of its own, against a delivery service that takes 50 ms for each
 * answer: how much more four workers, sixteen slots and fifty tenants in one process get done, and whether tenants that
 * fail cost the others time. The contestants take turns in each round; the figures are medians of the rounds' ratios.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createExchange } from '@rathaus/exchange';
import { createFolderContent, createPostgresStore } from '@rathaus/exchange/node';
import { build } from 'esbuild';
import pg from 'pg';
import { postgresMissing, startPostgres } from '../../packages/exchange/test/postgres.ts';
import { ailments, deliveryOf, healthy, latency, median, quantile, type Service, townOf } from './towns.ts';
import type { Answer, Command, Setup } from './worker.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const missing = postgresMissing();
if (missing) {
  console.log(`not measured: ${missing}`);
  process.exit(0);
}

const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-'));
// Without types and in one file, as npm installs it, and where drivers are found.
const bundles = mkdtempSync(join(import.meta.dirname, '../../node_modules/.rathaus-bench-'));
await build({
  entryPoints: ['worker.ts', 'service.ts'].map((script) => join(import.meta.dirname, script)),
  outdir: bundles,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  conditions: ['@rathaus/source'],
  external: ['pg', 'kysely', '@rathaus/sandbox'],
  outExtension: { '.js': '.mjs' },
});
const children: ChildProcess[] = [];
const start = (script: string, ...args: string[]): ChildProcess => {
  const child = fork(join(bundles, script), args, { execArgv: ['--conditions=@rathaus/source'] });
  children.push(child);
  child.once('exit', (code) => {
    if (code === 0 || ending) return;
    console.error(`${script} ended with ${code}`);
    process.exit(1);
  });
  return child;
};
let ending = false;
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const one of [folder, bundles]) rmSync(one, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const answerOf = <A>(child: ChildProcess, is: (answer: A) => boolean): Promise<A> =>
  new Promise((resolve) => {
    const listen = (answer: A) => {
      if (!is(answer)) return;
      child.off('message', listen);
      resolve(answer);
    };
    child.on('message', listen);
  });
const doneBy = (child: ChildProcess) =>
  answerOf<Answer>(child, ({ type }) => type === 'done') as Promise<Extract<Answer, { type: 'done' }>>;
const tell = (child: ChildProcess, command: Command) => child.send(command);

const service = await answerOf<Service>(start('service.mjs'), () => true);
const content = createFolderContent({ folder });
const pool = new pg.Pool({ connectionString: postgres.url, max: 8 });
const store = createPostgresStore({ pool, content });
await store.ready();
const exchanges = createExchange({ config: (id) => townOf(id, service, { store }) });

async function startWorker(concurrency: number): Promise<ChildProcess> {
  const setup: Setup = { url: postgres.url, folder, service, concurrency };
  const child = start('worker.mjs', JSON.stringify(setup));
  await answerOf<Answer>(child, ({ type }) => type === 'ready');
  return child;
}

/** Puts deliveries into the outboxes, evenly. */
async function fill(tenants: readonly string[], count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const { outbox } = await exchanges.tenant(tenants[n % tenants.length]!);
    await outbox.enqueue(deliveryOf(randomUUID(), service));
  }
}

interface Run {
  /** Deliveries a second. */
  readonly speed: number;
  /** Processor time of the workers for one, in milliseconds. */
  readonly cpu: number;
}

/** Deliveries a second from the start until the service has the last of them. */
async function measure(
  workers: readonly ChildProcess[],
  tenants: readonly string[],
  count: number,
  type: 'run' | 'loop' = 'run',
): Promise<Run> {
  await fill(tenants, count);
  const seen = new Set<string>();
  const all = Promise.withResolvers<void>();
  const listen = (answer: Answer) => {
    if (answer.type === 'sent' && seen.add(answer.id).size === count) all.resolve();
  };
  for (const worker of workers) worker.on('message', listen);
  const done = workers.map(doneBy);
  const started = performance.now();
  for (const worker of workers) tell(worker, { type, tenants });
  await all.promise;
  const seconds = (performance.now() - started) / 1000;
  if (type === 'run') for (const worker of workers) tell(worker, { type: 'halt' });
  const cpu = (await Promise.all(done)).reduce((sum, one) => sum + one.cpu, 0);
  for (const worker of workers) worker.off('message', listen);
  return { speed: count / seconds, cpu: cpu / count };
}

async function load(worker: ChildProcess, round: number, ailing: readonly string[], count = 120) {
  const done = doneBy(worker);
  const tenants = healthy(47);
  const name = `load-${ailing.length}-${round}-${count}`;
  tell(worker, { type: 'load', round: name, tenants, ailing, count, every: 100 });
  return (await done).latencies ?? [];
}

const few = healthy(8);
const ten = healthy(10);
const fifty = healthy(50);
const one = [await startWorker(1)];
const four = await Promise.all([1, 2, 3, 4].map(() => startWorker(1)));
const wide = [await startWorker(16)];

type Name = 'one' | 'four' | 'sixteen' | 'fifty' | 'loop';
const contestants: Record<Name, (warm: boolean) => Promise<Run>> = {
  one: (warm) => measure(one, few, warm ? 8 : 16),
  four: (warm) => measure(four, few, warm ? 32 : 64),
  sixteen: (warm) => measure(wide, few, warm ? 32 : 160),
  // As many of each tenant as it may have in hand at once, so that the loop is as fast as it can be. Ten are enough for
  // its speed, which does not depend on how many follow.
  fifty: (warm) => measure(wide, fifty, warm ? 50 : 200),
  loop: (warm) => measure(wide, ten, warm ? 10 : 40, 'loop'),
};

console.log(
  `Node ${process.version}, ${postgres.version}, ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; ${latency} ms for each answer, ${rounds} rounds`,
);
const speeds = new Map<string, Run[]>(Object.keys(contestants).map((name) => [name, []]));
const calm: (readonly number[])[] = [];
const noisy: (readonly number[])[] = [];
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    const measured = await run(round < 0);
    if (round >= 0) speeds.get(name)?.push(measured);
    // A round takes a while.
    console.log(
      `  ${round < 0 ? 'warm-up' : `round ${round + 1}`} ${name.padEnd(8)} ${measured.speed.toFixed(1).padStart(5)} deliveries/s`,
    );
  }
  // The first round warms up.
  const ailing = ailments.map((ailment) => `${ailment}-${round + 1}`);
  const without = await load(wide[0]!, round, [], round < 0 ? 20 : 120);
  const withThem = await load(wide[0]!, round, ailing, round < 0 ? 20 : 120);
  if (round < 0) continue;
  calm.push(without);
  noisy.push(withThem);
}

/** One delivery after the other, nothing else to do. */
const idle = wide[0]!;
const alone: number[] = [];
for (let n = 0; n < 10; n += 1) {
  const done = doneBy(idle);
  const tenants = healthy(1);
  tell(idle, { type: 'load', round: `idle-${n}`, tenants, ailing: [], count: 1, every: 0 });
  alone.push(...((await done).latencies ?? []));
}

const perSecond = (name: Name) => speeds.get(name)?.map(({ speed }) => speed) ?? [];
for (const [name, runs] of speeds)
  console.log(
    `  ${name.padEnd(8)} ${runs.map(({ speed }) => speed.toFixed(1).padStart(6)).join(' ')} deliveries/s; workers ${median(runs.map(({ cpu }) => cpu)).toFixed(0)} ms of processor time for one`,
  );
const row = (name: string, all: readonly (readonly number[])[]) =>
  console.log(
    `  ${name.padEnd(8)} median ${all.map((of) => median(of).toFixed(0).padStart(5)).join(' ')} ms; p95 ${all.map((of) => quantile(of, 0.95).toFixed(0).padStart(5)).join(' ')} ms`,
  );
row('calm', calm);
row('noisy', noisy);
console.log(`  load at the end ${loadavg()[0]?.toFixed(1)}`);

const ratio = (a: Name, b: Name) => median(perSecond(a).map((speed, index) => speed / perSecond(b)[index]!));
const figure = (name: string, value: number, unit: string) =>
  console.log(`figure: exchange/${name} = ${value.toFixed(2)} ${unit}`);
figure('workers-4-vs-1', ratio('four', 'one'), '×');
figure('concurrency-16-vs-1', ratio('sixteen', 'one'), '×');
figure('fifty-tenants', ratio('fifty', 'loop'), '×');
const worse = (of: (values: readonly number[]) => number) =>
  median(noisy.map((values, index) => of(values) / of(calm[index]!)));
figure('noisy-tenants', worse(median), '×');
figure(
  'noisy-tenants-p95',
  worse((values) => quantile(values, 0.95)),
  '×',
);
figure('latency-idle', median(alone), 'ms');

ending = true;
for (const child of children) child.disconnect();
await store.close();
await pool.end();
await setTimeout(200);
postgres.stop();
process.exit(0);

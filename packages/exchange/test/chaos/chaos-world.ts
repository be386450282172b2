import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { createExchange, type Exchange } from '../../src/index.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { type Seeded, seeded } from '../simulation/seeded.ts';
import { createEffects } from './effects.ts';
import { createHerd } from './herd.ts';
import { openLine } from './line.ts';
import { buildWorker } from './program.ts';
import { openStore, type Shared, townConfig, towns } from './town-config.ts';
import { aheadAt, type ClockState, movedOn, rightClock, worldTime } from './world-clock.ts';

export type Database = 'sqlite' | 'postgres';

/** What was told by workers, counted, with the last who told it. */
export type Told = Map<string, { count: number; about: string }>;

/** Everything a run needs: service, line, database, workers, one clock for all of them. */
export async function openChaos(database: Database, { seed, size = 4 }: { seed: number; size?: number }) {
  const random: Seeded = seeded(seed).fork(database);
  const folder = mkdtempSync(join(tmpdir(), `rathaus-chaos-${database}-`));
  const shared = { folder: join(folder, 'store') };
  mkdirSync(shared.folder, { mode: 0o700 });
  let clock: ClockState = rightClock;
  const kills = new Map<string, number>();
  const told: Told = new Map();
  const sandbox: Sandbox = await startSandbox();
  const postgres: TestPostgres | undefined =
    database === 'postgres' ? await startPostgres({ durable: true }) : undefined;
  const { fitconnect } = sandbox.config().services;
  const line = await openLine({
    target: fitconnect.origin,
    random: random.fork('line'),
    onMoment: (worker, operation, moment) => herd.atCall(worker, operation, moment),
  });
  const common: Shared = { ...shared, fitconnect, line: line.origin, databaseUrl: postgres?.url };
  const effects = join(folder, 'effects');
  const done = createEffects(effects);
  const herd = createHerd({
    program: await buildWorker(folder),
    size,
    shared: common,
    effects,
    random: random.fork('herd'),
    clock: () => clock,
    onKill: (name) => kills.set(name, (kills.get(name) ?? 0) + 1),
    onTold: ({ what, about }) => told.set(what, { count: (told.get(what)?.count ?? 0) + 1, about }),
  });

  /** PostgreSQL takes its clock at its start, as after a reboot. */
  const setClock = async (next: ClockState): Promise<void> => {
    clock = next;
    const shift = aheadAt(clock, Date.now()) + clock.databaseSkew;
    await postgres?.moveClock(Math.round(shift / 1000));
    herd.clockChanged();
  };

  return {
    database,
    random,
    shared: common,
    sandbox,
    postgres,
    line,
    herd,
    effects: done,
    kills,
    told,
    killed: (): number => [...kills.values()].reduce((sum, count) => sum + count, 0),
    /** Moves the clocks of everybody on: of the service, the workers, the database, the disk. */
    async advance(milliseconds: number): Promise<void> {
      await sandbox.advance(milliseconds);
      await setClock(movedOn(clock, milliseconds));
    },
    /** Makes the clock of the database wrong; 0 puts it right. */
    skewDatabase: (databaseSkew: number): Promise<void> => setClock({ ...clock, databaseSkew }),
    /** The exchanges as somebody sees them who only looks. */
    async looking<T>(look: (exchanges: { readonly [town: string]: Exchange }) => Promise<T>): Promise<T> {
      const store = openStore(common, { clock: () => worldTime(clock) + clock.databaseSkew });
      try {
        const configOf = (id: string) =>
          townConfig(id, common, { store, name: 'looking', clock: () => worldTime(clock) });
        const exchanges = createExchange({ config: configOf });
        const open: Record<string, Exchange> = {};
        for (const town of towns) open[town] = await exchanges.tenant(town);
        return await look(open);
      } finally {
        await store.close();
      }
    },
    /** Files of the content store. */
    contentFiles: (): string[] =>
      readdirSync(shared.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('exchange.sqlite'))
        .map((entry) => join(entry.parentPath, entry.name)),
    async close(): Promise<void> {
      await herd.end('SIGKILL');
      await line.close();
      await sandbox.close();
      postgres?.stop();
      if (process.env.RATHAUS_CHAOS_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
      else console.log(`kept: ${folder}`);
    },
  };
}

export type Chaos = Awaited<ReturnType<typeof openChaos>>;

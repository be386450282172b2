import {
  type ConfigFaults,
  checkConfig,
  configOf,
  judgeFunctions,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import type { Clock, Logger, Observer, Random } from '@rathaus/client-core/observe';
import type { Tenanted } from '@rathaus/client-core/tenants';
import { exchangeError } from '../errors.ts';
import { createNotify, type ExchangeEvent } from '../events/exchange-event.ts';
import { type Exchange, workOf } from '../factory/exchange.ts';
import { judgeWork, workMembers } from '../factory/judge-work.ts';
import type { OnReceive } from '../inbox/types.ts';
import type { KernelOptions } from '../work/kernel.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import { createRunner } from './runner.ts';

type Awaitable<T> = T | PromiseLike<T>;

/** Whom a worker works for, and how much it does at the same time. */
export interface WorkerConfig extends KernelOptions {
  /** The exchanges, as `createExchange` has made them: of many tenants, or of one. */
  readonly exchanges: Tenanted<Exchange> | Exchange;
  /**
   * Ids of the tenants, asked for about every second: who comes is served, who goes is left alone with its work. Needed
   * with exchanges of many tenants.
   */
  readonly tenants?: (() => Awaitable<readonly string[]>) | undefined;
  /** Gets what was received, of every tenant. Without it what is stored is accepted. */
  readonly onReceive?: OnReceive | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** Watches what no tenant is to blame for, and tenants that cannot be served. */
  readonly observer?: Observer<ExchangeEvent> | undefined;
  readonly logger?: Logger | undefined;
}

/** How a worker is. Alive is a worker that answers this; ready is one that serves somebody. */
export interface WorkerHealth {
  readonly running: boolean;
  /** Tenants that are served. */
  readonly tenants: readonly string[];
  /** Tenants that cannot be served (a broken configuration, a database that is away), with the code of the reason. */
  readonly refused: readonly { readonly tenant: string; readonly code: string }[];
  /** Items in hand. */
  readonly busy: number;
  /** It was told to stop, and what is in hand ends. */
  readonly draining: boolean;
  /** When it last looked for work, in milliseconds since 1970; undefined while it does not run. */
  readonly lookedAt: number | undefined;
  /** Services that this process leaves alone for a while because they fail. */
  readonly resting: readonly { readonly tenant: string; readonly service: string }[];
  /**
   * Services that have answered no tenant of this process for `breaker.slowAfter` although work waits for them. One or
   * two items at a time go on trying, of all tenants together; the other slots are for what answers.
   */
  readonly slow: readonly string[];
}

/** Works for all tenants in one process. As many as wanted may run beside each other. */
export interface Worker {
  /** Looks and works once on everything that is due, then resolves. Ends as `core.aborted` when the signal aborts. */
  runOnce(options?: RunOnceOptions): Promise<void>;
  /**
   * Works until the signal aborts; then what is in hand has `drain` milliseconds to end, and it resolves. Faults are
   * observed, and it goes on. Errors: `exchange.worker.no-signal`.
   */
  run(options: RunOptions): Promise<void>;
  health(): WorkerHealth;
}

/**
 * Makes a worker for all tenants: one kernel shares its slots fairly among them, a tenant whose configuration is broken or
 * whose credentials are refused disturbs no other, new work of this process is begun at once. Errors:
 * `exchange.config.invalid`.
 *
 * @example
 * const worker = createWorker({
 *   exchanges: createExchange({ config: (id) => configurations.get(id) }),
 *   tenants: () => [...configurations.keys()],
 *   onReceive: async (delivery, { tenant }) => store(tenant, delivery),
 *   concurrency: 16,
 * });
 * const stop = new AbortController();
 * process.once('SIGTERM', () => stop.abort());
 * await worker.run({ signal: stop.signal });
 */
export function createWorker(config: WorkerConfig): Worker {
  check(configOf(config));
  const { exchanges, tenants, onReceive, clock = Date.now, random = Math.random } = config;
  const single = isTenanted(exchanges) ? undefined : workOf(exchanges);
  let running: AbortSignal | undefined;
  const runner = createRunner({
    groups: [['listing'], ['received', 'delivery', 'sweep']],
    ids: async () => (single ? [single.now.tenant] : ((await tenants?.()) ?? [])),
    resolve: async (id, signal) =>
      single
        ? single.latest()
        : workOf(await (exchanges as Tenanted<Exchange>).tenant(id, { signal })).latest(),
    onReceive,
    pace: config,
    clock,
    random,
    notify: createNotify('the worker', config.observer, config.logger),
  });
  return {
    runOnce: (options) => runner.runOnce({ ...options }),
    async run(options) {
      // A caller without types that gives none gets the error that says so.
      const until = { ...options };
      running = until.signal;
      try {
        await runner.run(until);
      } finally {
        running = undefined;
      }
    },
    health: () => ({
      running: running !== undefined,
      draining: running?.aborted === true,
      lookedAt: runner.lookedAt,
      resting: runner.resting(),
      slow: runner.slow(),
      tenants: runner.roster.served(),
      refused: runner.roster.refused(),
      busy: runner.busy,
    }),
  };
}

const workerMembers: MembersOf<WorkerConfig> = {
  ...workMembers,
  exchanges: true,
  tenants: true,
  onReceive: true,
  clock: true,
  random: true,
  observer: true,
  logger: true,
};

const isTenanted = (exchanges: Tenanted<Exchange> | Exchange): exchanges is Tenanted<Exchange> =>
  typeof (exchanges as Partial<Tenanted<Exchange>> | undefined)?.tenant === 'function';

const check = (config: Partial<WorkerConfig>): void =>
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults: ConfigFaults) => {
      const { exchanges, tenants } = config;
      if (!exchanges) faults.add('exchanges', 'is missing');
      else if (isTenanted(exchanges) && typeof tenants !== 'function')
        faults.add('tenants', 'must be a function that gives the ids of the tenants');
      judgeWork('', config, faults);
      const members = judgeMembers('', config, workerMembers, faults);
      judgeFunctions('', members, ['onReceive', 'clock', 'random', 'observer', 'logger'], faults);
    },
  );

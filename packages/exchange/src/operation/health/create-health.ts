import { randomUUID } from 'node:crypto';
import { callApplication } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { sql } from 'kysely';
import type { ContentStore } from '../../content/content-store.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import { pendingMigrations } from '../../store/migrations.ts';
import type { Worker } from '../../worker/create-worker.ts';
import { codeOf } from '../ask-stores.ts';

/** What is looked at. */
export interface HealthOptions {
  /** Stores of this process. */
  readonly stores: readonly ExchangeStore[];
  /** The worker of this process; a process that only enqueues has none. */
  readonly worker?: Pick<Worker, 'health'> | undefined;
  /** Whether the content stores must take and remove an object. Tried at most once a minute. Default true. */
  readonly content?: boolean | undefined;
  /** Milliseconds one check may take. Default 2000. */
  readonly timeout?: number | undefined;
  /** Milliseconds without a look for work after which a running worker counts as hanging. Default 120,000. */
  readonly hangsAfter?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** Result of one check. No message: what a database says is for the log, not for whoever asks. */
export interface HealthCheck {
  readonly name: 'worker' | 'database' | 'migrations' | 'content';
  readonly ok: boolean;
  /** Why not: a code of the error table, or one word. */
  readonly reason?: string | undefined;
}

/** What an orchestrator asks. Liveness: does a restart help? Readiness: can this process work now? */
export interface Health {
  /** `false` only for what a restart heals: a worker that runs and has not looked for work for long. */
  live(): HealthCheck[];
  ready(): Promise<HealthCheck[]>;
  /** `GET` of a path that ends in `/livez` or `/readyz`: JSON, 200 or 503; else 404. For a port that only the orchestrator reaches. */
  handle(request: Request): Promise<Response>;
}

/**
 * Liveness apart from readiness. Whether FIT-Connect, or any other service of somebody else, answers is part of neither: a
 * restart does not mend it, and a worker that is taken out cannot notice when it is back. Its work waits and is visible
 * in the metrics and on the operator page.
 *
 * @example
 * const health = createHealth({ stores: [store], worker });
 * app.get('/livez', (context) => health.handle(context.req.raw));
 * app.get('/readyz', (context) => health.handle(context.req.raw));
 */
export function createHealth(options: HealthOptions): Health {
  const { stores, worker, content = true, timeout = 2000, hangsAfter = 120_000, clock = Date.now } = options;
  const tried = new WeakMap<ContentStore, { readonly at: number; readonly result: Promise<HealthCheck> }>();

  async function check(
    name: HealthCheck['name'],
    run: () => Promise<string | undefined>,
  ): Promise<HealthCheck> {
    try {
      const reason = await callApplication(`The check of ${name}`, run, { timeout });
      return reason === undefined ? { name, ok: true } : { name, ok: false, reason };
    } catch (error) {
      return { name, ok: false, reason: codeOf(error) };
    }
  }

  const ofStore = async (store: ExchangeStore): Promise<HealthCheck[]> => {
    const database = await check('database', async () => {
      await sql`select ${store.now()}`.execute(store.db);
      return undefined;
    });
    if (!database.ok) return [database];
    // Those of a newer release do not matter: releases n and n+1 work beside each other.
    const migrations = await check('migrations', async () =>
      (await pendingMigrations(store)).length === 0 ? undefined : 'missing',
    );
    return [database, migrations, ...(content ? [await ofContent(store.content)] : [])];
  };

  function ofContent(store: ContentStore): Promise<HealthCheck> {
    const known = tried.get(store);
    if (known && clock() >= known.at && clock() - known.at < 60_000) return known.result;
    const result = check('content', async () => {
      const name = `rathaus-health/probe/${randomUUID()}/0`;
      await store.write(name, [new Uint8Array([1])]);
      await store.remove(name);
      return undefined;
    });
    const mine = { at: clock(), result };
    tried.set(store, mine);
    // What failed is tried with the next question: it should be noticed at once that it works again.
    void result.then(({ ok }) => {
      if (!ok && tried.get(store) === mine) tried.delete(store);
    });
    return result;
  }

  const live = (): HealthCheck[] => {
    if (!worker) return [];
    const { running, draining, lookedAt } = worker.health();
    const hangs = running && !draining && lookedAt !== undefined && clock() - lookedAt > hangsAfter;
    return [hangs ? { name: 'worker', ok: false, reason: 'hanging' } : { name: 'worker', ok: true }];
  };

  const ready = async (): Promise<HealthCheck[]> => {
    const checks = (await Promise.all(stores.map(ofStore))).flat();
    if (!worker) return checks;
    const { running, draining } = worker.health();
    const reason = draining ? 'draining' : running ? undefined : 'not-running';
    const [alive] = live();
    if (reason !== undefined) return [{ name: 'worker', ok: false, reason }, ...checks];
    return [...(alive ? [alive] : []), ...checks];
  };

  return {
    live,
    ready,
    async handle(request) {
      const { pathname } = new URL(request.url);
      const isLive = pathname.endsWith('/livez');
      if (!isLive && !pathname.endsWith('/readyz')) return new Response(null, { status: 404 });
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      const checks = isLive ? live() : await ready();
      const ok = checks.every((one) => one.ok);
      return Response.json(
        { status: isLive ? (ok ? 'alive' : 'hanging') : ok ? 'ready' : 'not-ready', checks },
        { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
      );
    },
  };
}

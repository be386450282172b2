import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { SandboxClock } from '../clock/clock.ts';
import type { FitConnectService } from '../fit-connect/service.ts';
import type { RequestLog } from '../log/request-log.ts';
import type { Service } from '../net/service.ts';
import type { SandboxConfig } from '../start/config.ts';
import type { Faults } from './faults.ts';
import { readFault } from './read-fault.ts';
import { startPage } from './start-page.ts';

export interface ControlOptions {
  origin: string;
  config: () => SandboxConfig;
  faults: Faults;
  clock: SandboxClock;
  log: RequestLog;
  fitconnect: FitConnectService;
  reset: () => Promise<void>;
}

/** Start page, machine-readable configuration, and the levers that tests pull. */
export function createControl(options: ControlOptions): Service {
  const { origin, config, faults, clock, log, fitconnect, reset } = options;
  const app = new Hono();
  const refuse = (detail: string) => ({ error: 'invalid_request', detail });

  // A page of another origin must not pull the levers.
  app.use('/control/*', async (c, next) => {
    const from = c.req.header('origin');
    if (from !== undefined && from !== origin) return c.json(refuse('foreign origin'), 403);
    await next();
  });
  app.get('/', (c) => c.html(startPage(config(), log.entries())));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/sandbox.json', (c) => c.json(config(), 200, { 'cache-control': 'no-store' }));
  app.get('/control/log', (c) => c.json({ requests: log.entries() }));
  app.get('/control/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/control/faults', async (c) => {
    const body = await c.req.json().catch(() => undefined);
    const { fault, problems } = readFault(body);
    if (!fault) return c.json(refuse(problems.join('; ')), 400);
    return c.json({ id: faults.add(fault) }, 201);
  });
  app.delete('/control/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.get('/control/clock', (c) => c.json({ now: new Date(clock.now()).toISOString() }));
  app.post('/control/clock', async (c) => {
    const body = (await c.req.json().catch(() => undefined)) as { advanceSeconds?: unknown } | undefined;
    const seconds = body?.advanceSeconds;
    if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > 10 * 365 * 86_400) {
      return c.json(refuse('advanceSeconds must be a number from 0 to ten years'), 400);
    }
    clock.advance(seconds * 1000);
    await fitconnect.sweep();
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  app.get('/control/submissions', async (c) => {
    await fitconnect.sweep();
    const submissions = fitconnect.submissions().map((entry) => ({
      submissionId: entry.submissionId,
      caseId: entry.caseId,
      destinationId: entry.destinationId,
      state: entry.state,
      announced: entry.announced.length,
      uploaded: entry.attachments.size,
      events: entry.eventLog.length,
      createdAt: new Date(entry.createdAt).toISOString(),
      ...(entry.submittedAt === undefined ? {} : { submittedAt: new Date(entry.submittedAt).toISOString() }),
    }));
    return c.json({ submissions });
  });
  app.post('/control/reset', async (c) => {
    await reset();
    return c.body(null, 204);
  });
  app.notFound((c) => c.json(refuse('no such path'), 404));

  return {
    name: 'control',
    operation: (method, path) => (path === '/' ? 'start page' : `${method.toLowerCase()} ${known(path)}`),
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    failure: (status) => ({ contentType: 'application/json', body: JSON.stringify({ status }) }),
    async reset() {
      faults.clear();
      clock.reset();
      log.clear();
    },
    async close() {
      faults.clear();
    },
  };
}

const paths = [
  '/healthz',
  '/sandbox.json',
  '/control/log',
  '/control/faults',
  '/control/clock',
  '/control/submissions',
  '/control/reset',
];

function known(path: string): string {
  return paths.includes(path) ? path : 'unknown';
}

import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { SandboxClock } from '../clock/clock.ts';
import type { FitConnectService } from '../fit-connect/service.ts';
import type { RequestLog } from '../log/request-log.ts';
import type { Service } from '../net/service.ts';
import type { SandboxConfig } from '../start/config.ts';
import { eventKinds, type Faults, type InjectedEvent } from './faults.ts';
import { readFault } from './read-fault.ts';
import { type SamlLevers, samlRoutes } from './saml-routes.ts';
import { startPage } from './start-page.ts';
import { submissionList } from './submission-list.ts';

export interface ControlOptions {
  origin: string;
  config: () => SandboxConfig;
  faults: Faults;
  clock: SandboxClock;
  log: RequestLog;
  fitconnect: FitConnectService;
  identityProviders: SamlLevers;
  reset: () => Promise<void>;
}

/** Start page, machine-readable configuration, and the levers that tests pull. */
export function createControl(options: ControlOptions): Service {
  const { origin, config, faults, clock, log, fitconnect, identityProviders, reset } = options;
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
  app.get('/control/clock', (c) => c.json(clockFacts(clock)));
  app.post('/control/clock', async (c) => {
    const body = await objectOf(c);
    const { advanceSeconds, skewSeconds } = body;
    const within = (value: unknown, minimum: number) =>
      typeof value === 'number' && value >= minimum && value <= tenYears;
    if (advanceSeconds === undefined && skewSeconds === undefined)
      return c.json(refuse('give advanceSeconds or skewSeconds'), 400);
    if (advanceSeconds !== undefined && !within(advanceSeconds, 0))
      return c.json(refuse('advanceSeconds must be a number from 0 to ten years'), 400);
    if (skewSeconds !== undefined && !within(skewSeconds, -tenYears))
      return c.json(refuse('skewSeconds must be a number of at most ten years'), 400);
    if (skewSeconds !== undefined) clock.skew((skewSeconds as number) * 1000);
    if (advanceSeconds !== undefined) clock.advance((advanceSeconds as number) * 1000);
    await fitconnect.sweep();
    return c.json(clockFacts(clock));
  });
  app.get('/control/submissions', async (c) => {
    await fitconnect.sweep();
    return c.json(submissionList(fitconnect.deliveries()));
  });
  app.get('/control/notices', (c) => c.json({ notices: fitconnect.notices() }));
  app.post('/control/events', async (c) => {
    const { id, event } = await objectOf(c);
    if (typeof id !== 'string' || !eventKinds.includes(event as InjectedEvent))
      return c.json(refuse(`id and event are needed; event is one of ${eventKinds.join(', ')}`), 400);
    if (!fitconnect.knows(id)) return c.json(refuse('no such case, submission or reply'), 404);
    await fitconnect.injectEvent(id, event as InjectedEvent);
    return c.body(null, 204);
  });
  app.post('/control/roll-over', async (c) => {
    const { destinationId } = await objectOf(c);
    const known = fitconnect.destinations().some((one) => one.destination.destinationId === destinationId);
    if (destinationId !== undefined && !known) return c.json(refuse('no such destination'), 404);
    return c.json({ encryptionKid: fitconnect.rollOver(destinationId as string | undefined) });
  });
  app.get('/control/callbacks', (c) => c.json(fitconnect.callbacks()));
  app.put('/control/callbacks', async (c) => {
    const { owner, url, secret } = await objectOf(c);
    try {
      fitconnect.setCallback(
        String(owner),
        url === null ? undefined : { url: url as string, secret: secret as string },
      );
    } catch (error) {
      if ((error as { code?: string }).code !== 'sandbox.callback.invalid') throw error;
      return c.json(refuse((error as Error).message), 400);
    }
    return c.body(null, 204);
  });
  samlRoutes(app, identityProviders, refuse);
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

const tenYears = 10 * 365 * 86_400;

async function objectOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function clockFacts(clock: SandboxClock): { now: string; serviceTime: string } {
  const now = clock.now();
  const serviceTime = now + clock.state().skewMs;
  return { now: new Date(now).toISOString(), serviceTime: new Date(serviceTime).toISOString() };
}

const paths = [
  '/healthz',
  '/sandbox.json',
  '/control/log',
  '/control/faults',
  '/control/clock',
  '/control/submissions',
  '/control/notices',
  '/control/events',
  '/control/roll-over',
  '/control/callbacks',
  '/control/service-providers',
  '/control/identity-provider-keys',
  '/control/logout',
  '/control/reset',
];

function known(path: string): string {
  return paths.includes(path) ? path : 'unknown';
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { SandboxClock } from '../clock/clock.ts';
import type { Faults, InjectedEvent } from '../control/faults.ts';
import { sandboxError } from '../errors/sandbox-error.ts';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import type { Ids } from '../seed/ids.ts';
import {
  beispielhausenNextEncryption,
  beispielhausenSigning,
  deliveryServiceSigning,
  portalSigning,
} from '../seed/test-keys.ts';
import type { Towns } from '../seed/towns.ts';
import type { StateStore } from '../state/state-store.ts';
import { createAccess } from './access.ts';
import { type CallbackAttempt, type CallbackTarget, createCallbacks, readCallback } from './callbacks.ts';
import { Deliveries } from './deliveries.ts';
import type { Delivery } from './delivery.ts';
import { createDestinations, type DestinationRecord, publicKeyOf } from './destinations.ts';
import type { DeliveryLimits } from './limits.ts';
import type { Notice } from './notice.ts';
import { notifyOf } from './notify.ts';
import { fitConnectOperation } from './operations.ts';
import { failureBody, Problem, problemBody, problemOf } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Env, RouteContext } from './routes.ts';
import { destinationRoutes, setCallback } from './routes-destinations.ts';
import { replyRoutes } from './routes-replies.ts';
import { routingRoutes } from './routes-routing.ts';
import { submissionRoutes } from './routes-submissions.ts';

export interface FitConnectOptions {
  origin: string;
  store: StateStore;
  towns: Towns;
  clock: SandboxClock;
  ids: Ids;
  faults: Faults;
  limits: DeliveryLimits;
  /** Lifetime of an access token; the service says 1800. */
  tokenSeconds: number;
}

export interface FitConnectService extends Service {
  readonly tokenUrl: string;
  readonly submissionApi: string;
  readonly destinationApi: string;
  readonly routingApi: string;
  /** Address of the self-service portal: issuer of the routes' signatures. */
  readonly portal: string;
  destinations(): readonly DestinationRecord[];
  deliveries(): readonly Delivery[];
  notices(): readonly Notice[];
  callbacks(): {
    readonly targets: readonly { owner: string; url: string }[];
    readonly attempts: readonly CallbackAttempt[];
  };
  /** Sets or removes the callback of a destination, or of the sending client under the name `sender`. */
  setCallback(owner: string, target: CallbackTarget | undefined): void;
  /** Puts an event into the log of a submission or reply, or of the submission of a case. */
  injectEvent(id: string, kind: InjectedEvent): Promise<void>;
  /** Whether this is the id of a case, submission or reply. */
  knows(id: string): boolean;
  /** Changes a destination to its next encryption key; without an id the usual one. Returns the new `kid`. */
  rollOver(destinationId?: string): string;
  /** Applies the deadlines after the clock was advanced. */
  sweep(): Promise<void>;
}

const keptNotices = 1000;
const sweepEveryMs = 500;

/** The delivery service on one origin: token endpoint, Submission API v1 and v2, Destination API v2, Routing API v2. */
export async function createFitConnect(options: FitConnectOptions): Promise<FitConnectService> {
  const { origin, store, towns, clock, ids, faults, limits, tokenSeconds } = options;
  const directory = join(store.folder, 'fitconnect');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const submissionApi = `${origin}/submission-api`;
  const portal = `${origin}/portal`;
  const access = createAccess({ towns, clock, ids, tokenSeconds });
  const destinations = createDestinations(towns, store);
  const callbacks = createCallbacks({ store, clock, nextFault: () => faults.takeInner('callback') });
  const rate = createRateLimit(limits.requestsPerMinute, clock);
  let notices: Notice[] = [];
  const deliveries = new Deliveries({
    store,
    directory,
    limits,
    clock,
    ids,
    issuer: submissionApi,
    signingKey: deliveryServiceSigning,
    foreign: {
      key: beispielhausenNextEncryption,
      destinationKey: beispielhausenSigning,
      destinationId: towns.subscriber.inactiveDestinationId,
    },
    nextInjected: () => faults.takeInner('event'),
    onEvent: (delivery, name, byService) => notifyOf(callbacks, delivery, name, byService),
    onReminder({ destinationId, id: submissionId }) {
      const at = new Date(clock.stamp()).toISOString();
      notices = [...notices.slice(1 - keptNotices), { type: 'reminder', at, destinationId, submissionId }];
    },
  });
  await deliveries.restore();

  let swept = Number.NEGATIVE_INFINITY;
  const app = new Hono<Env>();
  app.onError((error, c) => {
    const problem =
      error instanceof Problem
        ? error
        : new Problem(500, 'internal-error', 'Internal error', 'the emulator failed, see its output');
    // A caller that went away in the middle of its upload is no fault of ours.
    const isGone = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
    if (!(error instanceof Problem) && !isGone) console.error('fitconnect:', error);
    return c.body(problemOf(problem, c.req.path), problem.status as 400, {
      'content-type': 'application/problem+json',
      ...problem.headers,
    });
  });
  app.notFound((c) =>
    c.body(problemBody(404, 'not-found', 'Not found', 'no such path'), 404, {
      'content-type': 'application/problem+json',
    }),
  );
  app.get('/', (c) =>
    c.html(
      page(
        'FIT-Connect-Zustelldienst',
        `<p>Hier antwortet nur die Schnittstelle. Ihre Adressen stehen auf der Startseite der Sandbox.</p>`,
      ),
    ),
  );
  app.use('*', async (c, next) => {
    if ((c.req.header('user-agent') ?? '').trim() === '') {
      throw new Problem(403, 'missing-user-agent', 'Forbidden', 'send a User-Agent that names your software');
    }
    // Deadlines are days; whoever advances the clock has them applied at once.
    if (Math.abs(clock.now() - swept) >= sweepEveryMs) {
      swept = clock.now();
      await deliveries.sweep();
    }
    await next();
  });
  app.use('/submission-api/*', async (c, next) => {
    if (!Number.isFinite(limits.requestsPerMinute)) return next();
    const { allowed, headers } = rate.count(access.owner(c.req.header('authorization')));
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (allowed) return next();
    throw new Problem(429, 'too-many-requests', 'Too many requests', 'too many requests in a minute', {
      ...headers,
    });
  });
  app.post('/token', async (c) => {
    const type = c.req.header('content-type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) {
      return c.json({ error: 'invalid_request', error_description: 'form body expected' }, 400);
    }
    const form = new URLSearchParams(await c.req.text());
    const { status, body } = access.token(form, c.req.header('authorization'));
    return c.json(body, status as 200, { 'cache-control': 'no-store' });
  });
  app.get('/submission-api/.well-known/jwks.json', (c) =>
    c.json({ keys: [publicKeyOf(deliveryServiceSigning)] }),
  );
  app.get('/portal/.well-known/jwks.json', (c) => c.json({ keys: [publicKeyOf(portalSigning)] }));
  app.get('/submission-api/v1/info', (c) => c.json({ version: { major: 1, minor: 0, patch: 0 } }));

  const context: RouteContext = { access, deliveries, destinations, callbacks, faults, clock, limits };
  for (const version of ['v1', 'v2'] as const) {
    app.route(`/submission-api/${version}`, submissionRoutes(context, version));
    app.route(`/submission-api/${version}`, replyRoutes(context, version));
  }
  app.route('/', destinationRoutes(context));
  const submissionHost = new URL(origin).host;
  const { requestsPerMinute } = limits;
  const routing = { destinations, faults, clock, ids, submissionHost, portal, requestsPerMinute };
  app.route('/routing-api/v2', routingRoutes(routing));

  const anyDelivery = (id: string): Delivery | undefined =>
    deliveries.findCase(id) ?? deliveries.find('submission', id) ?? deliveries.find('reply', id);

  return {
    name: 'fitconnect',
    tokenUrl: `${origin}/token`,
    submissionApi,
    destinationApi: `${origin}/destination-api`,
    routingApi: `${origin}/routing-api`,
    portal,
    operation: fitConnectOperation,
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    failure: failureBody,
    destinations: () => destinations.all(),
    deliveries: () => [...deliveries.all('submission'), ...deliveries.all('reply')],
    notices: () => notices,
    callbacks: () => ({ targets: callbacks.owners(), attempts: callbacks.attempts() }),
    setCallback(owner, target) {
      if (target) checkTarget(target);
      if (owner === 'sender') return callbacks.set(towns.sender.clientId, target);
      if (!destinations.find(owner)) throw sandboxError('sandbox.callback.invalid');
      setCallback({ callbacks, destinations }, owner, target);
    },
    async injectEvent(id, kind) {
      const delivery = anyDelivery(id);
      if (!delivery) throw sandboxError('sandbox.event.invalid');
      await deliveries.inject(delivery, kind);
    },
    knows: (id) => anyDelivery(id) !== undefined,
    rollOver: (destinationId = towns.subscriber.destinationId) => destinations.rollOver(destinationId),
    sweep: () => deliveries.sweep(),
    async reset() {
      await deliveries.clear();
      access.reset();
      destinations.reset();
      callbacks.clear();
      rate.clear();
      notices = [];
    },
    async close() {
      callbacks.close();
      if (store.durable) return;
      await deliveries.clear();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function checkTarget(target: CallbackTarget): void {
  try {
    readCallback(target);
  } catch (cause) {
    throw sandboxError('sandbox.callback.invalid', { cause });
  }
}

import { mkdir, rm } from 'node:fs/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { SandboxClock } from '../clock/clock.ts';
import type { Faults } from '../control/faults.ts';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import type { Ids } from '../seed/ids.ts';
import { deliveryServiceSigning } from '../seed/test-keys.ts';
import type { Towns } from '../seed/towns.ts';
import { createAccess } from './access.ts';
import { type DestinationRecord, publicKeyOf, seedDestinations } from './destinations.ts';
import { fitConnectOperation } from './operations.ts';
import { failureBody, Problem, problemBody } from './problem.ts';
import type { Env } from './routes.ts';
import { destinationRoutes } from './routes-destinations.ts';
import { submissionRoutes } from './routes-submissions.ts';
import { type DeliveryLimits, type Submission, Submissions } from './submissions.ts';

export interface FitConnectOptions {
  origin: string;
  directory: string;
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
  destinations(): readonly DestinationRecord[];
  submissions(): readonly Submission[];
  /** Applies the deadlines after the clock was advanced. */
  sweep(): Promise<void>;
}

/** The delivery service: token endpoint, Submission API v2 and Destination API v2 on one origin. */
export async function createFitConnect(options: FitConnectOptions): Promise<FitConnectService> {
  const { origin, directory, towns, clock, ids, faults, limits, tokenSeconds } = options;
  await mkdir(directory, { recursive: true });
  const submissionApi = `${origin}/submission-api`;
  const access = createAccess({ towns, clock, ids, tokenSeconds });
  const submissions = new Submissions({
    directory,
    limits,
    clock,
    ids,
    issuer: submissionApi,
    signingKey: deliveryServiceSigning,
  });
  let destinations = seedDestinations(towns);

  const app = new Hono<Env>();
  app.onError((error, c) => {
    const problem =
      error instanceof Problem
        ? error
        : new Problem(500, 'internal-error', 'Internal error', 'the emulator failed, see its output');
    if (!(error instanceof Problem)) console.error('fitconnect:', error);
    return c.body(problem.body(), problem.status as 400, {
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
    await submissions.sweep();
    await next();
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

  const context = {
    access,
    submissions,
    faults,
    clock,
    limits,
    destination: (id: string) => destinations.get(id),
  };
  app.route('/submission-api/v2', submissionRoutes(context));
  app.route('/', destinationRoutes(context));

  return {
    name: 'fitconnect',
    tokenUrl: `${origin}/token`,
    submissionApi,
    destinationApi: `${origin}/destination-api`,
    operation: fitConnectOperation,
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    failure: (status) => ({ contentType: 'application/problem+json', body: failureBody(status) }),
    destinations: () => [...destinations.values()],
    submissions: () => submissions.all(),
    sweep: () => submissions.sweep(),
    async reset() {
      await submissions.clear();
      access.reset();
      destinations = seedDestinations(towns);
    },
    async close() {
      await submissions.clear();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

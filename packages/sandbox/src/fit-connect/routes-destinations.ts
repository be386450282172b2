import { Hono } from 'hono';
import type { ApiClient } from './access.ts';
import { type Destination, type DestinationRecord, readKey } from './destinations.ts';
import { Problem } from './problem.ts';
import {
  badRequest,
  caller,
  callerWithRole,
  type Env,
  jsonBody,
  knownDestination,
  notFound,
  type RouteContext,
} from './routes.ts';

/** Which status may follow which: created → active ⇄ inactive → decommissioned. */
const followers: Readonly<Record<Destination['status'], readonly Destination['status'][]>> = {
  created: ['active'],
  active: ['inactive'],
  inactive: ['active', 'decommissioned'],
  decommissioned: [],
};

export function destinationRoutes(context: RouteContext): Hono<Env> {
  const app = new Hono<Env>();
  const managed = (client: ApiClient, record: DestinationRecord): DestinationRecord => {
    if (record.subscriberClientId !== client.clientId) {
      throw new Problem(403, 'forbidden', 'Forbidden', 'the client does not manage this destination');
    }
    return record;
  };
  for (const api of ['submission-api', 'destination-api']) {
    app.get(`/${api}/v2/destinations/:destinationId`, (c) => {
      caller(context, c);
      return c.json(knownDestination(context, c.req.param('destinationId')).destination);
    });
  }
  app.get('/submission-api/v2/destinations/:destinationId/keys/:keyId', (c) => {
    caller(context, c);
    const key = knownDestination(context, c.req.param('destinationId')).keys.get(c.req.param('keyId'));
    if (!key) throw notFound('no such key');
    return c.json(key);
  });
  app.get('/destination-api/v2/destinations/:destinationId/keys', (c) => {
    caller(context, c);
    return c.json({ keys: [...knownDestination(context, c.req.param('destinationId')).keys.values()] });
  });
  app.post('/destination-api/v2/destinations/:destinationId/keys', async (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const record = managed(client, knownDestination(context, c.req.param('destinationId')));
    const key = readKey(await jsonBody(c));
    if (record.keys.has(key.kid)) {
      throw new Problem(409, 'submission-state-conflict', 'Conflict', 'a key with this kid exists');
    }
    record.keys.set(key.kid, key);
    return c.json(key, 201);
  });
  app.patch('/destination-api/v2/destinations/:destinationId', async (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const record = managed(client, knownDestination(context, c.req.param('destinationId')));
    const { encryptionKid, status, ...rest } = await jsonBody(c);
    if (Object.keys(rest).length > 0) throw badRequest('only encryptionKid and status can be changed');
    if (status !== undefined) checkStatus(record.destination.status, status);
    if (encryptionKid !== undefined) checkEncryptionKid(record, encryptionKid);
    record.destination = {
      ...record.destination,
      ...(status === undefined ? {} : { status: status as Destination['status'] }),
      ...(encryptionKid === undefined ? {} : { encryptionKid: encryptionKid as string }),
    };
    return c.json(record.destination);
  });
  return app;
}

function checkStatus(from: Destination['status'], to: unknown): void {
  if (from === to) return;
  if (!followers[from].includes(to as Destination['status'])) {
    throw new Problem(
      409,
      'submission-state-conflict',
      'Conflict',
      `a destination does not go from ${from} there`,
    );
  }
}

function checkEncryptionKid(record: DestinationRecord, kid: unknown): void {
  const key = typeof kid === 'string' ? record.keys.get(kid) : undefined;
  if (key?.alg !== 'RSA-OAEP-256') {
    throw new Problem(422, 'invalid-key', 'Invalid key', 'no registered encryption key has this kid');
  }
}

import { Hono } from 'hono';
import type { ApiClient } from './access.ts';
import { type CallbackTarget, readCallback } from './callbacks.ts';
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

const bases = ['/submission-api/v1', '/submission-api/v2', '/destination-api/v2'] as const;
/** v1 managed destinations on the Submission API. */
const managing = ['/submission-api/v1', '/destination-api/v2'] as const;

/** Reading and managing destinations and their keys, below the bases of all APIs. */
export function destinationRoutes(context: RouteContext): Hono<Env> {
  const app = new Hono<Env>();
  const managed = (client: ApiClient, record: DestinationRecord): DestinationRecord => {
    if (record.subscriberClientId !== client.clientId) {
      throw new Problem(403, 'forbidden', 'Forbidden', 'the client does not manage this destination');
    }
    return record;
  };
  for (const base of bases) {
    app.get(`${base}/destinations/:destinationId`, (c) => {
      caller(context, c);
      return c.json(knownDestination(context, c.req.param('destinationId')).destination);
    });
  }
  for (const base of ['/submission-api/v1', '/submission-api/v2']) {
    app.get(`${base}/destinations/:destinationId/keys/:keyId`, (c) => {
      caller(context, c);
      const key = knownDestination(context, c.req.param('destinationId')).keys.get(c.req.param('keyId'));
      if (!key) throw notFound('no such key');
      return c.json(key);
    });
  }
  app.get('/destination-api/v2/destinations/:destinationId/keys', (c) => {
    caller(context, c);
    return c.json({ keys: [...knownDestination(context, c.req.param('destinationId')).keys.values()] });
  });
  for (const base of managing) {
    app.post(`${base}/destinations/:destinationId/keys`, async (c) => {
      const client = callerWithRole(context, c, 'subscriber');
      const record = managed(client, knownDestination(context, c.req.param('destinationId')));
      const key = readKey(await jsonBody(c));
      if (record.keys.has(key.kid)) {
        throw new Problem(409, 'submission-state-conflict', 'Conflict', 'a key with this kid exists');
      }
      context.destinations.addKey(record.destination.destinationId, key);
      return c.json(key, 201);
    });
    app.patch(`${base}/destinations/:destinationId`, async (c) => {
      const client = callerWithRole(context, c, 'subscriber');
      const record = managed(client, knownDestination(context, c.req.param('destinationId')));
      return c.json(patch(context, record, await jsonBody(c)));
    });
  }
  return app;
}

function patch(context: RouteContext, record: DestinationRecord, body: Record<string, unknown>): Destination {
  const { encryptionKid, status, callback, ...rest } = body;
  if (Object.keys(rest).length > 0)
    throw badRequest('only encryptionKid, status and callback can be changed');
  if (status !== undefined) checkStatus(record.destination.status, status);
  if (encryptionKid !== undefined) checkEncryptionKid(record, encryptionKid);
  const change: Partial<Destination> = {};
  if (status !== undefined) change.status = status as Destination['status'];
  if (encryptionKid !== undefined) change.encryptionKid = encryptionKid as string;
  const { destinationId } = record.destination;
  if (callback !== undefined) setCallback(context, destinationId, readCallback(callback));
  return context.destinations.change(destinationId, change);
}

/** The secret is write-only: the destination shows the address alone. */
export function setCallback(
  { callbacks, destinations }: Pick<RouteContext, 'callbacks' | 'destinations'>,
  destinationId: string,
  target: CallbackTarget | undefined,
): void {
  callbacks.set(destinationId, target);
  destinations.change(destinationId, { callback: target && { url: target.url } } as Partial<Destination>);
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

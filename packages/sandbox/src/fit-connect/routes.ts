import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { SandboxClock } from '../clock/clock.ts';
import type { Faults } from '../control/faults.ts';
import type { Access, ApiClient } from './access.ts';
import type { Callbacks } from './callbacks.ts';
import type { Deliveries } from './deliveries.ts';
import type { DestinationRecord, Destinations } from './destinations.ts';
import type { DeliveryLimits } from './limits.ts';
import { Problem } from './problem.ts';

export type Env = { Bindings: HttpBindings };

/** What the routes of both APIs work on. */
export interface RouteContext {
  access: Access;
  deliveries: Deliveries;
  destinations: Destinations;
  callbacks: Callbacks;
  faults: Faults;
  clock: SandboxClock;
  limits: DeliveryLimits;
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function caller(context: RouteContext, c: Context<Env>): ApiClient {
  return context.access.client(c.req.header('authorization'));
}

export function callerWithRole(context: RouteContext, c: Context<Env>, role: ApiClient['role']): ApiClient {
  const client = caller(context, c);
  if (client.role !== role) {
    throw new Problem(403, 'forbidden', 'Forbidden', `the client is not a ${role}`);
  }
  return client;
}

export function knownDestination(context: RouteContext, id: string | undefined): DestinationRecord {
  const record = id === undefined ? undefined : context.destinations.find(id);
  if (!record) throw notFound('no such destination');
  return record;
}

export function notFound(detail: string): Problem {
  return new Problem(404, 'not-found', 'Not found', detail);
}

export function badRequest(detail: string): Problem {
  return new Problem(400, 'invalid-request', 'Invalid request', detail);
}

export async function jsonBody(c: Context<Env>): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = await c.req.json();
  } catch {
    throw badRequest('the body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('the body is not an object');
  }
  return value as Record<string, unknown>;
}

/** offset and limit of a page; refuses what is not a number in range. */
export function pageOf(
  c: Context<Env>,
  limit: { standard: number; maximum: number },
): { offset: number; limit: number } {
  const read = (name: string, standard: number, minimum: number, maximum: number): number => {
    const text = c.req.query(name);
    if (text === undefined) return standard;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= minimum && value <= maximum)) throw badRequest(`${name} is out of range`);
    return value;
  };
  return {
    offset: read('offset', 0, 0, Number.MAX_SAFE_INTEGER),
    limit: read('limit', limit.standard, 1, limit.maximum),
  };
}

/** Only the client that a destination belongs to may see what lies there. */
export function subscribed(context: RouteContext, client: ApiClient, destinationId: string): void {
  if (knownDestination(context, destinationId).subscriberClientId !== client.clientId) {
    throw new Problem(403, 'forbidden', 'Forbidden', 'the client is not connected to this destination');
  }
}

export function requireJose(c: Context<Env>): void {
  if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith('application/jose')) {
    throw new Problem(415, 'unsupported-media-type', 'Unsupported media type', 'application/jose expected');
  }
}

import { type Context, Hono } from 'hono';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { SandboxClock } from '../clock/clock.ts';
import type { Faults, RouteFault } from '../control/faults.ts';
import type { components } from '../generated/fit-connect-routing.v2.ts';
import { type Area, agsOf, areas } from '../seed/areas.ts';
import type { Ids } from '../seed/ids.ts';
import { beispielhausenSigning, portalSigning } from '../seed/test-keys.ts';
import type { DestinationRecord, Destinations } from './destinations.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Env } from './routes.ts';

type Schemas = components['schemas'];

const leistungUrn = 'urn:de:fim:leika:leistung:';
const gebietUrn = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:';
/** Nobody publishes the number; it is large enough for every test that does not want to meet it. */
const usualLimit = 1000;

export interface RoutingContext {
  destinations: Destinations;
  faults: Faults;
  clock: SandboxClock;
  ids: Ids;
  /** Host of the delivery service, as the signature names it. */
  submissionHost: string;
  /** Address of the emulated self-service portal, issuer of the signatures. */
  portal: string;
  requestsPerMinute: number;
}

/** Ends a call of the routing service, whose problems have no published types. */
class RoutingProblem extends Error {}

/** Routing API 2.0 below `/v2`: no token, exactly one area, signed routes. */
export function routingRoutes(context: RoutingContext): Hono<Env> {
  const limit = Math.min(context.requestsPerMinute, usualLimit);
  const rate = createRateLimit(limit, context.clock);
  const app = new Hono<Env>();
  app.use('*', async (c, next) => {
    const { allowed, headers } = rate.count('everybody');
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    // Plain JSON, as the public document says.
    if (!allowed) return c.json({ message: 'Too many requests' }, 429);
    return next();
  });
  app.onError((error, c) => {
    if (!(error instanceof RoutingProblem)) throw error;
    const body: Schemas['Problem'] = {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: error.message,
    };
    return c.body(JSON.stringify(body), 400, { 'content-type': 'application/problem+json' });
  });
  app.get('/routes', async (c) => {
    const service = `${leistungUrn}${required(c, 'leikaKey', /^99\d{12}$/)}`;
    const area = askedArea(c);
    const found =
      area === undefined
        ? []
        : context.destinations
            .all()
            .filter(({ destination }) => destination.status === 'active')
            .filter(({ destination }) =>
              destination.publicServices.some(({ identifier }) => identifier === service),
            );
    const { offset, limit: size } = page(c);
    const routes = await Promise.all(
      found.slice(offset, offset + size).map((record) => routeTo(context, record)),
    );
    const body: Schemas['RouteResult'] = {
      count: routes.length,
      offset,
      totalCount: found.length,
      routes,
    };
    return c.json(body);
  });
  app.get('/areas', (c) => {
    const expressions = c.req.queries('areaSearchexpression') ?? [];
    if (expressions.length === 0 || expressions.length > 10)
      throw new RoutingProblem('give one to ten areaSearchexpression');
    if (expressions.some((text) => text.replaceAll('*', '').length < 2))
      throw new RoutingProblem('an expression has at least two characters');
    const found = areas.filter((area) => expressions.some((expression) => matches(area, expression)));
    const { offset, limit: size } = page(c);
    const list = found.slice(offset, offset + size).map(({ id, name, type }) => ({ id, name, type }));
    const body: Schemas['AreaResult'] = { count: list.length, offset, totalCount: found.length, areas: list };
    // The public document types this success as a problem.
    return c.body(JSON.stringify(body), 200, { 'content-type': 'application/problem+json' });
  });
  app.get('/info', (c) => {
    const body: Schemas['Info'] = { version: { major: 2, minor: 0, patch: 0 } };
    return c.json(body);
  });
  return app;
}

function required(c: Context<Env>, name: string, pattern: RegExp): string {
  const value = c.req.query(name) ?? '';
  if (!pattern.test(value)) throw new RoutingProblem(`${name} is missing or has another form`);
  return value;
}

function page(c: Context<Env>): { offset: number; limit: number } {
  const read = (name: string, standard: number, minimum: number, maximum: number) => {
    const text = c.req.query(name);
    if (text === undefined) return standard;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= minimum && value <= maximum)) throw new RoutingProblem(`${name} is out of range`);
    return value;
  };
  return { offset: read('offset', 0, 0, 1_000_000_000), limit: read('limit', 100, 1, 500) };
}

/** The town a query means; undefined when nobody knows the key, or when the key means no town that is served. */
function askedArea(c: Context<Env>): Area | undefined {
  const given = ['ars', 'ags', 'areaId'].filter((name) => c.req.query(name) !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1)
    throw new RoutingProblem('give exactly one of ars, ags, areaId');
  const served = areas[0];
  if (name === 'areaId') {
    const id = required(c, 'areaId', /^\d{1,}$/);
    return served?.id === id ? served : undefined;
  }
  const pattern = name === 'ars' ? /^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})$/ : /^(\d{2}|\d{3}|\d{5}|\d{8})$/;
  const key = required(c, name, pattern);
  if (!served) return undefined;
  return key === (name === 'ars' ? served.ars : agsOf(served)) ? served : undefined;
}

/** `*` stands for any characters; without it a whole word of the name, or a postcode. */
function matches({ name, postcodes }: Area, expression: string): boolean {
  const parts = expression.toLowerCase().split('*');
  return [name.toLowerCase(), ...postcodes].some((text) => {
    if (parts.length === 1) return text === parts[0];
    let at = 0;
    for (const [index, part] of parts.entries()) {
      const found = text.indexOf(part, at);
      if (found === -1 || (index === 0 && found !== 0)) return false;
      at = found + part.length;
    }
    return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '');
  });
}

async function routeTo(
  context: RoutingContext,
  { destination }: DestinationRecord,
): Promise<Schemas['Route']> {
  const fault = context.faults.takeInner('route');
  const { destinationId } = destination;
  return {
    destinationId,
    destinationSignature: await signRoute(context, destination, fault),
    destinationName: `${destination.name} - Fachbereich Bürgerdienste`,
    destinationShortName: destination.name ?? '',
    contactPersons: [{ name: 'Søren Ćosić', email: 's.cosic@beispielhausen.example' }],
    address: { street: 'Am Märchenwald', houseNumber: '7 a', zip: '59999', city: 'Beispielhausen' },
    origin: 'Emulator',
  };
}

/** The portal's statement that this destination is competent for these services in these areas. */
async function signRoute(
  { clock, ids, submissionHost, portal, destinations }: RoutingContext,
  { destinationId, publicServices }: DestinationRecord['destination'],
  fault: RouteFault | undefined,
): Promise<string> {
  const other = destinations.all().find(({ destination }) => destination.destinationId !== destinationId);
  const leistungIDs =
    fault === 'other-service'
      ? [`${leistungUrn}99999999999999`]
      : publicServices.map(({ identifier }) => identifier);
  const key =
    fault === 'wrong-signature' ? { ...beispielhausenSigning, kid: portalSigning.kid } : portalSigning;
  return new SignJWT({
    submissionHost,
    services: [
      {
        gebietIDs: [`${gebietUrn}${fault === 'other-area' ? areas[1]?.ars : areas[0]?.ars}`],
        leistungIDs,
      },
    ],
    destinationId: fault === 'other-destination' ? other?.destination.destinationId : destinationId,
  })
    .setProtectedHeader({ typ: 'jwt', alg: 'PS512', kid: key.kid })
    .setIssuer(portal)
    .setIssuedAt(Math.floor(clock.stamp() / 1000))
    .setJti(ids.uuid())
    .sign(await importJWK(key as unknown as JWK, 'PS512'));
}

import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { RathausError } from '@rathaus/client-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import {
  ars,
  claims,
  createRoutingWorld,
  destinationId,
  issuer,
  jws,
  leikaKey,
  otherKey,
  portalKey,
  type RoutingWorld,
  rsUrn,
  serviceUrn,
} from '../../test/routing-world.ts';
import { routingEnvironments } from './environments.ts';
import { createRoutingClient, type RouteQuery } from './routing-client.ts';
import { thumbprint } from './thumbprint.ts';

let world: RoutingWorld;
beforeEach(() => {
  world = createRoutingWorld();
});
const query: RouteQuery = { service: leikaKey, ars };
const find = (given: RouteQuery = query) => createRoutingClient(world.options).find(given);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('should fail'),
    (error: RathausError) => error,
  );
const jwksReads = () => world.asked.filter((path) => path.includes('jwks')).length;

describe('finding routes', () => {
  it('gives what was verified, with the evidence and what people should know', async () => {
    world.routes[0] = {
      destinationId,
      destinationSignature: jws(),
      destinationName: 'Stadt Beispielhausen - Steueramt',
      destinationLogo: 'javascript:alert(1)',
      imprintUrl: 'https://www.beispielhausen.example/impressum',
      contactPersons: [{ name: 'Søren Ćosić', tel: 4711, other: 'x' }, null, 7],
      address: { street: 'Am Märchenwald', zip: '59999', city: ['x'] },
      legalBasis: { description: { de: '<p>§ 1</p>', __proto__: 'x', 'no tag!': 'x' } },
      processingDuration: { minDuration: 1, maxDuration: 'x', unit: 'week' },
      deadline: 'soon',
      origin: 'PVOG',
    };
    const { routes, refused, complete } = await find();
    expect(refused).toEqual([]);
    expect(complete).toBe(true);
    expect(routes).toEqual([
      {
        destinationId,
        signature: {
          issuer,
          kid: portalKey.kid,
          destinationId,
          submissionHost: 'zustelldienst.example',
          issuedAt: '2025-01-01T00:00:00.000Z',
          jti: claims().jti,
          token: (world.routes[0] as { destinationSignature: string }).destinationSignature,
        },
        information: {
          name: 'Stadt Beispielhausen - Steueramt',
          imprintUrl: 'https://www.beispielhausen.example/impressum',
          contactPersons: [{ name: 'Søren Ćosić' }],
          address: { street: 'Am Märchenwald', zip: '59999' },
          legalBasis: { de: '<p>§ 1</p>' },
          processingDuration: { minDuration: 1, unit: 'week' },
          origin: 'PVOG',
        },
      },
    ]);
    expect(world.asked).toEqual([
      `/v2/routes?leikaKey=${leikaKey}&ars=${ars}&offset=0&limit=100`,
      '/.well-known/jwks.json',
    ]);
  });

  it('takes the service as URN and asks with the one area that was given', async () => {
    await find({ service: serviceUrn, ars });
    await find({ service: leikaKey, ags: '05999012' });
    await find({ service: leikaKey, areaId: '1024', ars });
    expect(world.asked.filter((path) => path.startsWith('/v2'))).toEqual([
      `/v2/routes?leikaKey=${leikaKey}&ars=${ars}&offset=0&limit=100`,
      `/v2/routes?leikaKey=${leikaKey}&ags=05999012&offset=0&limit=100`,
      `/v2/routes?leikaKey=${leikaKey}&areaId=1024&offset=0&limit=100`,
    ]);
  });

  it.each<[string, unknown]>([
    ['service', { service: '12345', ars }],
    ['service', { service: `${leikaKey}0`, ars }],
    ['service', { service: undefined, ars }],
    ['ars', { service: leikaKey }],
    ['ars', { service: leikaKey, ars, ags: '05999012' }],
    ['ags', { service: leikaKey, areaId: '1', ags: '05999012' }],
    ['ars', { service: leikaKey, ars: '0599' }],
    ['ars', { service: leikaKey, ars: 59990012012 }],
    ['ags', { service: leikaKey, ags: '059990012012' }],
    ['areaId', { service: leikaKey, areaId: '1 OR 1' }],
    ['ars', { service: leikaKey, areaId: '1', ars: 'x' }],
  ])('asks nothing when %s is wrong: %j', async (member, given) => {
    const error = await failure(find(given as RouteQuery));
    expect(error).toMatchObject({ code: 'exchange.routing.invalid-request', details: { member } });
    expect(world.asked).toEqual([]);
  });

  it('reads on to the last page, and says when there is more than it reads', async () => {
    const ids = Array.from({ length: 250 }, () => randomUUID());
    world.routes = ids.map((id) => ({
      destinationId: id,
      destinationSignature: id === ids[249] ? jws(claims({ destinationId: id })) : 'x',
    }));
    const found = await find();
    expect(found.routes.map(({ destinationId: id }) => id)).toEqual([ids[249]]);
    expect([found.refused.length, found.complete]).toEqual([249, true]);
    world.routes = Array.from({ length: 700 }, (_, index) => ({ destinationId: randomUUID(), index }));
    const much = await find();
    expect([much.refused.length, much.complete]).toEqual([500, false]);
  });
});

describe('keys of the portal', () => {
  it('are read once for many, and kept for their time', async () => {
    const client = createRoutingClient(world.options);
    await Promise.all([client.find(query), client.find(query), client.find(query)]);
    await client.find(query);
    expect(jwksReads()).toBe(1);
    world.time += 600_001;
    await client.find(query);
    expect(jwksReads()).toBe(2);
    world.time -= 3_600_000;
    await client.find(query);
    expect(jwksReads()).toBe(3);
  });

  it('are read again for a new kid, but not for every kid that somebody makes up', async () => {
    const client = createRoutingClient(world.options);
    await client.find(query);
    world.keys = [otherKey.jwk];
    world.routes = [{ destinationId, destinationSignature: jws(claims(), { key: otherKey }) }];
    const [early] = (await client.find(query)).refused;
    expect(early).toEqual({ destinationId, reason: 'unknown-key', retryable: true });
    expect(jwksReads()).toBe(1);
    world.time += 30_001;
    expect((await client.find(query)).routes).toHaveLength(1);
    expect(jwksReads()).toBe(2);
    world.routes = Array.from({ length: 50 }, () => ({
      destinationId,
      destinationSignature: jws(claims(), { header: { kid: randomUUID() } }),
    }));
    world.time += 30_001;
    await client.find(query);
    expect(jwksReads()).toBe(3);
  });

  it('that cannot be read are no answer about the route', async () => {
    const page = () => new Response('<h1>Wartung</h1>', { headers: { 'content-type': 'text/html' } });
    for (const away of [page, () => new Response('', { status: 503 }), () => Response.json({ keys: 'x' })]) {
      world.intercept = ({ pathname }) => (pathname.includes('jwks') ? away() : undefined);
      const client = createRoutingClient(world.options);
      const error = await failure(client.find(query));
      expect(error).toMatchObject({ code: 'exchange.routing.keys-unavailable', retryable: true });
      expect(error.cause).toBeDefined();
      world.intercept = () => undefined;
      // It was no final answer: the next call asks again.
      expect((await client.find(query)).routes).toHaveLength(1);
    }
  });

  it('of one portal that is away do not hide the routes of another', async () => {
    const away = 'https://portal.anderswo.example';
    world.options.portals = [{ issuer }, { issuer: away }];
    world.routes.push({ destinationId, destinationSignature: jws(claims({ iss: away })) });
    world.intercept = ({ host }) =>
      host === 'portal.anderswo.example' ? new Response('', { status: 500 }) : undefined;
    const { routes, refused } = await find();
    expect(routes).toHaveLength(1);
    expect(refused).toEqual([{ destinationId, reason: 'keys-unavailable', retryable: true }]);
  });

  it('need a certificate unless they are pinned, and are of the profile in both cases', async () => {
    const trust = { roots: ['-----BEGIN CERTIFICATE-----'] };
    world.options.trust = {};
    expect(() => createRoutingClient(world.options)).toThrow('trust.roots');
    world.options.portals = [{ issuer, pinnedKeys: [thumbprint(portalKey.jwk)] }];
    expect((await find()).routes).toHaveLength(1);
    world.options.portals = [{ issuer, pinnedKeys: [thumbprint(otherKey.jwk)] }];
    expect((await find()).refused.map(({ reason }) => reason)).toEqual(['key-refused']);
    const weak = createTestKey('portal-weak-2026', 'signature', 2048);
    world.options.portals = [{ issuer, pinnedKeys: [thumbprint(weak.jwk)] }];
    world.options.trust = trust;
    world.keys = [weak.jwk];
    world.routes = [{ destinationId, destinationSignature: jws(claims(), { key: weak }) }];
    expect((await find()).refused.map(({ reason }) => reason)).toEqual(['key-refused']);
  });

  it('thumbprint is that of RFC 7638, section 3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(thumbprint({ kty: 'RSA', e: 'AQAB', n, alg: 'RS256', kid: '2011-04-29' })).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });
});

describe('the window of requests', () => {
  it('is waited for when nothing is left, in seconds from now and since 1970', async () => {
    const client = createRoutingClient(world.options);
    for (const since of [0, 1]) {
      const reset = 12 + (since * world.time) / 1000;
      world.headers = {
        'ratelimit-limit': '10',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(reset),
      };
      await client.find(query);
      world.headers = {};
      const before = world.time;
      await client.find(query);
      expect(world.time - before).toBe(12_000);
    }
    expect(world.waits).toEqual([12_000, 12_000]);
  });

  it('that is too long is left to the caller, without asking', async () => {
    const client = createRoutingClient(world.options);
    world.headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': '90' };
    await client.find(query);
    const { length } = world.asked;
    const error = await failure(client.find(query));
    expect(error).toMatchObject({
      code: 'exchange.routing.rate-limited',
      retryable: true,
      details: { retryAfter: 90 },
    });
    expect(world.asked).toHaveLength(length);
    world.time += 90_000;
    expect((await client.find(query)).routes).toHaveLength(1);
  });

  it('of a service that says nonsense locks nobody out for days', async () => {
    const client = createRoutingClient(world.options);
    for (const reset of ['999999999', '9999999999999', '-1', '1e9', 'x']) {
      world.headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': reset };
      await client.find(query);
      world.headers = {};
      world.time += 3_600_000;
      await client.find(query);
    }
    expect(world.waits).toEqual([]);
  });

  it('a 429 with plain JSON is told as what it is, and remembered', async () => {
    const client = createRoutingClient(world.options);
    world.intercept = () =>
      Response.json({ message: 'Too many' }, { status: 429, headers: { 'ratelimit-reset': '60' } });
    expect(await failure(client.find(query))).toMatchObject({
      code: 'exchange.routing.rate-limited',
      details: { retryAfter: 60 },
      cause: { status: 429 },
    });
    expect(await failure(client.find(query))).toMatchObject({ code: 'exchange.routing.rate-limited' });
    expect(world.asked).toHaveLength(1);
  });
});

describe('areas', () => {
  const area = (id: number) => ({ id: String(id), name: `Ortsteil ${id}`, type: 'Gemeinde' });
  const serve = (areas: unknown, type = 'application/problem+json') => {
    world.intercept = ({ searchParams }) => {
      if (!Array.isArray(areas)) return Response.json({ areas });
      const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
      const page = areas.slice(offset, offset + limit);
      const body = JSON.stringify({ count: page.length, offset, totalCount: areas.length, areas: page });
      return new Response(body, { headers: { 'content-type': type } });
    };
  };
  const all = async (search: string | string[], pageSize = 2) => {
    const found = [];
    for await (const one of createRoutingClient(world.options).areas(search, { pageSize })) found.push(one);
    return found;
  };

  it.each(['application/problem+json', 'application/json'])('come page by page, typed %s', async (type) => {
    serve([area(1), area(2), { ...area(3), foreign: true }], type);
    expect(await all(['Bei*', '59999'])).toEqual([area(1), area(2), area(3)]);
    expect(world.asked).toEqual([
      '/v2/areas?areaSearchexpression=Bei%2A&areaSearchexpression=59999&offset=0&limit=2',
      '/v2/areas?areaSearchexpression=Bei%2A&areaSearchexpression=59999&offset=2&limit=2',
    ]);
  });

  it('are not asked for with words that the service refuses, however they are built', async () => {
    const slow = `${'a*'.repeat(50_000)}!`;
    for (const search of [
      '',
      'a',
      '***',
      '*a*',
      [],
      Array.from({ length: 11 }, () => 'ab'),
      'a'.repeat(201),
      slow,
    ])
      expect(() => createRoutingClient(world.options).areas(search)).toThrow(
        expect.objectContaining({ code: 'exchange.routing.invalid-request' }),
      );
    expect(world.asked).toEqual([]);
  });

  it.each([[[{ id: '../x', name: 'x', type: 'x' }]], [[null]], ['x'], [undefined]])(
    'that are none end with a code: %j',
    async (areas) => {
      serve(areas);
      expect(await failure(all('Bei*'))).toMatchObject({ code: 'exchange.routing.unusable-answer' });
    },
  );

  it('end, also where the service does not', async () => {
    let id = 0;
    world.intercept = () =>
      Response.json({ areas: Array.from({ length: 500 }, () => area(id++)), totalCount: 1e9 });
    expect(await all('Bei*', 500)).toHaveLength(10_000);
    expect(world.asked).toHaveLength(20);
  });
});

describe('configuration', () => {
  it('names all faults at once', () => {
    const make = () =>
      createRoutingClient({
        baseUrl: 'http://routing.example',
        portals: [{ issuer: 'x', pinnedKeys: ['x'] }, { issuer }, { issuer, jwksUrl: 'https://a.example/' }],
        submissionHosts: ['https://a.example', 'a.example/x', 'user@a.example'],
        userAgent: '',
        timeout: 0,
      });
    expect(make).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: {
          faults: 11,
          members:
            'baseUrl, userAgent, timeout, portals[0].issuer, portals[0].pinnedKeys, portals[2].issuer, portals[2].jwksUrl, trust.roots, submissionHosts[0], submissionHosts[1], submissionHosts[2]',
        },
      }),
    );
    expect(() => createRoutingClient({ ...world.options, portals: [], submissionHosts: [] })).toThrow(
      /portals is empty.*submissionHosts is empty/,
    );
  });

  it('of the public environments fits, with what the operator has to add', () => {
    const own = {
      submissionHosts: ['test.fit-connect.fitko.dev'],
      userAgent: 'x',
      trust: world.options.trust,
    };
    createRoutingClient({ ...routingEnvironments.test, ...own });
    expect(() => createRoutingClient({ ...routingEnvironments.production, ...own })).toThrow('portals');
  });
});

it('an abort ends at once, while it asks and while it reads keys', async () => {
  for (const part of ['/v2/routes', '/.well-known/jwks.json']) {
    const abort = new AbortController();
    world.intercept = ({ pathname }) => {
      if (pathname !== part) return undefined;
      setTimeout(() => abort.abort(), 5);
      return new Promise<never>(() => undefined);
    };
    const work = createRoutingClient(world.options).find(query, { signal: abort.signal });
    expect(await failure(work)).toMatchObject({ code: 'core.aborted' });
  }
});

it('no error quotes what was asked or answered', async () => {
  world.intercept = () => Response.json({ title: 'Max Mustermann', detail: ars }, { status: 400 });
  const error = await failure(find());
  expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toMatch(
    new RegExp(`Mustermann|${ars}|${rsUrn('')}`),
  );
});

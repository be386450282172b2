import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import {
  ars,
  claims,
  createRoutingWorld,
  destinationId,
  forged,
  issuer,
  jws,
  leikaKey,
  now,
  otherKey,
  portalKey,
  type RoutingWorld,
  rsUrn,
  serviceUrn,
} from '../../test/routing-world.ts';
import { coverageOf } from './area.ts';
import { createRoutingClient, type RouteQuery } from './routing-client.ts';

let world: RoutingWorld;
beforeEach(() => {
  world = createRoutingWorld();
});

/** The reason of a refusal, or `usable`. */
async function judge(token: unknown, query: RouteQuery = { service: leikaKey, ars }, more: object = {}) {
  world.routes = [{ destinationId, destinationSignature: token, ...more }];
  const { routes, refused } = await createRoutingClient(world.options).find(query);
  expect(routes.length + refused.length).toBe(1);
  return refused[0]?.reason ?? 'usable';
}
const services = (areas: unknown, leistungIDs: unknown = [serviceUrn]) => [{ gebietIDs: areas, leistungIDs }];

describe('a signature', () => {
  it('of the portal for this route is usable', async () => {
    expect(await judge(jws())).toBe('usable');
    expect(await judge(jws(claims(), { header: { typ: 'JWT' } }))).toBe('usable');
    expect(await judge(jws(claims(), { header: { typ: undefined } }))).toBe('usable');
  });

  it.each<[string, () => string, string]>([
    [
      'of another route of the same portal',
      () => jws(claims({ destinationId: randomUUID() })),
      'destination',
    ],
    ['for another area', () => jws(claims({ services: services([rsUrn('059990012013')]) })), 'area'],
    ['for a part of the area', () => jws(claims({ services: services([rsUrn('059990012012')]) })), 'usable'],
    [
      'for another service',
      () => jws(claims({ services: services([rsUrn(ars)], ['urn:de:fim:leika:leistung:99115005000000']) })),
      'service',
    ],
    [
      'for the service here and the area there',
      () =>
        jws(
          claims({
            services: [
              ...services([rsUrn('05998')]),
              ...services([rsUrn(ars)], ['urn:de:fim:leika:leistung:99115005000000']),
            ],
          }),
        ),
      'area',
    ],
    [
      'for another delivery service',
      () => jws(claims({ submissionHost: 'zustelldienst.example.boese.example' })),
      'host',
    ],
    ['of another portal', () => jws(claims({ iss: 'https://portal.boese.example' })), 'issuer'],
    ['of a portal with a longer address', () => jws(claims({ iss: `${issuer}/` })), 'issuer'],
    ['without a portal', () => jws(claims({ iss: undefined })), 'issuer'],
    ['without an algorithm', () => forged('none'), 'alg'],
    ['with the algorithm none and some signature', () => `${forged('none')}AAAA`, 'alg'],
    ['with RS512 by the right key', () => forged('RS512'), 'alg'],
    ['with HS512 by the public key', () => forged('HS512'), 'alg'],
    ['with PS256', () => jws(claims(), { header: { alg: 'PS256' } }), 'alg'],
    ['that is another kind of token', () => jws(claims(), { header: { typ: 'secevent+jwt' } }), 'typ'],
    ['with crit', () => jws(claims(), { header: { crit: ['x'] } }), 'crit'],
    ['with b64', () => jws(claims(), { header: { b64: false } }), 'crit'],
    ['without kid', () => jws(claims(), { header: { kid: undefined } }), 'kid'],
    ['with a kid that is no text', () => jws(claims(), { header: { kid: { toString: 'x' } } }), 'kid'],
    ['with a kid of a prototype', () => jws(claims(), { header: { kid: '__proto__' } }), 'unknown-key'],
    [
      'with a key of its own',
      () => jws(claims(), { key: otherKey, header: { kid: portalKey.kid, jwk: otherKey.jwk } }),
      'signature',
    ],
    ['by a key that is not published', () => jws(claims(), { key: otherKey }), 'unknown-key'],
    ['issued in the future', () => jws(claims({ iat: now / 1000 + 301 })), 'future'],
    ['issued in milliseconds', () => jws(claims({ iat: now })), 'future'],
    ['issued before there was anything', () => jws(claims({ iat: 1 })), 'iat'],
    ['issued never', () => jws(claims({ iat: undefined })), 'iat'],
    ['issued at a text', () => jws(claims({ iat: '1735689600' })), 'iat'],
    ['that has expired', () => jws(claims({ exp: now / 1000 - 1 })), 'expired'],
    ['that is not yet valid', () => jws(claims({ nbf: now / 1000 + 400 })), 'future'],
    ['without jti', () => jws(claims({ jti: '' })), 'claims'],
    [
      'with services that are none',
      () => jws(claims({ services: { 0: services([rsUrn(ars)])[0] } })),
      'claims',
    ],
    ['with services of nulls', () => jws(claims({ services: [null, 7, [], {}] })), 'service'],
    ['with a text as list', () => jws(claims({ services: services(rsUrn(ars)) })), 'area'],
    [
      'with a service as text',
      () => jws(claims({ services: services([rsUrn(ars)], serviceUrn) })),
      'service',
    ],
    ['with claims in a prototype', () => jws(`{"__proto__":${JSON.stringify(claims())}}`), 'form'],
    ['with a claim twice', () => jws(JSON.stringify(claims()).replace('{', '{"iss":"x",')), 'form'],
    ['with a list of claims', () => jws([claims()]), 'form'],
    ['with broken text', () => jws('{"iss":'), 'form'],
    ['with four parts', () => `${jws()}.x`, 'form'],
    ['with padding', () => `${jws()}=`, 'form'],
    [
      'with the other alphabet',
      () => jws().replace(/\.([^.]*)$/, (_, s: string) => `.${s.replaceAll('-', '+').replaceAll('_', '/')}`),
      'form',
    ],
    ['that is huge', () => `${'a'.repeat(1_000_000)}.a.a`, 'form'],
    ['that makes patterns slow', () => `${'a.'.repeat(400_000)}!`, 'form'],
  ])('%s', async (_, token, reason) => {
    expect(await judge(token())).toBe(reason);
  });

  it.each([undefined, null, 7, {}, ['x'], ''])('that is no text: %j', async (token) => {
    expect(await judge(token)).toBe('form');
  });

  it('is refused when any of its characters has changed', async () => {
    const token = jws();
    const client = createRoutingClient(world.options);
    const changed = [...token].flatMap((char, at) =>
      at % 7 === 0 ? [token.slice(0, at) + (char === 'A' ? 'B' : 'A') + token.slice(at + 1)] : [],
    );
    world.routes = changed.map((one) => ({ destinationId, destinationSignature: one }));
    expect(changed.length).toBeGreaterThan(150);
    expect((await client.find({ service: leikaKey, ars })).routes).toEqual([]);
  });

  it('may be limited in age', async () => {
    expect(await judge(jws())).toBe('usable');
    world.options.maxSignatureAge = 86_400_000;
    expect(await judge(jws())).toBe('expired');
    expect(await judge(jws(claims({ iat: now / 1000 - 3600 })))).toBe('usable');
  });

  it('by a key that the portal publishes for encryption, or twice, is refused', async () => {
    world.keys = [{ ...portalKey.jwk, alg: 'RSA-OAEP-256', key_ops: ['wrapKey'] }];
    expect(await judge(jws())).toBe('key-refused');
    world.keys = [portalKey.jwk, { ...otherKey.jwk, kid: portalKey.kid }];
    expect(await judge(jws())).toBe('unknown-key');
    world.keys = [null, 7, { kid: 4711 }, portalKey.jwk];
    expect(await judge(jws())).toBe('usable');
  });

  it('counts for the portal that owns the key only', async () => {
    const second = 'https://portal.anderswo.example';
    world.options.portals = [{ issuer }, { issuer: second }];
    world.intercept = ({ host }) =>
      host === 'portal.anderswo.example' ? Response.json({ keys: [otherKey.jwk] }) : undefined;
    expect(await judge(jws(claims({ iss: second }), { key: otherKey }))).toBe('usable');
    expect(await judge(jws(claims(), { key: otherKey }))).toBe('unknown-key');
    expect(await judge(jws(claims({ iss: second })))).toBe('unknown-key');
  });

  it('of the sandbox needs the symbol', async () => {
    world.intercept = ({ pathname }) =>
      pathname.includes('jwks')
        ? Response.json({ keys: [portalKey.jwk] }, { headers: { 'x-rathaus-sandbox': '1' } })
        : undefined;
    expect(await judge(jws())).toBe('key-refused');
  });
});

describe('the rest of a route', () => {
  it('cannot reach a prototype', async () => {
    const text = `{"routes":[{"destinationId":"${destinationId}","destinationSignature":"${jws()}","__proto__":{"destinationName":"x"},"customParameters":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hund":{"__proto__":{"polluted":1},"alter":3}}}],"count":1,"offset":0,"totalCount":1}`;
    world.intercept = ({ pathname }) =>
      pathname.endsWith('/routes')
        ? new Response(text, { headers: { 'content-type': 'application/json' } })
        : undefined;
    const [route] = (await createRoutingClient(world.options).find({ service: leikaKey, ars })).routes;
    expect(JSON.stringify(route?.information)).toBe(
      '{"contactPersons":[],"customParameters":{"hund":{"alter":3}}}',
    );
    const copy = Object.assign({}, route?.information.customParameters, route?.information);
    expect([(copy as { polluted?: unknown }).polluted, ({} as { polluted?: unknown }).polluted]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('without a destination that can be one is refused', async () => {
    for (const id of ['../../x', '', null, 7, { toString: 'x' }])
      expect(await judge(jws(), undefined, { destinationId: id })).toBe('form');
  });

  it('can nest as deep as it likes', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const route = JSON.stringify({ destinationId, destinationSignature: jws(), customParameters: 0 });
    const text = `{"routes":[${route.replace(':0}', `:${deep}}`)}],"count":1,"offset":0,"totalCount":1}`;
    world.intercept = ({ pathname }) =>
      pathname.endsWith('/routes')
        ? new Response(text, { headers: { 'content-type': 'application/json' } })
        : undefined;
    const { routes } = await createRoutingClient(world.options).find({ service: leikaKey, ars });
    expect(JSON.stringify(routes[0]?.information.customParameters).length).toBeLessThan(100);
  });

  it('that is too big for the memory ends with a code', async () => {
    world.options.maxResponseBytes = 100_000;
    const work = judge(jws(), undefined, { origin: 'x'.repeat(200_000) });
    await expect(work).rejects.toMatchObject({ code: 'core.response.too-large' });
  });

  it.each(['x', 7, null, { routes: 'x' }, { routes: null }, []])(
    'no list of routes at all: %j',
    async (answer) => {
      world.intercept = ({ pathname }) => (pathname.endsWith('/routes') ? Response.json(answer) : undefined);
      await expect(judge(jws())).rejects.toMatchObject({ code: 'exchange.routing.unusable-answer' });
    },
  );
});

describe('areas of a signature', () => {
  const signed = (keys: string[]) => jws(claims({ services: services(keys.map(rsUrn)) }));
  it.each<[string[], Omit<RouteQuery, 'service'>, string]>([
    [['05999'], { ars }, 'usable'],
    [['059990000000'], { ars }, 'usable'],
    [['059'], { ars }, 'usable'],
    [['05'], { ars }, 'usable'],
    [['059990012'], { ars }, 'usable'],
    [['01001', '059990012012'], { ars }, 'usable'],
    // The whole Kreis was asked for; one town of it is not competent for all.
    [['059990012012'], { ars: '05999' }, 'area'],
    [['059990012012'], { ars: '059990000000' }, 'area'],
    [['059990000000'], { ars: '05999' }, 'usable'],
    [['05999001'], { ars }, 'area-unchecked'],
    [['0'], { ars }, 'area-unchecked'],
    [['00'], { ars }, 'area-unchecked'],
    [['000000000000'], { ars }, 'area-unchecked'],
    [[''], { ars }, 'area-unchecked'],
    [[`${ars}\n`], { ars }, 'area-unchecked'],
    [[], { ars }, 'area'],
    [['059990012012'], { ags: '05999012' }, 'usable'],
    [['059990012012'], { ags: '05999013' }, 'area'],
    [['05999'], { ags: '05999012' }, 'usable'],
    [['05999'], { ags: '05998012' }, 'area'],
    [['059990012'], { ags: '05999012' }, 'area-unchecked'],
    [['059980012'], { ags: '05999012' }, 'area'],
    [['059990012012'], { ags: '05999' }, 'area'],
    [['05999'], { ags: '05999000' }, 'usable'],
    [[ars], { areaId: '1024' }, 'area-unchecked'],
    [[ars], { areaId: '1024', ars }, 'usable'],
    [[ars], { areaId: '1024', ars: '05998' }, 'area'],
  ])('%j for %j: %s', async (keys, area, verdict) => {
    expect(await judge(signed(keys), { service: leikaKey, ...area } as RouteQuery)).toBe(verdict);
  });

  it('of another register cover nothing', async () => {
    const foreign = [
      'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags:05999012',
      'urn:x',
      7,
      null,
      {},
    ];
    expect(await judge(jws(claims({ services: services(foreign) })))).toBe('area-unchecked');
  });

  it('never cover what they do not contain', () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    const key = fc.oneof(...[2, 3, 5, 9, 12].map(digits));
    fc.assert(
      fc.property(key, key, (one, other) => {
        const verdict = coverageOf([rsUrn(one)], { kind: 'ars', key: other });
        const pad = (text: string) => text.padEnd(12, '0');
        const bare = one.replace(/0+$/, '');
        if (verdict === 'covered') expect(pad(other).startsWith(bare) && bare !== '').toBe(true);
        if (one === other && !one.startsWith('00')) expect(verdict).toBe('covered');
      }),
      { numRuns: 2000 },
    );
  });

  it('however many there are, take no time', async () => {
    const many = Array.from({ length: 8000 }, (_, index) => rsUrn(`01${String(index).padStart(10, '1')}`));
    const work = async () => expect(await judge(jws(claims({ services: services(many) })))).toBe('area');
    expect(await processorTime(work, 2000)).toBeLessThan(2000);
    expect(Buffer.byteLength(JSON.stringify(many))).toBeLessThan(800_000);
  });
});

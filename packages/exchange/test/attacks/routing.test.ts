import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { createRoutingClient } from '../../src/index.ts';
import {
  ars,
  claims,
  createRoutingWorld,
  destinationId,
  forged,
  jws,
  leikaKey,
  now,
  otherKey,
  portalKey,
  type RoutingWorld,
  rsUrn,
  serviceUrn,
} from '../routing-world.ts';
import { itNames } from './attack-table.ts';

/** Reason of the refusal of the one route. */
async function refused(token: string, change: (world: RoutingWorld) => void = () => undefined) {
  const world = createRoutingWorld();
  world.routes = [{ destinationId, destinationSignature: token }];
  change(world);
  const { refused: list } = await createRoutingClient(world.options).find({ service: leikaKey, ars });
  return `route ${list[0]?.reason ?? 'usable'}`;
}
const services = (areas: readonly string[], ids: readonly string[] = [serviceUrn]) => ({
  services: [{ gebietIDs: areas, leistungIDs: ids }],
});
const sameForm = 'it is no signature at all: the portal has to make another';
const sameAlg = 'the member is refused before any key is asked for';

describe('attacks on a route', () => {
  itNames([
    { attack: 'four parts', says: 'route form', made: () => refused(`${jws()}.x`) },
    {
      attack: 'a claim twice',
      says: 'route form',
      shared: sameForm,
      made: () => refused(jws(JSON.stringify(claims()).replace('{', '{"iss":"x",'))),
    },
    {
      attack: 'another kind of token',
      says: 'route typ',
      made: () => refused(jws(claims(), { header: { typ: 'secevent+jwt' } })),
    },
    { attack: 'no signature', says: 'route alg', made: () => refused(forged('none')) },
    {
      attack: 'the public key as a secret',
      says: 'route alg',
      shared: sameAlg,
      made: () => refused(forged('HS512')),
    },
    { attack: 'the older padding', says: 'route alg', shared: sameAlg, made: () => refused(forged('RS512')) },
    {
      attack: 'an extension that has to be understood',
      says: 'route crit',
      made: () => refused(jws(claims(), { header: { crit: ['x'] } })),
    },
    {
      attack: 'no key id',
      says: 'route kid',
      made: () => refused(jws(claims(), { header: { kid: undefined } })),
    },
    {
      attack: 'another portal',
      says: 'route issuer',
      made: () => refused(jws(claims({ iss: 'https://portal.boese.example' }))),
    },
    {
      attack: 'a key that the portal does not publish',
      says: 'route unknown-key',
      made: () => refused(jws(claims(), { key: otherKey })),
    },
    {
      attack: 'a key that is for encryption',
      says: 'route key-refused',
      made: () =>
        refused(
          jws(),
          (world) => (world.keys = [{ ...portalKey.jwk, alg: 'RSA-OAEP-256', key_ops: ['wrapKey'] }]),
        ),
    },
    {
      attack: 'the keys kept away',
      says: 'exchange.routing.keys-unavailable',
      made: () =>
        refused(jws(), (world) => {
          world.intercept = ({ pathname }) =>
            pathname.endsWith('jwks.json') ? new Response(null, { status: 503 }) : undefined;
        }),
    },
    {
      attack: 'a foreign key under the right id',
      says: 'route signature',
      made: () => refused(jws(claims(), { key: otherKey, header: { kid: portalKey.kid } })),
    },
    {
      attack: 'no id, to repeat it unseen',
      says: 'route claims',
      made: () => refused(jws(claims({ jti: '' }))),
    },
    { attack: 'no time', says: 'route iat', made: () => refused(jws(claims({ iat: 'heute' }))) },
    {
      attack: 'a day ahead: one of the clocks is wrong',
      says: 'route future',
      made: () => refused(jws(claims({ iat: now / 1000 + 86_400 }))),
    },
    {
      attack: 'an old one repeated',
      says: 'route expired',
      made: () => refused(jws(claims({ exp: now / 1000 - 1 }))),
    },
    {
      attack: 'the signature of another destination',
      says: 'route destination',
      made: () => refused(jws(claims({ destinationId: randomUUID() }))),
    },
    {
      attack: 'another delivery service',
      says: 'route host',
      made: () => refused(jws(claims({ submissionHost: 'zustelldienst.example.boese.example' }))),
    },
    {
      attack: 'for another service',
      says: 'route service',
      made: () => refused(jws(claims(services([rsUrn(ars)], ['urn:de:fim:leika:leistung:99115005000000'])))),
    },
    {
      attack: 'for another area',
      says: 'route area',
      made: () => refused(jws(claims(services([rsUrn('059990012013')])))),
    },
  ]);
});

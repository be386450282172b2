import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxConfig, startSandbox } from '../src/index.ts';

describe('routing', () => {
  let sandbox: Sandbox;
  let config: SandboxConfig['services']['fitconnect'];
  beforeAll(async () => {
    sandbox = await startSandbox();
    config = sandbox.config().services.fitconnect;
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  const get = (path: string) => fetch(`${config.routingApi}/v2${path}`);
  const leikaKey = '99102013104000';
  const routes = async (area = 'ars=059990012012') => {
    const response = await get(`/routes?leikaKey=${leikaKey}&${area}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { routes: { destinationId: string; destinationSignature: string }[] })
      .routes;
  };
  const keys = async () =>
    createLocalJWKSet((await (await fetch(config.portal.jwksUrl)).json()) as JSONWebKeySet);

  it.each(['ars=059990012012', 'ags=05999012', 'areaId=1001'])(
    'finds and signs a route by %s',
    async (area) => {
      const [route, ...others] = await routes(area);
      expect(others).toEqual([]);
      expect(route?.destinationId).toBe(config.subscriber.destinationId);
      const { payload } = await jwtVerify(route?.destinationSignature ?? '', await keys(), {
        algorithms: ['PS512'],
        issuer: config.portal.issuer,
      });
      expect(payload).toMatchObject({
        submissionHost: new URL(config.submissionApi).host,
        destinationId: config.subscriber.destinationId,
        services: [
          {
            gebietIDs: ['urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:059990012012'],
            leistungIDs: expect.arrayContaining([`urn:de:fim:leika:leistung:${leikaKey}`]),
          },
        ],
      });
      expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('finds nothing for other areas and services', async () => {
    expect(await routes('ars=059990016016')).toEqual([]);
    expect(await routes('areaId=4711')).toEqual([]);
    const other = await get('/routes?leikaKey=99999999999999&ars=059990012012');
    expect(await other.json()).toEqual({ count: 0, offset: 0, totalCount: 0, routes: [] });
  });

  it.each([
    '/routes?ars=059990012012',
    '/routes?leikaKey=1&ars=059990012012',
    `/routes?leikaKey=${leikaKey}`,
    `/routes?leikaKey=${leikaKey}&ars=059990012012&ags=05999012`,
    `/routes?leikaKey=${leikaKey}&ars=0599`,
    `/routes?leikaKey=${leikaKey}&ars=059990012012&limit=501`,
    '/areas',
    '/areas?areaSearchexpression=B',
    `/areas?${'areaSearchexpression=Be&'.repeat(11)}`,
  ])('refuses %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 400 });
  });

  it.each([
    ['Beispielhausen', ['1001']],
    ['beispiel*', ['1001']],
    ['*st*', ['1002', '1003']],
    ['Muster*', ['1002', '1003']],
    ['59999', ['1001']],
    ['Muster', []],
  ])('finds areas by %s', async (expression, ids) => {
    const response = await get(`/areas?areaSearchexpression=${encodeURIComponent(expression)}`);
    // The public document types the success as a problem.
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { areas, totalCount } = (await response.json()) as { areas: { id: string }[]; totalCount: number };
    expect(areas.map(({ id }) => id)).toEqual(ids);
    expect(totalCount).toBe(ids.length);
  });

  it('says in every answer how much is left, and answers 429 in plain JSON', async () => {
    await using small = await startSandbox({ limits: { requestsPerMinute: 2 } });
    const base = `${small.config().services.fitconnect.routingApi}/v2/info`;
    const answers = [await fetch(base), await fetch(base), await fetch(base)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(answers[2]?.headers.get('content-type')).toMatch(/^application\/json/);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    await small.advance(60_000);
    expect((await fetch(base)).status).toBe(200);
  });

  it('lies on demand', async () => {
    sandbox.fault({ service: 'fitconnect', route: 'wrong-signature' });
    const [forged] = await routes();
    await expect(jwtVerify(forged?.destinationSignature ?? '', await keys())).rejects.toThrow();
    for (const [route, look] of [
      ['other-destination', (claims: Record<string, unknown>) => claims.destinationId],
      [
        'other-area',
        (claims: Record<string, unknown>) => JSON.stringify(claims.services).match(/rs:\d+/)?.[0],
      ],
      [
        'other-service',
        (claims: Record<string, unknown>) => JSON.stringify(claims.services).match(/leistung:\d+/)?.[0],
      ],
    ] as const) {
      const [honest] = await routes();
      sandbox.fault({ service: 'fitconnect', route });
      const [lie] = await routes();
      await jwtVerify(lie?.destinationSignature ?? '', await keys());
      expect(look(decodeJwt(lie?.destinationSignature ?? '')), route).not.toBe(
        look(decodeJwt(honest?.destinationSignature ?? '')),
      );
    }
  });
});

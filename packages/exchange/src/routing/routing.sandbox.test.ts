import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowHttp, allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import { createRoutingClient, type RoutingClient } from './routing-client.ts';
import type { RoutingClientOptions } from './routing-options.ts';

const service = 'urn:de:fim:leika:leistung:99102013104000';
let sandbox: Sandbox;
let options: RoutingClientOptions;
let routing: RoutingClient;
let ars: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { routingApi, portal, submissionApi } = sandbox.config().services.fitconnect;
  options = {
    baseUrl: `${routingApi}/v2`,
    portals: [portal],
    submissionHosts: [new URL(submissionApi).host],
    trust: { [allowInsecurePublicKey]: true },
    userAgent: 'Rathaus-Test/1.0',
    [allowHttp]: true,
    [allowSandbox]: true,
  };
  routing = createRoutingClient(options);
  ars = '059990012012';
});
afterAll(() => sandbox.close());

describe('the routing service of the sandbox', () => {
  it('names areas, and for each way to ask the destination that its portal has signed', async () => {
    const areas = [];
    for await (const area of routing.areas(['Beispiel*', '59998'])) areas.push(area);
    expect(areas.map(({ name, type }) => [name, type])).toEqual([['Beispielhausen', 'Gemeinde']]);
    const { destinationId } = sandbox.config().services.fitconnect.subscriber;
    const [area] = areas;
    for (const query of [{ ars }, { ags: '05999012' }, { areaId: area?.id ?? '', ars }] as const) {
      const found = await routing.find({ service, ...query });
      expect(found.refused).toEqual([]);
      expect(found.routes.map((route) => route.destinationId)).toContain(destinationId);
      expect(found.routes[0]?.information.origin).toBe('Emulator');
    }
  });

  it('says nothing about who is competent elsewhere', async () => {
    expect(await routing.find({ service, ars: '059990016016' })).toEqual({
      routes: [],
      refused: [],
      complete: true,
    });
  });

  it('cannot pass off a route that its portal did not sign for this query', async () => {
    const { length } = (await routing.find({ service, ars })).routes;
    for (const [route, reason] of [
      ['wrong-signature', 'signature'],
      ['other-area', 'area'],
      ['other-service', 'service'],
      ['other-destination', 'destination'],
    ] as const) {
      sandbox.fault({ service: 'fitconnect', route });
      const found = await routing.find({ service, ars });
      expect(found.refused.map((refused) => refused.reason)).toEqual([reason]);
      expect(found.routes).toHaveLength(length - 1);
    }
  });

  it('is refused without its symbol, as any sandbox', async () => {
    const { [allowSandbox]: _, ...strict } = options;
    expect(() => createRoutingClient(strict)).toThrow(
      expect.objectContaining({ code: 'exchange.config.invalid' }),
    );
  });

  it('of another environment is not the one that was configured', async () => {
    const other = createRoutingClient({ ...options, submissionHosts: ['prod.fit-connect.fitko.net'] });
    const found = await other.find({ service, ars });
    expect(found.routes).toEqual([]);
    expect(new Set(found.refused.map(({ reason }) => reason))).toEqual(new Set(['host']));
  });
});

import { allowHttp, allowSandbox, isRathausError } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { haushalt } from '../../test/musterstadt.ts';
import { type CkanConfig, createCkanPublisher } from '../index.ts';
import { createMockCkan } from '../msw.ts';

const configOf = (tenant: string): CkanConfig => ({
  tenant,
  baseUrl: `https://ckan.${tenant}.example`,
  apiToken: `token-${tenant}`,
  organization: 'stadt',
  retry: { limit: 0 },
});
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isRathausError(error) ? error.code : error),
  );

describe('the tenants of a publisher', () => {
  it('each have their own site, and an unknown one fails closed', async () => {
    const towns = ['musterstadt', 'beispielhausen'];
    const sites = towns.map((town) => createMockCkan(`https://ckan.${town}.example`));
    server.use(...sites.flatMap(({ handlers }) => handlers));
    const publishers = createCkanPublisher({
      config: (id) => (towns.includes(id) ? configOf(id) : undefined),
    });
    const [one, two] = await Promise.all(towns.map((town) => publishers.tenant(town)));
    const plan = await one!.plan(haushalt);
    expect(Object.keys(publishers)).toEqual(['tenant', 'forget']);
    expect(plan.tenant).toBe('musterstadt');
    expect(await codeOf(two!.publish(plan))).toBe('opendata.publish.foreign-plan');
    await one!.publish(plan);
    expect(sites.map(({ site }) => site.datasets.size)).toEqual([1, 0]);
    expect(await codeOf(publishers.tenant('niemandsstadt'))).toBe('core.tenant.unknown');
    expect(await codeOf(publishers.tenant(''))).toBe('core.tenant.unknown');
  });

  it('are not mixed up when a source answers with another one', async () => {
    const publishers = createCkanPublisher({ config: () => configOf('musterstadt') });
    expect(await codeOf(publishers.tenant('beispielhausen'))).toBe('core.tenant.ambiguous');
  });

  it('that vanish end what is under way, and what was created is removed', async () => {
    const { site, handlers } = createMockCkan('https://ckan.musterstadt.example');
    server.use(...handlers);
    let known = true;
    const publishers = createCkanPublisher({ config: (id) => (known ? configOf(id) : undefined) });
    const publisher = await publishers.tenant('musterstadt');
    const csv = new Blob(['a;b\n1;2\n']);
    let opened = 0;
    const plan = await publisher.plan(haushalt, [
      {
        distribution: 0,
        fileName: 'a.csv',
        async open() {
          if (++opened === 2) {
            known = false;
            publishers.forget('musterstadt');
            expect(await codeOf(publishers.tenant('musterstadt'))).toBe('core.tenant.unknown');
          }
          return csv.stream();
        },
      },
    ]);
    await expect(publisher.publish(plan)).rejects.toMatchObject({
      code: 'core.tenant.unknown',
      details: { cleanup: 'purged' },
    });
    expect(site.datasets.size).toBe(0);
    expect(await codeOf(publisher.plan(haushalt))).toBe('core.tenant.unknown');
    expect(await codeOf(publisher.publish(plan))).toBe('core.tenant.unknown');
  });
});

describe('the configuration of a publisher', () => {
  it('is refused with all faults at once, and without its values', () => {
    const broken = {
      tenant: 'Muster Stadt',
      baseUrl: 'http://admin:geheim@daten.musterstadt.example',
      apiToken: ' ',
      visibility: 'geheim',
      uploadTimeout: 0,
      tokenHeader: 'X Token',
    } as unknown as CkanConfig;
    const members = 'tenant, baseUrl, apiToken, organization, visibility, uploadTimeout, tokenHeader';
    let error: unknown;
    try {
      createCkanPublisher(broken);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: 'opendata.config.invalid',
      origin: 'local',
      details: { faults: 7, members },
    });
    expect(String(error)).not.toMatch(/geheim|Muster/);
  });

  it('of a tenant is refused when it is asked for', async () => {
    const publishers = createCkanPublisher({ config: (id) => ({ ...configOf(id), organization: '' }) });
    expect(await codeOf(publishers.tenant('musterstadt'))).toBe('opendata.config.invalid');
  });

  it('may name this machine and the sandbox only when told so', async () => {
    const local = { ...configOf('musterstadt'), baseUrl: 'http://127.0.0.1:9' };
    const refused = expect.objectContaining({ code: 'opendata.config.invalid' });
    expect(() => createCkanPublisher(local)).toThrow(refused);
    expect(() => createCkanPublisher({ ...local, [allowHttp]: true })).toThrow(refused);
    expect(() => createCkanPublisher({ ...local, baseUrl: 'https://ckan.test' })).toThrow(refused);
    const allowed = createCkanPublisher({ ...local, [allowHttp]: true, [allowSandbox]: true });
    expect(await codeOf(allowed.plan(haushalt))).toBe('core.network');
  });
});

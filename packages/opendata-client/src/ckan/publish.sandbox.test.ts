import { existsSync, readFileSync } from 'node:fs';
import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { haushalt } from '../../test/musterstadt.ts';
import { type CkanConfig, createCkanPublisher, type Dataset, type FileSource } from '../index.ts';

let sandbox: Sandbox;
let config: CkanConfig;
beforeAll(async () => {
  sandbox = await startSandbox({ maxResourceSize: 20 * 1024 * 1024 });
  const { ckan } = sandbox.config().services;
  config = {
    tenant: 'musterstadt',
    baseUrl: ckan.siteUrl,
    apiToken: ckan.editorToken,
    organization: ckan.organization.name,
    retry: { limit: 0 },
    [allowHttp]: true,
    [allowSandbox]: true,
  };
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox?.close());

const [first = {}] = haushalt.distributions ?? [];
const {
  accessURL: _a,
  downloadURL: _d,
  checksum: _c,
  byteSize: _b,
  ...upload
} = first as Record<string, unknown>;
const dataset = { ...haushalt, distributions: [upload] } as unknown as Dataset;

const koeln = new URL('../../../../../shared/data/koeln/gesamtergebnisplan.csv', import.meta.url);
const real = existsSync(koeln);
if (!real) console.warn('the Köln table is not beside the checkout: an invented table is published instead');
const table = real
  ? readFileSync(koeln)
  : new TextEncoder().encode('Produkt;Betrag\r\nSteuern;1.234.567\r\n');
const file = (bytes: Uint8Array = table, distribution = 0): FileSource => ({
  distribution,
  fileName: 'gesamtergebnisplan.csv',
  open: () => new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
});
const stored = async (name: string) => {
  const response = await fetch(`${config.baseUrl}/api/3/action/package_show?id=${name}`);
  return { status: response.status, body: (await response.json()) as { result: Record<string, unknown> } };
};

describe('createCkanPublisher against the sandbox', () => {
  it('publishes a real table, which the public can then download byte for byte', async () => {
    const publisher = createCkanPublisher(config);
    const plan = await publisher.plan(dataset, [file()]);
    expect(plan).toMatchObject({ action: 'create', publishable: true });
    if (real) expect(plan.files[0]?.table).toMatchObject({ rows: 26, delimiter: ';', encoding: 'utf-8' });
    const result = await publisher.publish(plan);
    expect((await stored(result.name)).body.result).toMatchObject({ title: 'Haushaltsplan', private: false });
    const download = await fetch(result.resources[0]?.url ?? '');
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(new Uint8Array(table));
    expect((await publisher.plan(dataset, [file()])).action).toBe('none');
  });

  it('changes metadata and file together and keeps the resource', async () => {
    const publisher = createCkanPublisher(config);
    const created = await publisher.publish(await publisher.plan(dataset, [file()]));
    const bytes = new TextEncoder().encode('Produkt;Betrag\nSteuern;2\n');
    const plan = await publisher.plan({ ...dataset, title: 'Haushalt 2026' }, [file(bytes)]);
    const updated = await publisher.publish(plan);
    expect(updated).toMatchObject({
      action: 'updated',
      id: created.id,
      resources: [{ id: created.resources[0]?.id }],
    });
    expect(await (await fetch(updated.resources[0]?.url ?? '')).text()).toBe('Produkt;Betrag\nSteuern;2\n');
  });

  it('refuses the older of two plans', async () => {
    const publisher = createCkanPublisher(config);
    await publisher.publish(await publisher.plan(dataset, [file()]));
    const [one, two] = [
      await publisher.plan({ ...dataset, title: 'Eins' }, [file()]),
      await publisher.plan({ ...dataset, title: 'Zwei' }, [file()]),
    ];
    const { name } = await publisher.publish(one);
    await expect(publisher.publish(two)).rejects.toMatchObject({
      code: 'opendata.ckan.conflict',
      origin: 'service',
    });
    expect((await stored(name)).body.result.title).toBe('Eins');
  });

  it('leaves nothing half-done when the file is over the limit of the site', async () => {
    const publisher = createCkanPublisher(config);
    const big = new TextEncoder().encode(`a;b\n${'x;1\n'.repeat(6_000_000)}`);
    const plan = await publisher.plan(dataset, [file(big)]);
    await expect(publisher.publish(plan)).rejects.toMatchObject({ code: 'opendata.ckan.too-large' });
    const after = await stored(plan.name);
    // An editor cannot purge: the dataset is gone or softly deleted, and in no case visible.
    expect([403, 404]).toContain(after.status);
    expect((await publisher.publish(await publisher.plan(dataset, [file()]))).name).toBe(plan.name);
    expect((await stored(plan.name)).body.result).toMatchObject({ state: 'active', private: false });
  });

  it('survives lost answers: a creation is undone, a change that was written counts as done', async () => {
    const publisher = createCkanPublisher(config);
    sandbox.fault({ service: 'ckan', operation: 'package_create', drop: 'answer' });
    const plan = await publisher.plan(dataset, [file()]);
    await expect(publisher.publish(plan)).rejects.toMatchObject({
      code: 'core.network',
      details: { cleanup: expect.stringMatching(/^(purged|deleted)$/) },
    });
    expect([403, 404]).toContain((await stored(plan.name)).status);
    await publisher.publish(await publisher.plan(dataset, [file()]));
    sandbox.fault({ service: 'ckan', operation: 'package_revise', drop: 'answer' });
    const change = await publisher.plan({ ...dataset, title: 'Haushalt 2026' }, [file()]);
    expect((await publisher.publish(change)).action).toBe('updated');
    sandbox.fault({ service: 'ckan', operation: 'package_revise', drop: 'request' });
    const lost = await publisher.plan({ ...dataset, title: 'Haushalt 2027' }, [file()]);
    await expect(publisher.publish(lost)).rejects.toMatchObject({ details: { cleanup: 'unchanged' } });
    expect((await stored(plan.name)).body.result.title).toBe('Haushalt 2026');
  });

  it('is refused with a wrong token and with the token of another town', async () => {
    const wrong = createCkanPublisher({ ...config, apiToken: 'falsch' });
    const refused = await wrong
      .plan(dataset, [file()])
      .then((made) => wrong.publish(made))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'opendata.ckan.forbidden', origin: 'service' });
    const { otherEditorToken } = sandbox.config().services.ckan;
    const other = createCkanPublisher({ ...config, apiToken: otherEditorToken });
    const made = await other.plan(dataset, [file()]);
    await expect(other.publish(made)).rejects.toMatchObject({ code: 'opendata.ckan.forbidden' });
  });

  it('is not taken for a real service without [allowSandbox]', async () => {
    const { [allowSandbox]: _allowed, ...real } = config;
    expect(() => createCkanPublisher(real)).toThrow(
      expect.objectContaining({
        code: 'opendata.config.invalid',
        details: { faults: 1, members: 'baseUrl' },
      }),
    );
    // Behind another name it is recognised by what it answers.
    const { port } = new URL(String(config.baseUrl));
    const hidden = createCkanPublisher({
      ...real,
      baseUrl: 'https://daten.musterstadt.example',
      fetch: (input, init) => {
        const request = new Request(input, init);
        const url = new URL(request.url);
        return fetch(new Request(`http://127.0.0.1:${port}${url.pathname}${url.search}`, request));
      },
    });
    await expect(hidden.plan(dataset, [file()])).rejects.toMatchObject({ code: 'core.sandbox.refused' });
  });

  it('says that the service is not reachable', async () => {
    const publisher = createCkanPublisher({ ...config, baseUrl: 'http://127.0.0.1:9' });
    await expect(publisher.plan(dataset, [file()])).rejects.toMatchObject({
      code: 'core.network',
      origin: 'service',
      retryable: true,
    });
  });
});

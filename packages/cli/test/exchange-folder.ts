import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowInsecurePublicKey, createExchange, fitConnectEnvironments } from '@rathaus/exchange';
import { createSqliteStore } from '@rathaus/exchange/node';
import { rathaus } from './mock-terminal.ts';

/** A delivery as a worker has left it. */
interface LeftDelivery {
  readonly tenant: string;
  readonly key: string;
  /** When it was made, milliseconds since 1970. */
  readonly at?: number;
  readonly work?: { readonly state: 'ready' | 'stopped'; readonly code: string; readonly class: string };
}

/** An exchange of some towns in a folder of its own, with deliveries; returns their ids in order. */
export async function exchangeFolder(towns: readonly string[], deliveries: readonly LeftDelivery[]) {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-exchange-'));
  const own = { clientId: 'a', userAgent: 'Test/1.0' };
  const fitConnect = {
    ...own,
    environment: 'test',
    clientSecret: { env: 'X' },
    allowInsecurePublicKey: true,
  };
  const config = join(folder, 'x.json');
  const tenants = Object.fromEntries(towns.map((town) => [town, { fitConnect }]));
  await writeFile(config, JSON.stringify({ store: { folder: 'daten' }, tenants }));
  const store = createSqliteStore({ folder: join(folder, 'daten') });
  const ids: string[] = [];
  for (const { tenant, key, at, work } of deliveries) {
    const { outbox } = createExchange({
      tenant,
      store,
      clock: () => at ?? Date.now(),
      fitConnect: {
        ...own,
        endpoints: fitConnectEnvironments.test,
        clientSecret: 'b',
        trust: { [allowInsecurePublicKey]: true },
      },
    });
    const { id } = await outbox.enqueue({
      key,
      to: { transport: 'fit-connect', destinationId: 'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a' },
      service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
      data: { content: '{}', mimeType: 'application/json', schemaUri: 'https://schema.example/1.0.0' },
    });
    ids.push(id);
    if (work)
      await store.db
        .updateTable('work_item')
        .set({
          state: work.state,
          failures: 9,
          failing_since: 1,
          failure_class: work.class as 'local',
          error_code: work.code,
          error_message: 'x',
        })
        .where('id', '=', id)
        .execute();
  }
  await store.close();
  return {
    ids,
    config,
    exchange: (...line: readonly string[]) => rathaus(['exchange', ...line, '--config', config]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

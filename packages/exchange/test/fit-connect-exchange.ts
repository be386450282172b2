import { Buffer } from 'node:buffer';
import {
  createExchange,
  type DeliveryRequest,
  type ExchangeConfig,
  type ExchangeEvent,
} from '../src/index.ts';
import { createBench, createBenchKeys } from './fit-connect-bench.ts';
import { memoryStore } from './work-store.ts';

/** An exchange of Musterstadt over the simulated FIT-Connect, with one delivery in its outbox. */
export async function exchangeWithDelivery(work?: ExchangeConfig['work']) {
  const bench = createBench(createBenchKeys());
  const events: ExchangeEvent[] = [];
  const exchange = createExchange({
    tenant: 'musterstadt',
    transports: [bench.worker('musterstadt')],
    clock: bench.clock,
    random: () => 0.5,
    observer: (event) => void events.push(event),
    store: await memoryStore(bench.clock, bench.content),
    work,
  });
  const request: DeliveryRequest = {
    key: 'v-1',
    to: { transport: 'fit-connect', destinationId: bench.destination.id },
    service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
    data: {
      mimeType: 'application/json',
      schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0.json',
      content: Buffer.from('{"a":1}'),
    },
    attachments: [{ fileName: 'a.txt', mimeType: 'text/plain', content: Buffer.from('x') }],
  };
  const { id } = await exchange.outbox.enqueue(request);
  return { bench, exchange, events, id };
}

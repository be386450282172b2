import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { createBench, createBenchKeys } from '../../test/fit-connect-bench.ts';
import { memoryStore } from '../../test/work-store.ts';
import { createExchange, type ExchangeEvent } from '../index.ts';

const keys = createBenchKeys();

async function bench() {
  const made = createBench(keys);
  const events: ExchangeEvent[] = [];
  const exchange = createExchange({
    tenant: 'musterstadt',
    transports: [made.worker('musterstadt')],
    clock: made.clock,
    random: () => 0.5,
    observer: (event) => void events.push(event),
    store: await memoryStore(made.clock, made.content),
  });
  const { id } = await exchange.outbox.enqueue({
    key: 'v-1',
    to: { transport: 'fit-connect', destinationId: made.destination.id },
    service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
    data: {
      mimeType: 'application/json',
      schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0.json',
      content: Buffer.from('{"a":1}'),
    },
    attachments: [{ fileName: 'a.txt', mimeType: 'text/plain', content: Buffer.from('x') }],
  });
  const states = () => events.flatMap((event) => (event.type === 'delivery.state' ? [event.state] : []));
  return { made, exchange, id, states };
}

it('what was said to be sent stays so while it is made anew and sent once more', async () => {
  const { made, exchange, id, states } = await bench();
  // Somebody else says that it is submitted.
  let isFalse = true;
  made.script = async (operation) => {
    if (operation !== 'submitSubmission' || !isFalse) return 'pass';
    isFalse = false;
    return Response.json({});
  };
  await exchange.outbox.runOnce();
  expect((await exchange.outbox.get(id))?.state).toBe('sent');
  expect(made.submitted()).toHaveLength(0);
  // The ciphertexts are gone as well: they have to be made anew, which is a step of sending.
  for (const name of made.content.objects.keys())
    if (name.endsWith('.jwe')) made.content.objects.delete(name);
  for (let n = 0; n < 6; n += 1) {
    made.advance(120_000);
    await exchange.outbox.runOnce();
  }
  expect(made.submitted()).toHaveLength(1);
  expect(states()).toEqual(['sending', 'sent']);
});

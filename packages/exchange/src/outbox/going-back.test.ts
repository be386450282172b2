import { expect, it } from 'vitest';
import { exchangeWithDelivery } from '../../test/fit-connect-exchange.ts';

it('what was said to be sent stays so while it is made anew and sent once more', async () => {
  const { bench, exchange, events, id } = await exchangeWithDelivery();
  // Somebody else says that it is submitted.
  let isFalse = true;
  bench.script = async (operation) => {
    if (operation !== 'submitSubmission' || !isFalse) return 'pass';
    isFalse = false;
    return Response.json({});
  };
  await exchange.outbox.runOnce();
  expect((await exchange.outbox.get(id))?.state).toBe('sent');
  expect(bench.submitted()).toHaveLength(0);
  // The ciphertexts are gone as well: they have to be made anew, which is a step of sending.
  for (const name of bench.content.objects.keys())
    if (name.endsWith('.jwe')) bench.content.objects.delete(name);
  for (let n = 0; n < 6; n += 1) {
    bench.advance(120_000);
    await exchange.outbox.runOnce();
  }
  expect(bench.submitted()).toHaveLength(1);
  const states = events.flatMap((event) => (event.type === 'delivery.state' ? [event.state] : []));
  expect(states).toEqual(['sending', 'sent']);
});

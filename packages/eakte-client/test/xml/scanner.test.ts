import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { checkMessage, writeMessageText } from '../../src/xdomea/index.ts';
import { mutate } from '../random/mutate.ts';
import { messageTypesOf, randomFrom, randomMessage } from '../random/random-message.ts';

/** Whether it is well-formed, as saxes sees it. A DOCTYPE is refused in any case. */
function wellFormed(xml: string): boolean {
  let fault = false;
  const parser = new SaxesParser();
  const refuse = () => {
    fault = true;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.write(xml).close();
  return !fault;
}

function* cut(xml: string, size: () => number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(xml);
  for (let at = 0; at < bytes.length; ) {
    const next = at + size();
    yield bytes.subarray(at, next);
    at = next;
  }
}

// What the scanner makes of XML in general is compared with saxes event by event in client-core.
it('a mutated message is well-formed to saxes and to us, however it is cut into pieces', async () => {
  const types = messageTypesOf('3.1.0');
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
      const random = randomFrom(seed);
      const original = await writeMessageText(randomMessage(seed, '3.1.0', types[seed % types.length]!, 40), {
        version: '3.1.0',
      });
      const xml = mutate(original, random);
      const report = await checkMessage(cut(xml, () => 1 + Math.floor(random() * 200)));
      expect(report.complete).toBe(wellFormed(xml));
      expect(await checkMessage(xml)).toEqual(report);
      broken += Number(!report.complete);
    }),
    { numRuns: 400 },
  );
  expect(broken).toBeGreaterThan(10);
});

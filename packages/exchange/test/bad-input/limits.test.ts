import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExchange, type ExchangeErrorCode, maxAttachmentBytes, maxDataBytes } from '../../src/index.ts';
import { benchExchange } from '../bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { jweOf, submitAnew, waiting } from '../waiting-submission.ts';
import { memoryStore } from '../work-store.ts';
import { hasRemedy } from './remedy.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

/** A sender over the bench, and a delivery that can be changed. */
async function sender() {
  const bench = createBench(keys);
  const store = await memoryStore(bench.clock, bench.content);
  const exchange = createExchange({
    tenant: 'musterstadt',
    store,
    transports: [bench.worker()],
    clock: bench.clock,
  });
  const request = (attachments: readonly (() => Iterable<Uint8Array>)[]) => ({
    key: 'Vorgang 1',
    to: { transport: 'fit-connect', destinationId: bench.destination.id } as const,
    service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
    data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' } as const,
    attachments: attachments.map((content) => ({ content, mimeType: 'text/plain' })),
  });
  return { bench, exchange, request };
}

/** One piece, given again and again: the size costs no memory. */
function* bytes(size: number): Generator<Uint8Array, void, void> {
  const piece = Buffer.alloc(1_000_000);
  for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

describe('a sender', () => {
  it.each<[string, ExchangeErrorCode, readonly (() => Iterable<Uint8Array>)[]]>([
    [
      '101 attachments',
      'exchange.outbox.too-many-attachments',
      Array.from({ length: 101 }, () => () => [Buffer.from('x')]),
    ],
    [
      'an attachment that is a byte too large when it is encrypted',
      'exchange.outbox.too-large',
      [() => bytes(maxAttachmentBytes + 1)],
    ],
  ])('with %s is told at once, and nothing stays', async (_, code, attachments) => {
    const { bench, exchange, request } = await sender();
    await expect(exchange.outbox.enqueue(request(attachments))).rejects.toMatchObject({ code });
    hasRemedy(code);
    expect([...bench.content.objects.keys()]).toEqual([]);
    const listed: unknown[] = [];
    for await (const delivery of exchange.outbox.list()) listed.push(delivery);
    expect(listed).toEqual([]);
    // The same key is free for the delivery that is right.
    await exchange.outbox.enqueue(request([() => [Buffer.from('x')]]));
    await exchange.outbox.runOnce();
    expect(bench.submitted()).toHaveLength(1);
  });

  it('has limits that the encrypted form keeps: 500 MB, and no 1,500 bytes left unused', () => {
    // Beside the four thirds of the content a JWE has header, wrapped key, IV and tag: as long as for an empty one, but for
    // the kid in the header. What is kept free for them is the only room that is not used.
    const ciphertext = (bytes: number) => Math.ceil((bytes * 4) / 3);
    const beside = jweOf('', keys.encryption[0]!).length;
    expect(ciphertext(maxAttachmentBytes) + beside).toBeLessThanOrEqual(500_000_000);
    expect(ciphertext(maxAttachmentBytes) + 1500).toBeLessThanOrEqual(500_000_000);
    expect(ciphertext(maxAttachmentBytes + 1) + 1500).toBeGreaterThan(500_000_000);
    expect(maxDataBytes).toBeLessThanOrEqual(maxAttachmentBytes);
  });
});

describe('a receiver of data that are larger than it takes', () => {
  it('keeps the submission, tells the limit, and goes on when that is raised', async () => {
    const bench = createBench(keys);
    const { submission } = await waiting(bench, []);
    const content = JSON.stringify({ hund: 'x'.repeat(11_000_000) });
    const metadata = {
      $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
      contentStructure: {
        attachments: [],
        data: {
          hash: { type: 'sha512', content: createHash('sha512').update(content).digest('hex') },
          submissionSchema: { schemaUri: 'urn:schema', mimeType: 'application/json' },
        },
      },
    };
    const key = keys.encryption[0]!;
    await submitAnew(bench, submission, jweOf(JSON.stringify(metadata), key), jweOf(content, key));
    // In memory it would be larger than all that may be held, metadata of 10 MB included; or it may be held and is too
    // large as data.
    for (const maxBytes of [1000, 10_900_000]) {
      const small = await benchExchange(
        bench,
        bench.worker('beispielhausen', undefined, { maxDataBytes: maxBytes }),
      );
      await small.exchange.inbox.runOnce({});
      expect(small.seen('work.failed')).toMatchObject([
        { class: 'local', error: { code: 'exchange.jwe.too-large', details: { limit: maxBytes } } },
      ]);
      expect(small.seen('work.breaker')).toEqual([]);
      expect(submission.state).toBe('submitted');
      const large = await benchExchange(bench, bench.worker('beispielhausen'), { store: small.store });
      let handed = 0;
      const onReceive = () => {
        handed += 1;
        return 'later' as const;
      };
      bench.advance(3_600_000);
      await large.exchange.inbox.runOnce({ onReceive });
      expect(handed).toBe(1);
    }
    hasRemedy('exchange.jwe.too-large');
  });
});

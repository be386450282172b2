import { createHash } from 'node:crypto';
import type { DeliveryRequest, Exchange, OnReceive } from '../../src/index.ts';
import type { Seeded } from './seeded.ts';
import { destinationId } from './town.ts';
import type { World } from './world.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The applications at both ends: one hands deliveries over until it knows that they were stored, the other makes an
 * effect of each, exactly once by its key, and fails now and then.
 */
export interface Application {
  /** Hands over the next delivery. Resolves when it was stored, however often it had to ask. */
  enqueueNext(exchange: Exchange): Promise<void>;
  readonly onReceive: OnReceive;
  /** What was handed over: keys with the digests of the contents. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** Keys of the effects that were made, by the delivery they are of. */
  readonly effects: ReadonlyMap<string, ReadonlySet<string>>;
  readonly violations: string[];
}

export function createApplication(world: World, random: Seeded, failing: () => number): Application {
  const wanted = new Map<string, readonly string[]>();
  const effects = new Map<string, Set<string>>();
  const violations: string[] = [];

  function nextRequest(): DeliveryRequest {
    const key = `v-${wanted.size + 1}`;
    const data = Buffer.from(JSON.stringify({ vorgang: key, hund: 'Łukasz' }));
    const attachments = Array.from({ length: random.below(4) }, () =>
      Buffer.alloc(random.pick([0, 1, 65_536, 100_001]), random.below(256)),
    );
    wanted.set(key, [data, ...attachments].map(digest));
    return {
      key,
      to: { transport: 'fit-connect', destinationId },
      service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
      data: { content: data, mimeType: 'application/json', schemaUri: 'https://schema.example/hund.json' },
      attachments: attachments.map((content) => ({ content, mimeType: 'application/pdf' })),
      senderReference: key,
    };
  }

  return {
    wanted,
    effects,
    violations,
    async enqueueNext({ outbox }) {
      const request = nextRequest();
      for (;;) {
        try {
          await outbox.enqueue(request);
          return;
        } catch (error) {
          world.note(`enqueue ${(error as { code?: string }).code}`);
          await new Promise((resolve) => setTimeout(resolve, 30_000));
        }
      }
    },
    onReceive: async (delivery) => {
      const reference = delivery.message.senderReference ?? '';
      const found: string[] = [];
      for (const { stream } of [delivery.data, ...delivery.attachments]) {
        const pieces: Uint8Array[] = [];
        for await (const piece of stream()) pieces.push(piece);
        found.push(digest(Buffer.concat(pieces)));
      }
      if (JSON.stringify(found) !== JSON.stringify(wanted.get(reference)))
        violations.push(`${reference}: other content was handed over`);
      // The effect is made before the fault: a handler may fail after it has done its work.
      effects.set(reference, (effects.get(reference) ?? new Set()).add(delivery.key));
      if (random.chance(failing())) {
        world.fault('handler');
        throw new Error('the application failed');
      }
      return 'accept' as const;
    },
  };
}

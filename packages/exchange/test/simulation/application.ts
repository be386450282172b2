import { createHash } from 'node:crypto';
import type { DeliveryRequest, Exchange, OnReceive } from '../../src/index.ts';
import type { Seeded } from './seeded.ts';
import { destinationId } from './town.ts';
import type { World } from './world.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const minute = 60_000;
const codeOf = (error: unknown) => (error as { code?: string }).code;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The applications at both ends: one hands deliveries over until it knows that they were stored, the other makes an
 * effect of each, exactly once by its key, and fails now and then.
 */
export interface Application {
  /**
   * Hands over the next delivery, or the one that a process had in hand when it was killed. Resolves when it was stored,
   * however often it had to ask.
   */
  enqueueNext(exchange: Exchange): Promise<void>;
  /** Hands over once more, changed, under a key that was used. */
  enqueueOther(exchange: Exchange): Promise<void>;
  /** Decides about what it has put off. */
  decideLater(exchange: Exchange): Promise<void>;
  /** A process was killed, or is at it, and the application does not know whether the delivery was stored. */
  readonly isInHand: boolean;
  /** Ids of the deliveries that were put off. */
  readonly later: ReadonlySet<string>;
  readonly onReceive: OnReceive;
  /** What was handed over: keys with the digests of the contents. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** Keys of the effects that were made, by the delivery they are of. */
  readonly effects: ReadonlyMap<string, ReadonlySet<string>>;
  readonly violations: string[];
}

export function createApplication(world: World, random: Seeded, failing: () => number): Application {
  const wanted = new Map<string, readonly string[]>();
  const requests: DeliveryRequest[] = [];
  const effects = new Map<string, Set<string>>();
  const later = new Set<string>();
  const violations: string[] = [];
  let inHand: DeliveryRequest | undefined;
  let lastId: string | undefined;

  function nextRequest(): DeliveryRequest {
    const key = `v-${wanted.size + 1}`;
    const data = Buffer.from(JSON.stringify({ vorgang: key, hund: 'Łukasz' }));
    const attachments = Array.from({ length: random.below(4) }, () =>
      Buffer.alloc(random.pick([0, 1, 700, 9001, 66_000]), random.below(256)),
    );
    wanted.set(key, [data, ...attachments].map(digest));
    const request: DeliveryRequest = {
      key,
      to: { transport: 'fit-connect', destinationId },
      service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
      data: { content: data, mimeType: 'application/json', schemaUri: 'https://schema.example/hund.json' },
      attachments: attachments.map((content) => ({ content, mimeType: 'application/pdf' })),
      senderReference: key,
    };
    requests.push(request);
    return request;
  }

  return {
    wanted,
    effects,
    later,
    get isInHand() {
      return inHand !== undefined;
    },
    violations,
    async enqueueNext({ outbox }) {
      const request = inHand ?? nextRequest();
      inHand = request;
      for (;;) {
        try {
          const { id } = await outbox.enqueue(request);
          if (id === lastId) violations.push(`${request.key}: it got the id of another delivery`);
          lastId = id;
          inHand = undefined;
          return;
        } catch (error) {
          world.note(`enqueue ${codeOf(error)}`);
          if (codeOf(error) === 'exchange.outbox.key-conflict')
            violations.push(`${request.key}: its own key is said to be of another`);
          await pause(minute / 2);
        }
      }
    },
    async enqueueOther({ outbox }) {
      const known = requests.filter((one) => one !== inHand);
      if (known.length === 0) return;
      const request = random.pick(known);
      try {
        await outbox.enqueue({ ...request, senderReference: `${request.key} anders` });
        violations.push(`${request.key}: other content was taken under its key`);
      } catch (error) {
        world.note(`other ${codeOf(error)}`);
      }
    },
    async decideLater({ inbox }) {
      for (const id of later) {
        try {
          const entry = await inbox.entry(id);
          if (entry?.state === 'waiting') await inbox.accept(id);
          if (entry?.state === 'accepted') later.delete(id);
        } catch (error) {
          world.note(`decide ${codeOf(error)}`);
        }
      }
    },
    onReceive: async (delivery) => {
      const reference = delivery.message.senderReference ?? '';
      if (!wanted.has(reference)) violations.push(`${reference}: was handed over`);
      const fails = random.chance(failing());
      const early = random.chance(0.3);
      if (fails) world.fault('handler');
      if (fails && early) throw new Error('the application failed before it had done anything');
      const found: string[] = [];
      for (const { stream } of [delivery.data, ...delivery.attachments]) {
        const pieces: Uint8Array[] = [];
        for await (const piece of stream()) pieces.push(piece);
        found.push(digest(Buffer.concat(pieces)));
      }
      if (JSON.stringify(found) !== JSON.stringify(wanted.get(reference)))
        violations.push(`${reference}: other content was handed over`);
      effects.set(reference, (effects.get(reference) ?? new Set()).add(delivery.key));
      if (fails) throw new Error('the application failed after it had made its effect');
      if (!random.chance(0.2)) return 'accept' as const;
      later.add(delivery.id);
      return 'later' as const;
    },
  };
}

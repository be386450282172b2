import type { SandboxConfig } from '@rathaus/sandbox';
import type { DeliveryRequest, FitConnectReplies, ReceivedDelivery } from '../src/index.ts';
import type { TestKey } from './keys.ts';
import { hundesteuer, leistung, type Town } from './towns.ts';

type FitConnect = SandboxConfig['services']['fitconnect'];

/** Replies for one or more key pairs, the current first. */
export const repliesFor = (...keys: readonly TestKey[]): FitConnectReplies => ({
  keys: keys.map(({ jwk, decrypter }) => ({ publicKey: jwk, decrypter })),
  processStandards: ['https://schema.musterstadt.example/bescheid/1.0.0'],
});

/** The answer of the receiving town: a notice as data, with an attachment and an empty one. */
export function bescheid(to: ReceivedDelivery['replyTo'], key: string): DeliveryRequest {
  if (!to) throw new Error('the sender offers no way to answer');
  return {
    key,
    to,
    service: { identifier: leistung, name: 'Hundesteuer: Anmeldung' },
    data: {
      content: JSON.stringify({ bescheid: 'Ümit Öztürk-Łukaszewicz', vorgang: key }),
      mimeType: 'application/json',
      schemaUri: 'https://schema.musterstadt.example/bescheid/1.0.0/bescheid.schema.json',
    },
    attachments: [
      { content: Buffer.alloc(150_000, 3), mimeType: 'application/pdf', fileName: 'Bescheid.pdf' },
      { content: '', mimeType: 'text/plain', fileName: 'leer.txt' },
    ],
    senderReference: 'HS-2026-4711',
  };
}

/** Sends an application and has it accepted; what the receiving town got. */
export async function answered(
  fitconnect: FitConnect,
  sender: Town,
  receiver: Town,
  key: string,
): Promise<{ deliveryId: string; received: ReceivedDelivery }> {
  const { id } = await sender.exchange.outbox.enqueue(hundesteuer(fitconnect, key));
  const received: ReceivedDelivery[] = [];
  await untilTrue('the application is accepted', async () => {
    await sender.exchange.outbox.runOnce();
    await receiver.exchange.inbox.runOnce({
      onReceive: (delivery) => {
        if (delivery.transport === 'fit-connect') received.push(delivery);
      },
    });
    return (await sender.exchange.outbox.get(id))?.state === 'accepted';
  });
  const [first] = received;
  if (!first) throw new Error('nothing was handed over');
  return { deliveryId: id, received: first };
}

/** What was received, with its content. */
export async function read({ data, attachments, message, inReplyTo, transport }: ReceivedDelivery) {
  return {
    transport,
    inReplyTo,
    reference: message.senderReference,
    data: JSON.parse(new TextDecoder().decode(await data.bytes())) as Record<string, string>,
    attachments: await Promise.all(
      attachments.map(async (one) => [one.fileName, (await one.bytes()).length] as const),
    ),
  };
}

export async function untilTrue(what: string, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; ) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not reached: ${what}`);
}

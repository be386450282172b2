import { isRathausError } from '@rathaus/client-core';
import type { Delivery, DeliveryRequest } from '@rathaus/exchange';
import { UsageFault } from '../../program/usage-fault.ts';

const code = 'exchange.outbox.key-conflict';

/** The key of another delivery: which one, and what differs as far as it is known. Any other error stays what it was. */
export function conflictFault(error: unknown, known: Delivery, request: DeliveryRequest): unknown {
  if (!isRathausError(error) || error.code !== code) return error;
  const differing = [
    ...(targetOf(known.to) === targetOf(request.to) ? [] : [['der Empfänger', 'the recipient']]),
    ...(known.service.identifier === request.service.identifier ? [] : [['die Leistung', 'the service']]),
    ...(known.reference === (request.senderReference ?? known.id) ? [] : [['das Zeichen', 'the reference']]),
  ];
  // What is kept of the rest is one fingerprint.
  const rest = ['Inhalt, Anlagen, Schema, Region oder Datum', 'content, attachments, schema, region or date'];
  const [de, en] = [0, 1].map((at) =>
    (differing.length > 0 ? differing : [rest]).map((one) => one[at]).join(', '),
  );
  const day = known.createdAt.slice(0, 10);
  return new UsageFault(
    `Diesen --key hat schon die Sendung ${known.id} vom ${day}. Anders ist: ${de}. [${code}] Für eine neue Sendung einen anderen --key wählen; für dieselbe alles wie damals angeben.`,
    `The delivery ${known.id} of ${day} has this --key. What differs: ${en}. [${code}] Choose another --key for a new delivery; for the same one name everything as then.`,
  );
}

const targetOf = (to: DeliveryRequest['to']): string =>
  'destinationId' in to ? to.destinationId.toLowerCase() : `${to.transport} ${String(to.mailbox)}`;

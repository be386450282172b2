import { createHash } from 'node:crypto';
import type { DeliveryRequest, ReceivedDelivery } from '../../src/index.ts';
import { leistung } from '../towns.ts';

/** What an invented specialist application wants delivered: everything follows from the number. */
export const businessKey = (number: number): string => `Vorgang ${number}`;

const schemaUri = 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json';
const digest = (text: string) => createHash('sha512').update(text).digest();

/** Sizes of the attachments: mostly small, every twelfth delivery with one that takes a while. */
function sizesOf(number: number): number[] {
  if (number % 12 === 5) return [3_000_000, 700];
  if (number % 5 === 0) return [];
  return [40_000 + (number % 7) * 50_000, 18];
}

const attachmentBytes = (number: number, at: number, size: number): Buffer =>
  Buffer.alloc(size, digest(`${businessKey(number)} ${at}`));

export const requestOf = (number: number, destinationId: string): DeliveryRequest => ({
  key: businessKey(number),
  to: { transport: 'fit-connect', destinationId },
  service: { identifier: leistung, name: 'Hundesteuer: Anmeldung' },
  data: {
    content: JSON.stringify({ hund: 'Rex', halterin: 'Łucja Đorđević-Müller', vorgang: number }),
    mimeType: 'application/json',
    schemaUri,
  },
  attachments: sizesOf(number).map((size, at) => ({
    content: () => [attachmentBytes(number, at, size)],
    mimeType: 'application/octet-stream',
    fileName: `Anlage ${at + 1}.bin`,
  })),
  senderReference: businessKey(number),
});

/** Reads a received delivery to its last byte. Errors: it is not what was sent. Returns the business key. */
export async function readWhole(delivery: ReceivedDelivery): Promise<string> {
  const { vorgang } = JSON.parse(Buffer.from(await delivery.data.bytes()).toString()) as { vorgang: number };
  const sizes = sizesOf(vorgang);
  if (delivery.attachments.length !== sizes.length) throw new Error(`${vorgang}: attachments are missing`);
  const seen = new Set<number>();
  for (const attachment of delivery.attachments) {
    const at = Number(/^Anlage (\d+)/.exec(attachment.fileName ?? '')?.[1]) - 1;
    const bytes = Buffer.from(await attachment.bytes());
    if (seen.has(at) || !bytes.equals(attachmentBytes(vorgang, at, sizes[at] ?? -1)))
      throw new Error(`${vorgang}: attachment ${at + 1} is not what was sent`);
    seen.add(at);
  }
  return businessKey(vorgang);
}

import { isRathausError } from '@rathaus/client-core';
import { tidy } from '../../content/tidy.ts';
import { contentFaultOf } from '../content-fault.ts';
import { refusal } from '../refusal.ts';
import type { Part } from '../transport.ts';
import { contentPath } from './layout.ts';
import { brokenLimit } from './limits.ts';
import type { ManifestPart } from './manifest.ts';
import type { Receiving } from './receive.ts';

const instanceOf = ({ role, id }: Pick<ManifestPart, 'role' | 'id'>): string =>
  role === 'data' ? 'data' : `attachment:${id}`;

const isMissing = (part: ManifestPart) =>
  refusal('attachmentsMismatch', instanceOf(part), 'Die Datei fehlt im Postfach.');
const differs = (part: ManifestPart) =>
  refusal('hashMismatch', instanceOf(part), 'Die Datei ist nicht die im Begleitblatt genannte.');

/**
 * Streams the parts into the store and compares them with the manifest. What is announced is judged before anything is
 * fetched, and nothing stays in the store of a delivery that is refused or does not fit in.
 */
export async function storeParts(receiving: Receiving, parts: readonly ManifestPart[]): Promise<Part[]> {
  const { content, folder, signal } = receiving.context;
  await judgeAnnounced(receiving, parts);
  const nameOf = ({ id }: ManifestPart, position: number): string =>
    `${folder}${String(position).padStart(4, '0')}-${id}`;
  const stored: Part[] = [];
  try {
    for (const [position, part] of parts.entries())
      stored.push(await storePart(receiving, part, nameOf(part, position)));
  } catch (error) {
    // After any other fault the next try writes over what is there.
    const isFull = isRathausError(error) && error.code === 'exchange.content.no-space';
    if (!signal.aborted && (contentFaultOf(error) || isFull))
      for (const [position, part] of parts.slice(0, stored.length + 1).entries())
        await tidy(() => content.remove(nameOf(part, position)));
    throw error;
  }
  return stored;
}

/** Limits by the manifest, then the size that each file has: nobody fills the store with more than was announced. */
async function judgeAnnounced(
  { delivery, mailbox, context, limits }: Receiving,
  parts: readonly ManifestPart[],
): Promise<void> {
  const broken = brokenLimit(parts, limits);
  if (broken) {
    const { limit, most, part } = broken;
    const instance = part ? instanceOf(part) : 'metadata';
    const detail = {
      maxParts: `Die Sendung hat mehr als ${most} Dateien.`,
      maxPartBytes: `Die Datei ist größer als ${most} Byte.`,
      maxDeliveryBytes: `Die Dateien der Sendung sind zusammen größer als ${most} Byte.`,
    }[limit];
    throw refusal('attachmentsMismatch', instance, detail, limit);
  }
  for (const part of parts) {
    const path = contentPath(delivery.remoteId, part.file);
    const found = await mailbox.storage.find(path, { signal: context.signal });
    if (!found) throw isMissing(part);
    if (found.size !== part.size) throw differs(part);
  }
}

async function storePart(
  { delivery, mailbox, context }: Receiving,
  announced: ManifestPart,
  name: string,
): Promise<Part> {
  const { file, ...part } = announced;
  const { content, signal } = context;
  const source = await mailbox.storage.open(contentPath(delivery.remoteId, file), { signal });
  if (!source) throw isMissing(announced);
  const fault = () => differs(announced);
  const stored = await content.write(name, atMost(source, part.size, fault), { signal });
  if (stored.size !== part.size || stored.sha512 !== part.sha512) throw fault();
  return { ...part, content: name };
}

async function* atMost(source: AsyncIterable<Uint8Array>, most: number, fault: () => Error) {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > most) throw fault();
    yield piece;
  }
}

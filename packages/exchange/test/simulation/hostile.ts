import { createHash } from 'node:crypto';
import { encryptJwe } from '../../src/jwe/encrypt.ts';
import { metadataOf } from '../../src/transport/fit-connect/delivery-parts.ts';
import type { Part } from '../../src/transport/transport.ts';
import type { TestKey } from '../keys.ts';
import type { Seeded } from './seeded.ts';
import type { ServiceSubmission, SimulatedService } from './service.ts';

/** What is wrong with a submission whose sender keeps to no rule. */
export const hostileKinds = ['wrong hash', 'content exchanged', 'hidden attachment'] as const;
export type HostileKind = (typeof hostileKinds)[number];

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

async function sealed(text: string, cty: string, { kid, publicKey }: TestKey): Promise<string> {
  const { chunks } = encryptJwe([Buffer.from(text)], {
    recipient: { kid, publicKey },
    length: Buffer.byteLength(text),
    cty,
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}

/**
 * Submits what nobody may hand over or accept: it has to be rejected. The log is signed by the service, as it always is;
 * it cannot look into what it forwards.
 */
export async function submitHostile(
  kind: HostileKind,
  service: SimulatedService,
  destinationId: string,
  key: TestKey,
  random: Seeded,
  now: number,
): Promise<void> {
  const text = JSON.stringify({ feindlich: kind });
  const part = (role: Part['role'], content: string): Part => ({
    id: random.uuid(),
    role,
    mimeType: role === 'data' ? 'application/json' : 'application/pdf',
    size: content.length,
    sha512: sha512(content),
    content: '',
  });
  const write = async (content: string, described: string, attachments: readonly Part[]) => ({
    data: await sealed(content, 'application/json', key),
    metadata: await sealed(
      JSON.stringify(
        metadataOf({
          address: { transport: 'fit-connect', destinationId },
          message: {
            service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
            schemaUri: 'https://schema.example/hund.json',
            senderReference: `feindlich: ${kind}`,
          },
          parts: [part('data', described), ...attachments],
        }),
      ),
      'application/json',
      key,
    ),
  });
  const hidden = kind === 'hidden attachment' ? [random.uuid()] : [];
  const attachments = new Map<string, string>();
  for (const id of hidden) attachments.set(id, await sealed('versteckt', 'application/pdf', key));
  const logged = await write(text, kind === 'wrong hash' ? `${text} ` : text, []);
  const forwarded = kind === 'content exchanged' ? await write(`${text}!`, `${text}!`, []) : logged;
  const submission: ServiceSubmission = {
    id: random.uuid(),
    caseId: random.uuid(),
    destinationId,
    announced: hidden,
    attachments,
    ...forwarded,
    state: 'submitted',
    createdAt: now,
    events: [],
  };
  const tagOf = (jwe: string) => jwe.slice(jwe.lastIndexOf('.') + 1);
  await service.take(submission, {
    metadata: tagOf(logged.metadata),
    data: tagOf(logged.data),
    attachments: Object.fromEntries([...attachments].map(([id, jwe]) => [id, tagOf(jwe)])),
  });
}

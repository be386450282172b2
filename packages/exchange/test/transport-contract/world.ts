import { createHash, randomUUID } from 'node:crypto';
import type {
  Address,
  Arrival,
  ContentStore,
  DeliveryProblem,
  IncomingDelivery,
  OutgoingDelivery,
  Part,
  Progress,
  ReceiveStep,
  SendStep,
  StepContext,
  Transport,
} from '../../src/index.ts';
import { createMemoryContent, type MemoryContent } from '../memory-content.ts';

/** A way of delivery with both its ends, for one test. */
export interface TransportWorld {
  readonly address: Address;
  /** Source of `reader()` that the address leads to. */
  readonly source: string;
  /** A new transport of the sending side: nothing is kept between two of them. */
  sender(): Transport;
  /** A new transport of the receiving side; of another reader when a name is given and there can be more than one. */
  reader(name?: string): Transport;
  /** Changes one byte of an attachment on its way; left out where it cannot be done. */
  tamper?(remoteId: string): Promise<void>;
}

export const service = {
  identifier: 'urn:de:fim:leika:leistung:99102013104000',
  name: 'Hundesteuer: Anmeldung',
};
export const schemaUri = 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json';

export const sha512 = (bytes: Uint8Array | string) => createHash('sha512').update(bytes).digest('hex');

/** JSON and back, as the store keeps it. */
export const copy = <T extends Progress>(progress: T): T => JSON.parse(JSON.stringify(progress)) as T;

export function contextOf(
  content: ContentStore,
  folder: string,
  signal = new AbortController().signal,
): StepContext {
  return { content, folder, clock: Date.now, random: Math.random, signal };
}

/** A delivery in a content store: data, an attachment of 300,000 bytes, an empty one. */
export async function outgoing(address: Address, content: MemoryContent): Promise<OutgoingDelivery> {
  const id = randomUUID();
  const part = async (bytes: Buffer, more: Pick<Part, 'role' | 'mimeType' | 'fileName'>): Promise<Part> => {
    const name = `musterstadt/outbox/${id}/${randomUUID()}`;
    await content.write(name, [bytes]);
    return { id: randomUUID(), content: name, size: bytes.length, sha512: sha512(bytes), ...more };
  };
  return {
    id,
    tenant: 'musterstadt',
    key: id,
    address,
    message: { service, schemaUri, senderReference: 'HST 4711/26 – Đorđe Łukasiński' },
    parts: [
      await part(Buffer.from('{"hund":"Rex"}'), { role: 'data', mimeType: 'application/json' }),
      await part(Buffer.alloc(300_000, 7), {
        role: 'attachment',
        mimeType: 'application/pdf',
        fileName: 'Impfpass Łukasiński.pdf',
      }),
      await part(Buffer.from(''), { role: 'attachment', mimeType: 'text/plain', fileName: 'leer.txt' }),
    ],
    createdAt: new Date().toISOString(),
  };
}

/** One side with a content store of its own. */
export const contentOf = (): MemoryContent => createMemoryContent();

interface SendOptions {
  readonly content: ContentStore;
  readonly progress?: Progress | undefined;
  /** Each step is made twice, by two workers; one result is thrown away. */
  readonly twice?: boolean;
}

/** Steps until it has to wait or has ended. */
export async function sendUntilLater(
  world: TransportWorld,
  delivery: OutgoingDelivery,
  { content, progress, twice = false }: SendOptions,
): Promise<SendStep> {
  let stored = progress;
  for (let tries = 0; tries < 60; tries += 1) {
    const make = () =>
      world
        .sender()
        .send(
          delivery,
          stored && copy(stored),
          contextOf(content, `${delivery.tenant}/outbox/${delivery.id}/`),
        );
    if (twice) await make();
    const step = await make();
    stored = step.progress;
    if (step.next !== 'now') return step;
  }
  throw new Error('the transport never waits');
}

/** What a reader is offered now. */
export async function arrivals(transport: Transport, source: string): Promise<Arrival[]> {
  const all: Arrival[] = [];
  for await (const arrival of transport.list(source, { signal: new AbortController().signal }))
    all.push(arrival);
  return all;
}

/** A row of the inbox of one reader. */
export function incoming(source: string, remoteId: string): Omit<IncomingDelivery, 'task' | 'problems'> {
  return { id: randomUUID(), tenant: 'archiv', source, remoteId };
}

interface ReceiveOptions {
  readonly content: ContentStore;
  readonly progress: Progress;
  readonly task: IncomingDelivery['task'];
  readonly problems?: readonly DeliveryProblem[];
  readonly twice?: boolean;
  readonly transport: () => Transport;
  /** Stores the progress of each step before the next is made, as the kernel does. */
  readonly store?: (progress: Progress) => void;
}

/** Steps until the task is done. */
export async function receiveUntilDone(
  row: Omit<IncomingDelivery, 'task' | 'problems'>,
  { content, task, problems = [], twice = false, transport, store, ...options }: ReceiveOptions,
): Promise<Exclude<ReceiveStep, { type: 'progress' }>> {
  let { progress } = options;
  for (let tries = 0; tries < 20; tries += 1) {
    const make = () =>
      transport().receive(
        { ...row, task, problems },
        copy(progress),
        contextOf(content, `${row.tenant}/inbox/${row.id}/`),
      );
    if (twice) await make();
    const step = await make();
    progress = step.progress;
    store?.(copy(progress));
    if (step.type !== 'progress') return step;
  }
  throw new Error('the transport never comes to an end');
}

export async function bytesOf(content: ContentStore, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await content.read(name)) pieces.push(piece);
  return Buffer.concat(pieces);
}

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import type { Delivery } from './delivery.ts';
import { flipCharacter, flipPosition, flipText } from './jwe-flip.ts';
import { type JwePolicy, thumbprint } from './jwe-policy.ts';
import { badRequest, type Env, notFound, pageOf, type RouteContext, requireJose } from './routes.ts';
import { tooLarge } from './uploads.ts';

type Schemas = components['schemas'];

/** What a JWE to a destination may look like. Its key is looked up when it is needed: it can roll over meanwhile. */
export function policyOf(
  { destinations }: RouteContext,
  { kind, destinationId, version }: Delivery,
): JwePolicy {
  return {
    deflate: version === 'v1',
    kids() {
      // The key of a reply stands in the encrypted metadata of the submission; the service cannot know it.
      if (kind === 'reply') return undefined;
      const record = destinations.find(destinationId);
      const kid = record?.destination.encryptionKid ?? '';
      const key = record?.keys.get(kid);
      return version === 'v1' && key ? [kid, thumbprint(key)] : [kid];
    },
  };
}

/** Takes an attachment as it streams in. */
export async function takeAttachment(
  context: RouteContext,
  c: Context<Env>,
  find: () => Delivery,
): Promise<Response> {
  const { deliveries, destinations, faults, limits } = context;
  const { incoming } = c.env;
  try {
    const delivery = find();
    requireJose(c);
    const declaredBytes = Number(c.req.header('content-length') ?? 0);
    if (declaredBytes > limits.attachmentBytes) throw tooLarge(`more than ${limits.attachmentBytes} bytes`);
    const content = incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    const attachmentId = c.req.param('attachmentId') ?? '';
    await deliveries.putAttachment(delivery, attachmentId, content, policyOf(context, delivery), {
      declaredBytes,
      begun() {
        if (faults.takeInner('rollOver')) destinations.rollOver(delivery.destinationId);
      },
    });
  } finally {
    // The answer can only be read when the rest of the upload was taken.
    incoming.resume();
  }
  return c.body(null, 204);
}

/** Hands an attachment out as a stream. */
export function giveAttachment(context: RouteContext, c: Context<Env>, delivery: Delivery): Response {
  const attachmentId = c.req.param('attachmentId') ?? '';
  const stored = delivery.attachments.get(attachmentId);
  if (!stored) throw notFound('no such attachment');
  const flip = context.faults.takeInner(
    'flipByte',
    (one) =>
      one.target === 'attachment' && (one.attachmentId === undefined || one.attachmentId === attachmentId),
  );
  const source = createReadStream(context.deliveries.pathOf(stored.file));
  const content = flip ? Readable.from(flipped(source, flipPosition(stored.facts.lengths, flip))) : source;
  return c.body(Readable.toWeb(content) as ReadableStream, 200, {
    'content-type': 'application/jose',
    'content-length': String(stored.facts.size),
  });
}

/** Metadata and data of a delivery that waits for pickup. */
export function giveContent(
  { faults }: RouteContext,
  delivery: Delivery,
): { encryptedMetadata: string; encryptedData: string; attachments: string[] } {
  const give = (target: 'metadata' | 'data') => {
    const text = delivery[target] ?? '';
    const flip = faults.takeInner('flipByte', (one) => one.target === target);
    return flip ? flipText(text, flip) : text;
  };
  return {
    encryptedMetadata: give('metadata'),
    encryptedData: give('data'),
    attachments: [...delivery.announced],
  };
}

/** Metadata and data of a body that submits. */
export function contentOf(body: Record<string, unknown>): { metadata: string; data: string } {
  const { encryptedMetadata: metadata, encryptedData: data } = body;
  if (typeof metadata !== 'string' || typeof data !== 'string') {
    throw badRequest('encryptedMetadata and encryptedData are required');
  }
  return { metadata, data };
}

/** One page of a log. */
export function logPage(c: Context<Env>, tokens: readonly string[]): Schemas['EventLog'] {
  const { offset, limit } = pageOf(c, { standard: 500, maximum: 500 });
  const eventLog = tokens.slice(offset, offset + limit);
  return { eventLog, count: eventLog.length, totalCount: tokens.length, offset };
}

export function tokensOf({ eventLog }: Delivery): string[] {
  return eventLog.map(({ token }) => token);
}

async function* flipped(source: AsyncIterable<Buffer>, position: number): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const chunk of source) {
    if (position >= offset && position < offset + chunk.length) {
      const index = position - offset;
      chunk[index] = flipCharacter(chunk[index] ?? 0);
    }
    offset += chunk.length;
    yield chunk;
  }
}

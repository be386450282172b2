import { createHash } from 'node:crypto';
import type {
  Arrival,
  DeliveryProblem,
  FailureClass,
  MessageDescription,
  OutgoingDelivery,
  Part,
  Progress,
  Transport,
} from '../src/index.ts';

/** Calls that a test can make fail. */
export type LoopbackCall = 'send' | 'watch' | 'list' | 'fetch' | 'answer';

interface Letter {
  readonly remoteId: string;
  readonly mailbox: string;
  readonly message: MessageDescription;
  readonly sentAt: string;
  readonly parts: readonly (Omit<Part, 'content'> & { readonly bytes: Uint8Array })[];
  collected?: string;
  answer?: {
    readonly as: 'accepted' | 'rejected';
    readonly at: string;
    readonly problems: readonly DeliveryProblem[];
  };
}

/** A post office in memory. What it was asked for is counted; what it did is seen in `letters`. */
export interface Post {
  readonly letters: Map<string, Letter>;
  /** Calls in their order. */
  readonly calls: { readonly call: LoopbackCall; readonly id: string }[];
  /** Throws or rejects instead of answering. */
  fault: ((call: LoopbackCall, id: string) => void | Promise<void>) | undefined;
  /** What its failures mean. */
  failureClass: ((error: unknown) => FailureClass) | undefined;
  /** The way of delivery as one tenant has it. `mailboxes`: those it receives from. */
  transport(mailboxes?: readonly string[]): Transport;
}

export const loopbackService = 'https://post.example';

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}
export const sha512 = (bytes: Uint8Array | string) => createHash('sha512').update(bytes).digest('hex');

/** A way of delivery in memory: each step may be made twice, as the seam demands. */
export function createPost(): Post {
  const post: Post = {
    letters: new Map(),
    calls: [],
    fault: undefined,
    failureClass: undefined,
    transport: (mailboxes = []) => transportOf(post, mailboxes),
  };
  return post;
}

function transportOf(post: Post, mailboxes: readonly string[]): Transport {
  const asked = async (call: LoopbackCall, id: string) => {
    post.calls.push({ call, id });
    await post.fault?.(call, id);
  };
  const laneOf = (mailbox: string) => ({ service: loopbackService, lane: mailbox });
  const letterOf = (remoteId: string): Letter => {
    const letter = post.letters.get(remoteId);
    if (!letter) throw new Error('no such letter');
    return letter;
  };
  const mailboxOf = ({ address }: Pick<OutgoingDelivery, 'address'>) =>
    address.transport === 'loopback' ? address.mailbox : '';

  return {
    kind: 'loopback',
    limits: { dataBytes: 1_000_000, attachmentBytes: 1_000_000 },
    failureClassOf: (error) => post.failureClass?.(error) ?? 'transient',
    laneOf: (address) => laneOf(mailboxOf({ address })),
    check: () => undefined,
    async send(delivery, progress, { content, clock }) {
      const remoteId = `letter-${delivery.key}`;
      if (!progress) return { progress: { begun: true }, known: { state: 'sending' }, next: 'now' };
      if (!progress.sentAt) {
        await asked('send', delivery.id);
        const parts = [];
        for (const { content: name, ...part } of delivery.parts)
          parts.push({ ...part, bytes: await collect(await content.read(name)) });
        const sentAt = post.letters.get(remoteId)?.sentAt ?? new Date(clock()).toISOString();
        if (!post.letters.has(remoteId))
          post.letters.set(remoteId, {
            remoteId,
            mailbox: mailboxOf(delivery),
            message: delivery.message,
            sentAt,
            parts,
          });
        return {
          progress: { ...progress, sentAt },
          known: { state: 'sent', at: sentAt },
          remoteId,
          next: 'now',
        };
      }
      await asked('watch', delivery.id);
      const { answer, collected, sentAt } = letterOf(remoteId);
      if (answer?.as === 'accepted')
        return {
          progress,
          known: { state: 'accepted', at: answer.at, proof: { letter: remoteId } },
          next: 'done',
        };
      if (answer)
        return {
          progress,
          known: { state: 'rejected', at: answer.at, problems: answer.problems },
          next: 'done',
        };
      if (collected) return { progress, known: { state: 'collected', at: collected }, next: 'later' };
      return { progress, known: { state: 'sent', at: sentAt }, next: 'later' };
    },
    sources: mailboxes.map((mailbox) => ({ source: mailbox, ...laneOf(mailbox) })),
    async *list(source): AsyncGenerator<Arrival, void, void> {
      await asked('list', source);
      for (const { remoteId, mailbox, answer } of post.letters.values())
        if (mailbox === source && !answer) yield { remoteId, progress: { seen: true } };
    },
    async receive({ remoteId, task, problems }, progress: Progress, { content, folder, clock }) {
      const letter = letterOf(remoteId);
      if (task === 'fetch') {
        await asked('fetch', remoteId);
        const parts: Part[] = [];
        for (const { bytes, ...part } of letter.parts) {
          const name = `${folder}${part.id}`;
          await content.write(name, [bytes]);
          parts.push({ ...part, content: name });
        }
        letter.collected ??= new Date(clock()).toISOString();
        const { message, sentAt } = letter;
        return {
          type: 'fetched',
          progress: { ...progress, fetched: true },
          received: { message, parts, sentAt, details: { mailbox: letter.mailbox } },
        };
      }
      if (!progress.tried) return { type: 'progress', progress: { ...progress, tried: true } };
      await asked('answer', remoteId);
      const as = task === 'accept' ? 'accepted' : 'rejected';
      letter.answer ??= { as, at: new Date(clock()).toISOString(), problems };
      return { type: 'answered', progress, as: letter.answer.as, at: letter.answer.at };
    },
  };
}

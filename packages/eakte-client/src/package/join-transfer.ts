import { createHash } from 'node:crypto';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { type EakteErrorCode, eakteError } from '../errors.ts';
import { type ContainerSource, closeByteSource, openByteSource, readRange } from './byte-source.ts';
import { type MessageHead, peekMessage } from './peek-message.ts';
import { type Container, type ReadContainerOptions, readContainer } from './read-container.ts';

/** A part that has arrived. */
export interface ArrivedPart {
  /** From 1. */
  part: number;
  nachrichtenUuid: string;
  /** SHA-512 of the container, lower-case hex. */
  sha512: string;
}

/** What is known of a transfer while its parts arrive. Plain JSON: store it between them. */
export interface TransferState {
  prozessId: string;
  messageType: string;
  /** `GesamtanzahlNachrichtenProTyp`: all parts must agree on it. */
  total: number;
  parts: ArrivedPart[];
}

/** What became of a part, and the state to store. */
export interface AddedPart {
  /** `new`, or `repeated`: the same container came before and changes nothing. */
  result: 'new' | 'repeated';
  part: number;
  state: TransferState;
  /** Numbers of the parts that have not arrived. */
  missing: number[];
  complete: boolean;
}

/** Numbers of the parts that have not arrived. */
export function missingParts(state: TransferState): number[] {
  const present = new Set(state.parts.map((part) => part.part));
  const missing: number[] = [];
  for (let part = 1; part <= state.total; part++) if (!present.has(part)) missing.push(part);
  return missing;
}

// A total is foreign input: a list of a billion missing parts helps nobody.
const maxParts = 10_000;

/**
 * Takes up the next part of a split transfer (4.0), in any order, also again after an interruption: hand in the state
 * of before (undefined for the first) and store the one that comes back.
 *
 * Errors (origin `peer`): those of `readContainer()`, `eakte.package.no-message`; `eakte.package.part-invalid` (no process id, or not
 * 1 ≤ number ≤ total), `.part-foreign` (other process or type), `.part-total` (parts disagree on their number),
 * `.part-conflict` (the same number or message id came with other content).
 * Source: xdomea 4.0, LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp.
 *
 * @example
 * const { state, missing, complete } = await addTransferPart(path, await load(prozessId), { signal });
 * await store(prozessId, state);
 */
export async function addTransferPart(
  source: ContainerSource,
  before: TransferState | undefined,
  options: ReadContainerOptions = {},
): Promise<AddedPart> {
  const container = await readContainer(source, { ...options, findings: 'throw' });
  try {
    const head = await headOf(container, options.signal);
    const { prozessId, messageType, nachrichtenUuid, part = 1, parts: total = 1 } = head;
    const fail = (code: EakteErrorCode) =>
      eakteError(code, { details: before ? { part, total, known: before.total } : { part, total } });
    if (!prozessId || !messageType || !(part >= 1 && part <= total && total <= maxParts)) {
      throw fail('eakte.package.part-invalid');
    }
    if (
      before &&
      (before.prozessId.toLowerCase() !== prozessId.toLowerCase() || before.messageType !== messageType)
    ) {
      throw fail('eakte.package.part-foreign');
    }
    if (before && before.total !== total) throw fail('eakte.package.part-total');
    const arrived: ArrivedPart = {
      part,
      nachrichtenUuid: nachrichtenUuid ?? '',
      sha512: await hashOf(source, options.signal),
    };
    const same = before?.parts.find((known) => known.part === part);
    const sameId = before?.parts.find(
      (known) =>
        known.part !== part && known.nachrichtenUuid !== '' && known.nachrichtenUuid === nachrichtenUuid,
    );
    if ((same && same.sha512 !== arrived.sha512) || sameId) {
      throw fail('eakte.package.part-conflict');
    }
    const state: TransferState = before ?? { prozessId, messageType, total, parts: [] };
    const after = same
      ? state
      : { ...state, parts: [...state.parts, arrived].toSorted((a, b) => a.part - b.part) };
    const missing = missingParts(after);
    return { result: same ? 'repeated' : 'new', part, state: after, missing, complete: missing.length === 0 };
  } finally {
    await container.close();
  }
}

async function headOf(container: Container, signal: AbortSignal | undefined): Promise<MessageHead> {
  const { message } = container;
  const head = message && (await peekMessage(container.open(message, { signal })));
  if (head) return head;
  throw eakteError('eakte.package.no-message');
}

async function hashOf(source: ContainerSource, signal: AbortSignal | undefined): Promise<string> {
  const bytes = await openByteSource(source, signal);
  const hash = createHash('sha512');
  try {
    for await (const chunk of readRange(bytes, 0, bytes.size, signal)) hash.update(chunk);
  } finally {
    await closeByteSource(bytes, signal);
  }
  return hash.digest('hex');
}

/** A part of a complete transfer, opened. */
export interface JoinedPart {
  part: number;
  container: Container;
}

/**
 * Opens the parts of a complete transfer one after the other, in order, each checked against the hash it arrived with.
 * Read their messages in this order and the records come as if they had never been divided.
 * Throws `eakte.package.transfer-incomplete` with the missing numbers, `eakte.package.part-changed` for a part that is
 * not the one that arrived.
 *
 * @example
 * for await (const { container } of joinTransfer(state, ({ part }) => pathOf(part))) await take(container);
 */
export async function* joinTransfer(
  state: TransferState,
  source: (part: ArrivedPart) => ContainerSource,
  options: ReadContainerOptions = {},
): AsyncGenerator<JoinedPart> {
  const missing = missingParts(state);
  if (missing.length > 0) {
    throw eakteError('eakte.package.transfer-incomplete', {
      details: { missing: missing.slice(0, 100).join(', '), total: state.total },
    });
  }
  for (const arrived of state.parts) {
    throwIfAborted(options.signal, 'Joining a transfer');
    const from = source(arrived);
    if ((await hashOf(from, options.signal)) !== arrived.sha512) {
      throw eakteError('eakte.package.part-changed', { details: { part: arrived.part } });
    }
    const container = await readContainer(from, { ...options, findings: 'throw' });
    try {
      yield { part: arrived.part, container };
    } finally {
      await container.close();
    }
  }
}

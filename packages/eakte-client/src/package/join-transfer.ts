import { createHash } from 'node:crypto';
import { RathausError } from '@rathaus/client-core';
import { type ContainerSource, openByteSource, readRange } from './byte-source.ts';
import { type MessageHead, peekMessage } from './peek-message.ts';
import { type Container, type ReadContainerOptions, readContainer } from './read-container.ts';

/** A part that has arrived. */
export interface ArrivedPart {
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
 */
export async function addTransferPart(
  source: ContainerSource,
  before: TransferState | undefined,
  options: ReadContainerOptions = {},
): Promise<AddedPart> {
  await using container = await readContainer(source, { ...options, findings: 'throw' });
  const head = await headOf(container);
  const { prozessId, messageType, nachrichtenUuid, part = 1, parts: total = 1 } = head;
  const fail = (code: string, message: string) =>
    new RathausError({
      code: `eakte.package.${code}`,
      origin: 'peer',
      message,
      details: { part, total, ...(before ? { known: before.total } : {}) },
    });
  if (!prozessId || !messageType || !(part >= 1 && part <= total && total <= maxParts)) {
    throw fail('part-invalid', 'The message does not say which part of which process it is');
  }
  if (
    before &&
    (before.prozessId.toLowerCase() !== prozessId.toLowerCase() || before.messageType !== messageType)
  ) {
    throw fail('part-foreign', 'The message belongs to another process or is of another type');
  }
  if (before && before.total !== total)
    throw fail('part-total', 'The parts of the transfer disagree on their number');
  const arrived: ArrivedPart = { part, nachrichtenUuid: nachrichtenUuid ?? '', sha512: await hashOf(source) };
  const same = before?.parts.find((known) => known.part === part);
  const sameId = before?.parts.find(
    (known) =>
      known.part !== part && known.nachrichtenUuid !== '' && known.nachrichtenUuid === nachrichtenUuid,
  );
  if ((same && same.sha512 !== arrived.sha512) || sameId) {
    throw fail('part-conflict', 'The same part or message came before with other content');
  }
  const state: TransferState = before ?? { prozessId, messageType, total, parts: [] };
  const after = same
    ? state
    : { ...state, parts: [...state.parts, arrived].toSorted((a, b) => a.part - b.part) };
  const missing = missingParts(after);
  return { result: same ? 'repeated' : 'new', part, state: after, missing, complete: missing.length === 0 };
}

async function headOf(container: Container): Promise<MessageHead> {
  const head = container.message && (await peekMessage(container.open(container.message)));
  if (head) return head;
  throw new RathausError({
    code: 'eakte.package.no-message',
    origin: 'peer',
    message: 'The container holds no readable message',
  });
}

async function hashOf(source: ContainerSource): Promise<string> {
  const bytes = await openByteSource(source);
  const hash = createHash('sha512');
  try {
    for await (const chunk of readRange(bytes, 0, bytes.size)) hash.update(chunk);
  } finally {
    await bytes.close();
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
 */
export async function* joinTransfer(
  state: TransferState,
  source: (part: ArrivedPart) => ContainerSource,
  options: ReadContainerOptions = {},
): AsyncGenerator<JoinedPart> {
  const missing = missingParts(state);
  if (missing.length > 0) {
    throw new RathausError({
      code: 'eakte.package.transfer-incomplete',
      origin: 'peer',
      message: 'Parts of the transfer are missing',
      details: { missing: missing.slice(0, 100).join(', '), total: state.total },
    });
  }
  for (const arrived of state.parts) {
    options.signal?.throwIfAborted();
    const from = source(arrived);
    if ((await hashOf(from)) !== arrived.sha512) {
      throw new RathausError({
        code: 'eakte.package.part-changed',
        origin: 'local',
        message: 'A part of the transfer is not the one that arrived',
        details: { part: arrived.part },
      });
    }
    await using container = await readContainer(from, { ...options, findings: 'throw' });
    yield { part: arrived.part, container };
  }
}

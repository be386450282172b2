import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted, untilAborted } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { isolate, type Observer } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import type { Akte, Aussonderung, Vorgang } from '../xdomea/model/index.ts';
import { writeMessage } from '../xdomea/write/write-message.ts';
import { containerName } from './container-name.ts';
import { planTransfer, type TransferLimits, type TransferPart } from './transfer-plan.ts';
import { type ContainerFile, type WriteContainerOptions, writeContainerFile } from './write-container.ts';

/** A record with its primary files. Sizes are needed to divide the transfer. */
export interface TransferObject {
  object: Akte | Vorgang;
  files: readonly (ContainerFile & { size: number })[];
}

/** What a split transfer is made of. */
export interface TransferInput {
  /** Everything but the records: header, covering letters, file plan. Part and total are filled in. */
  message: Omit<Aussonderung, 'schriftgutobjekt'>;
  /** Records from the given index on, in an order that stays the same: read once to plan and once to write. */
  objects: (from: number) => Iterable<TransferObject> | AsyncIterable<TransferObject>;
}

/** How a split transfer is written. */
export interface WriteTransferOptions extends TransferLimits, WriteContainerOptions {
  /** Id of the message of a part; default random. A part that is written again keeps its id. */
  randomUuid?: (() => string) | undefined;
  observer?: Observer<TransferEvent> | undefined;
}

/** What happens while a transfer is written. `part.kept`: the container was there already, unchanged. */
export interface TransferEvent {
  readonly type: 'part.written' | 'part.kept';
  readonly part: TransferListPart;
}

/** One container in the list of a transfer. */
export interface TransferListPart extends TransferPart {
  nachrichtenUuid: string;
  /** With size and hash once the container is written. */
  fileName: string;
  size?: number | undefined;
  /** SHA-512 of the container, lower-case hex. */
  sha512?: string | undefined;
}

/**
 * The list of the containers of a split transfer ("Transportdatei": the specification leaves format and name open).
 * It lies beside the containers and makes writing and joining resumable.
 */
export interface TransferList {
  format: 'rathaus-transfer-1';
  prozessId: string;
  messageType: string;
  parts: TransferListPart[];
}

const what = 'Writing a transfer';

/** Name of the list of a transfer. */
export function transferListName(prozessId: string, messageType: string): string {
  return `${prozessId}_${messageType}_Transport.json`;
}

/**
 * Writes a transfer of xdomea 4.0 as several messages of one process, each in its own container, numbered 1 of n to
 * n of n. Interrupted, it goes on where it stopped: containers that are there and unchanged are kept.
 * Throws `eakte.package.transfer-changed` when the records are divided otherwise than when it began (finish it with the
 * same records and limits, or use another folder), `.no-objects`, `.limits`, `.transfer-list` and what
 * `writeContainerFile()` throws.
 * Source: xdomea 4.0, LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp (0501, 0503).
 *
 * @example
 * const { parts } = await writeTransfer({ message: { messageType: '0503', kopf }, objects }, 'abgabe', { maxBytes: 4e9 });
 */
export async function writeTransfer(
  input: TransferInput,
  folder: string,
  options: WriteTransferOptions = {},
): Promise<TransferList> {
  const { kopf, messageType } = input.message;
  const { signal } = options;
  const notify = isolate(options.observer, { name: 'observer of writeTransfer' });
  const plan = await planTransfer(untilAborted(sizesOf(input), signal, what), options);
  if (plan.length === 0) {
    throw eakteError('eakte.package.no-objects');
  }
  const listPath = join(folder, transferListName(kopf.prozessId, messageType));
  const list = await resumeList(listPath, input, plan, options.randomUuid ?? (() => crypto.randomUUID()));
  // Ids are stored before the first container that carries one: a part written again keeps its id.
  await saveList(listPath, list, signal);
  for (const part of list.parts) {
    throwIfAborted(signal, what);
    const path = join(folder, part.fileName);
    if (await isUnchanged(path, part)) {
      notify({ type: 'part.kept', part });
      continue;
    }
    const receipt = await writeContainerFile(containerOf(input, part, list.parts.length), path, options);
    part.size = receipt.size;
    part.sha512 = receipt.sha512;
    await saveList(listPath, list, signal);
    notify({ type: 'part.written', part });
  }
  return list;
}

async function* sizesOf(input: TransferInput): AsyncGenerator<number> {
  for await (const { files } of input.objects(0)) yield files.reduce((sum, file) => sum + file.size, 0);
}

async function resumeList(
  path: string,
  input: TransferInput,
  plan: TransferPart[],
  randomUuid: () => string,
): Promise<TransferList> {
  const { kopf, messageType } = input.message;
  const known = await readTransferList(path);
  if (known) {
    const same =
      known.prozessId === kopf.prozessId &&
      known.parts.length === plan.length &&
      known.parts.every((part, index) => part.from === plan[index]!.from && part.to === plan[index]!.to);
    if (!same) {
      throw eakteError('eakte.package.transfer-changed', {
        details: { begun: known.parts.length, now: plan.length },
      });
    }
    return known;
  }
  const rootName = `Aussonderung.${messageType === '0501' ? 'Anbieteverzeichnis' : 'Aussonderung'}.${messageType}`;
  return {
    format: 'rathaus-transfer-1',
    prozessId: kopf.prozessId,
    messageType,
    parts: plan.map((part) => ({
      ...part,
      nachrichtenUuid: randomUuid(),
      fileName: containerName({
        version: '4.0.0',
        prozessId: kopf.prozessId,
        message: rootName,
        part: part.part,
      }).container,
    })),
  };
}

/** Reads the list of a transfer; undefined when there is none. Throws `eakte.package.transfer-list` for a broken one. */
export async function readTransferList(path: string): Promise<TransferList | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const list = JSON.parse(text) as TransferList;
    if (list.format === 'rathaus-transfer-1' && Array.isArray(list.parts)) return list;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw eakteError('eakte.package.transfer-list');
}

async function saveList(path: string, list: TransferList, signal: AbortSignal | undefined): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(list, undefined, 2)}\n`);
  await writeFileAtomically(path, [bytes], { signal, mode: 0o644 });
}

async function isUnchanged(path: string, part: TransferListPart): Promise<boolean> {
  if (part.sha512 === undefined) return false;
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== part.size) return false;
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex') === part.sha512;
}

function containerOf(input: TransferInput, part: TransferListPart, total: number) {
  const message: Aussonderung = {
    ...input.message,
    kopf: {
      ...input.message.kopf,
      nachrichtenUuid: part.nachrichtenUuid,
      lfdNrNachrichtProTyp: part.part,
      gesamtanzahlNachrichtenProTyp: total,
    },
    schriftgutobjekt: recordsOf(input, part),
  };
  return {
    message: {
      name: part.fileName.replace(/\.zip$/, '.xml'),
      content: () => writeMessage(message, { version: '4.0.0' }),
    },
    files: filesOf(input, part),
  };
}

async function* itemsOf(input: TransferInput, part: TransferPart): AsyncGenerator<TransferObject> {
  let index = part.from;
  for await (const item of input.objects(part.from)) {
    yield item;
    index++;
    if (index >= part.to) return;
  }
}

async function* recordsOf(input: TransferInput, part: TransferPart): AsyncGenerator<Akte | Vorgang> {
  for await (const item of itemsOf(input, part)) yield item.object;
}

async function* filesOf(input: TransferInput, part: TransferPart): AsyncGenerator<ContainerFile> {
  for await (const item of itemsOf(input, part)) yield* item.files;
}

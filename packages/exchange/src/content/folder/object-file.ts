import { Buffer } from 'node:buffer';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { plainMarkBytes } from '../plain.ts';
import type { ResealOutcome } from '../resealable.ts';
import { damaged } from '../sealing/damaged.ts';
import { headerBytes, isSealed, rewriteSteps, spareCleared } from '../sealing/header.ts';
import { keyUnknown } from '../sealing/key-unknown.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { stored } from '../storage-fault.ts';
import { tidy } from '../tidy.ts';
import { type ContentFileSystem, hasCode, isAbsent, withFile } from './file-system.ts';
import { fileMode, isTooOpen, type PrivateFolders } from './private-folders.ts';

/** The beginning of an object, opened, and how to read the rest. */
export interface OpenedObject {
  head: Buffer;
  /** Where the payload begins. */
  start: number;
  /** Whether pieces of the file are handed out as they are. */
  isPlain: boolean;
  payload(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** What reading and rewriting an object needs. */
export interface ObjectPlace {
  fs: ContentFileSystem;
  folders: PrivateFolders;
  sealer: Sealer | undefined;
  legacyPlain: boolean;
}

/** A multiple of a sealed chunk. */
const readBytes = 16 * (64 * 1024 + 16);

const what = 'Reading content';
const missing = () => exchangeError('exchange.content.missing');

/** Never follows a link and never waits for the other end of a pipe. Throws `exchange.content.missing`. */
async function openFile({ fs, folders }: ObjectPlace, name: string, access: number): Promise<FileHandle> {
  const segments = name.split('/');
  if ((await folders.find(segments.slice(0, -1))) === undefined) throw missing();
  const flags = access | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await fs.open(join(folders.root, ...segments), flags).catch((error: unknown) => {
    if (isAbsent(error) || hasCode(error, 'EISDIR')) throw missing();
    throw hasCode(error, 'ELOOP') ? damaged('not-a-file') : error;
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw found.isDirectory() ? missing() : damaged('not-a-file');
    if (isTooOpen(found, fileMode)) await file.chmod(fileMode);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHead(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(headerBytes);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await file.read(head, filled, headerBytes - filled, filled);
    filled += bytesRead;
    if (bytesRead === 0 || filled === headerBytes) return head.subarray(0, filled);
  }
}

async function openHead(
  { sealer, legacyPlain }: ObjectPlace,
  name: string,
  head: Buffer,
  signal: AbortSignal | undefined,
): Promise<OpenedObject> {
  if (!isSealed(head)) {
    if (sealer && !legacyPlain) throw damaged('not-sealed');
    return { head, start: plainMarkBytes(head), isPlain: true, payload: (pieces) => pieces };
  }
  if (!sealer) throw keyUnknown(head);
  const opened = await sealer.open(name, head, signal);
  return { head, start: headerBytes, isPlain: false, payload: (pieces) => opened.open(pieces) };
}

/** Opens the head of an object and closes the file: whoever gets a stream and never reads it keeps nothing open. */
export async function openObject(
  place: ObjectPlace,
  name: string,
  signal: AbortSignal | undefined,
): Promise<OpenedObject> {
  const reading = withFile(openFile(place, name, constants.O_RDONLY), readHead);
  const head = await stored(() => unlessAborted(reading, signal, what));
  return openHead(place, name, head, signal);
}

/** The plaintext of an object. One that was replaced after it was opened is opened again. */
export async function* readObject(
  place: ObjectPlace,
  name: string,
  opened: OpenedObject,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  throwIfAborted(signal, what);
  const opening = stored(() => openFile(place, name, constants.O_RDONLY));
  const file = await unlessAborted(opening, signal, what).catch((error: unknown) => {
    // Opened when nobody waits any more.
    opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  });
  try {
    const head = await stored(() => unlessAborted(readHead(file), signal, what));
    const current = head.equals(opened.head) ? opened : await openHead(place, name, head, signal);
    yield* current.payload(piecesFrom(file, current, signal));
  } finally {
    // Of a file that was read: what cannot be closed has lost nothing.
    await tidy(() => file.close());
  }
}

async function* piecesFrom(
  file: FileHandle,
  { start, isPlain }: OpenedObject,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const { size } = await stored(() => unlessAborted(file.stat(), signal, what));
  // One byte more than is left shows the end.
  const newBlock = (at: number) => Buffer.allocUnsafeSlow(Math.min(readBytes, Math.max(size - at, 0) + 1));
  let block = newBlock(start);
  for (let at = start; ; ) {
    throwIfAborted(signal, what);
    // What the reader keeps is not written over.
    if (isPlain && at > start) block = newBlock(at);
    const { bytesRead } = await stored(() =>
      unlessAborted(file.read(block, 0, block.length, at), signal, what),
    );
    if (bytesRead === 0) return;
    at += bytesRead;
    yield block.subarray(0, bytesRead);
  }
}

/**
 * Seals one file with the current key: the header is written over in the file itself, in steps of which each leaves it
 * readable. A file that is replaced or removed meanwhile is not this one any more, so nothing is brought back.
 */
export async function resealFile(
  place: ObjectPlace & { sealer: Sealer },
  name: string,
  signal: AbortSignal | undefined,
): Promise<ResealOutcome> {
  let file: FileHandle;
  try {
    file = await stored(() => openFile(place, name, constants.O_RDWR));
  } catch (error) {
    if (exchangeError.is(error) && error.code === 'exchange.content.missing') return 'missing';
    throw error;
  }
  try {
    const head = await stored(() => readHead(file));
    if (!isSealed(head)) return 'plain';
    const todo = await place.sealer.reseal(name, head, signal);
    if (todo.state === 'current') return 'current';
    throwIfAborted(signal, 'Sealing content anew');
    const steps = todo.state === 'former' ? rewriteSteps(todo.header) : [spareCleared()];
    await stored(() => rewrite(file, head, steps));
    return 'resealed';
  } finally {
    await stored(() => file.close());
  }
}

async function rewrite(
  file: FileHandle,
  head: Buffer,
  steps: readonly { at: number; bytes: Buffer }[],
): Promise<void> {
  // Another process may have done it while the key was asked for.
  if (!(await readHead(file)).equals(head)) return;
  const { atime, mtime } = await file.stat();
  for (const { at, bytes } of steps) {
    await file.write(bytes, 0, bytes.length, at);
    await file.sync();
  }
  // The age of the content is that of its payload.
  await file.utimes(atime, mtime);
}

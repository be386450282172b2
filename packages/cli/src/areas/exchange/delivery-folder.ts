import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '@rathaus/client-core/node';
import { isUuid } from '@rathaus/client-core/text';
import type { ReceivedAttachment, ReceivedContent, ReceivedDelivery } from '@rathaus/exchange';

/** One file as it lies in the folder of a delivery. */
interface WrittenFile {
  readonly file: string;
  readonly size: number;
  readonly sha512: string;
  readonly mimeType: string;
  /** As the sender says. */
  readonly name?: string | undefined;
}

/** What a delivery is, beside its files: `zustellung.json`. */
interface Manifest {
  readonly key: string;
  readonly files: readonly WrittenFile[];
}

export const manifestName = 'zustellung.json';

/** How one delivery is written. */
export interface WriteDeliveryOptions {
  readonly signal: AbortSignal;
  onBytes?(done: number, total: number): void;
}

/**
 * Writes a delivery as a folder of its own below `folder`: data, attachments and `zustellung.json`. The folder appears
 * under its name when everything in it is on the disk, also after a power cut; so a folder that is there is whole, and the
 * same delivery is not written twice. Returns the path. Errors: those of the file system and of the content.
 */
export async function writeDelivery(
  folder: string,
  delivery: ReceivedDelivery,
  { signal, onBytes }: WriteDeliveryOptions,
): Promise<{ path: string; isNew: boolean }> {
  const name = folderName(delivery);
  const path = join(folder, name);
  if (await isWritten(path, delivery.key)) return { path, isNew: false };
  const temporary = join(folder, `.${name}.part`);
  // What a process that was killed has left.
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { mode: 0o700 });
  try {
    const contents: readonly (ReceivedContent & Pick<Partial<ReceivedAttachment>, 'fileName'>)[] = [
      delivery.data,
      ...delivery.attachments,
    ];
    const total = contents.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const files: WrittenFile[] = [];
    for (const [index, content] of contents.entries()) {
      const { fileName } = content;
      const file =
        index === 0 ? `daten${endingOf(content)}` : attachmentName(index, fileName, contents.length);
      await writeContent(join(temporary, file), content, signal, (length) => {
        done += length;
        onBytes?.(done, total);
      });
      const { size, sha512, mimeType } = content;
      files.push({ file, size, sha512, mimeType, name: fileName });
    }
    await writeSynced(join(temporary, manifestName), [Buffer.from(manifestOf(delivery, files))]);
    await syncFolder(temporary);
    await rename(temporary, path);
    await syncFolder(folder);
    return { path, isNew: true };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** The id at the service is a UUID; what another way of delivery calls its deliveries may be no name for a folder. */
const folderName = ({ remoteId, key }: ReceivedDelivery): string =>
  isUuid(remoteId) ? remoteId.toLowerCase() : createHash('sha256').update(key).digest('hex').slice(0, 40);

/** Whether the folder is there and is that of this delivery. It was renamed when all was written. */
async function isWritten(path: string, key: string): Promise<boolean> {
  const content = await readFile(join(path, manifestName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return content !== undefined && (JSON.parse(content) as Partial<Manifest>).key === key;
}

async function writeContent(
  path: string,
  content: ReceivedContent,
  signal: AbortSignal,
  onBytes: (length: number) => void,
): Promise<void> {
  const counted = async function* () {
    for await (const chunk of content.stream({ signal }) as AsyncIterable<Uint8Array>) {
      yield chunk;
      onBytes(chunk.length);
    }
  };
  await writeSynced(path, counted());
}

async function writeSynced(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await file.appendFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

function manifestOf(delivery: ReceivedDelivery, files: readonly WrittenFile[]): string {
  const { id, key, transport, source, remoteId, sentAt, receivedAt, message, replyTo } = delivery;
  const manifest = { key, id, transport, source, remoteId, sentAt, receivedAt, message, replyTo, files };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const endings: Readonly<Record<string, string>> = { 'application/json': '.json', 'application/xml': '.xml' };

const endingOf = ({ mimeType }: ReceivedContent): string =>
  Object.hasOwn(endings, mimeType) ? endings[mimeType]! : '.bin';

/**
 * Name of an attachment on the disk: its number, and what is harmless of the name that the sender gives. The number makes
 * it unique, and no name of a device or a hidden file.
 */
export function attachmentName(number: number, given: string | undefined, count: number): string {
  const prefix = String(number).padStart(String(count).length, '0');
  const last = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const harmless = last.replace(/[^\p{L}\p{M}\p{N}._ ()+-]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(harmless)?.[0] ?? '';
  const stem = harmless.slice(0, harmless.length - ending.length);
  // 255 bytes are the limit of usual file systems; a letter may have four.
  const short = Array.from(stem).slice(0, 50).join('');
  return short === '' && ending === '' ? `${prefix}-anlage` : `${prefix}-${short || 'anlage'}${ending}`;
}

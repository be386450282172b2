import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { abortedError } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import type { Content } from './content.ts';
import { type WrittenFile, writeZip, type ZipEntryInput } from './zip-write.ts';

/** A file to be packed. */
export interface ContainerFile {
  /** Name in the container: flat, `<UUID>.<ext>` or `<UUID>_<text>.<ext>` as the message says. */
  name: string;
  /** Bytes, where known: checked while packing, and required from 4 GiB. */
  size?: number | undefined;
  content: Content;
}

/** What goes into a container. */
export interface ContainerInput {
  /** The message. Its name is the stem of the container plus `.xml`; `containerName()` makes both. */
  message: ContainerFile;
  /** Primary and signature files, in the order they shall have. */
  files: Iterable<ContainerFile> | AsyncIterable<ContainerFile>;
}

/** How a container is written. */
export interface WriteContainerOptions {
  /** Which entries to deflate. Default: by extension, text (xml, txt, csv, html …) yes, everything else is stored. */
  compress?: ((name: string) => boolean) | undefined;
  /** SHA-512 of each entry besides that of the container. Costs one more hash of every byte. Default true. */
  hashEntries?: boolean | undefined;
  signal?: AbortSignal | undefined;
  /** Called after each entry: `entries` with their number so far, `files` with their unpacked bytes. */
  onProgress?: OnProgress<'entries' | 'files'> | undefined;
}

/** What was written: the receipt that goes into the transfer and into the proof. */
export interface ContainerReceipt {
  /** File name of the container: stem of the message plus `.zip`. */
  fileName: string;
  size: number;
  /** SHA-512 of the container, lower-case hex. */
  sha512: string;
  /** Message first, then the files as given. */
  entries: WrittenFile[];
}

const textual = /\.(xml|xsd|txt|csv|tsv|html?|json|rtf|ps|dtd|bmp|tiff?|eml|svg|md|log)$/i;

async function* entriesOf(
  input: ContainerInput,
  compress: (name: string) => boolean,
): AsyncGenerator<ZipEntryInput> {
  yield { ...input.message, compress: compress(input.message.name) };
  for await (const file of input.files) yield { ...file, compress: compress(file.name) };
}

function nameOf(input: ContainerInput): string {
  return `${input.message.name.replace(/\.xml$/i, '')}.zip`;
}

async function* packed(
  input: ContainerInput,
  options: WriteContainerOptions,
  finish: (receipt: ContainerReceipt) => void,
): AsyncGenerator<Uint8Array> {
  const total = createHash('sha512');
  const notify = isolate(options.onProgress, { name: 'onProgress of writeContainer' });
  const entries: WrittenFile[] = [];
  let size = 0;
  let bytes = 0;
  const chunks = writeZip(entriesOf(input, options.compress ?? ((name) => textual.test(name))), {
    hashEntries: options.hashEntries ?? true,
    signal: options.signal,
    onEntry(file) {
      entries.push(file);
      bytes += file.size;
      notify({ step: 'entries', done: entries.length, total: undefined, unit: 'items' });
      notify({ step: 'files', done: bytes, total: undefined, unit: 'bytes' });
    },
  });
  for await (const chunk of chunks) {
    total.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  finish({ fileName: nameOf(input), size, sha512: total.digest('hex'), entries });
}

/**
 * Packs a message and its files into one container, as a stream in constant memory and the same bytes in every run.
 * `done` resolves when the stream has been read to its end, and rejects with what broke it (also when it is cancelled).
 *
 * Errors (`RathausError`, origin `local`): `eakte.package.entry-name` (`details.fault` says what is wrong with it),
 * `.entry-twice`, `.entry-size`, `.size-undeclared`, `.content`.
 * Source: xdomea specification, flat ZIP with exactly one message and its files.
 *
 * @example
 * const { fileName, stream, done } = writeContainer({ message: { name: names.message, content: () => writeMessage(message, { version }) }, files });
 * await transport.send(fileName, stream);
 * const { sha512 } = await done;
 */
export function writeContainer(
  input: ContainerInput,
  options: WriteContainerOptions = {},
): { fileName: string; stream: ReadableStream<Uint8Array>; done: Promise<ContainerReceipt> } {
  let resolve!: (receipt: ContainerReceipt) => void;
  let reject!: (reason: unknown) => void;
  const done = new Promise<ContainerReceipt>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever only reads the stream learns of the failure there.
  done.catch(() => undefined);
  const chunks = packed(input, options, resolve);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          reject(error);
          controller.error(error);
        }
      },
      async cancel(reason) {
        reject(reason ?? abortedError('Writing a container'));
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return { fileName: nameOf(input), stream, done };
}

/**
 * Packs into a file: written beside its final place under a temporary name, synced, renamed. Nothing half is left,
 * whatever fails. `target` is a folder (the container gets its own name there) or the path of the file.
 * Errors: those of `writeContainer()` and of the file system.
 *
 * @example
 * const { path, sha512 } = await writeContainerFile({ message, files }, 'ausgang', { signal });
 */
export async function writeContainerFile(
  input: ContainerInput,
  target: string,
  options: WriteContainerOptions = {},
): Promise<ContainerReceipt & { path: string }> {
  const folder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const path = folder ? join(target, nameOf(input)) : target;
  let receipt: ContainerReceipt | undefined;
  const chunks = packed(input, options, (done) => {
    receipt = done;
  });
  await writeFileAtomically(path, chunks, { signal: options.signal, mode: 0o644 });
  return { ...receipt!, fileName: basename(path), path };
}

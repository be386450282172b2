import { createHash } from 'node:crypto';
import { isolate } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import { refused } from '../xdomea/convert/unfit.ts';
import { type Conversion, convertMessage } from '../xdomea/index.ts';
import { type ByteSource, type ContainerSource, readRange } from './byte-source.ts';
import { containerName } from './container-name.ts';
import { HashLedger } from './hash-ledger.ts';
import { closeTransfer, openTransfer } from './open-transfer.ts';
import type { Container } from './read-container.ts';
import { SignatureFiles } from './signature-files.ts';
import { type ContainerFile, writeContainer } from './write-container.ts';
import {
  type ConvertedTransfer,
  type ConvertFileOptions,
  type NamedTarget,
  pathOf,
  writeConverted,
} from './write-converted.ts';

/**
 * Converts a container with every file, or a bare message, to another version and writes the result whole or not at
 * all. In a container it renames what has to be renamed and adds the signatures of 2.x.
 *
 * Before the result appears each hash that the target version has no place for has been compared with its file; the
 * verified ones are in a list beside the result (`checksums`). Streams in constant memory but for about a kilobyte
 * for each file. `target` is the path of the result, or a function that gets the name it should have.
 *
 * Errors: those of `convertMessage()` (`eakte.xdomea.not-convertible` with `details.reason` `hash-differs` or
 * `hash-unverified` and the numbers: the observer hears which hashes they are), of `readContainer()` and
 * `Container.open()`, `eakte.package.no-message`, and the file system's. Source: xdomea has the element Hash since 4.0;
 * what is refused and the list are ours (ADR 0156).
 *
 * @example
 * const { report, hashes, checksums } = await convertFile('abgabe.zip', (name) => join('ausgang', name), { to: '3.1.0' });
 */
export async function convertFile(
  source: ContainerSource,
  target: NamedTarget,
  options: ConvertFileOptions,
): Promise<ConvertedTransfer> {
  const { signal } = options;
  const { fileName, limits } = options;
  const transfer = await openTransfer(source, { fileName, limits, signal });
  try {
    const { bytes, container } = transfer;
    return await (container
      ? convertContainer(container, target, options)
      : convertBare(bytes, target, options));
  } finally {
    await closeTransfer(transfer, signal);
  }
}

async function convertContainer(
  container: Container,
  target: NamedTarget,
  options: ConvertFileOptions,
): Promise<ConvertedTransfer> {
  const { signal, logger, dryRun } = options;
  const signatures = new SignatureFiles();
  try {
    const { message, files, entries } = container;
    if (!message) throw eakteError('eakte.package.no-message');
    const total = [...entries, ...(options.addHashes ? files : [])].reduce((sum, { size }) => sum + size, 0);
    const counted = counterOf(total, options);
    const notify = isolate(options.observer, { name: 'observer of convertFile', logger });
    const ledger = new HashLedger(notify);
    const digests = options.addHashes ? await digestsOf(container, counted, signal) : undefined;
    const conversion = await convertMessage(counted(container.open(message, { signal })), {
      ...options,
      observer: notify,
      onFile: (file) => (dryRun ? undefined : signatures.add(file)),
      onHashes: (found) => {
        for (const stated of found) ledger.add(stated);
      },
      hashOf: digests && ((name) => hashOf(digests.get(name))),
    });
    return await released(conversion, async () => {
      const names = containerName(conversion.naming);
      const path = await pathOf(target, names.container, signal);
      signatures.beside(path);
      /** Asked for when the message has been written: only then all new names and all hashes are known. */
      function* converted(): Generator<ContainerFile> {
        for (const entry of files) {
          yield {
            name: conversion.renames.get(entry.name) ?? entry.name,
            size: entry.size,
            content: () => ledger.watch(entry.name, counted(container.open(entry, { signal }))),
          };
        }
        yield* signatures.files();
      }
      const { stream } = writeContainer(
        { message: { name: names.message, content: () => conversion.stream }, files: converted() },
        { signal, hashEntries: false },
      );
      return writeConverted(
        { kind: 'container', conversion, ledger, fileName: names.container, path, bytes: stream },
        options,
      );
    });
  } finally {
    await signatures.close();
  }
}

async function convertBare(
  source: ByteSource,
  target: NamedTarget,
  options: ConvertFileOptions,
): Promise<ConvertedTransfer> {
  const { signal, logger, unverifiedHashes } = options;
  const notify = isolate(options.observer, { name: 'observer of convertFile', logger });
  // No file is there: nothing can be compared.
  const ledger = new HashLedger(notify);
  const counted = counterOf(source.size, options);
  const conversion = await convertMessage(counted(readRange(source, 0, source.size, signal)), {
    ...options,
    observer: notify,
    onFile() {
      throw refused('signature-files', options.to);
    },
    onHashes:
      unverifiedHashes === 'list'
        ? (found) => {
            for (const stated of found) ledger.add(stated);
          }
        : undefined,
  });
  const result = await released(conversion, async () => {
    const fileName = containerName(conversion.naming).message;
    const path = await pathOf(target, fileName, signal);
    return writeConverted(
      { kind: 'message', conversion, ledger, fileName, path, bytes: conversion.stream },
      options,
    );
  });
  return result;
}

/** Closes the source also when nobody began to read the result. */
async function released<T>({ stream }: Conversion, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    // A stream that broke rejects with what broke it, which is known already.
    if (!stream.locked) await stream.cancel().catch(() => undefined);
  }
}

/** Counts the bytes that are read of all that there are to read. */
function counterOf(total: number, { onProgress, logger }: ConvertFileOptions) {
  const notify = isolate(onProgress, { name: 'onProgress of convertFile', logger });
  let done = 0;
  return async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      yield chunk;
      done += chunk.length;
      notify({ step: 'files', done, total, unit: 'bytes' });
    }
  };
}

/** SHA-512 of each file by its name. */
async function digestsOf(
  container: Container,
  counted: ReturnType<typeof counterOf>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const entry of container.files) {
    const digest = createHash('sha512');
    for await (const chunk of counted(container.open(entry, { signal }))) digest.update(chunk);
    digests.set(entry.name, digest.digest('hex'));
  }
  return digests;
}

const hashOf = (digest: string | undefined) =>
  digest === undefined ? undefined : { wert: digest, algorithmus: { code: 'SHA-512', listVersion: '1.0.0' } };
